import type { JsonFraction } from '../../shared/domain/loan/terms.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { type LocalDate, localDate } from '../../shared/kernel/local-date.ts';
import { type Fen, fen } from '../../shared/kernel/money.ts';
import { type RatePpm, ratePpm } from '../../shared/kernel/rate.ts';

/** A JSON object of a case file; every reading below says what it expected. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(from: JsonObject, name: string): JsonObject {
  const value = from[name];
  invariant(isObject(value), `${name} is an object`);
  return value;
}

export function objectsAt(from: JsonObject, name: string): readonly JsonObject[] {
  const value = from[name] ?? [];
  invariant(Array.isArray(value), `${name} is a list`);
  return value.filter(isObject);
}

export function textAt(from: JsonObject, name: string): string {
  const value = from[name];
  invariant(typeof value === 'string', `${name} is a text`);
  return value;
}

export function optionalText(from: JsonObject, name: string): string | undefined {
  const value = from[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(from: JsonObject, name: string): number {
  const value = from[name];
  invariant(typeof value === 'number', `${name} is a number`);
  return value;
}

export function optionalNumber(from: JsonObject, name: string): number | undefined {
  const value = from[name];
  return typeof value === 'number' ? value : undefined;
}

export function dateAt(from: JsonObject, name: string): LocalDate {
  return localDate(textAt(from, name));
}

/** A decimal text as a whole number of 10^-scale; refuses digits that would be lost. */
export function scaledDecimal(text: string, scale: number): number {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text);
  invariant(match !== null, `${text} is a decimal number`);
  const decimals = (match[3] ?? '').replace(/0+$/, '');
  invariant(decimals.length <= scale, `${text} has at most ${scale} decimals`);
  const magnitude = Number(match[2] ?? '0') * 10 ** scale + Number(decimals.padEnd(scale, '0'));
  return match[1] === '-' ? -magnitude : magnitude;
}

export function fenOf(text: string): Fen {
  return fen(scaledDecimal(text, 2));
}

export function fenAt(from: JsonObject, name: string): Fen {
  return fenOf(textAt(from, name));
}

/** Per cent a year as parts per million. */
export function rateOf(text: string): RatePpm {
  return ratePpm(scaledDecimal(text, 4));
}

/** '1/12' or '3/365+1/12'. */
export function fractionOf(text: string): JsonFraction {
  return text.split('+').reduce<JsonFraction>(
    (total, part) => {
      const [top, bottom] = part.split('/');
      const added = { numerator: Number(top), denominator: Number(bottom ?? '1') };
      return {
        numerator: total.numerator * added.denominator + added.numerator * total.denominator,
        denominator: total.denominator * added.denominator,
      };
    },
    { numerator: 0, denominator: 1 },
  );
}
