import { type CaseStep, nextCaseStep, openCaseStatus } from '../../../shared/domain/collection/case.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import { type Instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate, toParts } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { bulkInsert } from '../db/bulk-insert.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { syncPlans } from '../plans/sync.ts';
import { dateOrNull } from '../rights/queries.ts';
import { judgedPromises } from './promise-book.ts';

export interface SyncOptions {
  /** when it is recorded; the start of the day when left out */
  readonly recordedAt?: Instant;
  /** only these loans: what a receipt or reversal touches; every loan when left out (day roll, import) */
  readonly loanIds?: readonly string[];
}

export interface CaseChanges {
  readonly opened: number;
  readonly reopened: number;
  readonly closed: number;
  readonly restated: number;
}

/**
 * Cases follow their loans: opens, opens again and closes them in bulk from the cached positions, and restates the status
 * of those whose promises were decided, and of plans. Part of the day roll, of an import and of every receipt and reversal, in the
 * same transaction and after the positions were refreshed. Safe to repeat: a second run changes nothing.
 */
export async function syncCases(
  tx: WriteTx,
  today: LocalDate,
  options: SyncOptions = {},
): Promise<CaseChanges> {
  const scope = options.loanIds;
  const candidates = await movedLoans(tx, today, scope);
  const steps = candidates.map((loan) => ({ loan, step: stepOf(loan, today) }));
  const opening = steps.flatMap(({ loan, step }) => (step.kind === 'open' ? [{ loan, step }] : []));
  const recordedAt = options.recordedAt ?? startOfChinaDay(today);
  await openCases(tx, opening, { today, recordedAt });
  const reopening = steps.flatMap(({ loan, step }) => (step.kind === 'reopen' ? [loan] : []));
  for (const loan of reopening) await reopenCase(tx, loan, today);
  const closing = steps.flatMap(({ loan, step }) => (step.kind === 'close' ? [{ loan, step }] : []));
  for (const { loan, step } of closing) await closeCase(tx, { loan, reason: step.reason }, today);
  const restated = await restateCases(tx, today, scope);
  await syncPlans(tx, today, scope === undefined ? {} : { loanIds: scope });
  return { opened: opening.length, reopened: reopening.length, closed: closing.length, restated };
}

interface MovedLoan {
  readonly loanId: string;
  readonly lenderId: string;
  readonly status: 'active' | 'overdue' | 'settled' | 'written-off';
  readonly oldestUnpaidDueOn: LocalDate | null;
  readonly overdueFen: number;
  readonly stayCount: number;
  readonly latestCaseId: string | null;
  readonly latestOpenedOn: LocalDate | null;
  readonly latestClosedOn: LocalDate | null;
}

function stepOf(loan: MovedLoan, today: LocalDate): CaseStep {
  const latest =
    loan.latestOpenedOn === null ? null : { openedOn: loan.latestOpenedOn, closedOn: loan.latestClosedOn };
  return nextCaseStep(latest, { ...loan, overdueFen: fen(loan.overdueFen) }, today);
}

/** Overdue loans without an open case, and open cases of loans that are not overdue any more. */
async function movedLoans(
  db: ReadDb,
  today: LocalDate,
  scope: readonly string[] | undefined,
): Promise<readonly MovedLoan[]> {
  const entering = await baseQuery(db)
    .where('loan_position.status', '=', 'overdue')
    .where('loan_position.oldest_unpaid_due_on', '<', today)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('collection_case as running')
            .select('running.id')
            .whereRef('running.loan_id', '=', 'loan.id')
            .where('running.closed_on', 'is', null),
        ),
      ),
    )
    .$if(scope !== undefined, (query) => query.where('loan.id', 'in', scope ?? []))
    .orderBy('loan.lender_id')
    .orderBy('loan.contract_no')
    .execute();
  const leaving = await baseQuery(db)
    .where('latest.closed_on', 'is', null)
    .where('loan.id', 'in', (eb) =>
      eb
        .selectFrom('collection_case as open_case')
        .select('open_case.loan_id')
        .where('open_case.closed_on', 'is', null),
    )
    .where((eb) =>
      eb.or([
        eb('loan_position.status', '!=', 'overdue'),
        eb('loan_position.oldest_unpaid_due_on', 'is', null),
        eb('loan_position.oldest_unpaid_due_on', '>=', today),
      ]),
    )
    .$if(scope !== undefined, (query) => query.where('loan.id', 'in', scope ?? []))
    .execute();
  return [...entering, ...leaving].map((row) => ({
    loanId: row.id,
    lenderId: row.lender_id,
    status: row.status,
    oldestUnpaidDueOn: dateOrNull(row.oldest_unpaid_due_on),
    overdueFen: row.overdue_total_fen,
    stayCount: row.stay_count ?? 0,
    latestCaseId: row.latest_id,
    latestOpenedOn: dateOrNull(row.opened_on),
    latestClosedOn: dateOrNull(row.closed_on),
  }));
}

