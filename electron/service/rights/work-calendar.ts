import { calendarOf } from '../../../shared/domain/law/calendar-document.ts';
import { type WorkCalendar, withCalendarDays } from '../../../shared/kernel/calendar.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import type { LawResources } from '../law/law-resources.ts';

const FIRST_YEAR = 2015;
const LAST_YEAR = 2045;

/** Read once for each set of law files: they ship with the program and do not change while it runs. */
const shipped = new WeakMap<LawResources, Promise<WorkCalendar>>();

/** The working days of the mainland with the owner's own days on top of the shipped ones. */
export async function loadWorkCalendar(db: ReadDb, law: LawResources): Promise<WorkCalendar> {
  const known = shipped.get(law) ?? readShipped(law);
  shipped.set(law, known);
  const entered = await db.selectFrom('holiday_day').select(['day', 'is_working', 'name']).execute();
  return withCalendarDays(
    await known,
    entered.map((row) => ({
      date: localDate(row.day),
      kind: row.is_working === 1 ? 'work' : 'rest',
      name: row.name,
    })),
  );
}

async function readShipped(law: LawResources): Promise<WorkCalendar> {
  const documents: unknown[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const document = await law.calendarYear(year);
    if (document !== undefined) documents.push(document);
  }
  return calendarOf(documents);
}
