import { invariant, unreachable } from '../../kernel/assert.ts';
import { addMonths, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { type Fraction, fraction } from './fraction.ts';

/** The interval that a rate is reckoned by (Regulation Z, Appendix J (b)(4)); a multiple of it makes one. */
export interface UnitPeriod {
  readonly unit: 'day' | 'week' | 'half-month' | 'month' | 'year';
  readonly multiple: number;
}

/** Whole unit-periods and an odd part of one. */
export interface UnitPeriods {
  readonly whole: number;
  readonly odd: Fraction;
}

const MONTH_DAYS = 30;
const HALF_MONTH_DAYS = 15;
const WEEK_DAYS = 7;
const YEAR_DAYS = 365;
const MONTHS_OF_YEAR = 12;

/** How many unit-periods make a year: 12 months, 24 half-months, 52 weeks, 365 days. */
export function unitPeriodsPerYear(period: UnitPeriod): Fraction {
  const perYear = { day: 365n, week: 52n, 'half-month': 24n, month: 12n, year: 1n }[period.unit];
  return fraction(perYear, BigInt(period.multiple));
}

/** From the start to a later date; the anchor day of month-end payments (31) where the date is one of them. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly anchorDay?: number;
}

/**
 * Unit-periods between two dates, whole ones counted back from the later date (Appendix J (b)(5)). Odd days count over
 * 30 a month, 15 a half-month, 7 a week; where the unit is a year, whole months over 12, else days over 365.
 */
export function unitPeriodsBetween(period: UnitPeriod, span: Span): UnitPeriods {
  invariant(Number.isSafeInteger(period.multiple) && period.multiple > 0, 'a unit-period has a multiple');
  if (span.to < span.from) {
    const back = unitPeriodsBetween(period, { from: span.to, to: span.from });
    return { whole: -back.whole, odd: fraction(-back.odd.numerator, back.odd.denominator) };
  }
  switch (period.unit) {
    case 'day':
      return parted(daysBetween(span.from, span.to), period.multiple);
    case 'week':
      return parted(daysBetween(span.from, span.to), period.multiple * WEEK_DAYS);
    case 'half-month':
      return halfMonths(period.multiple, span);
    case 'month':
      return period.multiple === MONTHS_OF_YEAR ? years(1, span) : months(period.multiple, span);
    case 'year':
      return years(period.multiple, span);
    default:
      return unreachable(period.unit);
  }
}

function parted(count: number, size: number): UnitPeriods {
  return { whole: Math.floor(count / size), odd: fraction(BigInt(count % size), BigInt(size)) };
}

/** The day `count` months before a span's end; its last day where the month is shorter. */
function monthsBack({ to, anchorDay }: Span, count: number): LocalDate {
  return count === 0 ? to : addMonths(to, -count, anchorDay);
}

/** Whole months counted back from the end, and the days that are left. */
export function wholeMonths(span: Span): { readonly months: number; readonly days: number } {
  let count = 0;
  while (monthsBack(span, count + 1) >= span.from) count += 1;
  return { months: count, days: daysBetween(span.from, monthsBack(span, count)) };
}

function months(multiple: number, span: Span): UnitPeriods {
  const elapsed = wholeMonths(span);
  const odd = (elapsed.months % multiple) * MONTH_DAYS + elapsed.days;
  return {
    whole: Math.floor(elapsed.months / multiple),
    odd: fraction(BigInt(odd), BigInt(multiple * MONTH_DAYS)),
  };
}

/** Twice the whole months, and one more where the rest reaches 15 days. */
function halfMonths(multiple: number, span: Span): UnitPeriods {
  const elapsed = wholeMonths(span);
  return parted(elapsed.months * MONTH_DAYS + elapsed.days, multiple * HALF_MONTH_DAYS);
}

function years(multiple: number, span: Span): UnitPeriods {
  const elapsed = wholeMonths(span);
  const perUnit = MONTHS_OF_YEAR * multiple;
  const whole = Math.floor(elapsed.months / perUnit);
  if (elapsed.days === 0) {
    return { whole, odd: fraction(BigInt(elapsed.months % perUnit), BigInt(perUnit)) };
  }
  const oddDays = daysBetween(span.from, monthsBack(span, whole * perUnit));
  return { whole, odd: fraction(BigInt(oddDays), BigInt(YEAR_DAYS * multiple)) };
}
