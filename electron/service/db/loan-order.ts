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

/** GLOB looks for a part of a text a quarter faster than instr() does; its own signs stand for themselves. */
function containing(word: string): Condition {
  const literal = word.replace(/[[*?]/g, (sign) => `[${sign}]`);
  return sql`loan_search.words glob ${`*${literal}*`}`;
}

function containingAll(words: readonly string[]): Condition {
  return sql.join(words.map(containing), sql` and `);
}

/** Loans whose search words contain every word: all of them, or the first `most` in the order of storing. */
export async function matchingLoans(
  db: ReadDb,
  words: readonly string[],
  most: number = -1,
): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select loan_id as id from loan_search where ${containingAll(words)} limit ${most}`.execute(db);
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
  // one pass over the search words serves the page and the count alike
  const matches =
    page.conditions.words.length > 0 ? await matchingLoans(db, page.conditions.words) : undefined;
  const where = whereOf(base, page.conditions, matches);
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
  if (matches !== undefined && isOnlySearch(page.conditions)) return { ids, total: matches.length };
  return { ids, total: await countLoans(db, page.conditions, matches) };
}

async function countLoans(
  db: ReadDb,
  conditions: LoanConditions,
  matches: readonly string[] | undefined,
): Promise<number> {
  const base = baseOf('daysPastDue');
  const counted = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(base.table)} ${whereOf(base, conditions, matches)}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

function isOnlySearch(conditions: LoanConditions): boolean {
  return conditions.ofLoan.length === 0 && conditions.ofPosition.length === 0;
}

function whereOf(base: Base, conditions: LoanConditions, matches: readonly string[] | undefined): Condition {
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
  if (matches !== undefined) all.push(matchCondition(base, conditions.words, matches));
  return all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`;
}

/** Few matches travel as a list; many are asked for one by one while the order is walked, which soon fills a page. */
function matchCondition(base: Base, words: readonly string[], matches: readonly string[]): Condition {
  if (matches.length <= LISTED_MATCHES) {
    return sql`${base.key} in (select value from json_each(${JSON.stringify(matches)}))`;
  }
  const tests = containingAll(words);
  if (base.table === 'loan_search') return tests;
  return sql`exists (select 1 from loan_search where loan_search.loan_id = ${base.key} and ${tests})`;
}