/** Each loan with its position and its latest stay in collection. A stay's id ends in its number, so the latest is unique. */
function baseQuery(db: ReadDb) {
  return db
    .selectFrom('loan_position')
    .innerJoin('loan', 'loan.id', 'loan_position.loan_id')
    .leftJoin('collection_case as latest', (join) =>
      join.onRef('latest.loan_id', '=', 'loan.id').on((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('collection_case as newer')
              .select('newer.id')
              .whereRef('newer.loan_id', '=', 'latest.loan_id')
              .where((inner) =>
                inner.or([
                  inner('newer.opened_on', '>', inner.ref('latest.opened_on')),
                  inner.and([
                    inner('newer.opened_on', '=', inner.ref('latest.opened_on')),
                    inner('newer.case_no', '>', inner.ref('latest.case_no')),
                  ]),
                ]),
              ),
          ),
        ),
      ),
    )
    .select((eb) => [
      'loan.id',
      'loan.lender_id',
      'loan_position.status',
      'loan_position.oldest_unpaid_due_on',
      'loan_position.overdue_total_fen',
      'latest.id as latest_id',
      'latest.opened_on',
      'latest.closed_on',
      eb
        .selectFrom('collection_case as stay')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('stay.loan_id', '=', 'loan.id')
        .as('stay_count'),
    ]);
}

interface Opening {
  readonly loan: MovedLoan;
  readonly step: Extract<CaseStep, { readonly kind: 'open' }>;
}

/** The first step of a new case is a call on the day it opens. */
async function openCases(
  tx: WriteTx,
  openings: readonly Opening[],
  days: { readonly today: LocalDate; readonly recordedAt: Instant },
): Promise<void> {
  if (openings.length === 0) return;
  const numbers = await takeCaseNumbers(tx, openings, days.today);
  await bulkInsert(tx, {
    into: 'collection_case',
    columns: [
      'id',
      'loan_id',
      'case_no',
      'opened_on',
      'entry_days_past_due',
      'entry_overdue_fen',
      'status',
      'next_action',
      'next_action_on',
      'recorded_at',
    ],
    rows: openings.map(({ loan, step }, index) => [
      `${loan.loanId}-c${loan.stayCount + 1}`,
      loan.loanId,
      numbers[index] ?? '',
      days.today,
      step.entryDaysPastDue,
      step.entryOverdueFen,
      'open',
      'call',
      days.today,
      days.recordedAt,
    ]),
  });
}

/** 安信案〔2026〕000123号: one series per lender and year, in the order of contract numbers. */
async function takeCaseNumbers(
  tx: WriteTx,
  openings: readonly Opening[],
  today: LocalDate,
): Promise<readonly string[]> {
  const { year } = toParts(today);
  const lenders = await tx.selectFrom('lender').select(['id', 'letter_code']).execute();
  const codes = new Map(lenders.map((lender) => [lender.id, lender.letter_code]));
  const series = await tx
    .selectFrom('number_series')
    .select(['lender_id', 'last_no'])
    .where('kind', '=', 'case')
    .where('year', '=', year)
    .execute();
  const last = new Map(series.map((row) => [row.lender_id, row.last_no]));
  const numbers = openings.map(({ loan }) => {
    const next = (last.get(loan.lenderId) ?? 0) + 1;
    last.set(loan.lenderId, next);
    return `${codes.get(loan.lenderId) ?? ''}案〔${year}〕${next.toString().padStart(6, '0')}号`;
  });
  for (const [lenderId, lastNo] of last) {
    await tx
      .insertInto('number_series')
      .values({ lender_id: lenderId, kind: 'case', year, last_no: lastNo })
      .onConflict((conflict) =>
        conflict.columns(['lender_id', 'kind', 'year']).doUpdateSet({ last_no: lastNo }),
      )
      .execute();
  }
  return numbers;
}

