import { addDays, dayOfWeek, fromParts, isWeekend, type LocalDate } from '../../kernel/local-date.ts';
import type { RatePpm } from '../../kernel/rate.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import type { RowUsed } from './calculation.ts';
import type { BenchmarkRow, LawBook, LprRow } from './law-book.ts';
import type { LawError } from './law-error.ts';
import type { Looked } from './parameters.ts';

/** The day of the month on which a fixing is due; on a weekend it is the Monday after. */
const FIXING_DAY = 20;

/**
 * One-year LPR in force on a day (R2.2): the row with the greatest publishedOn ≤ date. Refuses a null value, a month
 * whose fixing is due but absent from the table, and any day before the first row. Never carried forward.
 */
export function lprOn(law: LawBook, on: LocalDate): Result<Looked<RatePpm>, LawError> {
  const index = law.lpr.findLastIndex((row) => row.publishedOn <= on);
  const row = law.lpr[index];
  if (row === undefined) return err(domainError('law.lprBeforeRegime', { on }));
  const following = nextMonth(row.month);
  const isNextKnown = law.lpr[index + 1]?.month === following;
  if (!isNextKnown && on >= expectedFixing(following)) {
    return err(domainError('law.lprMissing', { month: following, on }));
  }
  if (row.annual1yPpm === null) return err(domainError('law.lprMissing', { month: row.month, on }));
  return ok({ value: row.annual1yPpm, row: rowUsedOf(row) });
}

/**
 * When a contract is formed on a fixing day that changed the rate, both values are possible (R2.2): the rates before
 * and after, or undefined when the day leaves no doubt. A missing value on either side refuses.
 */
export function lprChoiceOn(
  law: LawBook,
  on: LocalDate,
): Result<{ readonly before: Looked<RatePpm>; readonly after: Looked<RatePpm> } | undefined, LawError> {
  const row = law.lpr.find((each) => each.publishedOn === on);
  if (row === undefined || row === law.lpr[0]) return ok(undefined);
  const before = lprOn(law, addDays(on, -1));
  if (!before.ok) return before;
  const after = lprOn(law, on);
  if (!after.ok) return after;
  return ok(
    before.value.value === after.value.value ? undefined : { before: before.value, after: after.value },
  );
}

/** The PBOC benchmark row in force on a day before the loan prime rate. */
export function benchmarkOn(law: LawBook, on: LocalDate): Result<BenchmarkRow, LawError> {
  const row = law.benchmarks.findLast((each) => each.effectiveFrom <= on);
  return row === undefined ? err(domainError('law.benchmarkMissing', { on })) : ok(row);
}

/** The benchmark of the loan's kind: by its term in months. */
export function benchmarkRate(row: BenchmarkRow, termMonths: number): RatePpm {
  if (termMonths <= 6) return row.upTo6mPpm;
  if (termMonths <= 12) return row.over6mTo1yPpm;
  if (termMonths <= 36) return row.over1yTo3yPpm;
  return termMonths <= 60 ? row.over3yTo5yPpm : row.over5yPpm;
}

function rowUsedOf(row: LprRow): RowUsed {
  return { id: 'lpr1y', scope: 'all', effectiveFrom: row.publishedOn, confidence: row.confidence };
}

function nextMonth(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  return number === 12 ? `${year + 1}-01` : `${year}-${(number + 1).toString().padStart(2, '0')}`;
}

function expectedFixing(month: string): LocalDate {
  const due = fromParts({ year: Number(month.slice(0, 4)), month: Number(month.slice(5)), day: FIXING_DAY });
  return isWeekend(due) ? addDays(due, 8 - dayOfWeek(due)) : due;
}
