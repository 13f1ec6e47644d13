import { describe, expect, it } from 'vitest';
import { InvariantError } from './assert.ts';
import { formatPercent, ratePpm } from './rate.ts';

describe('a rate', () => {
  it.each([
    [123_400, '12.34'],
    [120_000, '12.00'],
    [123_450, '12.345'],
    [123_456, '12.3456'],
    [500, '0.05'],
    [175, '0.0175'],
    [1, '0.0001'],
    [0, '0.00'],
    [10_000_000, '1000.00'],
  ])('of %d ppm is printed as %s per cent', (rate, text) => {
    expect(formatPercent(ratePpm(rate))).toBe(text);
  });

  it('is a whole number of millionths, not negative', () => {
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => ratePpm(wrong)).toThrow(InvariantError);
  });
});
