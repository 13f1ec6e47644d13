import { invariant } from './assert.ts';

declare const localDateBrand: unique symbol;
/** A calendar day as a contract means it: 'YYYY-MM-DD', 1600 to 9999, no time zone. Text order is date order. */
export type LocalDate = string & { readonly [localDateBrand]: 'LocalDate' };

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
}

/** The text as a date, or undefined when no such day exists (2025-02-30). */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(parts) ? (text as LocalDate) : undefined;
}

/** Brands a text that must be a real day. Throws InvariantError otherwise. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  invariant(date !== undefined, `a date is a real day written YYYY-MM-DD, not ${JSON.stringify(text)}`);
  return date;
}

export function isRealDay(parts: CalendarDay): boolean {
  if (![parts.year, parts.month, parts.day].every(Number.isInteger)) return false;
  if (parts.year < 1600 || parts.year > 9999 || parts.month < 1 || parts.month > 12) return false;
  return parts.day >= 1 && parts.day <= daysInMonth(parts.year, parts.month);
}

export function fromParts(parts: CalendarDay): LocalDate {
  invariant(isRealDay(parts), 'year, month and day make a real date');
  const two = (value: number): string => value.toString().padStart(2, '0');
  return `${parts.year.toString().padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}` as LocalDate;
}

export function toParts(date: LocalDate): CalendarDay {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar. Plain integer arithmetic, since a day roll makes millions
 * of them; local-date.test.ts holds it against Temporal.
 */
export function toEpochDay(date: LocalDate): number {
  const { year, month, day } = toParts(date);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function fromEpochDay(epochDay: number): LocalDate {
  const shifted = epochDay + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return fromParts({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Calendar days from `from` to `to`: the day of `from` does not count, that of `to` does; negative when reversed. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/**
 * The day `months` later, on `anchorDay` (default: the date's own day) or the month's last day where it is shorter.
 * Giving the anchor keeps a due day of 31 from sliding to 28 after February.
 */
export function addMonths(date: LocalDate, months: number, anchorDay?: number): LocalDate {
  const { year, month, day } = toParts(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  const wanted = anchorDay ?? day;
  return fromParts({ ...target, day: Math.min(wanted, daysInMonth(target.year, target.month)) });
}

export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

/** 1 = Monday … 7 = Sunday. */
export function dayOfWeek(date: LocalDate): number {
  return ((((toEpochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function isWeekend(date: LocalDate): boolean {
  return dayOfWeek(date) >= 6;
}

export function earlier(a: LocalDate, b: LocalDate): LocalDate {
  return a < b ? a : b;
}

export function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}
