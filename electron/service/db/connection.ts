import Database from 'better-sqlite3';
import { invariant } from '../../../shared/kernel/assert.ts';
import { rawKeyText } from './raw-key.ts';

/** 'CLBK' */
export const APPLICATION_ID = 0x434c_424b;
export const LIVE_CACHE_KIB = 96 * 1024;
/** a copy is read once from end to end */
const COPY_CACHE_KIB = 8 * 1024;
const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** What the encrypted twin adds to better-sqlite3; the published types are those of the plain one. */
interface Keyed {
  key(key: Buffer): number;
  rekey(key: Buffer): number;
}

function keyed(connection: object): Keyed {
  invariant(
    isKeyed(connection),
    'better-sqlite3 is its encrypted twin: a plain one would write the book in the clear',
  );
  return connection;
}

function isKeyed(connection: object): connection is Keyed {
  return 'key' in connection && 'rekey' in connection;
}

export interface ConnectionWish {
  readonly path: string;
  readonly key: Uint8Array;
  /**
   * live: the book itself, exclusive and write-ahead · copy: a finished or new file that nobody else has open
   */
  readonly use: 'live' | 'copy';
}

/**
 * Opens an existing file with the book's key and sets every pragma of desktop.md 1.2, in that order, since
 * none but the journal mode is kept in the file. Throws the engine's error (SQLITE_NOTADB for a wrong key);
 * makes no file.
 */
export function openConnection(wish: ConnectionWish): Database.Database {
  const connection = new Database(wish.path, { fileMustExist: true, timeout: 0 });
  try {
    setKey(connection, wish.key);
    if (wish.use === 'live') {
      connection.pragma('locking_mode = EXCLUSIVE');
      const mode = connection.pragma('journal_mode = WAL', { simple: true });
      invariant(mode === 'wal', 'the book is kept in write-ahead mode; network and sync folders are refused');
      connection.pragma('wal_autocheckpoint = 1000');
      connection.pragma(`journal_size_limit = ${JOURNAL_LIMIT_BYTES}`);
    }
    setPragmas(connection, wish.use === 'live' ? LIVE_CACHE_KIB : COPY_CACHE_KIB);
    // reads the first page: a wrong key, a foreign file or another holder shows here and not at the first
    // query
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function setKey(connection: Database.Database, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  const text = rawKeyText(key);
  keyed(connection).key(text);
  text.fill(0);
}

function setPragmas(connection: Database.Database, cacheKib: number): void {
  // NORMAL is the build's default in write-ahead mode: an acknowledged receipt could be lost in a power cut
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
  connection.pragma('secure_delete = ON');
  connection.pragma('temp_store = MEMORY');
  connection.pragma(`cache_size = -${cacheKib}`);
  if (process.platform === 'darwin') connection.pragma('fullfsync = ON');
  assertPragmas(connection);
}

/** Asserts what would lose data silently if it were off. */
export function assertPragmas(connection: Database.Database): void {
  invariant(connection.pragma('synchronous', { simple: true }) === 2, 'each commit reaches the disk');
  invariant(connection.pragma('foreign_keys', { simple: true }) === 1, 'foreign keys are on');
  invariant(connection.pragma('trusted_schema', { simple: true }) === 0, 'the schema is not trusted');
}

/** Encrypts the file with another key. The journal must not be write-ahead while that happens. */
export function rekeyConnection(connection: Database.Database, newKey: Uint8Array): void {
  const mode = connection.pragma('journal_mode = DELETE', { simple: true });
  invariant(mode === 'delete', 'a copy is re-keyed outside write-ahead mode');
  const text = rawKeyText(newKey);
  keyed(connection).rekey(text);
  text.fill(0);
}

export function integerPragma(
  connection: Database.Database,
  name: 'user_version' | 'application_id',
): number {
  const value = connection.pragma(name, { simple: true });
  invariant(typeof value === 'number', `PRAGMA ${name} is a number`);
  return value;
}
