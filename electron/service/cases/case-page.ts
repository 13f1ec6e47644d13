import type { NextAction } from '../../../shared/domain/collection/next-step.ts';
import { nearestClock } from '../../../shared/domain/collection/rights/rights-of-loan.ts';
import { scriptKeyOf } from '../../../shared/domain/collection/script-key.ts';
import { bucketOf } from '../../../shared/domain/delinquency/bucket.ts';
import { rollStopper } from '../../../shared/domain/delinquency/roll-stopper.ts';
import { id, type LoanId } from '../../../shared/kernel/ids.ts';
import { chinaDateOf, type Instant, instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { addDays, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import type { LawResources } from '../law/law-resources.ts';
import { type LoanState, loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import { statusOf } from '../loans/rows.ts';
import { loanTimeline } from '../loans/timeline.ts';
import { wireComponents } from '../loans/wire.ts';
import { planOfLoan } from '../plans/queries.ts';
import { dateOrNull, loadRights } from '../rights/queries.ts';
import { wireRight } from '../rights/wire-right.ts';
import { closeReason, nextAction } from './case-list.ts';
import { contactsOfLoan, lettersOfLoan } from './case-papers.ts';
import { debtorsOfLoan } from './debtors.ts';
import { loadGateScene } from './gate-facts.ts';
import { judgedPromises, wirePromise } from './promise-book.ts';

interface Asked {
  readonly loanId: LoanId;
  readonly asOf: LocalDate;
  readonly now: Instant;
  readonly law: LawResources;
}

/** All that the case page shows, in one answer; undefined when there is no such loan. */
export async function casePage(db: ReadDb, asked: Asked) {
  const { loanId, asOf } = asked;
  const state = await loadLoanState(db, loanId);
  if (state === undefined) return undefined;
  const loan = await loanHeader(db, loanId);
  const position = positionOf(state, asOf);
  const stays = await staysOf(db, loanId);
  const current = stays.find((stay) => stay.closedOn === null) ?? stays[0] ?? null;
  const scene = await loadGateScene(db, asked.law, { loanId, at: asked.now });
  const rights = (await loadRights(db, [loanId], { law: asked.law, asOf })).get(loanId);
  const promises = await judgedPromises(db, [loanId], asOf);
  const openPromise = promises.findLast((promise) => promise.state === 'open') ?? null;
  const plan = await planOfLoan(db, loanId, asOf);
  const bucket = bucketOf(position.dpd);
  return {
    asOf,
    loan: {
      loanId,
      contractNo: loan.contract_no,
      lenderShortName: loan.short_name,
      product: loan.product,
      legalForm: loan.legal_form,
      disbursedOn: localDate(loan.disbursed_on),
      finalDueOn: state.finalDueOn,
      status: statusOf(position),
      daysPastDue: position.dpd,
      bucket,
      oldestUnpaidDueOn: position.oldestUnpaidDueOn,
      isOpeningUnconfirmed: loan.opening_loan_id !== null && loan.confirmed_at === null,
    },
    borrowerName: loan.borrower_name,
    plate: loan.plate,
    case: current,
    caseHistory: stays.map(({ caseId, caseNo, openedOn, closedOn, closeReason: reason }) => ({
      caseId,
      caseNo,
      openedOn,
      closedOn,
      closeReason: reason,
    })),
    advice: adviceOf({
      asOf,
      clock: rights === undefined ? null : nearestClock(rights.clocks),
      promise: promises.find((promise) => promise.state !== 'withdrawn') ?? null,
      plan,
      stay: current,
      stopFlag: loan.stop_flag,
    }),
    stopFlag:
      loan.stop_flag === null || loan.stop_flag_since === null
        ? null
        : {
            kind: loan.stop_flag,
            since: localDate(loan.stop_flag_since),
            reason: loan.stop_flag_reason ?? '',
          },
    balances: {
      overdue: wireComponents(position.overdueFen),
      outstandingPrincipalFen: position.outstandingPrincipalFen,
      cureTodayFen: position.cureTodayFen,
      settleTodayFen: position.settleTodayFen,
      creditFen: position.creditFen,
      nextDue:
        position.nextDue === null ? null : { on: position.nextDue.on, amountFen: position.nextDue.amountFen },
      roll: rollOf(state, asOf),
    },
    debtors: await debtorsOfLoan(db, { loanId, borrowerId: loan.borrower_id, asOf }, scene),
    rights: rights?.clocks.map((clock) => wireRight(clock, rights.names)) ?? [],
    vehicle: vehicleOf(loan, asOf),
    scriptKey: scriptKeyOf(bucket, current?.segment ?? null),
    timeline: await loanTimeline(db, loanId),
    contacts: await contactsOfLoan(db, loanId),
    promises: promises.map(wirePromise),
    openPromise: openPromise === null ? null : wirePromise(openPromise),
    plan,
    letters: await lettersOfLoan(db, loanId),
  };
}

async function loanHeader(db: ReadDb, loanId: LoanId) {
  return db
    .selectFrom('loan')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .leftJoin('opening_balance', 'opening_balance.loan_id', 'loan.id')
    .select([
      'loan.contract_no',
      'loan.product',
      'loan.legal_form',
      'loan.borrower_id',
      'loan.vehicle_id',
      'loan.disbursed_on',
      'loan.stop_flag',
      'loan.stop_flag_since',
      'loan.stop_flag_reason',
      'person.name as borrower_name',
      'lender.short_name',
      'vehicle.plate',
      'vehicle.brand_model',
      'vehicle.mortgage_registered_on',
      'vehicle.insurance_ends_on',
      'vehicle.gps_device_no',
      'vehicle.gps_last_signal_at',
      'vehicle.valuation_fen',
      'vehicle.valued_on',
      'opening_balance.loan_id as opening_loan_id',
      'opening_balance.confirmed_at',
    ])
    .where('loan.id', '=', loanId)
    .executeTakeFirstOrThrow();
}

type Header = Awaited<ReturnType<typeof loanHeader>>;

async function staysOf(db: ReadDb, loanId: LoanId) {
  const rows = await db
    .selectFrom('collection_case')
    .leftJoin('actor', 'actor.id', 'collection_case.owner_id')
    .selectAll('collection_case')
    .select('actor.name as owner_name')
    .where('loan_id', '=', loanId)
    .orderBy('opened_on', 'desc')
    .orderBy('case_no', 'desc')
    .execute();
  return rows.map((row) => ({
    caseId: id<'case'>(row.id),
    caseNo: row.case_no,
    status: row.status,
    segment: row.segment,
    openedOn: localDate(row.opened_on),
    entryDaysPastDue: row.entry_days_past_due,
    entryOverdueFen: fen(row.entry_overdue_fen),
    closedOn: dateOrNull(row.closed_on),
    closeReason: closeReason(row.close_reason),
    nextAction: nextAction(row.next_action),
    nextActionOn: dateOrNull(row.next_action_on),
    ownerName: row.owner_name,
  }));
}

function rollOf(state: LoanState, asOf: LocalDate) {
  const { terms, versions: schedules, entries } = state;
  const stopper = rollStopper({ terms, schedules, entries, asOf });
  if (stopper === null) return null;
  const nextBucket = bucketOf(positionOf(state, asOf).dpd + stopper.daysLeft);
  return { nextBucket, rollsOn: stopper.rollsOn, days: stopper.daysLeft, stopFen: stopper.stopFen };
}

/** Days without a signal after which a device tells nothing (issue 5, point 2). */
const GPS_SILENT_DAYS = 7;
const INSURANCE_LAPSING_DAYS = 30;

function vehicleOf(loan: Header, asOf: LocalDate) {
  if (loan.vehicle_id === null) return null;
  const endsOn = dateOrNull(loan.insurance_ends_on);
  const signalAt = loan.gps_last_signal_at === null ? null : instant(loan.gps_last_signal_at);
  return {
    plate: loan.plate,
    brandModel: loan.brand_model ?? '',
    mortgageRegisteredOn: dateOrNull(loan.mortgage_registered_on),
    insuranceEndsOn: endsOn,
    insuranceState: insuranceState(endsOn, asOf),
    gpsLastSignalOn: signalAt === null ? null : chinaDateOf(signalAt),
    gpsState: gpsState(loan.gps_device_no, signalAt, asOf),
    valuationFen: loan.valuation_fen === null ? null : fen(loan.valuation_fen),
    valuedOn: dateOrNull(loan.valued_on),
  };
}

function insuranceState(
  endsOn: LocalDate | null,
  asOf: LocalDate,
): 'in-force' | 'lapsing' | 'lapsed' | 'unknown' {
  if (endsOn === null) return 'unknown';
  if (endsOn < asOf) return 'lapsed';
  return endsOn <= addDays(asOf, INSURANCE_LAPSING_DAYS) ? 'lapsing' : 'in-force';
}

function gpsState(
  deviceNo: string | null,
  signalAt: Instant | null,
  asOf: LocalDate,
): 'ok' | 'no-data' | 'none' {
  if (deviceNo === null) return 'none';
  const since = startOfChinaDay(addDays(asOf, -GPS_SILENT_DAYS));
  return signalAt === null || signalAt < since ? 'no-data' : 'ok';
}

interface AdviceFacts {
  readonly asOf: LocalDate;
  readonly clock: ReturnType<typeof nearestClock>;
  readonly promise: Awaited<ReturnType<typeof judgedPromises>>[number] | null;
  readonly plan: Awaited<ReturnType<typeof planOfLoan>>;
  readonly stay: { readonly nextAction: NextAction | null; readonly nextActionOn: LocalDate | null } | null;
  readonly stopFlag: string | null;
}

interface Advice {
  readonly action: NextAction;
  readonly reasonCode: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** The next thing to do and why: what runs out first, then what was promised, then the step that was planned. */
function adviceOf(facts: AdviceFacts): Advice {
  const { clock, promise, plan, stay } = facts;
  if (clock?.deadline && clock.state === 'urgent') {
    const params = {
      daysLeft: clock.daysLeft,
      lastSafeOn: clock.deadline.lastSafeDay,
      personId: clock.personId,
    };
    return { action: 'preserve-right', reasonCode: `right.${clock.kind}`, params };
  }
  if (facts.stopFlag !== null) {
    return { action: 'other', reasonCode: 'case.stopFlag', params: { flag: facts.stopFlag } };
  }
  if (plan?.status === 'breached') {
    const params = { agreementNo: plan.agreementNo, missedFen: plan.missedFen, planId: plan.planId };
    return { action: 'review-plan', reasonCode: 'plan.breached', params };
  }
  if (promise?.state === 'open' && promise.dueOn <= facts.asOf) {
    const params = { amountFen: promise.amountFen, dueOn: promise.dueOn };
    return { action: 'check-promise', reasonCode: 'promise.dueToday', params };
  }
  if (promise?.state === 'broken' || promise?.state === 'partial') {
    const params = { amountFen: promise.amountFen, paidFen: promise.paidFen, dueOn: promise.dueOn };
    return { action: 'call', reasonCode: `promise.${promise.state}`, params };
  }
  const params = { action: stay?.nextAction ?? null, on: stay?.nextActionOn ?? null };
  return { action: stay?.nextAction ?? 'call', reasonCode: 'case.nextAction', params };
}
