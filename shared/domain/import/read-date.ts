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

/** How 3/8/2025 is meant in a file: 3 August or 8 March. */
export type DateOrder = 'day-first' | 'month-first';

export interface DateHabits {
  readonly date1904: boolean;
  /** as other dates of the file show it; undefined: none does */
  readonly dateOrder?: DateOrder | undefined;
}

/**
 * The day of a cell: a date cell, a spreadsheet serial, 20250308, 2025-3-8, 2025.3.8, 2025年3月8日, 8-Mar-2025,
 * 二〇二五年三月八日, with or without a time of day. 3/8/2025 may be March or August: it is read as the other dates of
 * the file are and stays a doubt; where none shows the order it is refused (desktop.md 4: ambiguous dates block).
 */
export function readDate(cell: Cell, options: DateHabits): Reading<DateValue> {
  if (cell.kind === 'date' && cell.isoDate !== undefined)
    return inRange(parseLocalDate(cell.isoDate), cell.text);
  if (cell.kind === 'number' && cell.number !== undefined)
    return readDateNumber(cell.number, options.date1904);
  const text = tidyText(cell.text);
  if (/^\d{5}(\.\d+)?$/.test(text)) return readDateNumber(Number(text), options.date1904);
  return readDateText(text, options.dateOrder);
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
export function readDateText(raw: string, order?: DateOrder): Reading<DateValue> {
  const text = westernDigits(tidyText(raw))
    .replace(/^['"‘’“”]+|['"‘’“”]+$/g, '')
    .replace(/[ T]+(上午|下午)?\s*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(am|pm|z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/\s*[([]?(星期|周|礼拜)[一二三四五六日天][)\]]?$/, '')
    .trim();
  const yearFirst = /^(\d{4})\s*[年\-/.,、\\]\s*(\d{1,2})\s*[月\-/.,、\\]\s*(\d{1,2})\s*[日号.]?$/.exec(text);
  if (yearFirst) return day([yearFirst[1], yearFirst[2], yearFirst[3]], text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return day([compact[1], compact[2], compact[3]], text);
  const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(text);
  if (yearLast)
    return readYearLast([Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3])], { text, order });
  return (
    readNamedMonth(text) ?? readShortYear(text, order) ?? failure('date.unreadable', { text: clipped(text) })
  );
}

/** Which order the dates of a text show: 25/3/2025 can only be day first. */
export function dateOrderOf(texts: readonly string[]): DateOrder | undefined {
  for (const raw of texts) {
    const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/.exec(tidyText(raw));
    const [first, second] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
    if (first > 12 && second <= 12 && second > 0) return 'day-first';
    if (second > 12 && first <= 12 && first > 0) return 'month-first';
  }
  return undefined;
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((sign, digit) => [sign, digit.toString()]),
);

/** 二〇二五年三月二十八日 as 2025年3月28日. */
function westernDigits(text: string): string {
  if (!/[年月]/.test(text) || !/[一二三四五六七八九十]/.test(text)) return text;
  return text
    .replace(/[零○Ｏ]/g, '〇')
    .replace(
      /([二三])?十([一二三四五六七八九])?(?=[月日号])/g,
      (_whole, tens?: string, ones?: string) =>
        `${CHINESE_DIGITS[tens ?? '一']}${CHINESE_DIGITS[ones ?? '〇']}`,
    )
    .replace(/[〇一二三四五六七八九](?=.*[年月日号])/g, (sign) => CHINESE_DIGITS[sign] ?? sign);
}

function readYearLast(
  parts: readonly [number, number, number],
  seen: { readonly text: string; readonly order: DateOrder | undefined },
): Reading<DateValue> {
  const [first, second, year] = parts;
  if (first > 12 && second > 12) return failure('date.noSuchDay', { text: seen.text });
  const isClear = first === second || first > 12 || second > 12;
  if (!isClear && seen.order === undefined) return failure('date.ambiguous', { text: seen.text });
  const isDayFirst = first > 12 || (second <= 12 && seen.order === 'day-first');
  const [month, dayOfMonth] = isDayFirst ? [second, first] : [first, second];
  const read = day([year, month, dayOfMonth], seen.text);
  if (!read.ok || isClear) return read;
  const { date } = read.value;
  return {
    ok: true,
    value: { date, doubts: [{ code: 'date.orderAssumed', params: { text: seen.text, date } }] },
  };
}

function readNamedMonth(text: string): Reading<DateValue> | undefined {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?[\s,-]+(\d{4}|\d{2})$/i.exec(text);
  const monthFirst = /^([a-z]{3})[a-z]*\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/i.exec(text);
  const name = (dayFirst?.[2] ?? monthFirst?.[1] ?? '').toLowerCase();
  const month = MONTH_NAMES.indexOf(name) + 1;
  if (month === 0) return undefined;
  const year = dayFirst?.[3] ?? monthFirst?.[3] ?? '';
  const read = day([year.length === 2 ? `20${year}` : year, month, dayFirst?.[1] ?? monthFirst?.[2]], text);
  return year.length === 2 ? withShortYear(read, text) : read;
}

/** 25.3.8, 25年3月8日 and 25/3/8: Chinese order; 3/8/25 is how spreadsheets shorten. Said as a doubt. */
function readShortYear(text: string, order: DateOrder | undefined): Reading<DateValue> | undefined {
  const match = /^(\d{1,2})\s*([年.\-/])\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?$/.exec(text);
  if (!match) return undefined;
  const [first, second, third] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const isYearFirst = match[1]?.length === 2 && (match[2] === '年' || first >= 15 || third < 15);
  if (isYearFirst && second <= 12) return withShortYear(day([2000 + first, second, third], text), text);
  if (match[4]?.length !== 2) return undefined;
  if (first <= 12 && second <= 12 && first !== second && order === undefined)
    return failure('date.ambiguous', { text });
  const isDayFirst = first > 12 || (second <= 12 && order === 'day-first');
  const [month, dayOfMonth] = isDayFirst ? [second, first] : [first, second];
  return withShortYear(day([2000 + third, month, dayOfMonth], text), text);
}

function withShortYear(read: Reading<DateValue>, text: string): Reading<DateValue> {
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
