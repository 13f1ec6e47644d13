import { join } from 'node:path';
import { millisOfInstant } from '../../../shared/kernel/instant.ts';
import { BOOK_FILE } from '../book/book-folder.ts';
import { bookDb } from '../book/open-book.ts';
import { openOf } from '../book/session.ts';
import { openConnection } from '../db/connection.ts';
import { countBook } from '../db/integrity.ts';
import { asRefusal } from '../db/refusal.ts';
import type { ServiceCore } from '../rpc/service-core.ts';
import { nextCopyAfter } from './copy-times.ts';
import type { BackupView } from './list-backups.ts';
import type { BackupKind } from './manifest.ts';
import { pruneBackups, takeBackup } from './take-backup.ts';

/**
 * A verified copy of the open book: writes wait, reads go on between the chunks. Call it without holding a
 * turn.
 */
export async function keepBackup(core: ServiceCore, kind: BackupKind): Promise<BackupView> {
  const { files, inspectCopy } = core.desk();
  return core.gate.holdingWrites(async () => {
    const seq = await core.gate.read(async () => checkpoint(core));
    try {
      const { vault, dataKey } = openOf(core.session);
      const backup = await takeBackup({
        files,
        inspectCopy,
        bookFolder: core.session.folder,
        vault,
        dataKey,
        now: core.clock.now(),
        kind,
        programVersion: core.programVersion,
        newId: core.newId,
      });
      core.session.auditSeqAtOpen = seq;
      core.session.nextCopyAtMs = nextCopyAfter(millisOfInstant(core.clock.now()));
      await pruneBackups(files, core.session.folder);
      return backup;
    } finally {
      await core.gate.read(async () => takeLockAgain(core));
    }
  });
}

/** Everything committed is in book.db itself, and nothing is left in the write-ahead file. */
function checkpoint(core: ServiceCore): number {
  const { connection } = openOf(core.session);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  return countBook(connection).auditSeq;
}

/**
 * On POSIX systems closing any handle of a file drops the process's locks on it (sqlite.org/howtocorrupt.html
 * 2.2), the copying above included: the book is opened anew, which takes the lock or learns that somebody
 * else has it.
 */
function takeLockAgain(core: ServiceCore): void {
  const { session } = core;
  const open = openOf(session);
  open.connection.close();
  try {
    const path = join(session.folder, BOOK_FILE);
    const connection = openConnection({ path, key: open.dataKey, use: 'live' });
    session.state = {
      kind: 'open',
      open: { ...open, connection, db: bookDb(connection, core.desk().files) },
    };
  } catch (error) {
    const refused = asRefusal(error);
    session.state = { kind: 'refused', refusal: refused.refusal, vault: open.vault };
    throw refused;
  }
}
