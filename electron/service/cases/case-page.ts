import { nearestClock } from '../../../shared/domain/collection/rights/rights-of-loan.ts';
import { scriptKeyOf } from '../../../shared/domain/collection/script-key.ts';
import { bucketOf } from '../../../shared/domain/delinquency/bucket.ts';
import { rollStopper } from '../../../shared/domain/delinquency/roll-stopper.ts';
import type { LoanPosition } from '../../../shared/domain/ledger/position.ts';
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
import { adviceOf } from './advice.ts';
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
  const clock = rights === undefined ? null : nearestClock(rights.clocks);
  const promise = promises.find((one) => one.state !== 'withdrawn') ?? null;
  return {
    asOf,
    loan: wireLoan({ loanId, header: loan, position, finalDueOn: state.finalDueOn }),
    borrowerName: loan.borrower_name,
    plate: loan.plate,
    case: current,
    caseHistory: stays.map(historyOf),
    advice: adviceOf({ asOf, clock, promise, plan, stay: current, stopFlag: loan.stop_flag }),
    stopFlag: stopFlagOf(loan),
    balances: balancesOf(state, position),
    debtors: await debtorsOfLoan(db, { loanId, borrowerId: loan.borrower_id, asOf }, scene),
    rights: rights?.clocks.map((one) => wireRight(one, rights.names)) ?? [],
    vehicle: vehicleOf(loan, asOf),
    scriptKey: scriptKeyOf(bucketOf(position.dpd), current?.segment ?? null),
    timeline: await loanTimeline(db, loanId),
    contacts: await contactsOfLoan(db, loanId),
    promises: promises.map(wirePromise),
    openPromise: openPromise === null ? null : wirePromise(openPromise),
    plan,
    letters: await lettersOfLoan(db, loanId),
  };
}

function wireLoan(known: {
  readonly loanId: LoanId;
  readonly header: Header;
  readonly position: LoanPosition;
  readonly finalDueOn: LocalDate;
}) {
  const { header, position } = known;
  return {
    loanId: known.loanId,
    contractNo: header.contract_no,
    lenderShortName: header.short_name,
    product: header.product,
    legalForm: header.legal_form,
    disbursedOn: localDate(header.disbursed_on),
    finalDueOn: known.finalDueOn,
    status: statusOf(position),
    daysPastDue: position.dpd,
    bucket: bucketOf(position.dpd),
    oldestUnpaidDueOn: position.oldestUnpaidDueOn,
    isOpeningUnconfirmed: header.opening_loan_id !== null && header.confirmed_at === null,
  };
}

function balancesOf(state: LoanState, position: LoanPosition) {
  const { nextDue } = position;
  return {
    overdue: wireComponents(position.overdueFen),
    outstandingPrincipalFen: position.outstandingPrincipalFen,
    cureTodayFen: position.cureTodayFen,
    settleTodayFen: position.settleTodayFen,
    creditFen: position.creditFen,
    nextDue: nextDue === null ? null : { on: nextDue.on, amountFen: nextDue.amountFen },
    roll: rollOf(state, position),
  };
}

function stopFlagOf(loan: Header) {
  if (loan.stop_flag === null || loan.stop_flag_since === null) return null;
  const reason = loan.stop_flag_reason ?? '';
  return { kind: loan.stop_flag, since: localDate(loan.stop_flag_since), reason };
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

type Stay = Awaited<ReturnType<typeof staysOf>>[number];

function historyOf(stay: Stay) {
  const { caseId, caseNo, openedOn, closedOn, closeReason: reason } = stay;
  return { caseId, caseNo, openedOn, closedOn, closeReason: reason };
}

function rollOf(state: LoanState, position: LoanPosition) {
  const { terms, versions: schedules, entries } = state;
  const stopper = rollStopper({ terms, schedules, entries, asOf: position.asOf });
  if (stopper === null) return null;
  const nextBucket = bucketOf(position.dpd + stopper.daysLeft);
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
