import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';
import type { FilePort } from '../files/file-port.ts';

const CACHED_STATEMENTS = 400;

/** SQLite runs DDL inside a transaction; Kysely's own adapter denies it and would migrate without one. */
class BookAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Takes the write lock at the start of a transaction and sends each commit through the fault port. */
class BookDriver extends SqliteDriver {
  readonly #files: FilePort;
  readonly #connection: Database.Database;

  constructor(connection: Database.Database, files: FilePort) {
    super({ database: withStatementCache(connection) });
    this.#files = files;
    this.#connection = connection;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#files.commit(async () => {
      await connection.executeQuery(CompiledQuery.raw('commit'));
    });
  }

  /**
   * On a full disk or an I/O error SQLite has rolled back by itself; asking again would hide the real error.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#connection.inTransaction) return;
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Kysely on the one open connection. */
export function bookDialect(connection: Database.Database, files: FilePort): Dialect {
  return {
    createDriver: () => new BookDriver(connection, files),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new BookAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Kysely prepares at every call; imports and the day roll run the same few statements 100,000 times. */
function withStatementCache(connection: Database.Database): SqliteDatabase {
  const cache = new Map<string, Database.Statement<unknown[]>>();
  return {
    close: () => {
      cache.clear();
      connection.close();
    },
    prepare: (sql: string): SqliteStatement => {
      const known = cache.get(sql);
      if (known !== undefined && !known.busy) return asKyselyStatement(known);
      const fresh = connection.prepare<unknown[]>(sql);
      const oldest = cache.size >= CACHED_STATEMENTS ? cache.keys().next().value : undefined;
      if (oldest !== undefined) cache.delete(oldest);
      if (known === undefined) cache.set(sql, fresh);
      return asKyselyStatement(fresh);
    },
  };
}

function asKyselyStatement(statement: Database.Statement<unknown[]>): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters),
    run: (parameters) => statement.run(parameters),
    iterate: (parameters) => statement.iterate(parameters),
  };
}
