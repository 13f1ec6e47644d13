import type { Refusal, RefusalReason } from '../../../shared/contract/book.ts';
import { errorCode } from '../files/error-code.ts';

/**
 * A book that is not opened: thrown by the open sequence, answered as 'book.refused', worded from its reason.
 */
export class BookRefusedError extends Error {
  override readonly name = 'BookRefusedError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`book refused: ${refusal.reason}${refusal.detailCode === null ? '' : ` (${refusal.detailCode})`}`);
    this.refusal = refusal;
  }
}

export function refusal(reason: RefusalReason, facts: Partial<Omit<Refusal, 'reason'>> = {}): Refusal {
  return { reason, detailCode: null, bookSchema: null, programSchema: null, incidentId: null, ...facts };
}

export function refuse(
  reason: RefusalReason,
  facts: Partial<Omit<Refusal, 'reason'>> = {},
): BookRefusedError {
  return new BookRefusedError(refusal(reason, facts));
}

/**
 * What a SQLite or file error says about the book. A folder or disk problem is never called damage
 * (desktop.md 1.4 no. 23: a "recovery" once threw away a healthy book because the folder was the problem).
 */
export function refusalReasonOf(error: unknown): RefusalReason {
  const code = errorCode(error) ?? '';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return 'diskFull';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    return 'readOnly';
  }
  return 'unreachable';
}

/** Turns any failure of the open sequence into a refusal; a refusal stays itself. */
export function asRefusal(error: unknown): BookRefusedError {
  if (error instanceof BookRefusedError) return error;
  const wrapped = refuse(refusalReasonOf(error), { detailCode: errorCode(error) ?? null });
  wrapped.cause = error;
  return wrapped;
}

/** Whether an error means that there is no room left, so that nothing is tried again until there is. */
export function isDiskFull(error: unknown): boolean {
  return refusalReasonOf(error) === 'diskFull';
}
