import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import type { loanFilterInput, loanSortField } from '../../../shared/contract/loans.ts';
import { type Bucket, rangeOf } from '../../../shared/domain/delinquency/bucket.ts';
import { addDays, type LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import type { BookSchema } from '../db/schema.ts';

export type LoanFilter = z.output<typeof loanFilterInput>;
export type LoanSort = { readonly by: z.output<typeof loanSortField>; readonly direction: 'asc' | 'desc' };

type Tables = Pick<BookSchema, 'loan' | 'loan_position' | 'loan_search' | 'vehicle' | 'opening_balance'>;
type Where = ExpressionBuilder<Tables, 'loan' | 'loan_position'>;

/** How each sort key is read; every one has an index, and contract_no breaks ties so that pages never overlap. */
const SORT_COLUMNS = {
  contractNo: 'loan.contract_no',
  borrower: 'person.pinyin_full',
  outstanding: 'loan_position.outstanding_principal_fen',
  overdue: 'loan_position.overdue_total_fen',
  // the oldest unpaid due date, the other way round: days past due grow as it lies further back
  daysPastDue: 'loan_position.oldest_unpaid_due_on',
  nextDue: 'loan_position.next_due_on',
  disbursedOn: 'loan.disbursed_on',
} as const;

/** The conditions of a filter, as of the day the book is rolled to. */
export function loanConditions(eb: Where, filter: LoanFilter, asOf: LocalDate): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [];
  if (filter.statuses?.length) conditions.push(eb('loan_position.status', 'in', filter.statuses));
  if (filter.buckets?.length)
    conditions.push(eb.or(filter.buckets.map((bucket) => inBucket(eb, bucket, asOf))));
  if (filter.lenderId) conditions.push(eb('loan.lender_id', '=', filter.lenderId));
  if (filter.importId) conditions.push(eb('loan.import_id', '=', filter.importId));
  if (filter.dueWithinDays !== undefined) {
    conditions.push(eb('loan_position.next_due_on', '>=', asOf));
    conditions.push(eb('loan_position.next_due_on', '<=', addDays(asOf, filter.dueWithinDays)));
  }
  if (filter.plate) conditions.push(hasPlate(eb, filter.plate));
  if (filter.mortgageUnregistered) conditions.push(lacksMortgage(eb));
  if (filter.openingUnconfirmed) conditions.push(hasUnconfirmedOpening(eb));
  for (const word of searchWords(filter.search)) conditions.push(matchesWord(eb, word));
  return conditions;
}

/** The words of a search, lower-case, without the dots and spaces that people put into plates and numbers. */
export function searchWords(search: string | undefined): string[] {
  if (!search) return [];
  return search
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[·-]/g, ''))
    .filter((word) => word.length > 0);
}

/** A bucket is a range of days past due, so a range of oldest unpaid due dates. */
function inBucket(eb: Where, bucket: Bucket, asOf: LocalDate): Expression<SqlBool> {
  const { firstDpd, lastDpd } = rangeOf(bucket);
  if (firstDpd === 0) return eb('loan_position.oldest_unpaid_due_on', 'is', null);
  const parts = [eb('loan_position.oldest_unpaid_due_on', '<=', addDays(asOf, -firstDpd))];
  if (lastDpd !== null) parts.push(eb('loan_position.oldest_unpaid_due_on', '>=', addDays(asOf, -lastDpd)));
  return eb.and(parts);
}

function hasPlate(eb: Where, plate: string): Expression<SqlBool> {
  return eb(
    'loan.vehicle_id',
    'in',
    eb
      .selectFrom('vehicle')
      .select('vehicle.id')
      .where(sql<SqlBool>`instr(vehicle.plate, ${plate.toUpperCase()}) > 0`),
  );
}

