import type { z } from 'zod';
import type {
  holidayRowSchema,
  legalParameterRowSchema,
  lprRowSchema,
} from '../../../shared/contract/law.ts';
import { parameterKind } from '../../../shared/domain/law/parameter-override.ts';
import { addDays, type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Plain } from '../rpc/context.ts';
import { effectiveParameters } from './effective-parameters.ts';
import { type LawResources, type ShippedYear, shippedYearSchema } from './law-resources.ts';

export type LprView = Plain<z.input<typeof lprRowSchema>>;
export type HolidayView = Plain<z.input<typeof holidayRowSchema>>;
export type ParameterView = Plain<z.input<typeof legalParameterRowSchema>>;

/**
 * LPR fixings, newest first: those shipped, replaced or completed by what the owner entered with its source.
 */
export async function lprTable(db: ReadDb, law: LawResources): Promise<readonly LprView[]> {
  const entered = await db.selectFrom('lpr_fixing').selectAll().execute();
  const rows = new Map<string, LprView>();
  for (const row of await law.lpr()) {
    rows.set(row.month, {
      month: row.month,
      publishedOn: row.publishedOn,
      annual1yPpm: ppmOfPercent(row.lpr1y),
      annual5yPpm: ppmOfPercent(row.lpr5y),
      confidence: row.confidence,
      origin: 'shipped',
      source: '',
    });
  }
  for (const row of entered) {
    rows.set(row.published_on.slice(0, 7), {
      month: row.published_on.slice(0, 7),
      publishedOn: row.published_on,
      annual1yPpm: row.one_year_ppm,
      annual5yPpm: row.five_year_ppm,
      confidence: 'high',
      origin: 'entered',
      source: row.source,
    });
  }
  return [...rows.values()].sort((left, right) => (left.publishedOn < right.publishedOn ? 1 : -1));
}

/** The law's percent has at most four decimals: 3.45 % is 34 500 ppm. */
function ppmOfPercent(percent: number | null): number | null {
  return percent === null ? null : Math.round(percent * 10_000);
}

/** Legal numbers with period and source: those shipped and the owner's own, with who approved which. */
export async function parameterTable(db: ReadDb, law: LawResources): Promise<readonly ParameterView[]> {
  const approvals = await db.selectFrom('law_approval').selectAll().execute();
  const names = new Map(
    (await db.selectFrom('actor').select(['id', 'name']).execute()).map((actor) => [actor.id, actor.name]),
  );
  return (await effectiveParameters(db, law)).map((row): ParameterView => {
    const approval = approvals.find(
      (each) =>
        each.parameter_id === row.id && each.scope === row.scope && each.effective_from === row.effectiveFrom,
    );
    return {
      id: row.id,
      nameZh: row.nameZh,
      nameEn: row.nameEn,
      value: JSON.stringify(row.value),
      unit: row.unit,
      kind: parameterKind(row),
      effectiveFrom: row.effectiveFrom,
      effectiveTo: row.effectiveTo,
      scope: row.scope,
      source: row.source,
      confidence: row.confidence,
      note: row.note ?? '',
      entered:
        row.entered === undefined
          ? null
          : {
              by: names.get(row.entered.enteredBy) ?? '',
              at: row.entered.enteredAt,
              reason: row.entered.reason,
            },
      approval:
        approval === undefined
          ? null
          : {
              by: names.get(approval.approved_by) ?? '',
              on: approval.approved_on,
              counsel: approval.counsel,
            },
    };
  });
}

/** Days of a year that differ from the plain week; entered days replace shipped ones. */
export async function holidaysOf(
  db: ReadDb,
  law: LawResources,
  year: number,
): Promise<{ readonly isComplete: boolean; readonly days: readonly HolidayView[] }> {
  const file = await law.calendarYear(year);
  const shipped = file === undefined ? undefined : shippedYearSchema.parse(file);
  const days = new Map<string, HolidayView>();
  for (const day of shipped === undefined ? [] : daysOf(shipped)) days.set(day.date, day);
  const entered = await db
    .selectFrom('holiday_day')
    .selectAll()
    .where('day', '>=', `${year}-01-01`)
    .where('day', '<=', `${year}-12-31`)
    .execute();
  for (const row of entered) {
    days.set(row.day, {
      date: row.day,
      kind: row.is_working === 1 ? 'work' : 'rest',
      name: row.name,
      origin: 'entered',
      source: row.source,
    });
  }
  return {
    isComplete: shipped?.status === 'published',
    days: [...days.values()].sort((left, right) => (left.date < right.date ? -1 : 1)),
  };
}

function daysOf(year: ShippedYear): readonly HolidayView[] {
  const rest = year.restPeriods.flatMap((period) =>
    daysBetween(period.from, period.to).map((date) =>
      dayView(year, { date, kind: 'rest', name: period.name }),
    ),
  );
  const work = year.workingDays.map((day) => dayView(year, { ...day, kind: 'work' }));
  return [...rest, ...work];
}

function dayView(
  year: ShippedYear,
  day: { readonly date: LocalDate; readonly kind: 'rest' | 'work'; readonly name: string },
): HolidayView {
  return { date: day.date, kind: day.kind, name: day.name, origin: 'shipped', source: year.source };
}

function daysBetween(from: LocalDate, to: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = localDate(from); day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
