import { invariant, present, unreachable } from '../../kernel/assert.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { fen, sum, ZERO } from '../../kernel/money.ts';
import { COMPONENTS, type Component } from '../loan/terms.ts';
import type { ScheduleVersion } from '../schedule/instalment.ts';
import { accruedInterestOf } from './accrued-interest.ts';
import { visitInOrder } from './allocation.ts';
import {
  chargeDebt,
  chargedOutstandingFen,
  type Debt,
  instalmentDebt,
  noteMet,
  outstandingOf,
  reduce,
  startAccrual,
} from './debt.ts';
import type { FeeEntry, LedgerEntry, ReceiptEntry, WaiverEntry } from './entry.ts';
import { liveEntries } from './live-entries.ts';
import { applyOpening } from './opening.ts';
import { dailyRateOf } from './penalty.ts';
import { refundCredit } from './refund.ts';
import type { ReplayInput, ReplayState, RunningReceipt } from './replay-state.ts';

/**
 * Runs a loan from its pay-out day to asOf: instalments fall due and entries take effect in order of
 * business day.
 * Back-dated receipts, corrections and reversals need no special case, because nothing is ever patched.
 */
export function runLedger(input: ReplayInput): ReplayState {
  const knownAt = input.knownAt ?? null;
  const live = liveEntries(input.entries, { asOf: input.asOf, knownAt });
  const version = versionInForce(input);
  const instalments = version.instalments.map((instalment) => instalmentDebt(instalment, input.terms));
  const openingCharges = live.opening === null ? [] : applyOpening(live.opening, instalments);
  const state: ReplayState = {
    terms: input.terms,
    asOf: input.asOf,
    knownAt,
    scheduleVersionNo: version.versionNo,
    dailyRate: dailyRateOf(input.terms),
    cutOverOn: live.opening?.businessOn ?? null,
    instalments,
    charges: openingCharges.filter((charge) => charge.dueOn <= input.asOf),
    receipts: [],
    reversedEntryIds: live.reversedEntryIds,
    dueCount: 0,
    firstOpen: 0,
    firstOpenCharge: 0,
    firstCredit: 0,
    creditFen: 0,
    writeOff: null,
    recoveredFen: 0,
  };
  live.entries.forEach((entry, index) => {
    fallDueUntil(state, entry.businessOn);
    takeEffect(state, entry);
    // a credit meets all charges of a day together: which was typed in first changes nothing
    const isLastCharge = isCharge(entry) && !isChargeOf(live.entries[index + 1], entry.businessOn);
    if (isLastCharge && state.creditFen > 0) spendCredit(state, entry.businessOn);
  });
  fallDueUntil(state, input.asOf);
  return state;
}

function isCharge(entry: LedgerEntry): boolean {
  return entry.kind === 'cost' || entry.kind === 'fee';
}

function isChargeOf(entry: LedgerEntry | undefined, on: LocalDate): boolean {
  return entry !== undefined && entry.businessOn === on && isCharge(entry);
}

function versionInForce(input: ReplayInput): ScheduleVersion {
  const { knownAt } = input;
  const known = input.schedules.filter((version) => knownAt === undefined || version.recordedAt <= knownAt);
  const candidates = known.length > 0 ? known : input.schedules;
  const inForce = candidates.filter((version) => version.effectiveOn <= input.asOf);
  const first = present(candidates[0], 'a loan has at least one schedule version');
  return inForce.reduce(
    (best, version) => (version.versionNo > best.versionNo ? version : best),
    inForce[0] ?? first,
  );
}

/** Lets instalments fall due up to a day; a credit is taken on each due day (R1.5). */
function fallDueUntil(state: ReplayState, until: LocalDate): void {
  for (;;) {
    const debt = state.instalments[state.dueCount];
    if (debt === undefined || debt.dueOn > until) return;
    callDue(state, debt);
    if (state.creditFen > 0) spendCredit(state, debt.dueOn);
  }
}

