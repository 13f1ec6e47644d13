import { invariant } from './assert.ts';

declare const fenBrand: unique symbol;
/** An amount of money in fen (1/100 yuan): a safe integer, negative only where a signature says so. */
export type Fen = number & { readonly [fenBrand]: 'Fen' };

/** How a product of money and a rate becomes whole fen again. */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up';

/** Brands a safe integer as fen. Throws InvariantError otherwise. */
export function fen(amount: number): Fen {
  invariant(Number.isSafeInteger(amount), 'an amount of money is a safe integer of fen');
  // -0 would print as "-0.00"
  return (amount === 0 ? 0 : amount) as Fen;
}

export const ZERO: Fen = fen(0);

export function add(...amounts: readonly Fen[]): Fen {
  return sum(amounts);
}

export function sum(amounts: readonly Fen[]): Fen {
  let total = 0;
  for (const amount of amounts) total += amount;
  return fen(total);
}

export function subtract(from: Fen, amount: Fen): Fen {
  return fen(from - amount);
}

export function negate(amount: Fen): Fen {
  return fen(-amount);
}

export function smaller(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

export function larger(a: Fen, b: Fen): Fen {
  return a > b ? a : b;
}

/**
 * numerator / denominator rounded to an integer; the one place where money meets a fraction.
 * half-up rounds away from zero at the half (the rule of Chinese bills), 'up' and 'down' go away from and towards zero.
 */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  invariant(denominator !== 0n, 'no division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = top / bottom;
  const rest = top % bottom;
  const magnitude = rest === 0n ? quotient : quotient + roundingStep({ quotient, rest, bottom }, rounding);
  return negative ? -magnitude : magnitude;
}

function roundingStep(
  division: { readonly quotient: bigint; readonly rest: bigint; readonly bottom: bigint },
  rounding: Rounding,
): bigint {
  const twice = division.rest * 2n;
  switch (rounding) {
    case 'down':
      return 0n;
    case 'up':
      return 1n;
    case 'half-up':
      return twice >= division.bottom ? 1n : 0n;
    case 'half-even':
      if (twice === division.bottom) return division.quotient % 2n;
      return twice > division.bottom ? 1n : 0n;
  }
}

/** amount × numerator / denominator in whole fen: rates, day counts and shares all come through here. */
export function multiplyByFraction(
  amount: Fen,
  fraction: { readonly numerator: bigint; readonly denominator: bigint },
  rounding: Rounding,
): Fen {
  return fen(Number(divideRounded(BigInt(amount) * fraction.numerator, fraction.denominator, rounding)));
}

/** Splits an amount by weights so that the parts sum to it exactly; leftover fen go to the largest remainders, earliest first. */
export function allocate(amount: Fen, weights: readonly number[]): Fen[] {
  invariant(weights.length > 0, 'an amount is split over at least one weight');
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights are non-negative integers',
  );
  const whole = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  invariant(whole > 0n, 'at least one weight is positive');
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, part: product / whole, rest: product % whole };
  });
  let left = BigInt(amount) - shares.reduce((total, share) => total + share.part, 0n);
  const step = left < 0n ? -1n : 1n;
  const byRest = [...shares].sort((a, b) => compareRest(a, b, step));
  for (const share of byRest) {
    if (left === 0n) break;
    share.part += step;
    left -= step;
  }
  return shares.map((share) => fen(Number(share.part)));
}

function compareRest(
  a: { readonly index: number; readonly rest: bigint },
  b: { readonly index: number; readonly rest: bigint },
  step: bigint,
): number {
  const difference = (b.rest - a.rest) * step;
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return a.index - b.index;
}

/** '1,234,567.89' of 123456789 fen: thousands separators, two decimals, ASCII minus. */
export function formatYuan(amount: Fen): string {
  const magnitude = Math.abs(amount);
  const yuan = Math.floor(magnitude / 100).toString();
  const cents = (magnitude % 100).toString().padStart(2, '0');
  const grouped = yuan.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amount < 0 ? '-' : ''}${grouped}.${cents}`;
}

/**
 * Fen of a plain decimal text such as '1234.5' or '-0.07'; undefined when it is no number of at most two decimals
 * (further zeros are allowed) or exceeds the safe range. What clerks type (万, commas, full-width) is import's business.
 */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(-?)(\d{1,14})(?:\.(\d{1,2})0*)?$/.exec(text);
  if (!match) return undefined;
  const [, sign, yuan = '0', cents = ''] = match;
  const magnitude = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  if (!Number.isSafeInteger(magnitude)) return undefined;
  return fen(sign === '-' ? -magnitude : magnitude);
}
