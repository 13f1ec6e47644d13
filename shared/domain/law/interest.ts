import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, multiplyByFraction, sum } from '../../kernel/money.ts';
import { PPM, type RatePpm, ratePpm } from '../../kernel/rate.ts';
import type { CapRule } from './cap.ts';

/** principal × yearly rate × days / basis in fen, half-up (2.2: interest amounts round half-up). */
export function interestFor(parts: {
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  readonly days: number;
  readonly basisDays: number;
}): Fen {
  return multiplyByFraction(
    parts.principalFen,
    {
      numerator: BigInt(parts.annualRatePpm) * BigInt(parts.days),
      denominator: PPM * BigInt(parts.basisDays),
    },
    'half-up',
  );
}

/** amount × daily rate × days in fen, half-up: a 违约金 of 0.05 % a day is 500 ppm. */
export function dailyChargeFor(parts: {
  readonly amountFen: Fen;
  readonly dailyRatePpm: RatePpm;
  readonly days: number;
}): Fen {
  return multiplyByFraction(
    parts.amountFen,
    { numerator: BigInt(parts.dailyRatePpm) * BigInt(parts.days), denominator: PPM },
    'half-up',
  );
}

/** A stretch of a run within one slice of the cap. */
export interface InterestSegment {
  readonly from: LocalDate;
  readonly toExclusive: LocalDate;
  readonly days: number;
  readonly annualRatePpm: RatePpm;
  readonly interestFen: Fen;
}

/**
 * Interest on one principal over [from, toExclusive) at the contract's rate, held to the cap of each slice (R2.3).
 * Each segment rounds half-up by itself, as its line is printed.
 */
export function interestBySlices(
  run: {
    readonly principalFen: Fen;
    readonly annualRatePpm: RatePpm;
    readonly from: LocalDate;
    readonly toExclusive: LocalDate;
  },
  rule: CapRule,
): { readonly segments: readonly InterestSegment[]; readonly totalFen: Fen } {
  const segments: InterestSegment[] = [];
  for (const slice of rule.slices) {
    const from = slice.from !== null && slice.from > run.from ? slice.from : run.from;
    const end = slice.toExclusive;
    const toExclusive = end !== null && end < run.toExclusive ? end : run.toExclusive;
    if (from >= toExclusive) continue;
    const days = daysBetween(from, toExclusive);
    const annualRatePpm = lowerRate(slice.annualCapPpm, run.annualRatePpm);
    const interestFen = interestFor({
      principalFen: run.principalFen,
      annualRatePpm,
      days,
      basisDays: rule.basisDays,
    });
    segments.push({ from, toExclusive, days, annualRatePpm, interestFen });
  }
  return { segments, totalFen: segments.length === 0 ? fen(0) : sum(segments.map((one) => one.interestFen)) };
}

function lowerRate(a: RatePpm, b: RatePpm): RatePpm {
  return ratePpm(Math.min(a, b));
}
