import Database from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { FilePort } from '../files/file-port.ts';
import { sha256Hex } from '../sha256.ts';
import { integerPragma } from './connection.ts';
import { bookDialect } from './dialect.ts';
import type { BookMigration } from './migrations/index.ts';
import { refuse } from './refusal.ts';

/**
 * F38: a book or a backup may come from another PC. Tables, indexes and triggers must be those that the migrations
 * make: a trigger or view planted in the file would run with the clerk's next command. Throws the refusal; asked
 * before any upgrade step runs on the file.
 */
export async function checkSchema(
  connection: Database.Database,
  wish: { readonly files: FilePort; readonly migrations: readonly BookMigration[] },
): Promise<void> {
  const version = integerPragma(connection, 'user_version');
  const expected = await schemaOf(wish.migrations.slice(0, version), wish.files);
  if (schemaHash(connection) !== expected) throw refuse('schemaDiffers', { bookSchema: version });
}

/** What SQLite keeps of the schema, its own tables (sqlite_stat1…) left out. */
function schemaHash(connection: Database.Database): string {
  const rows = connection
    .prepare<[], string>(
      `SELECT json_array(type, name, tbl_name, sql) FROM sqlite_schema
        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name`,
    )
    .pluck()
    .all();
  return sha256Hex(rows.join('\n'));
}

const known = new Map<string, Promise<string>>();

/** The hash of an empty book made by these steps, in memory, once a run of the program. */
function schemaOf(migrations: readonly BookMigration[], files: FilePort): Promise<string> {
  const key = migrations.map((migration) => migration.name).join('\n');
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const made = hashOfSteps(migrations, files);
  known.set(key, made);
  return made;
}

async function hashOfSteps(migrations: readonly BookMigration[], files: FilePort): Promise<string> {
  const connection = new Database(':memory:');
  try {
    // as an upgrade runs them
    connection.pragma('foreign_keys = OFF');
    const db = new Kysely<unknown>({ dialect: bookDialect(connection, files) });
    for (const migration of migrations) await migration.up(db);
    return schemaHash(connection);
  } finally {
    connection.close();
  }
}
