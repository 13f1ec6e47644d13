import { invariant } from './assert.ts';
import { addDays, isWeekend, type LocalDate, toParts } from './local-date.ts';

/** A day that differs from the plain week: a day off, or a make-up working day 调休上班. */
export type DayKind = 'rest' | 'work';

/** One year of the State Council's schedule. provisional: the yearly notice is not out, only statutory days are known (R10.8). */
export interface CalendarYear {
  readonly year: number;
  readonly status: 'published' | 'provisional';
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** A day entered by the owner, or one day of a shipped year; a later one replaces an earlier one of the same date. */
export interface CalendarDayEntry {
  readonly date: LocalDate;
  readonly kind: DayKind;
  readonly name: string;
}

/** Working days of the mainland: weekends, holidays and 调休. Made by `workCalendar` from data, never from constants. */
export interface WorkCalendar {
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly days: ReadonlyMap<LocalDate, CalendarDayEntry>;
  /** days that a notice not yet published will probably free: only `lastSafeDay` steps over them */
  readonly likelyRestDays: ReadonlySet<LocalDate>;
  /** days that the owner entered from a notice */
  readonly enteredDays: ReadonlySet<LocalDate>;
}

/** An end date with the two dates of R3.8. */
export interface Deadline {
  readonly nominalEnd: LocalDate;
  readonly legalEnd: LocalDate;
  readonly lastSafeDay: LocalDate;
  /** a year it rests on has no published schedule: show as provisional (R10.8) */
  readonly isProvisional: boolean;
}

export function workCalendar(parts: {
  readonly years: readonly CalendarYear[];
  readonly days: readonly CalendarDayEntry[];
  readonly likelyRestDays: readonly LocalDate[];
}): WorkCalendar {
  return {
    years: new Map(parts.years.map((year) => [year.year, year])),
    days: new Map(parts.days.map((day) => [day.date, day])),
    likelyRestDays: new Set(parts.likelyRestDays),
    enteredDays: new Set(),
  };
}

/** The calendar with the owner's own days on top of the shipped ones. */
export function withCalendarDays(calendar: WorkCalendar, entered: readonly CalendarDayEntry[]): WorkCalendar {
  return {
    ...calendar,
    days: new Map([...calendar.days, ...entered.map((day) => [day.date, day] as const)]),
    enteredDays: new Set([...calendar.enteredDays, ...entered.map((day) => day.date)]),
  };
}

/** A make-up Saturday works, a holiday Tuesday does not, any other day follows the week. */
export function isWorkingDay(date: LocalDate, calendar: WorkCalendar): boolean {
  const special = calendar.days.get(date);
  if (special) return special.kind === 'work';
  return !isWeekend(date);
}

/** The schedule of the date's year is not published (or not in the calendar at all), and nobody entered the day. */
export function isProvisional(date: LocalDate, calendar: WorkCalendar): boolean {
  if (calendar.enteredDays.has(date)) return false;
  return calendar.years.get(toParts(date).year)?.status !== 'published';
}

/** No run of days off is anywhere near this long: a longer search means that the calendar is broken. */
const LONGEST_SEARCH_DAYS = 60;

/** The date itself if it is a working day, else the first one after it. */
export function workingDayOnOrAfter(date: LocalDate, calendar: WorkCalendar): LocalDate {
  let day = date;
  for (let step = 0; step <= LONGEST_SEARCH_DAYS; step += 1) {
    if (isWorkingDay(day, calendar)) return day;
    day = addDays(day, 1);
  }
  invariant(false, 'a working day follows within two months');
}

/** The last working day before the date. */
export function workingDayBefore(date: LocalDate, calendar: WorkCalendar): LocalDate {
  return precedingDay(date, (day) => isWorkingDay(day, calendar));
}

/**
 * The date itself if it is a working day, else the first one after it; where that lies in another month, the last working
 * day before it.
 */
export function workingDayInMonth(date: LocalDate, calendar: WorkCalendar): LocalDate {
  const next = workingDayOnOrAfter(date, calendar);
  return toParts(next).month === toParts(date).month ? next : workingDayBefore(date, calendar);
}

function precedingDay(date: LocalDate, accepts: (day: LocalDate) => boolean): LocalDate {
  let day = addDays(date, -1);
  for (let step = 0; step <= LONGEST_SEARCH_DAYS; step += 1) {
    if (accepts(day)) return day;
    day = addDays(day, -1);
  }
  invariant(false, 'a working day precedes within two months');
}

/** The date `count` working days after `from` (from itself does not count); count 1 or more. */
export function addWorkingDays(from: LocalDate, count: number, calendar: WorkCalendar): LocalDate {
  invariant(Number.isSafeInteger(count) && count >= 1, 'working days are counted from one');
  let day = from;
  for (let done = 0; done < count; done += 1) day = workingDayOnOrAfter(addDays(day, 1), calendar);
  return day;
}

/** R3.8, CC 203: a period that ends on a rest day ends on the first working day after the rest. */
export function legalEnd(nominalEnd: LocalDate, calendar: WorkCalendar): LocalDate {
  return workingDayOnOrAfter(nominalEnd, calendar);
}

/**
 * R3.8: the last working day before the nominal end; alarms use it. In a year without a published schedule it also
 * steps over the days that are usually freed, so that the notice can only move it later, never earlier.
 */
export function lastSafeDay(nominalEnd: LocalDate, calendar: WorkCalendar): LocalDate {
  return precedingDay(
    nominalEnd,
    (day) =>
      isWorkingDay(day, calendar) && !(calendar.likelyRestDays.has(day) && isProvisional(day, calendar)),
  );
}

/** Both dates of R3.8 and whether an unpublished year stands behind them. */
export function deadlineOf(nominalEnd: LocalDate, calendar: WorkCalendar): Deadline {
  const legal = legalEnd(nominalEnd, calendar);
  const safe = lastSafeDay(nominalEnd, calendar);
  return {
    nominalEnd,
    legalEnd: legal,
    lastSafeDay: safe,
    isProvisional: [nominalEnd, legal, safe].some((date) => isProvisional(date, calendar)),
  };
}
