import {
  addDays,
  fromParts,
  isRealDay,
  type LocalDate,
  localDate,
  parseLocalDate,
} from '../../kernel/local-date.ts';
import { type Cell, tidyText } from './cell.ts';
import { failure, NO_DOUBTS, type Reading } from './reading.ts';

export interface DateValue {
  readonly date: LocalDate;
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Contracts of living people, and insurance that ends after them. */
const EARLIEST = localDate('1970-01-01');
const LATEST = localDate('2100-12-31');

/**
 * The day of a cell: a date cell, a spreadsheet serial, 20250308, 2025-3-8, 2025.3.8, 2025年3月8日, 8-Mar-2025,
 * with or without a time of day. 3/8/2025 may be March or August and is refused (desktop.md 4: ambiguous
 * dates block).
 */
export function readDate(cell: Cell, options: { readonly date1904: boolean }): Reading<DateValue> {
  if (cell.kind === 'date' && cell.isoDate !== undefined)
    return inRange(parseLocalDate(cell.isoDate), cell.text);
  if (cell.kind === 'number' && cell.number !== undefined)
    return readDateNumber(cell.number, options.date1904);
  const text = tidyText(cell.text);
  if (/^\d{5}(\.\d+)?$/.test(text)) return readDateNumber(Number(text), options.date1904);
  return readDateText(text);
}

function readDateNumber(value: number, date1904: boolean): Reading<DateValue> {
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 21_001_231)
    return readDateText(value.toString());
  const serial = Math.floor(value);
  // 1900 system: day 1 = 1900-01-01, with the 29 February 1900 that never was; 1904 system: day 0 =
  // 1904-01-01
  if (serial < 20_000 || serial > 73_415) return failure('date.unreadable', { text: value.toString() });
  const date = date1904 ? addDays(localDate('1904-01-01'), serial) : addDays(localDate('1899-12-30'), serial);
  return inRange(date, value.toString());
}

/** As readDate, for text alone. */
export function readDateText(raw: string): Reading<DateValue> {
  const text = tidyText(raw)
    .replace(/[ T]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|z)?$/i, '')
    .trim();
  const yearFirst = /^(\d{4})\s*[年\-/.,、]\s*(\d{1,2})\s*[月\-/.,、]\s*(\d{1,2})\s*[日号]?$/.exec(text);
  if (yearFirst) return day([yearFirst[1], yearFirst[2], yearFirst[3]], text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return day([compact[1], compact[2], compact[3]], text);
  const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (yearLast)
    return readYearLast(Number(yearLast[1]), Number(yearLast[2]), { year: Number(yearLast[3]), text });
  return readNamedMonth(text) ?? readShortYear(text) ?? failure('date.unreadable', { text: clipped(text) });
}

function readYearLast(
  first: number,
  second: number,
  rest: { year: number; text: string },
): Reading<DateValue> {
  if (first > 12 && second > 12) return failure('date.noSuchDay', { text: rest.text });
  if (first !== second && first <= 12 && second <= 12) return failure('date.ambiguous', { text: rest.text });
  const [month, dayOfMonth] = first > 12 ? [second, first] : [first, second];
  return day([rest.year, month, dayOfMonth], rest.text);
}

function readNamedMonth(text: string): Reading<DateValue> | undefined {
  const dayFirst = /^(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4})$/i.exec(text);
  const monthFirst = /^([a-z]{3})[a-z]*\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/i.exec(text);
  const name = (dayFirst?.[2] ?? monthFirst?.[1] ?? '').toLowerCase();
  const month = MONTH_NAMES.indexOf(name) + 1;
  if (month === 0) return undefined;
  return day([dayFirst?.[3] ?? monthFirst?.[3], month, dayFirst?.[1] ?? monthFirst?.[2]], text);
}

/** 25.3.8 or 25年3月8日: Chinese order, said as a doubt. With slashes the order can't be known. */
function readShortYear(text: string): Reading<DateValue> | undefined {
  const match = /^(\d{2})\s*([年.\-/])\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!match) return undefined;
  if (match[2] === '/') return failure('date.ambiguous', { text });
  const read = day([2000 + Number(match[1]), match[3], match[4]], text);
  if (!read.ok) return read;
  const { date } = read.value;
  return { ok: true, value: { date, doubts: [{ code: 'date.twoDigitYear', params: { text, date } }] } };
}

function day(parts: readonly (string | number | undefined)[], text: string): Reading<DateValue> {
  const [year, month, dayOfMonth] = parts.map(Number);
  const calendarDay = { year: year ?? 0, month: month ?? 0, day: dayOfMonth ?? 0 };
  if (!isRealDay(calendarDay)) return failure('date.noSuchDay', { text: clipped(text) });
  return inRange(fromParts(calendarDay), text);
}

function inRange(date: LocalDate | undefined, text: string): Reading<DateValue> {
  if (date === undefined) return failure('date.noSuchDay', { text: clipped(text) });
  if (date < EARLIEST || date > LATEST) return failure('date.outOfRange', { text: clipped(text) });
  return { ok: true, value: { date, doubts: NO_DOUBTS } };
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
