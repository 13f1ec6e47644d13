import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import type { LawError } from './law-error.ts';

/** Both faces of the annualised cost (R2.13): 单利 = 12·m, and the effective one, which the 24 % lines are held to. */
export interface AnnualCost {
  readonly simplePpm: RatePpm;
  readonly effectivePpm: RatePpm;
}

/** A dated flow of money: what the borrower gets is positive, what the borrower pays is negative. */
export interface DatedFlow {
  readonly on: LocalDate;
  readonly amountFen: Fen;
}

const MONTHS = 12;
const DAYS_OF_YEAR = 365;
/** No lawful loan costs more than this a period; beyond it a flow counts as having no rate. */
const HIGHEST_RATE = 1000;
const BISECTIONS = 200;

/**
 * R2.13 for monthly flows: index = months after pay-out; solves Σ CF_t/(1+m)^t = 0. Rates are the one place that
 * reckons in floating point; money never comes back out of it.
 */
export function monthlyAnnualCost(flowsFen: readonly Fen[]): Result<AnnualCost, LawError> {
  if (flowsFen.length === 0) return err(domainError('law.noRateOfReturn'));
  const monthly = solve((rate) => {
    let value = 0;
    // Horner's scheme from the last flow on
    for (let index = flowsFen.length - 1; index >= 0; index -= 1) {
      value = value / (1 + rate) + (flowsFen[index] ?? 0);
    }
    return value;
  });
  if (monthly === undefined) return err(domainError('law.noRateOfReturn'));
  return ok({ simplePpm: inPpm(monthly * MONTHS), effectivePpm: inPpm((1 + monthly) ** MONTHS - 1) });
}

/** R2.13 for irregular dates: XIRR on actual days/365. The effective rate itself; `simplePpm` is 12 × its monthly root. */
export function datedAnnualCost(flows: readonly DatedFlow[]): Result<AnnualCost, LawError> {
  const first = flows[0];
  if (first === undefined) return err(domainError('law.noRateOfReturn'));
  const yearly = solve((rate) =>
    flows.reduce(
      (total, flow) => total + flow.amountFen / (1 + rate) ** (daysBetween(first.on, flow.on) / DAYS_OF_YEAR),
      0,
    ),
  );
  if (yearly === undefined) return err(domainError('law.noRateOfReturn'));
  return ok({ simplePpm: inPpm(((1 + yearly) ** (1 / MONTHS) - 1) * MONTHS), effectivePpm: inPpm(yearly) });
}

/**
 * Splits an all-in yearly cost over its items in proportion to their sums (R2.13; the formula of the disclosure annex
 * is to be confirmed). The last item takes the rest, so that the parts add up.
 */
export function splitAnnualCost(totalPpm: RatePpm, itemsFen: readonly Fen[]): readonly RatePpm[] {
  const whole = itemsFen.reduce((total, item) => total + item, 0);
  if (whole <= 0) return itemsFen.map(() => ratePpm(0));
  let left: number = totalPpm;
  return itemsFen.map((item, index) => {
    const isLast = index === itemsFen.length - 1;
    const share = isLast ? left : Math.min(left, Math.round((totalPpm * item) / whole));
    left -= share;
    return ratePpm(share);
  });
}

/** The non-negative root of a present value, by bisection; undefined when there is none: such a loan costs nothing or never ends. */
function solve(presentValue: (rate: number) => number): number | undefined {
  const atZero = presentValue(0);
  if (atZero === 0) return 0;
  // a borrower who pays back less than was received has a negative rate: no cost to show
  if (atZero > 0 || presentValue(HIGHEST_RATE) < 0) return undefined;
  let low = 0;
  let high = HIGHEST_RATE;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = (low + high) / 2;
    if (presentValue(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function inPpm(rate: number): RatePpm {
  return ratePpm(Math.round(rate * 1_000_000));
}
