import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { divideRounded, type Fen, fen, type Rounding, sum } from '../../kernel/money.ts';
import type { RatePpm } from '../../kernel/rate.ts';
import type { DayCount } from '../loan/terms.ts';
import { ratePart } from './annuity.ts';
import { yearFraction } from './day-count.ts';
import { addFractions, type Fraction, fraction, multiplyFractions, NOUGHT } from './fraction.ts';

/** How days become a part of a year. */
export type AccrualConvention =
  | { readonly kind: 'by-days'; readonly dayCount: DayCount }
  /** an instalment period is `yearPart`; a part of it counts its days / days of the period */
  | {
      readonly kind: 'whole-period';
      readonly yearPart: Fraction;
      readonly periodStart: LocalDate;
      readonly periodEnd: LocalDate;
    };

/** Interest of a balance that may change on the way. Changes take effect at the end of their day. */
export interface InterestAccrual {
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly changes: readonly {
    readonly on: LocalDate;
    readonly principalFen?: Fen;
    readonly annualRatePpm?: RatePpm;
  }[];
  readonly convention: AccrualConvention;
  readonly mode: Rounding;
  /** every stretch of constant principal and rate is rounded on its own */
  readonly isEachPartRounded: boolean;
}

/**
 * Interest over [from, to), rounded to fen. A change's principalFen is what it adds (negative: a
 * repayment).
 */
export function accrueInterest(accrual: InterestAccrual): Fen {
  const changes = [...accrual.changes].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  const parts: Fraction[] = [];
  let { principalFen, annualRatePpm, from } = accrual;
  const addPart = (to: LocalDate): void => {
    const yearPart = yearPartOf(accrual.convention, { from, to });
    const rate = ratePart(annualRatePpm, yearPart);
    parts.push(multiplyFractions(fraction(BigInt(principalFen), 1n), rate));
    from = to;
  };
  for (const change of changes) {
    if (change.on > from && change.on < accrual.to) addPart(change.on);
    if (change.on >= accrual.to) break;
    principalFen = fen(principalFen + (change.principalFen ?? 0));
    annualRatePpm = change.annualRatePpm ?? annualRatePpm;
  }
  addPart(accrual.to);
  const rounded = (part: Fraction): Fen =>
    fen(Number(divideRounded(part.numerator, part.denominator, accrual.mode)));
  return accrual.isEachPartRounded ? sum(parts.map(rounded)) : rounded(parts.reduce(addFractions, NOUGHT));
}

function yearPartOf(
  convention: AccrualConvention,
  stretch: { readonly from: LocalDate; readonly to: LocalDate },
): Fraction {
  if (convention.kind === 'by-days') return yearFraction(convention.dayCount, stretch);
  const days = BigInt(daysBetween(stretch.from, stretch.to));
  const ofDays = BigInt(daysBetween(convention.periodStart, convention.periodEnd));
  return multiplyFractions(convention.yearPart, fraction(days, ofDays));
}
