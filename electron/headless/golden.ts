import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  afbFraction,
  countDays,
  ismaFraction,
  yearFraction,
} from '../../shared/domain/schedule/day-count.ts';
import { type Fraction, fromJsonFraction } from '../../shared/domain/schedule/fraction.ts';
import { dueDate } from '../../shared/domain/schedule/periods.ts';
import { toParts } from '../../shared/kernel/local-date.ts';
import type { Difference } from './golden-comparison.ts';
import {
  dateAt,
  fractionOf,
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  optionalNumber,
  optionalText,
  textAt,
} from './golden-json.ts';
import { paymentsCase } from './golden-payments.ts';
import { dayCountOf, scheduleCase } from './golden-schedule.ts';

export interface GoldenOutcome {
  readonly passed: number;
  readonly failed: number;
  /** one line per difference of a failing case, then the count */
  readonly lines: readonly string[];
}

type CaseRunner = (input: JsonObject, expected: JsonObject) => readonly Difference[];

/** The kinds that the engine computes; a case of any other kind fails and says so. */
const RUNNERS: Readonly<Record<string, CaseRunner>> = {
  schedule: scheduleCase,
  payments: paymentsCase,
  'day-count': dayCountCase,
  'due-dates': dueDatesCase,
};

/** Kinds of cases that can pass; the others are reported as failed. */
export const SUPPORTED_KINDS: readonly string[] = Object.keys(RUNNERS);

/**
 * Runs every case of the *.json files of a folder (format golden/README.md) against the engine. It only
 * translates:
 * every figure comes from the functions that the book itself uses.
 */
export function runGolden(dir: string, kinds?: readonly string[]): GoldenOutcome {
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.json')) continue;
    const content: unknown = JSON.parse(readFileSync(join(dir, file), 'utf8'));
    if (!isObject(content)) continue;
    for (const one of objectsAt(content, 'cases')) {
      const kind = textAt(one, 'kind');
      if (kinds !== undefined && !kinds.includes(kind)) continue;
      const differences = runCase(one, kind);
      if (differences.length === 0) passed += 1;
      else failed += 1;
      for (const { what, expected, actual } of differences) {
        lines.push(`${file} ${textAt(one, 'id')}: ${what}: expected ${expected}, actual ${actual}`);
      }
    }
  }
  lines.push(`${passed} passed, ${failed} failed`);
  return { passed, failed, lines };
}

function runCase(one: JsonObject, kind: string): readonly Difference[] {
  const runner = RUNNERS[kind];
  if (runner === undefined) {
    return [{ what: kind, expected: 'a result', actual: 'a kind that the engine does not compute yet' }];
  }
  try {
    return runner(objectAt(one, 'input'), objectAt(one, 'expected'));
  } catch (fault) {
    // a case that can't even be read is a failing case, not the end of the run
    return [
      { what: kind, expected: 'a result', actual: fault instanceof Error ? fault.message : String(fault) },
    ];
  }
}

function dueDatesCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const firstDueOn = dateAt(input, 'firstDueOn');
  const unit = optionalText(input, 'periodUnit') ?? 'month';
  const rule = {
    frequency: {
      unit: unit === 'week' || unit === 'day' ? unit : 'month',
      every: optionalNumber(input, 'periodEvery') ?? 1,
    } as const,
    firstDueOn,
    dueDay: optionalNumber(input, 'dueDay') ?? toParts(firstDueOn).day,
  };
  return objectsAt(expected, 'instalments').flatMap((row) => {
    const no = numberAt(row, 'no');
    const actual = no === 1 ? firstDueOn : dueDate(rule, no);
    const wanted = textAt(row, 'dueOn');
    return actual === wanted ? [] : [{ what: `no ${no}`, expected: wanted, actual }];
  });
}

function dayCountCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const stretch = { from: dateAt(input, 'from'), to: dateAt(input, 'to') };
  const differences: Difference[] = [];
  const name = textAt(input, 'dayCount');
  const days = optionalNumber(expected, 'days');
  if (days !== undefined) {
    const actual = countDays(dayCountOf(name), stretch);
    if (actual !== days) differences.push({ what: 'days', expected: String(days), actual: String(actual) });
  }
  const published = optionalText(expected, 'yearFraction');
  if (published !== undefined) {
    const actual = yearFractionOf(name, stretch, input);
    const tolerance = Number(optionalText(expected, 'tolerance') ?? '0');
    if (!isNear(actual, published, tolerance)) {
      const shown = `${actual.numerator}/${actual.denominator}`;
      differences.push({ what: 'year fraction', expected: published, actual: shown });
    }
  }
  return differences;
}

function yearFractionOf(
  name: string,
  stretch: Parameters<typeof yearFraction>[1],
  input: JsonObject,
): Fraction {
  if (name === 'actual/actual-afb') return afbFraction(stretch);
  if (name !== 'actual/actual-isma') return yearFraction(dayCountOf(name), stretch);
  const reference = objectAt(input, 'referencePeriod');
  const start = dateAt(reference, 'start');
  return ismaFraction(stretch, {
    start,
    end: dateAt(reference, 'end'),
    perYear: numberAt(reference, 'perYear'),
  });
}

function isNear(actual: Fraction, published: string, tolerance: number): boolean {
  if (published.includes('/')) {
    const exact = fromJsonFraction(fractionOf(published));
    return exact.numerator === actual.numerator && exact.denominator === actual.denominator;
  }
  const difference = Number(actual.numerator) / Number(actual.denominator) - Number(published);
  return Math.abs(difference) <= Math.max(tolerance, 1e-15);
}
