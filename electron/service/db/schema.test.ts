import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from './migrations/index.ts';

const SCHEMA = join(import.meta.dirname, 'schema.ts');

/** Column names of every table as schema.ts declares them. */
function declaredTables(): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram([SCHEMA], { allowImportingTsExtensions: true, noEmit: true });
  const file = program.getSourceFile(SCHEMA);
  const membersOf = new Map<string, ts.InterfaceDeclaration>();
  for (const statement of file?.statements ?? []) {
    if (ts.isInterfaceDeclaration(statement)) membersOf.set(statement.name.text, statement);
  }
  const tables = new Map<string, readonly string[]>();
  for (const member of membersOf.get('BookSchema')?.members ?? []) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const table = membersOf.get(member.type.getText(file));
    const columns = table?.members.map((column) => column.name?.getText(file) ?? '') ?? [];
    tables.set(member.name.getText(file), columns.toSorted());
  }
  return tables;
}

async function migratedTables(): Promise<ReadonlyMap<string, readonly string[]>> {
  const connection = new Database(':memory:');
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
  for (const migration of MIGRATIONS) await migration.up(db);
  const names = connection
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  const columns = (table: string) =>
    connection
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(table)
      .toSorted();
  const tables = new Map(names.map((name) => [name, columns(name)]));
  connection.close();
  return tables;
}

describe('the types of the tables', () => {
  it('name every table and column that the migrations make, and no other', async () => {
    const declared = declaredTables();
    const migrated = await migratedTables();
    expect([...declared.keys()].toSorted()).toEqual([...migrated.keys()].toSorted());
    for (const [table, columns] of migrated) expect(declared.get(table), table).toEqual(columns);
  });

  it('every table is STRICT', async () => {
    const connection = new Database(':memory:');
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
    for (const migration of MIGRATIONS) await migration.up(db);
    const loose = connection
      .prepare<[], string>(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
    connection.close();
  });
});
