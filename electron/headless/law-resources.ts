import { readdirSync, readFileSync } from 'node:fs';
import { calendarOf } from '../../shared/domain/law/calendar-document.ts';
import { type LawBook, lawBookOf } from '../../shared/domain/law/law-book.ts';
import type { WorkCalendar } from '../../shared/kernel/calendar.ts';

/** The law and the calendar that ship with the program, from the resources folder. Throws LawDocumentError on a bad file. */
export function readShippedLaw(resources: URL = new URL('../../resources/', import.meta.url)): {
  readonly law: LawBook;
  readonly calendar: WorkCalendar;
} {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, resources), 'utf8'));
  const years = readdirSync(new URL('calendar/', resources)).filter((name) => name.endsWith('.json'));
  return {
    law: lawBookOf({ parameters: read('law/parameters.json'), lpr: read('law/lpr.json') }),
    calendar: calendarOf(years.sort().map((name) => read(`calendar/${name}`))),
  };
}
