import {
  addDays,
  dayOfWeek,
  daysBetween,
  fromParts,
  isRealDay,
  type LocalDate,
  parseLocalDate,
  toParts,
} from '../../shared/kernel/local-date.ts';

const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  昨天: -1,
  昨日: -1,
  前天: -2,
  明天: 1,
  明日: 1,
  后天: 2,
  today: 0,
  yesterday: -1,
  tomorrow: 1,
};
const WEEKDAYS = '一二三四五六日';
const WEEK_OFFSETS: Readonly<Record<string, number>> = { 上: -7, 本: 0, 这: 0, 下: 7, 下下: 14 };
const ENGLISH_WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * What a clerk means by a date, or undefined when it cannot be told: '0308', '3-8', '3月8日', '20260308', '2026.3.8',
 * '8' (day of this month), '昨天', '3天后', '下周三', 'next wed', '+7'. A date without its year is the one in today's year.
 */
export function readDateText(typed: string, today: LocalDate): LocalDate | undefined {
  const text = typed.trim().toLowerCase().normalize('NFKC').replace(/\s+/g, ' ');
  if (text === '') return undefined;
  return (
    readRelative(text, today) ?? readWeekday(text, today) ?? readNumeric(text.replaceAll(' ', ''), today)
  );
}

function readRelative(text: string, today: LocalDate): LocalDate | undefined {
  const days = Object.hasOwn(RELATIVE_DAYS, text) ? RELATIVE_DAYS[text] : undefined;
  if (days !== undefined) return addDays(today, days);
  const counted = /^(\d{1,4}) ?(?:天|日|days?) ?(后|前|later|ago)$/.exec(text);
  if (counted) {
    const isPast = counted[2] === '前' || counted[2] === 'ago';
    return addDays(today, isPast ? -Number(counted[1]) : Number(counted[1]));
  }
  const signed = /^([+-])(\d{1,4})$/.exec(text);
  if (signed) return addDays(today, signed[1] === '-' ? -Number(signed[2]) : Number(signed[2]));
  return undefined;
}

function readWeekday(text: string, today: LocalDate): LocalDate | undefined {
  const monday = addDays(today, 1 - dayOfWeek(today));
  const chinese = /^(下下|下|上|本|这)?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (chinese) {
    const index = WEEKDAYS.indexOf(chinese[2] === '天' ? '日' : (chinese[2] ?? ''));
    return addDays(monday, (WEEK_OFFSETS[chinese[1] ?? '本'] ?? 0) + index);
  }
  const english = /^(next|last|this)? ?(mon|tue|wed|thu|fri|sat|sun)[a-z]*$/.exec(text);
  if (!english) return undefined;
  const offset = english[1] === 'next' ? 7 : english[1] === 'last' ? -7 : 0;
  return addDays(monday, offset + ENGLISH_WEEKDAYS.indexOf(english[2] ?? ''));
}

function readNumeric(text: string, today: LocalDate): LocalDate | undefined {
  const { year, month } = toParts(today);
  const full =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (full) return real(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{2})(\d{2})(\d{2})$/.exec(text);
  if (short) return real(2000 + Number(short[1]), Number(short[2]), Number(short[3]));
  const monthDay = /^(\d{1,2})[-./月](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (monthDay) return real(year, Number(monthDay[1]), Number(monthDay[2]));
  const dayOnly = /^(\d{1,2})[日号]?$/.exec(text);
  return dayOnly ? real(year, month, Number(dayOnly[1])) : undefined;
}

function real(year: number, month: number, day: number): LocalDate | undefined {
  return isRealDay({ year, month, day }) ? fromParts({ year, month, day }) : undefined;
}

/** Days from today: 0, or signed; undefined for a text that is no date. */
export function daysFromToday(date: string, today: LocalDate): number | undefined {
  const parsed = parseLocalDate(date);
  return parsed === undefined ? undefined : daysBetween(today, parsed);
}
