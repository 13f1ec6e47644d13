import type { EntryId } from '../../kernel/ids.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen } from '../../kernel/money.ts';
import type { Component, LoanTerms, PenaltyBase } from '../loan/terms.ts';
import { type Instalment, interestEnd } from '../schedule/instalment.ts';
import { accruedFen, closeSegment, type DailyRate, endAccrual, type PenaltyAccrual } from './penalty.ts';

/** Amounts by component while a replay runs. */
export interface RunningAmounts {
  cost: number;
  interest: number;
  penalty: number;
  fee: number;
  principal: number;
}

/**
 * One instalment, or one charge of the loan as a whole, while a replay runs. Lives inside one call of
 * replay only.
 */
export interface Debt {
  readonly no: number | null;
  readonly fromOn: LocalDate;
  readonly dueOn: LocalDate;
  /** the agreed day, where payment moved off a day off and interest did not follow */
  readonly interestToOn?: LocalDate;
  /** charges: the entry that made it */
  readonly entryId: EntryId | null;
  readonly isOpening: boolean;
  readonly due: RunningAmounts;
  readonly paid: RunningAmounts;
  readonly waived: RunningAmounts;
  readonly penaltyBase: PenaltyBase;
  /** part of due.fee that fee entries charged: owed at once at a settlement, unlike the agreed fee */
  chargedFeeFen: number;
  accrual: PenaltyAccrual | null;
  metOn: LocalDate | null;
  isMet: boolean;
}

function nothing(): RunningAmounts {
  return { cost: 0, interest: 0, penalty: 0, fee: 0, principal: 0 };
}

export function instalmentDebt(instalment: Instalment, terms: LoanTerms): Debt {
  const due = nothing();
  due.principal = instalment.principalFen;
  due.interest = instalment.interestFen;
  due.fee = instalment.feeFen;
  return {
    no: instalment.no,
    fromOn: instalment.fromOn,
    dueOn: instalment.dueOn,
    ...interestEnd(instalment.dueOn, instalment.interestToOn),
    entryId: null,
    isOpening: false,
    due,
    paid: nothing(),
    waived: nothing(),
    penaltyBase: terms.penalty.kind === 'none' ? 'principal' : terms.penalty.base,
    chargedFeeFen: 0,
    accrual: null,
    metOn: null,
    isMet: false,
  };
}

export function chargeDebt(charge: {
  readonly entryId: EntryId;
  readonly on: LocalDate;
  readonly component: Component;
  readonly amountFen: Fen;
  readonly isOpening: boolean;
}): Debt {
  const due = nothing();
  due[charge.component] = charge.amountFen;
  return {
    no: null,
    fromOn: charge.on,
    dueOn: charge.on,
    entryId: charge.entryId,
    isOpening: charge.isOpening,
    due,
    paid: nothing(),
    waived: nothing(),
    penaltyBase: 'principal',
    chargedFeeFen: 0,
    accrual: null,
    metOn: null,
    isMet: false,
  };
}

/** Starts the penalty of an instalment that fell due; `from` is later than the due day after a cut-over. */
export function startAccrual(
  debt: Debt,
  penalty: { readonly rate: DailyRate; readonly graceDays: number; readonly from: LocalDate },
): void {
  debt.accrual = {
    rate: penalty.rate,
    graceEndsOn: penalty.graceDays === 0 ? debt.dueOn : addDays(debt.dueOn, penalty.graceDays),
    openFrom: penalty.from,
    segments: [],
    closedFen: 0,
  };
}

function openOf(debt: Debt, component: Component): number {
  return debt.due[component] - debt.paid[component] - debt.waived[component];
}

/** The balance that bears penalty. */
export function penaltyBalanceFen(debt: Debt): Fen {
  const interest = debt.penaltyBase === 'principal-and-interest' ? openOf(debt, 'interest') : 0;
  return fen(openOf(debt, 'principal') + interest);
}

/** Unpaid of one component as of a day. */
export function outstandingOf(debt: Debt, component: Component, on: LocalDate): Fen {
  const accrued =
    component === 'penalty' && debt.accrual !== null
      ? accruedFen(debt.accrual, penaltyBalanceFen(debt), on)
      : 0;
  return fen(openOf(debt, component) + accrued);
}

/** Principal, interest and fee unpaid: what makes an instalment past due. */
export function scheduledOutstandingFen(debt: Debt): Fen {
  return fen(openOf(debt, 'principal') + openOf(debt, 'interest') + openOf(debt, 'fee'));
}

/** What was charged to an instalment by fee entries and is unpaid: a settlement before its day owes it too. */
export function chargedOutstandingFen(debt: Debt): Fen {
  const paidFee = debt.paid.fee + debt.waived.fee;
  return fen(Math.max(0, debt.chargedFeeFen - paidFee) + openOf(debt, 'penalty'));
}

/** Pays or waives a part of one component on a day. */
export function reduce(
  debt: Debt,
  part: {
    readonly component: Component;
    readonly amountFen: Fen;
    readonly on: LocalDate;
    readonly how: 'paid' | 'waived';
  },
): void {
  const touchesBase = part.component === 'principal' || part.component === 'interest';
  if (touchesBase && debt.accrual !== null) closeSegment(debt.accrual, penaltyBalanceFen(debt), part.on);
  debt[part.how][part.component] += part.amountFen;
  if (touchesBase && debt.accrual !== null && penaltyBalanceFen(debt) === 0)
    endAccrual(debt.accrual, part.on);
  noteMet(debt, part.on);
}

/** Marks the day on which principal, interest and fee were fully met, and whether nothing at all is left. */
export function noteMet(debt: Debt, on: LocalDate): void {
  if (scheduledOutstandingFen(debt) !== 0) return;
  debt.metOn ??= on;
  debt.isMet = openOf(debt, 'cost') === 0 && outstandingOf(debt, 'penalty', on) === 0;
}
