import { readFileSync } from 'node:fs';
import { isObject, type JsonObject, objectAt, objectsAt, optionalText } from './golden-json.ts';
import { readShippedLaw } from './law-resources.ts';
import { allocationCase } from './law-vectors-allocation.ts';
import { aprCase, capCase, doubledInterestCase } from './law-vectors-interest.ts';
import {
  courtFeeCase,
  deadlineCase,
  enforcementFeeCase,
  preservationFeeCase,
} from './law-vectors-procedure.ts';
import { amountCase, dateWordsCase, type IdentifierCase, identifierCases } from './law-vectors-words.ts';

export interface LawVectorsOutcome {
  readonly passed: number;
  readonly failed: number;
  /** one line per differing field of a failing case, then the count */
  readonly lines: readonly string[];
}

/** What the engine says for the fields of a case; a field that it leaves out was input, or is only a note. */
export type Actual = Readonly<Record<string, unknown>>;
export type LawContext = ReturnType<typeof readShippedLaw>;
type CaseRunner = (one: JsonObject, context: LawContext) => Actual;

const RUNNERS: Readonly<Record<string, CaseRunner>> = {
  allocation: allocationCase,
  caps: capCase,
  apr: aprCase,
  deadlines: deadlineCase,
  doubledInterest: doubledInterestCase,
  courtFees: courtFeeCase,
  preservationFees: preservationFeeCase,
  enforcementFees: enforcementFeeCase,
  amountsInWords: amountCase,
  chineseDates: dateWordsCase,
};

/**
 * Runs the cases of a file in the form of law/vectors.json against the functions that the book uses. It only
 * translates; a group that it does not know fails and says so.
 */
export function runLawVectors(path: string): LawVectorsOutcome {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isObject(document)) return { passed: 0, failed: 1, lines: [`${path}: not a file of law vectors`] };
  const context = readShippedLaw();
  const outcomes = Object.entries(document).flatMap(([group, value]) =>
    runGroup({ group, value, document }, context),
  );
  const failures = outcomes.filter((lines) => lines.length > 0);
  const passed = outcomes.length - failures.length;
  const summary = `${passed} passed, ${failures.length} failed`;
  return { passed, failed: failures.length, lines: [...failures.flat(), summary] };
}

/** For each case of the group the lines of its differences, none when it passes. */
function runGroup(
  entry: { readonly group: string; readonly value: unknown; readonly document: JsonObject },
  context: LawContext,
): readonly (readonly string[])[] {
  const { group, value, document } = entry;
  if (group === 'identifiers') return identifierCases(objectAt(document, group)).map(identifierLines);
  if (!Array.isArray(value)) return [];
  const run = RUNNERS[group];
  return objectsAt(document, group).map((one, index) => {
    const name = `${group} ${optionalText(one, 'id') ?? `#${index + 1}`}`;
    if (run === undefined) return [`${name}: expected a known group, actual ${group}`];
    try {
      return differences(run(one, context), one).map((line) => `${name}: ${line}`);
    } catch (error) {
      return [`${name}: expected a result, actual ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

function identifierLines(one: IdentifierCase): readonly string[] {
  if (one.expected === one.actual) return [];
  return [`identifiers ${one.group} ${one.text}: expected ${one.expected}, actual ${one.actual}`];
}

function differences(actual: Actual, expected: JsonObject): readonly string[] {
  const lines: string[] = [];
  for (const [field, value] of Object.entries(actual)) {
    if (!(field in expected) || isSame(expected[field], value)) continue;
    lines.push(`${field} expected ${JSON.stringify(expected[field])}, actual ${JSON.stringify(value)}`);
  }
  if (!Object.keys(actual).some((field) => field in expected))
    lines.push('expected a checked field, actual none');
  return lines;
}

// '50' and '50.00' are one amount; lists and objects are compared field by field of what was expected
function isSame(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return false;
    return expected.every((each, index) => isSame(each, actual[index]));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return false;
    const names = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...names].every((name) => isSame(expected[name], actual[name]));
  }
  if (typeof expected === 'string' && typeof actual === 'string') return plain(expected) === plain(actual);
  return expected === actual;
}

function plain(text: string): string {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text).toFixed(2) : text;
}
