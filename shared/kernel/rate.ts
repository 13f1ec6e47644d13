import { invariant } from './assert.ts';

declare const ppmBrand: unique symbol;
/** A rate in millionths: 12 % a year = 120 000, 0.05 % a day = 500. The period (a year, a day) is in the field's name. */
export type RatePpm = number & { readonly [ppmBrand]: 'RatePpm' };

export const PPM = 1_000_000n;

/** Brands a non-negative safe integer as parts per million. Throws InvariantError otherwise. */
export function ratePpm(value: number): RatePpm {
  invariant(
    Number.isSafeInteger(value) && value >= 0,
    'a rate is a non-negative integer of parts per million',
  );
  return value as RatePpm;
}

/** '12.34' of 123 400 ppm: per cent, at least two and at most four decimals, without trailing zeros beyond two. */
export function formatPercent(rate: RatePpm): string {
  const whole = Math.floor(rate / 10_000).toString();
  const decimals = (rate % 10_000)
    .toString()
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${whole}.${decimals}`;
}