function callDue(state: ReplayState, debt: Debt): void {
  state.dueCount += 1;
  const { penalty } = state.terms;
  if (state.dailyRate !== null && penalty.kind !== 'none') {
    // the opening penalty holds what accrued up to the cut-over day
    const isTakenOver = state.cutOverOn !== null && debt.dueOn < state.cutOverOn;
    const from = isTakenOver && state.cutOverOn !== null ? state.cutOverOn : debt.dueOn;
    startAccrual(debt, { rate: state.dailyRate, graceDays: penalty.graceDays, from });
  }
  // a line without amounts (principal and interest both in grace) is met at once
  if (!debt.isMet) noteMet(debt, debt.dueOn);
}

function takeEffect(state: ReplayState, entry: LedgerEntry): void {
  switch (entry.kind) {
    case 'disbursement':
    case 'opening':
    case 'reversal':
      return;
    case 'cost':
      state.charges.push(chargeDebt({ ...chargeOf(entry), component: 'cost' }));
      return;
    case 'fee':
      addFee(state, entry);
      return;
    case 'waiver':
      waive(state, entry);
      return;
    case 'receipt':
      receive(state, entry);
      return;
    case 'refund': {
      const missingFen = refundCredit(state, entry.amountFen);
      if (missingFen > 0) {
        state.charges.push(chargeDebt({ ...chargeOf(entry), amountFen: missingFen, component: 'fee' }));
      }
      return;
    }
    case 'write-off':
      state.writeOff = {
        entryId: entry.id,
        on: entry.businessOn,
        amountFen: sum(COMPONENTS.map((component) => entry.amounts[component] ?? ZERO)),
      };
      return;
    default:
      unreachable(entry);
  }
}

function chargeOf(entry: Extract<LedgerEntry, { amountFen: unknown }>) {
  return { entryId: entry.id, on: entry.businessOn, amountFen: entry.amountFen, isOpening: false };
}

function addFee(state: ReplayState, entry: FeeEntry): void {
  const debt = entry.instalmentNo === null ? undefined : state.instalments[entry.instalmentNo - 1];
  if (debt === undefined) {
    state.charges.push(chargeDebt({ ...chargeOf(entry), component: entry.component }));
    return;
  }
  debt.due[entry.component] += entry.amountFen;
  debt.isMet = false;
  if (entry.component === 'fee') {
    debt.metOn = null;
    debt.chargedFeeFen += entry.amountFen;
  }
  const index = (entry.instalmentNo ?? 1) - 1;
  state.firstOpen = Math.min(state.firstOpen, index);
}

function receive(state: ReplayState, entry: ReceiptEntry): void {
  state.receipts.push({
    entryId: entry.id,
    kind: 'receipt',
    on: entry.businessOn,
    amountFen: entry.amountFen,
    lines: [],
    leftFen: entry.amountFen,
    refundedFen: 0,
  });
  state.creditFen += entry.amountFen;
  if (entry.designation?.kind === 'early-settlement') callAllDue(state, entry.businessOn);
  spendCredit(state, entry.businessOn);
}

/**
 * Early settlement 提前结清: the payer said so in writing and the money covers everything, so the undue
 * principal is
 * called, the running period owes its interest up to the day, what was charged to undue instalments stays
 * owed, and later interest and agreed fees fall away. Otherwise the receipt stays an ordinary one.
 */
function callAllDue(state: ReplayState, on: LocalDate): void {
  const undue = state.instalments.slice(state.dueCount);
  const owed = dueDebts(state).flatMap((debt) => COMPONENTS.map((part) => outstandingOf(debt, part, on)));
  const interests = undue.map((debt) => accruedInterestOf(debt, on));
  const principals = undue.map((debt) => outstandingOf(debt, 'principal', on));
  const charged = undue.map(chargedOutstandingFen);
  if (state.creditFen < sum([...owed, ...interests, ...principals, ...charged])) return;
  undue.forEach((debt, index) => {
    debt.due.interest = debt.paid.interest + debt.waived.interest + (interests[index] ?? 0);
    debt.due.fee = Math.max(debt.chargedFeeFen, debt.paid.fee + debt.waived.fee);
    state.dueCount += 1;
  });
}

