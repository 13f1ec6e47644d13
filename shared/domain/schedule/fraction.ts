import { invariant } from '../../kernel/assert.ts';
import type { JsonFraction } from '../loan/terms.ts';

/** An exact rational number; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  invariant(denominator > 0n, 'a fraction has a positive denominator');
  const divisor = greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const NOUGHT: Fraction = { numerator: 0n, denominator: 1n };

export function fromJsonFraction(value: JsonFraction): Fraction {
  return fraction(BigInt(value.numerator), BigInt(value.denominator));
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

const DIGITS = 10n ** 20n;

/** The nearest floating-point number, for rates that are shown and never for money. */
export function toNumber(value: Fraction): number {
  const whole = value.numerator / value.denominator;
  const rest = value.numerator - whole * value.denominator;
  return Number(whole) + Number((rest * DIGITS) / value.denominator) / 1e20;
}
