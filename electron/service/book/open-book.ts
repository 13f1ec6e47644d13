import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import { daysBetween, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { bookFact, setBookFact } from '../db/book-facts.ts';
import { assertPragmas, openConnection } from '../db/connection.ts';
import { bookDialect } from '../db/dialect.ts';
import { checkIsBook, checkIsWholeBook } from '../db/integrity.ts';
import { isUpgradeDue, migrateToNewest } from '../db/migrate.ts';
import type { BookMigration } from '../db/migrations/index.ts';
import { asRefusal } from '../db/refusal.ts';
import type { BookSchema } from '../db/schema.ts';
import { checkSchema } from '../db/schema-check.ts';
import type { FilePort } from '../files/file-port.ts';
import {
  BOOK_FILE,
  BOOK_JOURNALS,
  probeWritable,
  refuseForeignFile,
  refuseUnsafePlace,
} from './book-folder.ts';

const ALWAYS_CHECKED_BYTES = 200 * 1024 * 1024;
const DAYS_BETWEEN_CHECKS = 7;

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
  readonly today: LocalDate;
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
    const wasCutShort = await hasJournal(wish);
    const size = (await wish.files.facts(path))?.bytes ?? 0;
    connection = openConnection({ path, key: wish.dataKey, use: 'live' });
    checkIsBook(connection);
    const isUpgrade = isUpgradeDue(connection, wish.migrations);
    await checkSchema(connection, wish);
    if (isUpgrade) {
      // reading the file for the copy would drop this process's lock on it: closed first, opened again after
      connection.close();
      await wish.keepCopy();
      connection = openConnection({ path, key: wish.dataKey, use: 'live' });
      const db = new Kysely<unknown>({ dialect: bookDialect(connection, wish.files) });
      await migrateToNewest({ connection, db, migrations: wish.migrations });
    }
    const db = bookDb(connection, wish.files);
    await checkWhenDue(
      { connection, db },
      { isDue: wasCutShort || size < ALWAYS_CHECKED_BYTES, today: wish.today },
    );
    assertPragmas(connection);
    return { connection, db };
  } catch (error) {
    connection?.close();
    throw asRefusal(error);
  }
}

async function hasJournal({ files, folder }: OpenWish): Promise<boolean> {
  const names = await files.list(folder);
  return BOOK_JOURNALS.some((journal) => names.includes(journal));
}

/**
 * The check of all pages: at every start while the book is small (0.8 s for 45 MB), after a start that found
 * a write-ahead file left behind, and otherwise once a week. A page that is read is authenticated in any
 * case.
 */
async function checkWhenDue(
  book: BookConnection,
  check: { readonly isDue: boolean; readonly today: LocalDate },
): Promise<void> {
  const lastOn = await bookFact(book.db, 'checked_on');
  const isWeekOver =
    lastOn === undefined || daysBetween(localDate(lastOn), check.today) >= DAYS_BETWEEN_CHECKS;
  if (!check.isDue && !isWeekOver) return;
  checkIsWholeBook(book.connection);
  if (isWeekOver) await book.db.transaction().execute((tx) => setBookFact(tx, 'checked_on', check.today));
}

export function bookDb(connection: Database.Database, files: FilePort): Kysely<BookSchema> {
  return new Kysely<BookSchema>({ dialect: bookDialect(connection, files) });
}
