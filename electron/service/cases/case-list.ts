import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { z } from 'zod';
import { closeReasonField } from '../../../shared/contract/case-fields.ts';
import type { casesList } from '../../../shared/contract/cases.ts';
import { nextActionField } from '../../../shared/contract/morning.ts';
import { type Bucket, bucketOf, rangeOf } from '../../../shared/domain/delinquency/bucket.ts';
import { daysPastDue } from '../../../shared/domain/delinquency/days-past-due.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { chinaDateOf, instant } from '../../../shared/kernel/instant.ts';
import { addDays, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { searchWords } from '../db/loan-order.ts';
import type { BookSchema } from '../db/schema.ts';
import { rolledTo } from '../loans/positions.ts';
import { dateOrNull } from '../rights/queries.ts';

type ListInput = z.output<typeof casesList.input>;
type Tables = Pick<BookSchema, 'collection_case' | 'loan' | 'loan_position' | 'loan_search'>;
type Where = ExpressionBuilder<Tables, 'collection_case' | 'loan' | 'loan_position'>;

/** How each sort key is read; contract_no breaks ties so that pages never overlap. */
const SORT_COLUMNS = {
  // the oldest unpaid due date the other way round
  daysPastDue: 'loan_position.oldest_unpaid_due_on',
  overdue: 'loan_position.overdue_total_fen',
  nextAction: 'collection_case.next_action_on',
  openedOn: 'collection_case.opened_on',
  borrower: 'loan_search.borrower_sort',
  contractNo: 'loan.contract_no',
} as const;

/** One page of cases straight from the position cache, with count and sum of the whole filter. */
export async function listCases(db: ReadDb, input: ListInput, today: LocalDate) {
  const asOf = (await rolledTo(db)) ?? today;
  const page = await orderedCases(db, input, asOf);
  const ids = page.slice(input.offset, input.offset + input.limit).map((row) => row.id);
  const rows = new Map((await rowsOfCases(db, ids)).map((row) => [row.id, row]));
  return {
    asOf,
    total: page.length,
    overdueFen: fen(page.reduce((sum, row) => sum + row.overdue_total_fen, 0)),
    rows: ids.flatMap((caseId) => {
      const row = rows.get(caseId);
      return row === undefined ? [] : [wireRow(row, asOf)];
    }),
  };
}

/** Every case of the filter in order, by narrow columns: one pass serves the page, the count and the sum. */
async function orderedCases(db: ReadDb, input: ListInput, asOf: LocalDate) {
  const { by, direction: wanted } = input.sort;
  const direction = (wanted === 'asc') !== (by === 'daysPastDue') ? 'asc' : 'desc';
  return db
    .selectFrom('collection_case')
    .innerJoin('loan', 'loan.id', 'collection_case.loan_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'collection_case.loan_id')
    .$if(by === 'borrower', (query) =>
      query.innerJoin('loan_search', 'loan_search.loan_id', 'collection_case.loan_id'),
    )
    .select(['collection_case.id', 'loan_position.overdue_total_fen'])
    .where((eb) => eb.and(conditions(eb, input, asOf)))
    .orderBy(sql.ref(SORT_COLUMNS[by]), (order) =>
      (direction === 'asc' ? order.asc() : order.desc()).nullsLast(),
    )
    .orderBy('loan.contract_no')
    .orderBy('collection_case.id')
    .execute();
}

async function rowsOfCases(db: ReadDb, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  return db
    .selectFrom('collection_case')
    .innerJoin('loan', 'loan.id', 'collection_case.loan_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'collection_case.loan_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select([
      'collection_case.id',
      'collection_case.case_no',
      'collection_case.loan_id',
      'collection_case.status',
      'collection_case.segment',
      'collection_case.opened_on',
      'collection_case.closed_on',
      'collection_case.close_reason',
      'collection_case.next_action',
      'collection_case.next_action_on',
      'loan.contract_no',
      'loan.stop_flag',
      'loan_position.oldest_unpaid_due_on',
      'loan_position.overdue_total_fen',
      'person.name as borrower_name',
      'vehicle.plate',
    ])
    .select((eb) =>
      eb
        .selectFrom('contact_log')
        .select((inner) => inner.fn.max('contact_log.started_at').as('last'))
        .whereRef('contact_log.loan_id', '=', 'collection_case.loan_id')
        .as('last_contact_at'),
    )
    .where('collection_case.id', 'in', caseIds)
    .execute();
}

type ListRow = Awaited<ReturnType<typeof rowsOfCases>>[number];

function wireRow(row: ListRow, asOf: LocalDate) {
  const dpd = daysPastDue(dateOrNull(row.oldest_unpaid_due_on), asOf);
  return {
    caseId: id<'case'>(row.id),
    caseNo: row.case_no,
    loanId: id<'loan'>(row.loan_id),
    contractNo: row.contract_no,
    borrowerName: row.borrower_name,
    plate: row.plate,
    status: row.status,
    segment: row.segment,
    openedOn: localDate(row.opened_on),
    closedOn: dateOrNull(row.closed_on),
    closeReason: closeReason(row.close_reason),
    daysPastDue: dpd,
    bucket: bucketOf(dpd),
    overdueFen: fen(row.overdue_total_fen),
    lastContactOn: row.last_contact_at === null ? null : chinaDateOf(instant(row.last_contact_at)),
    nextAction: nextAction(row.next_action),
    nextActionOn: dateOrNull(row.next_action_on),
    stopFlag: row.stop_flag,
  };
}

function conditions(eb: Where, input: ListInput, asOf: LocalDate): Expression<SqlBool>[] {
  const { filter } = input;
  const all: Expression<SqlBool>[] = [];
  const wantsClosed = filter.statuses?.includes('closed') ?? false;
  if (filter.statuses?.length) all.push(eb('collection_case.status', 'in', filter.statuses));
  if (!wantsClosed) all.push(eb('collection_case.closed_on', 'is', null));
  if (filter.buckets?.length) all.push(eb.or(filter.buckets.map((bucket) => inBucket(eb, bucket, asOf))));
  if (filter.segments?.length) all.push(eb('collection_case.segment', 'in', filter.segments));
  if (filter.nextActionUntilOn) {
    all.push(eb('collection_case.next_action_on', '<=', filter.nextActionUntilOn));
  }
  if (filter.hasStopFlag !== undefined) {
    all.push(eb('loan.stop_flag', filter.hasStopFlag ? 'is not' : 'is', null));
  }
  for (const word of searchWords(filter.search)) {
    all.push(
      eb(
        'loan.id',
        'in',
        eb
          .selectFrom('loan_search')
          .select('loan_search.loan_id')
          .where(sql<SqlBool>`instr(loan_search.words, ${word}) > 0`),
      ),
    );
  }
  return all;
}

function inBucket(eb: Where, bucket: Bucket, asOf: LocalDate): Expression<SqlBool> {
  if (bucket === 'M0') return eb('loan_position.oldest_unpaid_due_on', 'is', null);
  const range = rangeOf(bucket);
  const parts = [eb('loan_position.oldest_unpaid_due_on', '<=', addDays(asOf, -range.firstDpd))];
  if (range.lastDpd !== null) {
    parts.push(eb('loan_position.oldest_unpaid_due_on', '>=', addDays(asOf, -range.lastDpd)));
  }
  return eb.and(parts);
}

export function nextAction(text: string | null) {
  return text === null ? null : nextActionField.parse(text);
}

export function closeReason(text: string | null) {
  return text === null ? null : closeReasonField.parse(text);
}
