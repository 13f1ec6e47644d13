import {
  type CalendarDayEntry,
  type CalendarYear,
  type DayKind,
  type WorkCalendar,
  workCalendar,
} from '../../kernel/calendar.ts';
import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import {
  LawDocumentError,
  readDate,
  readInteger,
  readList,
  readObject,
  readOneOf,
  readText,
} from './document-reading.ts';

/** No holiday of the State Council lasts longer: a longer one is a mistyped date. */
const LONGEST_HOLIDAY_DAYS = 15;

/** The calendar of the yearly files in resources/calendar, parsed as JSON. Throws LawDocumentError on a wrong form. */
export function calendarOf(documents: readonly unknown[]): WorkCalendar {
  const years = documents.map(readYear);
  return workCalendar({
    years: years.map((each) => each.year),
    days: years.flatMap((each) => each.days),
    likelyRestDays: years.flatMap((each) => each.likelyRestDays),
  });
}

interface YearDocument {
  readonly year: CalendarYear;
  readonly days: readonly CalendarDayEntry[];
  readonly likelyRestDays: readonly LocalDate[];
}

function readYear(value: unknown): YearDocument {
  const document = readObject(value, 'calendar');
  const year = readInteger(document.year, 'calendar.year');
  const place = `calendar ${year}`;
  const rest = readList(document.restPeriods, `${place}.restPeriods`).flatMap((one) =>
    readPeriod(one, place),
  );
  const work = readList(document.workingDays, `${place}.workingDays`).map((one) => readWorkday(one, place));
  const likely = readList(document.likelyRestPeriods, `${place}.likelyRestPeriods`);
  const dates = new Set([...rest, ...work].map((day) => day.date));
  if (dates.size !== new Set(rest.map((day) => day.date)).size + work.length) {
    throw new LawDocumentError(place, 'no day both off and worked');
  }
  return {
    year: {
      year,
      status: readOneOf(document.status, ['published', 'provisional'], `${place}.status`),
      source: readText(document.source, `${place}.source`),
      confidence: readOneOf(document.confidence, ['high', 'medium', 'low'], `${place}.confidence`),
    },
    days: [...rest, ...work],
    likelyRestDays: likely.flatMap((one) => readPeriod(one, place).map((day) => day.date)),
  };
}

function readPeriod(value: unknown, place: string): CalendarDayEntry[] {
  const period = readObject(value, place);
  const from = readDate(period.from, `${place}.from`);
  const length = daysBetween(from, readDate(period.to, `${place}.to`)) + 1;
  if (length < 1 || length > LONGEST_HOLIDAY_DAYS)
    throw new LawDocumentError(place, 'a period of 1 to 15 days');
  const name = readText(period.name, `${place}.name`);
  const kind: DayKind = 'rest';
  return Array.from({ length }, (_, index) => ({ date: addDays(from, index), kind, name }));
}

function readWorkday(value: unknown, place: string): CalendarDayEntry {
  const day = readObject(value, place);
  return {
    date: readDate(day.date, `${place}.date`),
    kind: 'work',
    name: readText(day.name, `${place}.name`),
  };
}
