import { bucketOf } from '../../../shared/domain/delinquency/bucket.ts';
import { daysPastDue } from '../../../shared/domain/delinquency/days-past-due.ts';
import { maskPhone } from '../../../shared/domain/identity/masking.ts';
import { ENGINE_VERSION } from '../../../shared/domain/ledger/position.ts';
import { type TracedAmount, trace } from '../../../shared/domain/ledger/trace.ts';
import type { LoanTerms } from '../../../shared/domain/loan/terms.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id, type LoanId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { matchingLoans, searchWords } from '../db/loan-order.ts';
import type { LawResources } from '../law/law-resources.ts';
import { optionalDate, partiesOfLoan, vehicleOfLoan } from '../parties/queries.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import { clauseRecordsOf } from './clauses.ts';
import { disclosureOf } from './disclosure.ts';
import { ledgerLines } from './ledger-lines.ts';
import { type LoanPageRequest, loanPage, loanRows, loanTotals } from './list.ts';
import { loadLoanState } from './load-loan.ts';
import { positionOf, rolledTo } from './positions.ts';
import { loanTimeline } from './timeline.ts';
import { wireInstalment, wirePosition } from './wire.ts';
import { yearlyCost } from './yearly-cost.ts';

type ListRow = Awaited<ReturnType<typeof loanRows>>[number];

/** One page of loans as of the day the book is rolled to. */
export async function listLoans(db: ReadDb, page: LoanPageRequest, today: LocalDate) {
  const asOf = (await rolledTo(db)) ?? today;
  const { rows, total } = await loanPage(db, page, asOf);
  return { asOf, rows: rows.map((row) => wireRow(row, asOf)), total };
}

/** So many matches are ranked; whoever types a single common character is better served by typing another. */
const RANKED_MATCHES = 300;

/** The search box: those longest overdue first among the first matches found. */
export async function searchLoans(
  db: ReadDb,
  asked: { readonly text: string; readonly limit: number },
  today: LocalDate,
) {
  const words = searchWords(asked.text);
  if (words.length === 0) return { rows: [] };
  const asOf = (await rolledTo(db)) ?? today;
  const rows = await loanRows(db, await matchingLoans(db, words, RANKED_MATCHES));
  const ranked = rows.map((row) => wireRow(row, asOf)).toSorted((a, b) => b.daysPastDue - a.daysPastDue);
  return { rows: ranked.slice(0, asked.limit) };
}

function wireRow(row: ListRow, asOf: LocalDate) {
  const dpd = daysPastDue(optionalDate(row.oldest_unpaid_due_on), asOf);
  return {
    loanId: id<'loan'>(row.id),
    contractNo: row.contract_no,
    borrowerName: row.borrower_name,
    borrowerPhone: row.phone === null ? null : maskPhone(row.phone),
    plate: row.plate,
    product: row.product,
    lenderShortName: row.short_name,
    status: row.status,
    daysPastDue: dpd,
    bucket: bucketOf(dpd),
    overdueFen: fen(row.overdue_total_fen),
    outstandingPrincipalFen: fen(row.outstanding_principal_fen),
    nextDueOn: optionalDate(row.next_due_on),
    nextDueFen: fen(row.next_due_fen),
    disbursedOn: localDate(row.disbursed_on),
    isOpeningUnconfirmed: row.opening_loan_id !== null && row.confirmed_at === null,
    hasStopFlag: row.stop_flag !== null,
  };
}

export async function bookOverview(db: ReadDb, today: LocalDate) {
  const asOf = (await rolledTo(db)) ?? today;
  const totals = await loanTotals(db, { filter: {} }, asOf);
  const openings = await db
    .selectFrom('opening_balance')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    asOf,
    loanCount: totals.count,
    overdueCount: totals.overdue_count,
    overdueFen: fen(totals.overdue),
    outstandingPrincipalFen: fen(totals.outstanding),
    unconfirmedOpeningCount: openings.count,
  };
}

