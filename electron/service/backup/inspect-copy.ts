import { invariant } from '../../../shared/kernel/assert.ts';
import { openConnection } from '../db/connection.ts';
import { type BookCounts, checkIsWholeBook, countBook, signatureOfHead } from '../db/integrity.ts';

/** A finished copy that nobody else has open, and the key of the book it was made of. */
export interface CopyToInspect {
  readonly path: string;
  readonly key: Uint8Array;
}

/** What a sound copy holds, for its manifest. */
export interface CopyFacts {
  readonly counts: BookCounts;
  readonly auditSignature: string;
}

/**
 * Opens the copy with the key and checks it: pages, application id, counts, head of the audit chain. Throws a
 * refusal or the engine's error. Reads the whole file in one go: inspect-copy-thread.ts runs it beside the service.
 */
export function inspectCopy(copy: CopyToInspect): CopyFacts {
  const connection = openConnection({ ...copy, use: 'copy' });
  try {
    // one file without a write-ahead file beside it, wherever it is carried
    invariant(
      connection.pragma('journal_mode = DELETE', { simple: true }) === 'delete',
      'a backup is one file',
    );
    checkIsWholeBook(connection);
    return { counts: countBook(connection), auditSignature: signatureOfHead(connection) };
  } finally {
    connection.close();
  }
}
