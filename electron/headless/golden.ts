import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  afbFraction,
  countDays,
  ismaFraction,
  yearFraction,
} from '../../shared/domain/schedule/day-count.ts';
import { type Fraction, fromJsonFraction } from '../../shared/domain/schedule/fraction.ts';
import { dueDate } from '../../shared/domain/schedule/periods.ts';
import { toParts } from '../../shared/kernel/local-date.ts';
import { aprCase } from './golden-apr.ts';
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
import { scheduleCase } from './golden-schedule.ts';
import { dayCountOf } from './golden-terms.ts';
import { tvmCase } from './golden-tvm.ts';

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
  apr: aprCase,
  tvm: tvmCase,
};

/** Kinds of cases that can pass; the others are reported as failed. */
export const SUPPORTED_KINDS: readonly string[] = Object.keys(RUNNERS);

/** What one case, or one file that holds none, came to. */
interface CaseOutcome {
  readonly name: string;
  readonly differences: readonly Difference[];
}

/**
 * Runs every case of the *.json files of a folder, or of one file (format golden/README.md), against the engine. It
 * only translates: every figure comes from the functions that the book itself uses. A file or a case that can't be
 * read fails under its name.
 */
export function runGolden(path: string, kinds?: readonly string[]): GoldenOutcome {
  const outcomes = caseFiles(path).flatMap((file) => runFile(file, kinds));
  const failures = outcomes.filter((one) => one.differences.length > 0);
  const lines = failures.flatMap(({ name, differences }) =>
    differences.map(
      ({ what, expected, actual }) => `${name}: ${what}: expected ${expected}, actual ${actual}`,
    ),
  );
  const passed = outcomes.length - failures.length;
  return {
    passed,
    failed: failures.length,
    lines: [...lines, `${passed} passed, ${failures.length} failed`],
  };
}

function caseFiles(path: string): readonly string[] {
  if (path.endsWith('.json')) return [path];
  if (!existsSync(path)) return [path];
  const files = readdirSync(path).filter((file) => file.endsWith('.json'));
  return files.length === 0 ? [path] : files.sort().map((file) => join(path, file));
}

function runFile(path: string, kinds: readonly string[] | undefined): readonly CaseOutcome[] {
  const file = basename(path);
  const unreadable = (actual: string): readonly CaseOutcome[] => [
    { name: file, differences: [{ what: 'file', expected: 'cases in JSON', actual }] },
  ];
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (fault) {
    return unreadable(messageOf(fault));
  }
  if (!isObject(content) || !Array.isArray(content.cases)) return unreadable('no list of cases');
  const cases: readonly unknown[] = content.cases;
  return cases.flatMap((one, index) => {
    const id = isObject(one) ? optionalText(one, 'id') : undefined;
    const kind = isObject(one) ? optionalText(one, 'kind') : undefined;
    if (kinds !== undefined && kind !== undefined && !kinds.includes(kind)) return [];
    return [{ name: `${file} ${id ?? `#${index + 1}`}`, differences: runCase(one, kind) }];
  });
}

function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

function runCase(one: unknown, kind: string | undefined): readonly Difference[] {
  if (!isObject(one) || kind === undefined) {
    return [{ what: 'case', expected: 'an object with a kind', actual: JSON.stringify(one).slice(0, 80) }];
  }
  const runner = RUNNERS[kind];
  if (runner === undefined) {
    return [{ what: kind, expected: 'a result', actual: 'a kind that the engine does not compute yet' }];
  }
  try {
    return runner(objectAt(one, 'input'), objectAt(one, 'expected'));
  } catch (fault) {
    // a case that can't even be read is a failing case, not the end of the run
    return [{ what: kind, expected: 'a result', actual: messageOf(fault) }];
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
