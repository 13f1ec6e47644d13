import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import { fraction, toNumber } from '../schedule/fraction.ts';
import type { LawError } from './law-error.ts';
import { effectiveRate, periodicRate, rateOfReturn } from './rate-of-return.ts';

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

/**
 * R2.13 for monthly flows: index = months after pay-out; solves Σ CF_t/(1+m)^t = 0, to more digits than are shown.
 * A borrower who pays back less than was received has a negative rate: there is no cost to show.
 */
export function monthlyAnnualCost(flowsFen: readonly Fen[]): Result<AnnualCost, LawError> {
  const monthly = flowsFen.length === 0 ? undefined : periodicRate(flowsFen.map(BigInt));
  if (monthly === undefined || monthly.numerator < 0n) return err(domainError('law.noRateOfReturn'));
  const simple = fraction(monthly.numerator * BigInt(MONTHS), monthly.denominator);
  return ok({
    simplePpm: inPpm(toNumber(simple)),
    effectivePpm: inPpm(toNumber(effectiveRate(simple, MONTHS))),
  });
}

/** R2.13 for irregular dates: XIRR on actual days/365. The effective rate itself; `simplePpm` is 12 × its monthly root. */
export function datedAnnualCost(flows: readonly DatedFlow[]): Result<AnnualCost, LawError> {
  const first = flows[0];
  if (first === undefined) return err(domainError('law.noRateOfReturn'));
  const yearly = rateOfReturn(
    flows.map((flow) => ({
      amount: flow.amountFen,
      whole: 0,
      odd: daysBetween(first.on, flow.on) / DAYS_OF_YEAR,
    })),
    'compound',
  );
  if (yearly === undefined || yearly < 0) return err(domainError('law.noRateOfReturn'));
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

function inPpm(rate: number): RatePpm {
  return ratePpm(Math.round(rate * 1_000_000));
}