/** Everything the loan page shows, as of a day; undefined when there is no such loan. */
export async function loanDetail(
  db: ReadDb,
  asked: { readonly loanId: LoanId; readonly asOf: LocalDate; readonly law: LawResources },
) {
  const { loanId, asOf } = asked;
  const state = await loadLoanState(db, loanId);
  if (state === undefined) return undefined;
  const loan = await db
    .selectFrom('loan')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .selectAll('loan')
    .select(['lender.name as lender_name', 'lender.lender_type', 'person.name as borrower_name'])
    .where('loan.id', '=', loanId)
    .executeTakeFirstOrThrow();
  const position = positionOf(state, asOf);
  const version = state.versions.find((one) => one.versionNo === position.scheduleVersionNo);
  const agreed = new Map(version?.instalments.map((one) => [one.no, one]));
  const open = await db
    .selectFrom('collection_case')
    .select('id')
    .where('loan_id', '=', loanId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return {
    loanId,
    contractNo: loan.contract_no,
    loanNoteNo: loan.loan_note_no,
    product: loan.product,
    legalForm: loan.legal_form,
    lender: { lenderId: id<'lender'>(loan.lender_id), name: loan.lender_name, lenderType: loan.lender_type },
    borrowerName: loan.borrower_name,
    disclosure: disclosureOf(loan),
    terms: wireTerms(state.terms, position.scheduleVersionNo),
    ...yearlyCost(state.terms, state.versions[0]?.instalments ?? [], await loadWorkCalendar(db, asked.law)),
    position: wirePosition(position),
    schedule: position.instalments.map((one) => wireInstalment(one, position, agreed.get(one.no))),
    ledger: await ledgerLines(db, loanId, position),
    parties: await partiesOfLoan(db, loanId),
    vehicle: await vehicleOfLoan(db, loan.vehicle_id),
    importId: loan.import_id === null ? null : id<'import'>(loan.import_id),
    clauses: await clauseRecordsOf(db, loanId),
    payouts: await payoutsOf(db, loanId),
    opening: await openingOf(db, loanId),
    caseId: open === undefined ? null : id<'case'>(open.id),
    stopFlag:
      loan.stop_flag === null || loan.stop_flag_since === null
        ? null
        : {
            kind: loan.stop_flag,
            since: localDate(loan.stop_flag_since),
            reason: loan.stop_flag_reason ?? '',
          },
    timeline: await loanTimeline(db, loanId),
    remarks: loan.remarks,
  };
}

function wireTerms(terms: LoanTerms, scheduleVersion: number) {
  const { penalty, allocation } = terms;
  return {
    principalFen: terms.principalFen,
    annualRatePpm: terms.annualRatePpm,
    method: terms.method,
    termCount: terms.termCount,
    signedOn: terms.signedOn,
    disbursedOn: terms.disbursedOn,
    firstDueOn: terms.firstDueOn,
    dueDay: terms.dueDay,
    dayCount: terms.dayCount,
    penaltyKind: penalty.kind,
    penaltyDailyRatePpm: penalty.kind === 'fixed-daily' ? penalty.dailyRatePpm : null,
    penaltyFactorPercent: penalty.kind === 'contract-rate-factor' ? penalty.factorPercent : null,
    graceDays: penalty.kind === 'none' ? 0 : penalty.graceDays,
    dueOnDayOff: terms.dueOnDayOff?.kind ?? ('stays' as const),
    upFront: terms.upFront ?? null,
    allocationOrder: [...allocation.order],
    allocationSource: allocation.source.kind === 'statutory' ? 'statutory' : allocation.source.clauseNo,
    scheduleVersion,
  };
}

async function payoutsOf(db: ReadDb, loanId: string) {
  const rows = await db
    .selectFrom('payout')
    .selectAll()
    .where('loan_id', '=', loanId)
    .orderBy('tranche')
    .execute();
  return rows.map((row) => ({
    paidOn: localDate(row.paid_on),
    amountFen: fen(row.amount_fen),
    account: row.account,
    voucher: row.voucher,
    tranche: row.tranche,
    isPaidToDealer: row.paid_to_dealer === 1,
  }));
}

/** The take-over figures of a running loan, null for a loan whose whole history is in the book. */
export async function openingOf(db: ReadDb, loanId: string) {
  const row = await db
    .selectFrom('opening_balance')
    .leftJoin('actor', 'actor.id', 'opening_balance.confirmed_by')
    .selectAll('opening_balance')
    .select('actor.name as confirmed_by_name')
    .where('loan_id', '=', loanId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    cutOverOn: localDate(row.cut_over_on),
    principalFen: fen(row.principal_fen),
    interestFen: fen(row.interest_fen),
    penaltyFen: fen(row.penalty_fen),
    feeFen: fen(row.fee_fen),
    instalmentsMet: row.instalments_met,
    lastDemandOn: optionalDate(row.last_demand_on),
    sourceFile: row.source_file,
    sourceRow: row.source_row,
    confirmedBy: row.confirmed_by_name,
    confirmedAt: row.confirmed_at === null ? null : instant(row.confirmed_at),
  };
}

/** An amount of a loan's position opened to its parts; undefined when there is no such loan. */
export async function loanTrace(
  db: ReadDb,
  asked: { readonly loanId: LoanId; readonly asOf: LocalDate; readonly amount: TracedAmount },
) {
  const state = await loadLoanState(db, asked.loanId);
  if (state === undefined) return undefined;
  const position = positionOf(state, asked.asOf);
  return { asOf: asked.asOf, engineVersion: ENGINE_VERSION, trace: trace(position, asked.amount) };
}

/** The id of a loan by its id or its contract number: what a command line is given. */
export async function findLoan(db: ReadDb, text: string): Promise<LoanId | undefined> {
  const rows = await db
    .selectFrom('loan')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', text), eb('contract_no', '=', text)]))
    .limit(2)
    .execute();
  return rows.length === 1 ? id<'loan'>(present(rows[0], 'one row was found').id) : undefined;
}