function dueDebts(state: ReplayState): readonly Debt[] {
  return [
    ...state.charges.slice(state.firstOpenCharge),
    ...state.instalments.slice(state.firstOpen, state.dueCount),
  ];
}

/** Lays every unspent receipt, oldest first, on what is due on a day. */
function spendCredit(state: ReplayState, on: LocalDate): void {
  skipMet(state);
  const debts = {
    ofLoan: state.charges.slice(state.firstOpenCharge),
    ofInstalments: state.instalments.slice(state.firstOpen, state.dueCount),
  };
  visitInOrder(state.terms.allocation, debts, (debt, component) => {
    spendOn(state, { debt, component, on });
    return state.creditFen > 0;
  });
  skipMet(state);
}

interface Spending {
  readonly debt: Debt;
  readonly component: Component;
  readonly on: LocalDate;
}

function spendOn(state: ReplayState, { debt, component, on }: Spending): void {
  let owed: number = outstandingOf(debt, component, on);
  while (owed > 0 && state.creditFen > 0) {
    const receipt = present(state.receipts[state.firstCredit], 'a credit belongs to a receipt');
    const amount = receipt.kind === 'receipt' ? Math.min(owed, receipt.leftFen) : 0;
    if (amount === 0) {
      state.firstCredit += 1;
      continue;
    }
    takeFrom(receipt, { debt, component, on }, { amount, how: 'paid' });
    state.creditFen -= amount;
    if (state.writeOff !== null) state.recoveredFen += amount;
    owed -= amount;
  }
}

function takeFrom(
  receipt: RunningReceipt,
  { debt, component, on }: Spending,
  part: { readonly amount: number; readonly how: 'paid' | 'waived' },
): void {
  const amountFen = fen(part.amount);
  reduce(debt, { component, amountFen, on, how: part.how });
  receipt.leftFen -= part.amount;
  receipt.lines.push({
    entryId: receipt.entryId,
    on,
    instalmentNo: debt.no,
    chargeEntryId: debt.entryId,
    component,
    amountFen,
  });
}

/** Waives, by component, the oldest due first; what is not owed by then stays unallocated. */
function waive(state: ReplayState, entry: WaiverEntry): void {
  skipMet(state);
  const amountFen = sum(COMPONENTS.map((component) => entry.amounts[component] ?? ZERO));
  const waiver: RunningReceipt = {
    entryId: entry.id,
    kind: 'waiver',
    on: entry.businessOn,
    amountFen,
    lines: [],
    leftFen: amountFen,
    refundedFen: 0,
  };
  state.receipts.push(waiver);
  const debts = dueDebts(state);
  for (const component of COMPONENTS) {
    let left: number = entry.amounts[component] ?? 0;
    for (const debt of debts) {
      if (left === 0) break;
      const amount = Math.min(left, outstandingOf(debt, component, entry.businessOn));
      if (amount > 0) takeFrom(waiver, { debt, component, on: entry.businessOn }, { amount, how: 'waived' });
      left -= amount;
    }
  }
  invariant(waiver.leftFen >= 0, 'never waive more than was granted');
}

/** Moves the marks of the oldest open instalment and charge forward: this keeps 2,400 entries linear. */
function skipMet(state: ReplayState): void {
  while (state.firstOpen < state.dueCount && state.instalments[state.firstOpen]?.isMet === true) {
    state.firstOpen += 1;
  }
  while (state.charges[state.firstOpenCharge]?.isMet === true) state.firstOpenCharge += 1;
}
