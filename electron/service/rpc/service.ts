import type { WireError, WireEvent } from '../../../shared/contract/envelope.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/** The desk without its window: what entry.ts, the command line and the tests hold. */
export interface Service {
  /** commandId: from the page for commands and jobs; made here when absent (command line, tests) */
  call(
    method: string,
    input: unknown,
    options?: { readonly commandId?: string },
  ): Promise<Result<unknown, WireError>>;
  /** topics after commits and job progress; returns the unsubscribing function */
  onEvent(listener: (event: WireEvent) => void): () => void;
  /** hands a chosen file over and gets the token the page may use once */
  offerFile(path: string): string;
  /** cancels jobs, finishes the running command, keeps a copy if the book changed, checkpoints and closes */
  close(closing?: { readonly withoutCopy?: boolean }): Promise<void>;
}
