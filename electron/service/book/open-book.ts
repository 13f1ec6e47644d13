import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { assertPragmas, openConnection } from '../db/connection.ts';
import { bookDialect } from '../db/dialect.ts';
import { checkIsWholeBook } from '../db/integrity.ts';
import { isUpgradeDue, migrateToNewest } from '../db/migrate.ts';
import type { BookMigration } from '../db/migrations/index.ts';
import { asRefusal } from '../db/refusal.ts';
import type { BookSchema } from '../db/schema.ts';
import type { FilePort } from '../files/file-port.ts';
import { BOOK_FILE, probeWritable, refuseForeignFile, refuseUnsafePlace } from './book-folder.ts';

/** The one connection to the open book. */
export interface BookConnection {
  readonly connection: Database.Database;
  readonly db: Kysely<BookSchema>;
}

export interface OpenWish {
  readonly files: FilePort;
  readonly folder: string;
  readonly dataKey: Uint8Array;
  readonly migrations: readonly BookMigration[];
  /** verified copy before an upgrade, taken while the book is closed */
  readonly keepCopy: () => Promise<void>;
}

/**
 * The open sequence of desktop.md 1.2 and 1.5. Throws BookRefusedError with the reason; whatever happens, the
 * files are left as they were and nothing is created in their place.
 */
export async function openBook(wish: OpenWish): Promise<BookConnection> {
  let connection: Database.Database | undefined;
  try {
    refuseUnsafePlace(wish.folder);
    const path = join(wish.folder, BOOK_FILE);
    await refuseForeignFile(wish.files, path);
    await probeWritable(wish.files, wish.folder);
    connection = openConnection({ path, key: wish.dataKey, use: 'live' });
    checkIsWholeBook(connection);
    if (isUpgradeDue(connection, wish.migrations)) {
      // reading the file for the copy would drop this process's lock on it: closed first, opened again after
      connection.close();
      await wish.keepCopy();
      connection = openConnection({ path, key: wish.dataKey, use: 'live' });
      const db = new Kysely<unknown>({ dialect: bookDialect(connection, wish.files) });
      await migrateToNewest({ connection, db, migrations: wish.migrations });
    }
    assertPragmas(connection);
    return { connection, db: bookDb(connection, wish.files) };
  } catch (error) {
    connection?.close();
    throw asRefusal(error);
  }
}

export function bookDb(connection: Database.Database, files: FilePort): Kysely<BookSchema> {
  return new Kysely<BookSchema>({ dialect: bookDialect(connection, files) });
}
