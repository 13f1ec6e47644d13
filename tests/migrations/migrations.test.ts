import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type BookMigration, MIGRATIONS } from '../../electron/service/db/migrations/index.ts';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { settingsSchema } from '../../shared/contract/settings.ts';
import {
  answerOf,
  codeOf,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';

const NEXT = MIGRATIONS.length + 1;

const step = (up: BookMigration['up']): readonly BookMigration[] => [
  ...MIGRATIONS,
  { version: NEXT, name: 'test-step', up },
];

async function opening(bookDir: string, migrations: readonly BookMigration[]) {
  const service = await serviceFor({ bookDir, migrations });
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  const code = await codeOf(service, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
  const status = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  const settings =
    status.state === 'open' ? settingsSchema.parse(await answerOf(service, 'settings.get', {})) : undefined;
  await service.close();
  return { code, status, idleMinutes: settings?.idleMinutes };
}

function withBook(work: (bookDir: string) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    const service = await serviceWithBook({ bookDir });
    await answerOf(service, 'settings.save', { idleMinutes: 44 });
    await service.close();
    await work(bookDir);
  });
}

describe('an upgrade', () => {
  it('that throws half-way is undone whole; the copy is kept and the old program goes on', () =>
    withBook(async (bookDir) => {
      const failing = step(async (db) => {
        await sql`UPDATE setting SET value_json = '1' WHERE name = 'idleMinutes'`.execute(db);
        await sql`CREATE TABLE half (a TEXT)`.execute(db);
        throw new Error('planned');
      });
      const failed = await opening(bookDir, failing);
      expect(failed.code).toBe('book.refused');
      expect(failed.status.refusal).toMatchObject({
        reason: 'migrationFailed',
        bookSchema: MIGRATIONS.length,
        programSchema: NEXT,
      });
      expect(failed.status.backups.map((backup) => backup.kind)).toContain('beforeUpgrade');
      expect(await opening(bookDir, MIGRATIONS)).toMatchObject({ code: 'ok', idleMinutes: 44 });
    }));

  it('that leaves a row without its parent is undone', () =>
    withBook(async (bookDir) => {
      const orphaning = step(async (db) => {
        await sql`INSERT INTO number_series VALUES ('nobody', 'demand', 2026, 1)`.execute(db);
      });
      expect((await opening(bookDir, orphaning)).status.refusal?.reason).toBe('migrationFailed');
      expect(await opening(bookDir, MIGRATIONS)).toMatchObject({ code: 'ok', idleMinutes: 44 });
    }));

  it('that succeeds keeps the rows, and the program before it then refuses the book', () =>
    withBook(async (bookDir) => {
      const adding = step(async (db) => {
        await sql`CREATE TABLE added (a TEXT) STRICT`.execute(db);
      });
      expect(await opening(bookDir, adding)).toMatchObject({ code: 'ok', idleMinutes: 44 });
      const path = join(bookDir, 'book.db');
      const before = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      expect((await opening(bookDir, MIGRATIONS)).status.refusal?.reason).toBe('newer');
      expect(
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ).toBe(before);
    }));
});

describe('step 0006', () => {
  it('keeps the clauses of a book that has some, each with its own signing day', async () => {
    const connection = new Database(':memory:');
    connection.pragma('foreign_keys = OFF');
    const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: connection }) });
    for (const migration of MIGRATIONS.slice(0, 5)) await migration.up(db);
    connection.exec(`INSERT INTO loan (id, lender_id, contract_no, legal_form, borrower_id, signed_on, disbursed_on,
        principal_fen, terms_json, engine_version, created_at, updated_at)
      VALUES ('l1', 'lender', 'CD-1', 'mortgage', 'p1', '2025-03-08', '2025-03-09', 100, '{}', '1', 't0', 't0');
      INSERT INTO loan_clause VALUES ('l1', 'costs', '12.3', '费用由借款人承担。')`);
    await MIGRATIONS[5]?.up(db);
    expect(connection.prepare('SELECT * FROM loan_clause').all()).toEqual([
      {
        id: 1,
        loan_id: 'l1',
        kind: 'costs',
        clause_no: '12.3',
        wording: '费用由借款人承担。',
        paper_on: '2025-03-08',
        recorded_at: 't0',
        recorded_by: null,
        ended_at: null,
        ended_by: null,
        end_reason: null,
      },
    ]);
    connection.close();
  });
});
