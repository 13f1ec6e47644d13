import { addDays, addMonths, type LocalDate, toParts } from '../../kernel/local-date.ts';
import { divideRounded, type Fen, fen } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type DomainError, domainError } from '../errors.ts';
import type { PlanErrorCode, PlanRequest, RepaymentPlan } from './plan.ts';
import { proposePlan } from './propose-plan.ts';

/** What the debtor says about a month, and how much of what is left may go into the plan. */
export interface Affordability {
  readonly incomeFen: Fen;
  /** living costs, other debts and this loan's own running instalment */
  readonly committedFen: Fen;
  /** 1 to 31: instalments fall on the day after pay-day */
  readonly payDay: number;
}

export interface ComposedPlan {
  readonly name: 'quick' | 'balanced' | 'gentle';
  readonly plan: RepaymentPlan;
  /** regular instalment as ppm of what is free in a month */
  readonly burdenPpm: number;
  readonly endsOn: LocalDate;
}

/** Share of the free monthly sum that each of the three plans may take, in per cent. */
const SHARES = [
  ['quick', 90n],
  ['balanced', 60n],
  ['gentle', 35n],
] as const;

/**
 * Three plans side by side: monthly, on the day after pay-day, in as few instalments as the share of the
 * free sum
 * allows. Refuses when nothing is free: a plan that can't be kept is a broken promise in writing.
 */
export function composePlans(
  debt: Pick<PlanRequest, 'agreedOn' | 'overdueFen' | 'multipleOfFen'>,
  means: Affordability,
): Result<readonly ComposedPlan[], DomainError<PlanErrorCode>> {
  const freeFen = means.incomeFen - means.committedFen;
  if (freeFen <= 0) return err(domainError('plan.cannotAfford', { freeFen }));
  const firstOn = dayAfterPayDay(debt.agreedOn, means.payDay);
  const totalFen = Object.values(debt.overdueFen).reduce<number>((total, part) => total + part, 0);
  const composed: ComposedPlan[] = [];
  for (const [name, share] of SHARES) {
    const mostFen = divideRounded(BigInt(freeFen) * share, 100n, 'down');
    const count =
      mostFen === 0n ? Number.MAX_SAFE_INTEGER : Number(divideRounded(BigInt(totalFen), mostFen, 'up'));
    const plan = proposePlan({ ...debt, count, firstOn, frequency: { unit: 'month', every: 1 } });
    if (!plan.ok) return plan;
    const last = plan.value.instalments.at(-1);
    const regularFen = plan.value.instalments[0]?.amountFen ?? fen(0);
    composed.push({
      name,
      plan: plan.value,
      burdenPpm: Number(divideRounded(BigInt(regularFen) * 1_000_000n, BigInt(freeFen), 'half-up')),
      endsOn: last?.dueOn ?? firstOn,
    });
  }
  return ok(composed);
}

function dayAfterPayDay(agreedOn: LocalDate, payDay: number): LocalDate {
  const months = toParts(agreedOn).day > payDay ? 1 : 0;
  return addDays(addMonths(agreedOn, months, payDay), 1);
}
