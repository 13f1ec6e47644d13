import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, larger, sum, ZERO } from '../../kernel/money.ts';
import type { RepaymentPlan } from './plan.ts';

/** How much late and how much short a plan forgives. */
export interface PlanTolerance {
  readonly days: number;
  /** of the sum due so far */
  readonly amountFen: Fen;
}

/** A live receipt of the loan: reversed ones are left out, so a bounced payment breaks the plan by itself. */
export interface PlanReceipt {
  readonly on: LocalDate;
  readonly amountFen: Fen;
}

export interface PlanInstalmentState {
  readonly no: number;
  readonly dueOn: LocalDate;
  readonly amountFen: Fen;
  readonly paidFen: Fen;
  readonly state: 'open' | 'kept' | 'late' | 'missed';
}

export interface PlanState {
  /**
   * active 履行中 · kept 已履约 (all paid) · breached 已违约 (an instalment missed beyond tolerance) · ended 已终止
   * (called
   * off by hand)
   */
  readonly state: 'active' | 'kept' | 'breached' | 'ended';
  readonly instalments: readonly PlanInstalmentState[];
  readonly paidFen: Fen;
  readonly remainingFen: Fen;
  /** the first day on which it was breached */
  readonly breachedOn: LocalDate | null;
  readonly nextDue: { readonly no: number; readonly on: LocalDate; readonly amountFen: Fen } | null;
}

/** What `planState` judges by. */
export interface PlanFacts {
  readonly receipts: readonly PlanReceipt[];
  readonly asOf: LocalDate;
  readonly tolerance: PlanTolerance;
  /** called off by hand on this day */
  readonly endedOn?: LocalDate;
}

/**
 * The state of a plan, from receipts alone. Receipts from the day of the agreement on fill its instalments
 * in turn. An
 * instalment is missed when, `tolerance.days` after its day, the receipts are short by more than the
 * tolerance; paid
 * in full later, the plan is still breached: what follows is a person's decision.
 */
export function planState(plan: RepaymentPlan, facts: PlanFacts): PlanState {
  const { asOf, tolerance } = facts;
  const receipts = facts.receipts.filter((one) => one.on >= plan.agreedOn && one.on <= asOf);
  const paidBy = (day: LocalDate): Fen =>
    sum(receipts.filter((one) => one.on <= day).map((one) => one.amountFen));
  const paidFen = paidBy(asOf);
  let calledFen = 0;
  let breachedOn: LocalDate | null = null;
  const instalments = plan.instalments.map((one): PlanInstalmentState => {
    const beforeFen = calledFen;
    calledFen += one.amountFen;
    const deadline = addDays(one.dueOn, tolerance.days);
    const neededFen = calledFen - tolerance.amountFen;
    const isMissed = asOf > deadline && paidBy(deadline) < neededFen;
    if (isMissed && breachedOn === null) breachedOn = addDays(deadline, 1);
    const mineFen = fen(Math.min(one.amountFen, Math.max(0, paidFen - beforeFen)));
    return {
      ...one,
      paidFen: mineFen,
      state: stateOf({ isMissed, isCovered: paidFen >= neededFen, isPast: asOf > one.dueOn }),
    };
  });
  const remainingFen = larger(ZERO, fen(plan.totalFen - paidFen));
  const isPaid = remainingFen <= tolerance.amountFen;
  const next = instalments.find((one) => one.dueOn >= asOf && one.paidFen < one.amountFen);
  return {
    state: planWord({ facts, isPaid, breachedOn }),
    instalments,
    paidFen,
    remainingFen,
    breachedOn,
    nextDue:
      next === undefined || isPaid
        ? null
        : { no: next.no, on: next.dueOn, amountFen: fen(next.amountFen - next.paidFen) },
  };
}

function stateOf(facts: {
  readonly isMissed: boolean;
  readonly isCovered: boolean;
  readonly isPast: boolean;
}): PlanInstalmentState['state'] {
  if (facts.isMissed) return 'missed';
  if (facts.isCovered) return 'kept';
  return facts.isPast ? 'late' : 'open';
}

function planWord(judged: {
  readonly facts: PlanFacts;
  readonly isPaid: boolean;
  readonly breachedOn: LocalDate | null;
}): PlanState['state'] {
  const { endedOn, asOf } = judged.facts;
  if (judged.breachedOn !== null && (endedOn === undefined || judged.breachedOn <= endedOn))
    return 'breached';
  if (endedOn !== undefined && endedOn <= asOf) return 'ended';
  return judged.isPaid ? 'kept' : 'active';
}
