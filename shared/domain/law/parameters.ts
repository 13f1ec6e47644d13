import type { LocalDate } from '../../kernel/local-date.ts';
import { divideRounded } from '../../kernel/money.ts';
import { PPM, type RatePpm, ratePpm } from '../../kernel/rate.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import type { RowUsed } from './calculation.ts';
import { inMillionths } from './document-reading.ts';
import type { LawBook, LegalParameter } from './law-book.ts';
import type { LawError } from './law-error.ts';
import { type LenderType, scopesOf } from './lender-type.ts';

/** What is looked up: a parameter for a kind of lender (or 'all') on a day. */
export interface ParameterQuestion {
  readonly id: string;
  readonly lenderType: LenderType | 'all';
  readonly on: LocalDate;
}

/** A value with the row that gave it. */
export interface Looked<T> {
  readonly value: T;
  readonly row: RowUsed;
}

/** The row in force: the most specific scope first, then effectiveFrom ≤ on ≤ effectiveTo (R9.1). */
export function parameterOn(law: LawBook, question: ParameterQuestion): Result<LegalParameter, LawError> {
  const rows = law.parameters.get(question.id) ?? [];
  for (const scope of chainOf(question)) {
    const row = rows.findLast((each) => each.scope === scope && isInForce(each, question.on));
    if (row) return ok(row);
  }
  return err(domainError('law.parameterAbsent', paramsOf(question)));
}

export function numberOn(law: LawBook, question: ParameterQuestion): Result<Looked<number>, LawError> {
  return readAs(law, question, (value) =>
    typeof value === 'number' && Number.isFinite(value) ? value : undefined,
  );
}

export function booleanOn(law: LawBook, question: ParameterQuestion): Result<Looked<boolean>, LawError> {
  return readAs(law, question, (value) => (typeof value === 'boolean' ? value : undefined));
}

export function textOn(law: LawBook, question: ParameterQuestion): Result<Looked<string>, LawError> {
  return readAs(law, question, (value) => (typeof value === 'string' ? value : undefined));
}

/** A list such as alert.limitation.days, or the two numbers of payOrder.fee.fraction. */
export function numbersOn(
  law: LawBook,
  question: ParameterQuestion,
): Result<Looked<readonly number[]>, LawError> {
  return readAs(law, question, (value) =>
    Array.isArray(value) && value.every((each) => typeof each === 'number') ? value : undefined,
  );
}

/** The row in force read by `read`; undefined from it means that the value is of no use. */
export function readAs<T>(
  law: LawBook,
  question: ParameterQuestion,
  read: (value: unknown) => T | undefined,
): Result<Looked<T>, LawError> {
  const found = parameterOn(law, question);
  if (!found.ok) return found;
  const value = read(found.value.value);
  if (value === undefined) return err(domainError('law.parameterUnusable', paramsOf(question)));
  return ok({ value, row: rowUsedOf(found.value) });
}

export function rowUsedOf(row: LegalParameter): RowUsed {
  return { id: row.id, scope: row.scope, effectiveFrom: row.effectiveFrom, confidence: row.confidence };
}

function chainOf(question: ParameterQuestion): readonly string[] {
  return question.lenderType === 'all' ? ['all'] : scopesOf(question.lenderType);
}

function isInForce(row: LegalParameter, on: LocalDate): boolean {
  return row.effectiveFrom <= on && (row.effectiveTo === null || on <= row.effectiveTo);
}

function paramsOf(question: ParameterQuestion): Readonly<Record<string, string>> {
  return { parameter: question.id, scope: question.lenderType, on: question.on };
}

/** A parameter in per cent (a year) as parts per million. */
export function percentOn(law: LawBook, question: ParameterQuestion): Result<Looked<RatePpm>, LawError> {
  return readAs(law, question, (value) =>
    typeof value === 'number' && value >= 0 ? ratePpm(inMillionths(value, 10_000, question.id)) : undefined,
  );
}

/** rate × multiple, such as 4 × LPR or contract rate × 1.5, half-up to a millionth. */
export function multiplyRate(rate: RatePpm, multiple: number): RatePpm {
  const scaled = BigInt(inMillionths(multiple, 1_000_000, 'multiple'));
  return ratePpm(Number(divideRounded(BigInt(rate) * scaled, PPM, 'half-up')));
}

/**
 * The day, or the first day that the data knows the parameter: for rules that stood in the older law too and for
 * product defaults, whose rows begin with a later instrument.
 */
export function onceKnown(law: LawBook, id: string, on: LocalDate): LocalDate {
  const first = law.parameters.get(id)?.[0]?.effectiveFrom;
  return first !== undefined && first > on ? first : on;
}
