import type Database from 'better-sqlite3';
import { invariant } from '../../../shared/kernel/assert.ts';
import { LIVE_CACHE_KIB } from './connection.ts';

/** The random indexes of an import of 100,000 loans fit: no page is written twice. */
const BULK_CACHE_KIB = 128 * 1024;

/**
 * One very large transaction. Through the write-ahead file each of its pages would be encrypted, read back, decrypted
 * and encrypted again, the last three in the commit, which takes a quarter of a minute at 800 MB. With a rollback
 * journal new pages go straight to their place and the commit is short; as safe against kill and power cut, only that
 * nobody can read meanwhile, which nobody does: the work holds the write turn.
 */
export async function inBulkMode<T>(connection: Database.Database, work: () => Promise<T>): Promise<T> {
  switchJournal(connection, 'delete');
  connection.pragma(`cache_size = -${BULK_CACHE_KIB}`);
  try {
    return await work();
  } finally {
    // damage met in the work has closed it
    if (connection.open) {
      switchJournal(connection, 'wal');
      connection.pragma(`cache_size = -${LIVE_CACHE_KIB}`);
      connection.pragma('shrink_memory');
    }
  }
}

function switchJournal(connection: Database.Database, wanted: 'delete' | 'wal'): void {
  const mode = connection.pragma(`journal_mode = ${wanted}`, { simple: true });
  invariant(mode === wanted, 'the journal mode changes between transactions');
}
