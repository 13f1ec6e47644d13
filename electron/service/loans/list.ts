import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { loanFilterInput } from '../../../shared/contract/loans.ts';
import { type Bucket, rangeOf } from '../../../shared/domain/delinquency/bucket.ts';
import { addDays, type LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { type LoanConditions, type LoanOrder, loanIdPage, searchWords } from '../db/loan-order.ts';

export type LoanFilter = z.output<typeof loanFilterInput>;
export interface LoanSort {
  readonly by: LoanOrder;
  readonly direction: 'asc' | 'desc';
}

/** The conditions of a filter, as of the day the book is rolled to. */
export function loanConditions(filter: LoanFilter, asOf: LocalDate): LoanConditions {
  return {
    ofLoan: conditionsOfLoan(filter),
    ofPosition: conditionsOfPosition(filter, asOf),
    words: searchWords(filter.search),
  };
}

function conditionsOfLoan(filter: LoanFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.lenderId) conditions.push(sql`loan.lender_id = ${filter.lenderId}`);
  if (filter.importId) conditions.push(sql`loan.import_id = ${filter.importId}`);
  if (filter.plate) {
    const plate = filter.plate.toUpperCase().replace(/[·\s]/g, '');
    conditions.push(sql`loan.vehicle_id in (select id from vehicle where instr(plate, ${plate}) > 0)`);
  }
  if (filter.mortgageUnregistered) {
    conditions.push(sql`loan.legal_form = 'mortgage'`);
    conditions.push(sql`loan.vehicle_id in (select id from vehicle where mortgage_registered_on is null)`);
  }
  if (filter.openingUnconfirmed) {
    conditions.push(sql`loan.id in (select loan_id from opening_balance where confirmed_at is null)`);
  }
  return conditions;
}

function conditionsOfPosition(filter: LoanFilter, asOf: LocalDate): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.statuses?.length) conditions.push(sql`status in (${sql.join(filter.statuses)})`);
  if (filter.mortgageUnregistered) conditions.push(sql`status in ('active', 'overdue')`);
  if (filter.buckets?.length) {
    const buckets = filter.buckets.map((bucket) => inBucket(bucket, asOf));
    conditions.push(sql`(${sql.join(buckets, sql` or `)})`);
  }
  if (filter.dueWithinDays !== undefined) {
    conditions.push(sql`next_due_on between ${asOf} and ${addDays(asOf, filter.dueWithinDays)}`);
  }
  return conditions;
}

/** A bucket is a range of days past due, so a range of oldest unpaid due dates. */
function inBucket(bucket: Bucket, asOf: LocalDate): RawBuilder<unknown> {
  const { firstDpd, lastDpd } = rangeOf(bucket);
  if (firstDpd === 0) return sql`oldest_unpaid_due_on is null`;
  const latest = addDays(asOf, -firstDpd);
  if (lastDpd === null) return sql`oldest_unpaid_due_on <= ${latest}`;
  return sql`oldest_unpaid_due_on between ${addDays(asOf, -lastDpd)} and ${latest}`;
}

export interface LoanPageRequest {
  readonly filter: LoanFilter;
  readonly sort: LoanSort;
  readonly offset: number;
  readonly limit: number;
}

/** One page of loans with what a row shows, straight from the position cache: nothing is replayed for a list. */
export async function loanPage(db: ReadDb, page: LoanPageRequest, asOf: LocalDate) {
  const { ids, total } = await loanIdPage(db, {
    conditions: loanConditions(page.filter, asOf),
    order: page.sort.by,
    direction: page.sort.direction,
    offset: page.offset,
    limit: page.limit,
  });
  return { rows: await loanRows(db, ids), total };
}

/** What a list shows of these loans, in the order of the ids. */
export async function loanRows(db: ReadDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('loan')
    .innerJoin('loan_position', 'loan_position.loan_id', 'loan.id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
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
    .where(sql<boolean>`loan.id in (select value from json_each(${JSON.stringify(ids)}))`)
    .execute();
  const place = new Map(ids.map((id, index) => [id, index]));
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

/** Count and sums of a filter, or of chosen loans. */
export async function loanTotals(
  db: ReadDb,
  selection: { readonly filter: LoanFilter; readonly loanIds?: readonly string[] | undefined },
  asOf: LocalDate,
) {
  const { ofLoan, ofPosition, words } = loanConditions(selection.filter, asOf);
  const conditions = [...ofPosition];
  if (ofLoan.length > 0) {
    conditions.push(sql`loan_id in (select loan.id from loan where ${sql.join(ofLoan, sql` and `)})`);
  }
  for (const word of words) {
    conditions.push(sql`loan_id in (select loan_id from loan_search where instr(words, ${word}) > 0)`);
  }
  if (selection.loanIds !== undefined) {
    conditions.push(sql`loan_id in (select value from json_each(${JSON.stringify(selection.loanIds)}))`);
  }
  return await db
    .selectFrom('loan_position')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.coalesce(eb.fn.sum<number>('outstanding_principal_fen'), sql<number>`0`).as('outstanding'),
      eb.fn.coalesce(eb.fn.sum<number>('overdue_total_fen'), sql<number>`0`).as('overdue'),
      eb.fn.count<number>('oldest_unpaid_due_on').as('overdue_count'),
    ])
    .$if(conditions.length > 0, (query) => query.where(sql<boolean>`${sql.join(conditions, sql` and `)}`))
    .executeTakeFirstOrThrow();
}
