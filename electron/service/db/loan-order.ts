import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from './handles.ts';

export type LoanOrder =
  | 'contractNo'
  | 'borrower'
  | 'outstanding'
  | 'overdue'
  | 'daysPastDue'
  | 'nextDue'
  | 'disbursedOn';

type Condition = RawBuilder<unknown>;

/** Conditions by the table whose columns they name; each is joined with the others by AND. */
export interface LoanConditions {
  readonly ofLoan: readonly Condition[];
  readonly ofPosition: readonly Condition[];
  /** lower-case words; every one must occur */
  readonly words: readonly string[];
}

interface Base {
  readonly table: 'loan' | 'loan_position' | 'loan_search';
  readonly key: Condition;
  readonly order: Condition;
  /** days past due grow as the date lies further back */
  readonly isReversed: boolean;
}

/**
 * One indexed table is walked in the list's order and everything else is a set of loan ids beside it, so that a page
 * far down skips index entries and not joined rows.
 */
function baseOf(order: LoanOrder): Base {
  const ofLoan = (column: string): Base => ({
    table: 'loan',
    key: sql`loan.id`,
    order: sql.ref(`loan.${column}`),
    isReversed: false,
  });
  const ofPosition = (expression: Condition, isReversed = false): Base => ({
    table: 'loan_position',
    key: sql`loan_position.loan_id`,
    order: expression,
    isReversed,
  });
  switch (order) {
    case 'contractNo':
      return ofLoan('contract_no');
    case 'disbursedOn':
      return ofLoan('disbursed_on');
    case 'borrower':
      return {
        table: 'loan_search',
        key: sql`loan_search.loan_id`,
        order: sql`loan_search.borrower_sort`,
        isReversed: false,
      };
    case 'outstanding':
      return ofPosition(sql`loan_position.outstanding_principal_fen`);
    case 'overdue':
      return ofPosition(sql`loan_position.overdue_total_fen`);
    case 'daysPastDue':
      return ofPosition(sql`coalesce(oldest_unpaid_due_on, '9999-12-31')`, true);
    case 'nextDue':
      return ofPosition(sql`coalesce(next_due_on, '9999-12-31')`);
  }
}

/** Up to so many found loans travel as a list; above it the walk asks loan by loan, which then soon fills a page. */
const LISTED_MATCHES = 2000;

/** Loans whose search words contain every word: all of them, or the first `most` in the order of storing. */
export async function matchingLoans(db: ReadDb, words: readonly string[], most: number): Promise<string[]> {
  const tests = words.map((word) => sql`instr(words, ${word}) > 0`);
  const found = await sql<{ id: string }>`
    select loan_id as id from loan_search where ${sql.join(tests, sql` and `)} limit ${most}`.execute(db);
  return found.rows.map((row) => row.id);
}

/** The ids of one page in its order, and how many there are in all. */
export async function loanIdPage(
  db: ReadDb,
  page: {
    readonly conditions: LoanConditions;
    readonly order: LoanOrder;
    readonly direction: 'asc' | 'desc';
    readonly offset: number;
    readonly limit: number;
  },
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const base = baseOf(page.order);
  const where = await whereOf(db, base, page.conditions);
  const isDescending = (page.direction === 'desc') !== base.isReversed;
  const direction = sql.raw(isDescending ? 'desc' : 'asc');
  const rows = await sql<{ id: string }>`
    select ${base.key} as id from ${sql.table(base.table)} ${where}
    order by ${base.order} ${direction}, ${sql.table(base.table)}.rowid ${direction}
    limit ${page.limit} offset ${page.offset}`.execute(db);
  const ids = rows.rows.map((row) => row.id);
  if (ids.length < page.limit && (ids.length > 0 || page.offset === 0)) {
    return { ids, total: page.offset + ids.length };
  }
  return { ids, total: await countLoans(db, page.conditions) };
}

export async function countLoans(db: ReadDb, conditions: LoanConditions): Promise<number> {
  // a count walks whichever table is narrowest for what is asked
  const base =
    conditions.words.length > 0 && isOnlySearch(conditions) ? baseOf('borrower') : baseOf('daysPastDue');
  const where = await whereOf(db, base, conditions);
  const counted = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(base.table)} ${where}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

function isOnlySearch(conditions: LoanConditions): boolean {
  return conditions.ofLoan.length === 0 && conditions.ofPosition.length === 0;
}

async function whereOf(db: ReadDb, base: Base, conditions: LoanConditions): Promise<Condition> {
  const all: Condition[] = [];
  if (conditions.ofLoan.length > 0) {
    const own = sql.join([...conditions.ofLoan], sql` and `);
    all.push(base.table === 'loan' ? own : sql`${base.key} in (select loan.id from loan where ${own})`);
  }
  if (conditions.ofPosition.length > 0) {
    const own = sql.join([...conditions.ofPosition], sql` and `);
    all.push(
      base.table === 'loan_position'
        ? own
        : sql`${base.key} in (select loan_position.loan_id from loan_position where ${own})`,
    );
  }
  if (conditions.words.length > 0) all.push(await wordCondition(db, base, conditions.words));
  return all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`;
}

async function wordCondition(db: ReadDb, base: Base, words: readonly string[]): Promise<Condition> {
  const tests = sql.join(
    words.map((word) => sql`instr(loan_search.words, ${word}) > 0`),
    sql` and `,
  );
  if (base.table === 'loan_search') return tests;
  const found = await matchingLoans(db, words, LISTED_MATCHES + 1);
  if (found.length <= LISTED_MATCHES) {
    return sql`${base.key} in (select value from json_each(${JSON.stringify(found)}))`;
  }
  return sql`exists (select 1 from loan_search where loan_search.loan_id = ${base.key} and ${tests})`;
}
