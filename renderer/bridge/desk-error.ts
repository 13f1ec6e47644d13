import type { WireError } from '../../shared/contract/envelope.ts';

/** An answer that was not the expected one: worded by ui/ErrorView from `code` and `params`. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: string;
  readonly params: WireError['params'];
  /** set for unexpected errors: the log's id of the details */
  readonly incidentId: string | undefined;

  constructor(error: WireError) {
    super(error.code);
    this.code = error.code;
    this.params = error.params;
    this.incidentId = error.incidentId;
  }
}

/** Any thrown thing as a DeskError, so that every screen words it the same way. */
export function toDeskError(thrown: unknown): DeskError {
  if (thrown instanceof DeskError) return thrown;
  console.error(thrown);
  return new DeskError({ code: 'page.unexpected', params: {} });
}
