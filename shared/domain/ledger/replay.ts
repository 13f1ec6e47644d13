import type { LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, larger, smaller, sum, ZERO } from '../../kernel/money.ts';
import { daysPastDue } from '../delinquency/days-past-due.ts';
import { COMPONENTS, type Component } from '../loan/terms.ts';
import { interestEnd } from '../schedule/instalment.ts';
import { accruedInterestOf } from './accrued-interest.ts';
import {
  chargedOutstandingFen,
  type Debt,
  outstandingOf,
  penaltyBalanceFen,
  scheduledOutstandingFen,
} from './debt.ts';
import { accruedFen, penaltyFen, segmentsUpTo } from './penalty.ts';
import {
  type ComponentAmounts,
  ENGINE_VERSION,
  type InstalmentPosition,
  type LoanChargePosition,
  type LoanPosition,
  type LoanTotals,
  type PenaltySegment,
} from './position.ts';
import type { ReplayInput, ReplayState } from './replay-state.ts';
import { runLedger } from './run-ledger.ts';

/**
 * The position of a loan: recomputed from its pay-out day from terms, schedule versions and ledger, in
 * order of business
 * day. Pure: the same arguments give the same figures years later under the same ENGINE_VERSION. Entries
 * are expected
 * to have passed `validateEntry`. Throws InvariantError without a schedule version.
 */
export function replay(input: ReplayInput): LoanPosition {
  const state = runLedger(input);
  return {
    ...totalsOf(state),
    engineVersion: ENGINE_VERSION,
    knownAt: state.knownAt,
    scheduleVersionNo: state.scheduleVersionNo,
    cutOverOn: state.cutOverOn,
    instalments: state.instalments.map((debt) => instalmentPosition(debt, state.asOf)),
    charges: state.charges.flatMap((debt) => chargePosition(debt, state.asOf)),
    receipts: state.receipts.map(({ leftFen, refundedFen, lines, ...receipt }) => ({
      ...receipt,
      lines,
      unallocatedFen: fen(leftFen),
      refundedFen: fen(refundedFen),
    })),
    reversedEntryIds: state.reversedEntryIds,
  };
}

/** The figures alone, without the parts: for the day roll over a whole book. Same numbers as `replay`. */
export function replayTotals(input: ReplayInput): LoanTotals {
  return totalsOf(runLedger(input));
}

function totalsOf(state: ReplayState): LoanTotals {
  const { asOf } = state;
  const isPaidOut = asOf >= state.terms.disbursedOn;
  const overdue = overdueAmounts(state);
  const overdueTotalFen = totalOf(overdue);
  const dueTodayFen = dueTodayOf(state);
  const principal = state.instalments.reduce(
    (total, debt) => total + outstandingOf(debt, 'principal', asOf),
    0,
  );
  const outstandingPrincipalFen = isPaidOut ? fen(principal) : ZERO;
  const undue = state.instalments.slice(state.dueCount);
  const accruedInterestFen = fen(undue.reduce((total, debt) => total + accruedInterestOf(debt, asOf), 0));
  const undueOpen = undue.reduce((total, debt) => total + scheduledOutstandingFen(debt), 0);
  const unduePrincipal = undue.reduce((total, debt) => total + outstandingOf(debt, 'principal', asOf), 0);
  const owedFen = overdueTotalFen + dueTodayFen;
  const undueCharged = sum(undue.map(chargedOutstandingFen));
  const settleFen = fen(owedFen + unduePrincipal + accruedInterestFen + undueCharged - state.creditFen);
  const oldestUnpaidDueOn = oldestUnpaid(state);
  return {
    asOf,
    overdueFen: overdue,
    overdueTotalFen,
    dueTodayFen,
    outstandingPrincipalFen,
    accruedInterestFen,
    creditFen: fen(state.creditFen),
    settleTodayFen: isPaidOut ? larger(ZERO, settleFen) : ZERO,
    cureTodayFen: larger(ZERO, fen(owedFen - state.creditFen)),
    oldestUnpaidDueOn,
    dpd: daysPastDue(oldestUnpaidDueOn, asOf),
    nextDue: nextDueOf(state),
    lastReceipt: lastReceiptOf(state),
    writeOff:
      state.writeOff === null
        ? null
        : { ...state.writeOff, recoveredFen: smaller(fen(state.recoveredFen), state.writeOff.amountFen) },
    isSettled: isPaidOut && owedFen + undueOpen + undueCharged === 0,
  };
}

function totalOf(amounts: ComponentAmounts): Fen {
  return fen(COMPONENTS.reduce((total, component) => total + amounts[component], 0));
}

/** Charges up to asOf, and instalments that fell due before it. An instalment due today is not overdue. */
function overdueAmounts(state: ReplayState): ComponentAmounts {
  const totals = { cost: 0, interest: 0, penalty: 0, fee: 0, principal: 0 };
  const collect = (debt: Debt): void => {
    for (const component of COMPONENTS) totals[component] += outstandingOf(debt, component, state.asOf);
  };
  for (const charge of state.charges) if (!charge.isMet) collect(charge);
  for (let index = state.firstOpen; index < state.dueCount; index += 1) {
    const debt = state.instalments[index];
    if (debt !== undefined && debt.dueOn < state.asOf) collect(debt);
  }
  return amountsOf((component) => totals[component]);
}

