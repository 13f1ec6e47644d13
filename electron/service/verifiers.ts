import type { Verifier } from './book/verify-book.ts';

/** One line per area: what `verify` checks beyond the file, the audit chain and the documents. */
export const VERIFIERS: readonly Verifier[] = [];
