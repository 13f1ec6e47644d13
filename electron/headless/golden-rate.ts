import { type Fraction, fraction } from '../../shared/domain/schedule/fraction.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { divideRounded } from '../../shared/kernel/money.ts';
import type { Difference } from './golden-comparison.ts';
import type { JsonObject } from './golden-json.ts';

/** Digits that a floating-point result is taken to have. */
const SIGNIFICANT = 17;

/**
 * An exact number: '12', '-0.05', '1e-8', '1/120', '-157119/12', '3/365+1/12', or a JSON number. Refuses anything else
 * by name.
 */
export function exactOf(value: unknown): Fraction {
  invariant(typeof value === 'string' || typeof value === 'number', `${String(value)} is a number`);
  const parts = String(value)
    .replaceAll(' ', '')
    .split(/(?<=[0-9.])\+/);
  return parts.map(quotientOf).reduce((a, b) => {
    const numerator = a.numerator * b.denominator + b.numerator * a.denominator;
    return fraction(numerator, a.denominator * b.denominator);
  });
}

function quotientOf(text: string): Fraction {
  const [top = '', bottom = '1', ...rest] = text.split('/');
  const over = decimalOf(bottom);
  invariant(rest.length === 0 && over.numerator !== 0n, `${text} is a number`);
  const under = decimalOf(top);
  const sign = over.numerator < 0n ? -1n : 1n;
  return fraction(sign * under.numerator * over.denominator, sign * under.denominator * over.numerator);
}

function decimalOf(text: string): Fraction {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  invariant(match !== null, `${JSON.stringify(text)} is a number`);
  const [, sign, whole = '0', decimals = '', exponent = '0'] = match;
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${decimals}`);
  const shift = Number(exponent) - decimals.length;
  return shift >= 0 ? fraction(digits * 10n ** BigInt(shift), 1n) : fraction(digits, 10n ** BigInt(-shift));
}

/** The number at a name, or the default where the case leaves it out. */
export function exactAt(from: JsonObject, name: string, whenAbsent?: string): Fraction {
  const value = from[name] ?? whenAbsent;
  invariant(value !== undefined, `${name} is given`);
  return exactOf(value);
}

/** A floating-point result as the decimal that it prints as. */
export function ofFloat(value: number): Fraction {
  return exactOf(value.toPrecision(SIGNIFICANT));
}

/**
 * Compares a result with what was published: within `tolerance` where one is given, else rounded half-up to the
 * decimals shown. `undefined` means that there is no such number: null or 'none' was expected then.
 */
export function compareNumber(
  what: string,
  published: { readonly value: unknown; readonly tolerance: unknown },
  actual: Fraction | undefined,
): readonly Difference[] {
  const expected = String(published.value);
  const isNone = published.value === null || ['none', 'nan', 'null'].includes(expected.toLowerCase());
  if (actual === undefined || isNone) {
    if (actual === undefined && isNone) return [];
    return [{ what, expected, actual: actual === undefined ? 'no such number' : shown(actual, 10) }];
  }
  const target = exactOf(published.value);
  const places = /\.(\d+)$/.exec(expected)?.[1]?.length ?? 0;
  const isEqual =
    published.tolerance === undefined
      ? rounded(actual, places) === rounded(target, places)
      : isWithin(actual, target, exactOf(published.tolerance));
  return isEqual ? [] : [{ what, expected, actual: shown(actual, places + 2) }];
}

function rounded(value: Fraction, places: number): bigint {
  return divideRounded(value.numerator * 10n ** BigInt(places), value.denominator, 'half-up');
}

function isWithin(a: Fraction, b: Fraction, tolerance: Fraction): boolean {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  const magnitude = difference < 0n ? -difference : difference;
  return magnitude * tolerance.denominator <= tolerance.numerator * a.denominator * b.denominator;
}

function shown(value: Fraction, places: number): string {
  const digits = rounded(value, places);
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const sign = digits < 0n ? '-' : '';
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-places)}`;
}
