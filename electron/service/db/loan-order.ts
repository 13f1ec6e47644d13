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

/** By how many loans a filter holds it is answered one way or another. */
export interface PageLimits {
  /** up to so many loans of a filter travel as a list */
  readonly listed: number;
  /** of these, so many lead and are sorted; more are looked up while the order is walked */
  readonly leading: number;
  /** so far down a wider filter is tested loan by loan; further down one set of ids costs less */
  readonly tested: number;
}

const PAGE_LIMITS: PageLimits = { listed: 20_000, leading: 2000, tested: 5000 };

/** GLOB looks for a part of a text a quarter faster than instr() does; its own signs stand for themselves. */
function containing(word: string): Condition {
  const literal = word.replace(/[[*?]/g, (sign) => `[${sign}]`);
  return sql`loan_search.words glob ${`*${literal}*`}`;
}

function containingAll(words: readonly string[]): Condition {
  return sql.join(words.map(containing), sql` and `);
}

/** The words of a search, lower-case, without the dots and hyphens that people put into plates and numbers. */
export function searchWords(search: string | undefined): string[] {
  if (!search) return [];
  return search
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[·-]/g, ''))
    .filter((word) => word.length > 0);
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
  limits: PageLimits = PAGE_LIMITS,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const base = baseOf(page.order);
  const { total, where } = await filtered(db, base, { ...page, limits });
  const isDescending = (page.direction === 'desc') !== base.isReversed;
  const direction = sql.raw(isDescending ? 'desc' : 'asc');
  const rows = await sql<{ id: string }>`
    select ${base.key} as id from ${sql.table(base.table)} ${where}
    order by ${base.order} ${direction}, ${sql.table(base.table)}.rowid ${direction}
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { ids: rows.rows.map((row) => row.id), total };
}

/** How many loans a filter holds and how the base reaches them; the filter's tables are read once where that pays. */
async function filtered(
  db: ReadDb,
  base: Base,
  page: {
    readonly conditions: LoanConditions;
    readonly offset: number;
    readonly limit: number;
    readonly limits: PageLimits;
  },
): Promise<{ readonly total: number; readonly where: Condition }> {
  const { conditions, limits } = page;
  if (isEverything(conditions)) return { total: await countLoans(db, conditions), where: sql`` };
  const listed = await listedLoans(db, conditions, limits.listed + 1);
  if (listed === undefined) {
    const isTested = page.offset + page.limit <= limits.tested;
    return { total: await countLoans(db, conditions), where: walkOf(base, conditions, isTested) };
  }
  const set = sql`(select value from json_each(${JSON.stringify(listed)}))`;
  const key = listed.length <= limits.leading ? base.key : sql`+${base.key}`;
  return { total: listed.length, where: sql`where ${key} in ${set}` };
}

/** All loans of a filter, or undefined when there are `most` of them or more. */
async function listedLoans(
  db: ReadDb,
  conditions: LoanConditions,
  most: number,
): Promise<readonly string[] | undefined> {
  if (conditions.ofLoan.length === 0 && conditions.ofPosition.length === 0) {
    const matches = await matchingLoans(db, conditions.words, most);
    return matches.length < most ? matches : undefined;
  }
  const found = await sql<{ id: string }>`
    select loan_position.loan_id as id from loan_position ${setsOf(conditions)} limit ${most}`.execute(db);
  return found.rows.length < most ? found.rows.map((row) => row.id) : undefined;
}

async function countLoans(db: ReadDb, conditions: LoanConditions): Promise<number> {
  const counted = await sql<{ count: number }>`
    select count(*) as count from loan_position ${setsOf(conditions)}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

function isEverything({ ofLoan, ofPosition, words }: LoanConditions): boolean {
  return ofLoan.length === 0 && ofPosition.length === 0 && words.length === 0;
}

/**
 * The filter over loan_position. The plus keeps SQLite from leading with a set of ids: with two of them it would look
 * up every pair, which takes minutes where one has 6,000 vehicles and the other 99,000 loans.
 */
function setsOf({ ofLoan, ofPosition, words }: LoanConditions): Condition {
  const all = [...ofPosition];
  if (ofLoan.length > 0) {
    all.push(
      sql`+loan_position.loan_id in (select loan.id from loan where ${sql.join([...ofLoan], sql` and `)})`,
    );
  }
  if (words.length > 0) {
    all.push(
      sql`+loan_position.loan_id in (select loan_search.loan_id from loan_search where ${containingAll(words)})`,
    );
  }
  return all.length === 0 ? sql`` : sql`where ${sql.join(all, sql` and `)}`;
}

/** A wide filter: the base is walked in its order and each loan tested, which soon fills a page. */
function walkOf(base: Base, { ofLoan, ofPosition, words }: LoanConditions, isTested: boolean): Condition {
  const all: Condition[] = [];
  const among = (table: string, own: readonly Condition[]): void => {
    if (own.length === 0) return;
    const tests = sql.join([...own], sql` and `);
    const key = sql.ref(table === 'loan' ? 'loan.id' : `${table}.loan_id`);
    if (table === base.table) all.push(tests);
    else if (isTested) {
      all.push(sql`exists (select 1 from ${sql.table(table)} where ${key} = ${base.key} and ${tests})`);
    } else all.push(sql`+${base.key} in (select ${key} from ${sql.table(table)} where ${tests})`);
  };
  among('loan', ofLoan);
  among('loan_position', ofPosition);
  among('loan_search', words.map(containing));
  return sql`where ${sql.join(all, sql` and `)}`;
}