function amountsOf(read: (component: Component) => number): ComponentAmounts {
  return {
    cost: fen(read('cost')),
    interest: fen(read('interest')),
    penalty: fen(read('penalty')),
    fee: fen(read('fee')),
    principal: fen(read('principal')),
  };
}

function dueTodayOf(state: ReplayState): Fen {
  let total = 0;
  for (let index = state.firstOpen; index < state.dueCount; index += 1) {
    const debt = state.instalments[index];
    if (debt === undefined || debt.dueOn < state.asOf) continue;
    for (const component of COMPONENTS) total += outstandingOf(debt, component, state.asOf);
  }
  return fen(total);
}

/**
 * The oldest overdue instalment not met in principal, interest and fee. Residues are skipped from the
 * oldest on while
 * together they stay within the tolerance (R10.11); penalty alone makes no days past due.
 */
function oldestUnpaid(state: ReplayState): LocalDate | null {
  let residueFen = 0;
  for (let index = state.firstOpen; index < state.dueCount; index += 1) {
    const debt = state.instalments[index];
    if (debt === undefined || debt.dueOn >= state.asOf) break;
    residueFen += scheduledOutstandingFen(debt);
    if (residueFen > state.terms.residueToleranceFen) return debt.dueOn;
  }
  return null;
}

function nextDueOf(state: ReplayState): LoanTotals['nextDue'] {
  for (let index = state.dueCount; index < state.instalments.length; index += 1) {
    const debt = state.instalments[index];
    if (debt === undefined) continue;
    const open = scheduledOutstandingFen(debt);
    if (open === 0 || debt.no === null) continue;
    return { no: debt.no, on: debt.dueOn, amountFen: larger(ZERO, fen(open - state.creditFen)) };
  }
  return null;
}

/** All that came in on the last day with a receipt. */
function lastReceiptOf(state: ReplayState): LoanTotals['lastReceipt'] {
  const last = state.receipts.findLast((one) => one.kind === 'receipt');
  if (last === undefined) return null;
  const sameDay = state.receipts.filter((one) => one.kind === 'receipt' && one.on === last.on);
  return { on: last.on, amountFen: sum(sameDay.map((one) => one.amountFen)) };
}

function penaltySegmentsOf(debt: Debt, asOf: LocalDate): readonly PenaltySegment[] {
  return debt.accrual === null ? [] : segmentsUpTo(debt.accrual, penaltyBalanceFen(debt), asOf);
}

function instalmentPosition(debt: Debt, asOf: LocalDate): InstalmentPosition {
  const accrued = debt.accrual === null ? 0 : accruedFen(debt.accrual, penaltyBalanceFen(debt), asOf);
  const outstandingFen = amountsOf((component) => outstandingOf(debt, component, asOf));
  return {
    no: debt.no ?? 0,
    fromOn: debt.fromOn,
    dueOn: debt.dueOn,
    ...interestEnd(debt.dueOn, debt.interestToOn),
    state: stateOf(debt, { asOf, isOpen: totalOf(outstandingFen) > 0 }),
    dueFen: amountsOf((component) => debt.due[component] + (component === 'penalty' ? accrued : 0)),
    paidFen: amountsOf((component) => debt.paid[component]),
    waivedFen: amountsOf((component) => debt.waived[component]),
    outstandingFen,
    chargedOutstandingFen: chargedOutstandingFen(debt),
    penaltySegments: penaltySegmentsOf(debt, asOf),
    dailyPenaltyFen: dailyPenaltyOf(debt, asOf),
    metOn: debt.metOn,
  };
}

function stateOf(
  debt: Debt,
  at: { readonly asOf: LocalDate; readonly isOpen: boolean },
): InstalmentPosition['state'] {
  if (!at.isOpen && (debt.isMet || debt.metOn !== null)) return 'met';
  if (debt.dueOn > at.asOf) return 'undue';
  if (!at.isOpen) return 'met';
  return debt.dueOn === at.asOf ? 'due' : 'overdue';
}

function chargePosition(debt: Debt, asOf: LocalDate): readonly LoanChargePosition[] {
  const component = COMPONENTS.find((one) => debt.due[one] > 0);
  if (component === undefined || debt.entryId === null) return [];
  return [
    {
      entryId: debt.entryId,
      on: debt.dueOn,
      component,
      isOpening: debt.isOpening,
      dueFen: fen(debt.due[component]),
      paidFen: fen(debt.paid[component]),
      waivedFen: fen(debt.waived[component]),
      outstandingFen: outstandingOf(debt, component, asOf),
    },
  ];
}

/**
 * What one more day adds on the balances that bear penalty now, when nothing is paid. A letter prints it
 * (R10.11).
 */
export function dailyPenaltyFen(position: LoanPosition): Fen {
  return sum(position.instalments.map((instalment) => instalment.dailyPenaltyFen));
}

function dailyPenaltyOf(debt: Debt, asOf: LocalDate): Fen {
  const { accrual } = debt;
  if (accrual === null || (asOf <= accrual.graceEndsOn && asOf > debt.dueOn)) return ZERO;
  return penaltyFen(penaltyBalanceFen(debt), accrual.rate, 1);
}
