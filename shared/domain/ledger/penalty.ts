import { unreachable } from '../../kernel/assert.ts';
import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, multiplyByFraction, ZERO } from '../../kernel/money.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { fraction } from '../schedule/fraction.ts';
import type { PenaltySegment } from './position.ts';

/** A day's penalty rate as a fraction of the balance. */
export interface DailyRate {
  readonly numerator: number;
  readonly denominator: number;
}

/** The day's rate of the contract's penalty clause; null where there is none. */
export function dailyRateOf(terms: LoanTerms): DailyRate | null {
  switch (terms.penalty.kind) {
    case 'none':
      return null;
    case 'fixed-daily':
      return reduced(BigInt(terms.penalty.dailyRatePpm), 1_000_000n);
    case 'contract-rate-factor':
      return reduced(
        BigInt(terms.annualRatePpm) * BigInt(terms.penalty.factorPercent),
        100_000_000n * BigInt(terms.penalty.yearDays),
      );
    default:
      return unreachable(terms.penalty);
  }
}

function reduced(numerator: bigint, denominator: bigint): DailyRate {
  const rate = fraction(numerator, denominator);
  return { numerator: Number(rate.numerator), denominator: Number(rate.denominator) };
}

/** balance × day's rate × days, half-up (a segment is rounded on its own). */
export function penaltyFen(balanceFen: Fen, rate: DailyRate, days: number): Fen {
  const product = balanceFen * rate.numerator * days;
  if (!Number.isSafeInteger(product)) {
    const numerator = BigInt(rate.numerator) * BigInt(days);
    return multiplyByFraction(balanceFen, { numerator, denominator: BigInt(rate.denominator) }, 'half-up');
  }
  // the same in plain integers: % and the division of a multiple are exact below 2^53
  const rest = product % rate.denominator;
  return fen((product - rest) / rate.denominator + (rest * 2 >= rate.denominator ? 1 : 0));
}

/**
 * The running penalty of one overdue instalment over [dueOn, paidOn): due on D and paid on P makes P − D
 * days. A segment
 * is a stretch of unchanged balance. Within the grace days nothing shows; met within them nothing ever
 * does, after them
 * it counts from the due day.
 */
export interface PenaltyAccrual {
  readonly rate: DailyRate;
  readonly graceEndsOn: LocalDate;
  /** start of the open segment */
  openFrom: LocalDate;
  /** closed segments */
  segments: PenaltySegment[];
  closedFen: number;
}

/** Ends the open segment on the day a balance changes. */
export function closeSegment(accrual: PenaltyAccrual, balanceFen: Fen, on: LocalDate): void {
  if (on <= accrual.openFrom) return;
  if (balanceFen > 0) {
    const segment = segmentOf(accrual, balanceFen, on);
    accrual.segments.push(segment);
    accrual.closedFen += segment.amountFen;
  }
  accrual.openFrom = on;
}

/** The balance reached nought: within the grace days the penalty falls away. */
export function endAccrual(accrual: PenaltyAccrual, on: LocalDate): void {
  if (on > accrual.graceEndsOn) return;
  accrual.segments = [];
  accrual.closedFen = 0;
}

function segmentOf(accrual: PenaltyAccrual, balanceFen: Fen, toOn: LocalDate): PenaltySegment {
  const days = daysBetween(accrual.openFrom, toOn);
  return {
    fromOn: accrual.openFrom,
    toOn,
    days,
    balanceFen,
    dailyRate: accrual.rate,
    amountFen: penaltyFen(balanceFen, accrual.rate, days),
  };
}

/** Penalty accrued up to a day, the open segment included. */
export function accruedFen(accrual: PenaltyAccrual, balanceFen: Fen, on: LocalDate): Fen {
  if (on <= accrual.graceEndsOn) return ZERO;
  const isRunning = balanceFen > 0 && on > accrual.openFrom;
  const openFen = isRunning ? penaltyFen(balanceFen, accrual.rate, daysBetween(accrual.openFrom, on)) : 0;
  return fen(accrual.closedFen + openFen);
}

/** Every segment up to a day, the open one closed on it. */
export function segmentsUpTo(
  accrual: PenaltyAccrual,
  balanceFen: Fen,
  on: LocalDate,
): readonly PenaltySegment[] {
  if (on <= accrual.graceEndsOn) return [];
  if (balanceFen <= 0 || on <= accrual.openFrom) return accrual.segments;
  return [...accrual.segments, segmentOf(accrual, balanceFen, on)];
}