async function reopenCase(tx: WriteTx, loan: MovedLoan, today: LocalDate): Promise<void> {
  const result = await tx
    .updateTable('collection_case')
    .set({
      closed_on: null,
      close_reason: null,
      status: 'in-progress',
      next_action: 'call',
      next_action_on: today,
    })
    .where('id', '=', loan.latestCaseId ?? '')
    .executeTakeFirst();
  invariant(result.numUpdatedRows === 1n, 'one case is opened again');
}

async function closeCase(
  tx: WriteTx,
  closing: { readonly loan: MovedLoan; readonly reason: string },
  today: LocalDate,
): Promise<void> {
  const result = await tx
    .updateTable('collection_case')
    .set({
      closed_on: today,
      close_reason: closing.reason,
      status: 'closed',
      next_action: null,
      next_action_on: null,
    })
    .where('id', '=', closing.loan.latestCaseId ?? '')
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  invariant(result.numUpdatedRows === 1n, 'one open case is closed');
}

/** Promises whose decision is older than this left their mark on the case long ago. */
const DECIDED_LONG_AGO_DAYS = 400;

/** Restates the open cases that have promises: kept, broken and withdrawn are read from receipts, not marked by hand. */
export async function restateCases(
  tx: WriteTx,
  today: LocalDate,
  scope: readonly string[] | undefined,
): Promise<number> {
  const earliest = localDate(`${toParts(today).year - Math.ceil(DECIDED_LONG_AGO_DAYS / 365)}-01-01`);
  const rows = await tx
    .selectFrom('collection_case')
    .select((eb) => [
      'collection_case.id',
      'collection_case.loan_id',
      'collection_case.status',
      'collection_case.segment',
      'collection_case.opened_on',
      eb
        .exists(
          eb
            .selectFrom('contact_log')
            .select('contact_log.id')
            .whereRef('contact_log.case_id', '=', 'collection_case.id')
            .whereRef('contact_log.loan_id', '=', 'collection_case.loan_id'),
        )
        .as('has_contact'),
    ])
    .where('collection_case.closed_on', 'is', null)
    .where((eb) =>
      eb.or([
        eb('collection_case.status', 'in', ['promise', 'broken', 'hardship']),
        eb(
          'collection_case.loan_id',
          'in',
          eb.selectFrom('promise').select('promise.loan_id').where('promise.due_on', '>=', earliest),
        ),
        eb.and([
          eb('collection_case.loan_id', 'in', scope === undefined ? [''] : [...scope, '']),
          eb('collection_case.status', 'in', ['open', 'in-progress']),
        ]),
      ]),
    )
    .$if(scope !== undefined, (query) => query.where('collection_case.loan_id', 'in', scope ?? []))
    .execute();
  const promises = await judgedPromises(tx, [...new Set(rows.map((row) => row.loan_id))], today);
  let restated = 0;
  for (const row of rows) {
    const own = promises
      .filter((promise) => promise.loanId === row.loan_id && promise.state !== 'withdrawn')
      .filter((promise) => promise.decidedOn === null || promise.decidedOn >= row.opened_on)
      .toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
    const latestPromise = own.find((promise) => promise.state === 'open')?.state ?? own[0]?.state ?? null;
    const status = openCaseStatus({
      segment: row.segment,
      latestPromise,
      hasContact: Boolean(row.has_contact),
    });
    if (status === row.status) continue;
    await tx.updateTable('collection_case').set({ status }).where('id', '=', row.id).execute();
    restated += 1;
  }
  return restated;
}
