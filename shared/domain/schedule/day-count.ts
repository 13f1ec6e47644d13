import { unreachable } from '../../kernel/assert.ts';
import {
  addMonths,
  addYears,
  daysBetween,
  daysInMonth,
  fromParts,
  isLeapYear,
  type LocalDate,
  later,
  toParts,
} from '../../kernel/local-date.ts';
import type { DayCount } from '../loan/terms.ts';
import { addFractions, type Fraction, fraction, NOUGHT } from './fraction.ts';

/** A stretch of time [from, to): the day of `from` counts, that of `to` does not. */
export interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Days of a stretch under a convention; the 30/360 family counts months of 30 days. */
export function countDays(dayCount: DayCount, stretch: Stretch): number {
  switch (dayCount) {
    case '30/360':
    case '30/360-us':
    case '30e/360':
      return thirtyDays(dayCount, stretch);
    case 'actual/360':
    case 'actual/364':
    case 'actual/365':
    case 'actual/actual':
      return daysBetween(stretch.from, stretch.to);
    default:
      return unreachable(dayCount);
  }
}

/** The stretch as a part of a year, exactly. */
export function yearFraction(dayCount: DayCount, stretch: Stretch): Fraction {
  switch (dayCount) {
    case '30/360':
    case '30/360-us':
    case '30e/360':
    case 'actual/360':
      return fraction(BigInt(countDays(dayCount, stretch)), 360n);
    case 'actual/364':
      return fraction(BigInt(countDays(dayCount, stretch)), 364n);
    case 'actual/365':
      return fraction(BigInt(countDays(dayCount, stretch)), 365n);
    case 'actual/actual':
      return isdaFraction(stretch);
    default:
      return unreachable(dayCount);
  }
}

function thirtyDays(dayCount: '30/360' | '30/360-us' | '30e/360', stretch: Stretch): number {
  const start = toParts(stretch.from);
  const end = toParts(stretch.to);
  let startDay = start.day;
  let endDay = end.day;
  if (dayCount === '30/360-us' && isFebruaryEnd(stretch.from)) {
    if (isFebruaryEnd(stretch.to)) endDay = 30;
    startDay = 30;
  }
  if (startDay === 31) startDay = 30;
  if (endDay === 31 && (dayCount === '30e/360' || startDay === 30)) endDay = 30;
  return (end.year - start.year) * 360 + (end.month - start.month) * 30 + endDay - startDay;
}

function isFebruaryEnd(date: LocalDate): boolean {
  const { year, month, day } = toParts(date);
  return month === 2 && day === daysInMonth(year, 2);
}

function yearDays(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

/** ISDA: split at each 1 January, leap-year days over 366, the others over 365. */
function isdaFraction({ from, to }: Stretch): Fraction {
  const firstYear = toParts(from).year;
  const lastYear = toParts(to).year;
  if (firstYear === lastYear) return fraction(BigInt(daysBetween(from, to)), BigInt(yearDays(firstYear)));
  const untilNewYear = daysBetween(from, newYear(firstYear + 1));
  const sinceNewYear = daysBetween(newYear(lastYear), to);
  const ends = addFractions(
    fraction(BigInt(untilNewYear), BigInt(yearDays(firstYear))),
    fraction(BigInt(sinceNewYear), BigInt(yearDays(lastYear))),
  );
  return addFractions(ends, fraction(BigInt(lastYear - firstYear - 1), 1n));
}

function newYear(year: number): LocalDate {
  return fromParts({ year, month: 1, day: 1 });
}

/**
 * AFB (French): whole years counted back from the end, the rest over 366 if it holds a 29 February, else
 * 365.
 */
export function afbFraction({ from, to }: Stretch): Fraction {
  let years = 0;
  let end = to;
  for (;;) {
    const yearBack = toParts(addYears(end, -1));
    const candidate = isFebruary28OfLeapYear(yearBack)
      ? fromParts({ ...yearBack, day: 29 })
      : fromParts(yearBack);
    if (candidate < from) break;
    years += 1;
    end = candidate;
  }
  const days = fraction(BigInt(daysBetween(from, end)), holdsLeapDay({ from, to: end }) ? 366n : 365n);
  return addFractions(fraction(BigInt(years), 1n), days);
}

function isFebruary28OfLeapYear(parts: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}) {
  return parts.month === 2 && parts.day === 28 && isLeapYear(parts.year);
}

function holdsLeapDay({ from, to }: Stretch): boolean {
  return [toParts(from).year, toParts(to).year].some((year) => {
    if (!isLeapYear(year)) return false;
    const leapDay = fromParts({ year, month: 2, day: 29 });
    return from <= leapDay && leapDay < to;
  });
}

/** The coupon period that actual/actual ISMA measures against, and how many of them make a year. */
export interface ReferencePeriod {
  readonly start: LocalDate;
  readonly end: LocalDate;
  readonly perYear: number;
}

/** ISMA (ICMA): days over the days of the reference period × periods per year, period by period. */
export function ismaFraction(stretch: Stretch, reference: ReferencePeriod): Fraction {
  if (stretch.from >= stretch.to) return NOUGHT;
  const months = 12 / reference.perYear;
  if (stretch.from < reference.start) {
    const before = { ...reference, start: addMonths(reference.start, -months), end: reference.start };
    if (stretch.to <= reference.start) return ismaFraction(stretch, before);
    return addFractions(
      ismaFraction({ from: stretch.from, to: reference.start }, before),
      ismaFraction({ from: reference.start, to: stretch.to }, reference),
    );
  }
  if (stretch.to > reference.end) {
    const after = { ...reference, start: reference.end, end: addMonths(reference.end, months) };
    const from = later(stretch.from, reference.end);
    return addFractions(
      ismaFraction({ from: stretch.from, to: reference.end }, reference),
      ismaFraction({ from, to: stretch.to }, after),
    );
  }
  const periodDays = daysBetween(reference.start, reference.end) * reference.perYear;
  return fraction(BigInt(daysBetween(stretch.from, stretch.to)), BigInt(periodDays));
}
