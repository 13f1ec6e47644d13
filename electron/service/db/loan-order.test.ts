import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoanConditions, type LoanOrder, loanIdPage, type PageLimits } from './loan-order.ts';
import type { BookSchema } from './schema.ts';

/** Narrow tables with the columns that the list reads; loan n has plate 粤Bn, owes n fen and is overdue when n is odd. */
const TABLES = [
  'CREATE TABLE loan (id TEXT PRIMARY KEY, contract_no TEXT, disbursed_on TEXT, vehicle_id TEXT)',
  'CREATE TABLE vehicle (id TEXT PRIMARY KEY, plate TEXT)',
  `CREATE TABLE loan_position (loan_id TEXT PRIMARY KEY, status TEXT, oldest_unpaid_due_on TEXT, next_due_on TEXT,
     overdue_total_fen INTEGER, outstanding_principal_fen INTEGER)`,
  'CREATE TABLE loan_search (loan_id TEXT PRIMARY KEY, words TEXT, borrower_sort TEXT)',
];

const LISTED: PageLimits = { listed: 100, leading: 100, tested: 100 };
const LOOKED_UP: PageLimits = { listed: 100, leading: 0, tested: 100 };
const TESTED: PageLimits = { listed: 0, leading: 0, tested: 100 };
const SET: PageLimits = { listed: 0, leading: 0, tested: 0 };

/** overdue, with a plate that has a 1, found by 张: of 1 to 20 these are 1, 11, 13, 15, 17 and 19. */
const CONDITIONS: LoanConditions = {
  ofLoan: [sql`loan.vehicle_id in (select id from vehicle where instr(plate, '1') > 0)`],
  ofPosition: [sql`status in ('overdue')`],
  words: ['张'],
};

let db: Kysely<BookSchema>;

beforeAll(() => {
  const connection = new Database(':memory:');
  for (const statement of TABLES) connection.exec(statement);
  for (let no = 1; no <= 20; no += 1) {
    const text = String(no).padStart(2, '0');
    connection.prepare('INSERT INTO vehicle VALUES (?, ?)').run(`v${text}`, `粤B${no}`);
    connection
      .prepare('INSERT INTO loan VALUES (?, ?, ?, ?)')
      .run(`l${text}`, `C-${text}`, '2026-01-01', `v${text}`);
    const isOverdue = no % 2 === 1;
    connection
      .prepare('INSERT INTO loan_position VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        `l${text}`,
        isOverdue ? 'overdue' : 'active',
        isOverdue ? `2026-10-${text}` : null,
        '2026-12-01',
        no,
        no,
      );
    connection.prepare('INSERT INTO loan_search VALUES (?, ?, ?)').run(`l${text}`, '张示例', `zhang${text}`);
  }
  db = new Kysely<BookSchema>({ dialect: new SqliteDialect({ database: connection }) });
});

afterAll(() => db.destroy());

function pageBy(order: LoanOrder, limits: PageLimits, offset = 0) {
  return loanIdPage(db, { conditions: CONDITIONS, order, direction: 'desc', offset, limit: 4 }, limits);
}

describe.each([
  ['a short list', LISTED],
  ['a long list', LOOKED_UP],
  ['a walk with tests', TESTED],
  ['a walk with sets', SET],
])('a filter answered by %s', (_name, limits) => {
  it.each(['contractNo', 'borrower', 'overdue', 'outstanding'] as const)(
    'is whole and ordered by %s',
    async (order) => {
      const first = await pageBy(order, limits);
      expect(first).toEqual({ ids: ['l19', 'l17', 'l15', 'l13'], total: 6 });
      expect((await pageBy(order, limits, 4)).ids).toEqual(['l11', 'l01']);
    },
  );

  it('puts the longest overdue first', async () => {
    // days past due grow as the due day lies further back: 10-01 before 10-19
    expect((await pageBy('daysPastDue', limits)).ids).toEqual(['l01', 'l11', 'l13', 'l15']);
  });
});
