import { type Fen, subtract } from '../../kernel/money.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { annualRateAt } from './amortise.ts';
import { ratePart } from './annuity.ts';
import { addFractions, type Fraction, NOUGHT } from './fraction.ts';
import type { Period } from './periods.ts';
import { grainsToFen, type Precision, precisionOf, type ScheduleRow, times } from './precision.ts';

/** Principal and interest of one instalment, in grains. */
interface Split {
  readonly principal: bigint;
  readonly interest: bigint;
}

/** What a split works on, in grains. */
interface FlatLoan {
  readonly terms: LoanTerms;
  readonly precision: Precision;
  readonly principal: bigint;
  /** interest of each period, unrounded */
  readonly interests: readonly Fraction[];
}

/**
 * Flat 等本等息: interest always on the original principal. The split says how a period's interest comes
 * about; the last instalment, or the first where the contract says so, takes what is left of the principal (and of the
 * whole interest, where that is divided).
 */
export function flatRows(terms: LoanTerms, periods: readonly Period[]): readonly ScheduleRow[] {
  const precision = precisionOf(terms.rounding);
  const principal = BigInt(terms.principalFen) * precision.grainsPerFen;
  const interests = periods.map((period) => {
    if (period.no <= (terms.variations?.grace?.interestFreeInstalments ?? 0)) return NOUGHT;
    return times(principal, ratePart(annualRateAt(terms, period.no), period.yearPart));
  });
  const splits = splitsOf({ terms, precision, principal, interests });
  let balance = principal;
  return periods.map((period, index) => {
    const split = splits[index] ?? { principal: 0n, interest: 0n };
    const before = grainsToFen(balance, precision);
    balance -= split.principal;
    const principalFen: Fen = subtract(before, grainsToFen(balance, precision));
    const exact = { ...split, balanceAfter: balance };
    return { period, principalFen, interestFen: grainsToFen(split.interest, precision), exact };
  });
}

function splitsOf(loan: FlatLoan): readonly Split[] {
  const split = loan.terms.variations?.flatSplit ?? 'per-period';
  const regular =
    split === 'per-period' ? splitsPerPeriod(loan) : splitsOfTotal(loan, split === 'level-total');
  if (loan.terms.rounding.remainder === 'none') return regular;
  const isFirst = loan.terms.rounding.remainder === 'first-instalment';
  const others = isFirst ? regular.slice(1) : regular.slice(0, -1);
  const taker = isFirst ? regular[0] : regular.at(-1);
  if (taker === undefined) return regular;
  const principal = others.reduce((left, one) => left - one.principal, loan.principal);
  const interest =
    split === 'per-period'
      ? taker.interest
      : others.reduce((left, one) => left - one.interest, totalInterest(loan));
  return isFirst ? [{ principal, interest }, ...others] : [...others, { principal, interest }];
}

function totalInterest(loan: FlatLoan): bigint {
  return loan.precision.interest(loan.interests.reduce(addFractions, NOUGHT));
}

/** Whether the instalment keeps to a coarser multiple than its interest: then the whole of it is rounded, not its principal. */
function isTotalRounded({ rounding }: LoanTerms): boolean {
  return rounding.instalmentMultipleOfFen > rounding.interestMultipleOfFen;
}

function splitsPerPeriod(loan: FlatLoan): readonly Split[] {
  const count = BigInt(loan.interests.length);
  return loan.interests.map((exact) => {
    const interest = loan.precision.interest(exact);
    if (!isTotalRounded(loan.terms)) {
      return {
        principal: loan.precision.instalment({ numerator: loan.principal, denominator: count }),
        interest,
      };
    }
    const total = loan.precision.instalment({
      numerator: loan.principal + interest * count,
      denominator: count,
    });
    return { principal: total - interest, interest };
  });
}

function splitsOfTotal(loan: FlatLoan, isLevel: boolean): readonly Split[] {
  const count = BigInt(loan.interests.length);
  const wholeInterest = totalInterest(loan);
  const interest = loan.precision.interest({ numerator: wholeInterest, denominator: count });
  const isRoundedTotal = isLevel || isTotalRounded(loan.terms);
  const total = loan.precision.instalment({ numerator: loan.principal + wholeInterest, denominator: count });
  const part = loan.precision.instalment({ numerator: loan.principal, denominator: count });
  const principal = isRoundedTotal ? total - interest : part;
  return loan.interests.map(() => ({ principal, interest }));
}