function lacksMortgage(eb: Where): Expression<SqlBool> {
  return eb.and([
    eb('loan.legal_form', '=', 'mortgage'),
    eb('loan_position.status', 'in', ['active', 'overdue']),
    eb(
      'loan.vehicle_id',
      'in',
      eb.selectFrom('vehicle').select('vehicle.id').where('vehicle.mortgage_registered_on', 'is', null),
    ),
  ]);
}

function hasUnconfirmedOpening(eb: Where): Expression<SqlBool> {
  return eb(
    'loan.id',
    'in',
    eb
      .selectFrom('opening_balance')
      .select('opening_balance.loan_id')
      .where('opening_balance.confirmed_at', 'is', null),
  );
}

function matchesWord(eb: Where, word: string): Expression<SqlBool> {
  return eb(
    'loan.id',
    'in',
    eb
      .selectFrom('loan_search')
      .select('loan_search.loan_id')
      .where(sql<SqlBool>`instr(loan_search.words, ${word}) > 0`),
  );
}

/** One page of loans with what a row shows, straight from the position cache: nothing is replayed for a list. */
export async function loanPage(
  db: ReadDb,
  page: {
    readonly filter: LoanFilter;
    readonly sort: LoanSort;
    readonly offset: number;
    readonly limit: number;
  },
  asOf: LocalDate,
) {
  const direction = page.sort.by === 'daysPastDue' ? opposite(page.sort.direction) : page.sort.direction;
  const column = SORT_COLUMNS[page.sort.by];
  let rows = db
    .selectFrom('loan_position')
    .innerJoin('loan', 'loan.id', 'loan_position.loan_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .leftJoin('opening_balance', 'opening_balance.loan_id', 'loan.id')
    .select([
      'loan.id',
      'loan.contract_no',
      'loan.product',
      'loan.disbursed_on',
      'loan.stop_flag',
      'person.name as borrower_name',
      'vehicle.plate',
      'lender.short_name',
      'loan_position.status',
      'loan_position.oldest_unpaid_due_on',
      'loan_position.overdue_total_fen',
      'loan_position.outstanding_principal_fen',
      'loan_position.next_due_on',
      'loan_position.next_due_fen',
      'opening_balance.loan_id as opening_loan_id',
      'opening_balance.confirmed_at',
    ])
    .select((eb) =>
      eb
        .selectFrom('person_phone')
        .select('person_phone.number')
        .whereRef('person_phone.person_id', '=', 'person.id')
        .where('person_phone.is_primary', '=', 1)
        .limit(1)
        .as('phone'),
    )
    .where((eb) => eb.and(loanConditions(eb as never, page.filter, asOf)))
    .orderBy(column, (order) => (direction === 'asc' ? order.asc() : order.desc()).nullsLast())
    .limit(page.limit)
    .offset(page.offset);
  if (page.sort.by !== 'contractNo') rows = rows.orderBy('loan.contract_no');
  return await rows.execute();
}

function opposite(direction: 'asc' | 'desc'): 'asc' | 'desc' {
  return direction === 'asc' ? 'desc' : 'asc';
}

/** Count and sums of a filter. */
export async function loanTotals(
  db: ReadDb,
  selection: { readonly filter: LoanFilter; readonly loanIds?: readonly string[] | undefined },
  asOf: LocalDate,
) {
  return await db
    .selectFrom('loan_position')
    .innerJoin('loan', 'loan.id', 'loan_position.loan_id')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.coalesce(eb.fn.sum<number>('outstanding_principal_fen'), sql<number>`0`).as('outstanding'),
      eb.fn.coalesce(eb.fn.sum<number>('overdue_total_fen'), sql<number>`0`).as('overdue'),
      eb.fn.count<number>('oldest_unpaid_due_on').as('overdue_count'),
    ])
    .where((eb) => eb.and(loanConditions(eb as never, selection.filter, asOf)))
    .$if(selection.loanIds !== undefined, (query) => query.where('loan.id', 'in', selection.loanIds ?? []))
    .executeTakeFirstOrThrow();
}
