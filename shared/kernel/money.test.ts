import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './assert.ts';
import {
  add,
  allocate,
  divideRounded,
  fen,
  formatYuan,
  larger,
  multiplyByFraction,
  negate,
  parseYuan,
  smaller,
  subtract,
  sum,
  ZERO,
} from './money.ts';

const anyFen = fc.maxSafeInteger().map(fen);
const smallFen = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(fen);

describe('fen', () => {
  it('are safe integers and nothing else', () => {
    expect(fen(12)).toBe(12);
    expect(fen(Number.MAX_SAFE_INTEGER)).toBe(Number.MAX_SAFE_INTEGER);
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1]) {
      expect(() => fen(wrong)).toThrow(InvariantError);
    }
  });

  it('have no negative zero, which would print as "-0.00"', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
    expect(Object.is(negate(ZERO), 0)).toBe(true);
  });

  it('add, subtract, negate and compare', () => {
    expect(add(fen(1), fen(2), fen(3))).toBe(6);
    expect(sum([])).toBe(0);
    expect(subtract(fen(1), fen(3))).toBe(-2);
    expect(negate(fen(7))).toBe(-7);
    expect([smaller(fen(1), fen(2)), smaller(fen(2), fen(1))]).toEqual([1, 1]);
    expect([larger(fen(1), fen(2)), larger(fen(2), fen(1))]).toEqual([2, 2]);
  });

  it('refuse a sum outside the safe range instead of losing a fen', () => {
    const most = fen(Number.MAX_SAFE_INTEGER);
    expect(() => add(most, fen(1))).toThrow(InvariantError);
    expect(() => subtract(negate(most), fen(1))).toThrow(InvariantError);
  });
});

describe('division to whole numbers', () => {
  // 5/2 = 2.5, 7/2 = 3.5, 8/3 = 2.67, 7/3 = 2.33, and their negatives
  it.each([
    ['half-up', [3n, 4n, 3n, 2n, -3n, -4n, -3n, -2n]],
    ['half-even', [2n, 4n, 3n, 2n, -2n, -4n, -3n, -2n]],
    ['down', [2n, 3n, 2n, 2n, -2n, -3n, -2n, -2n]],
    ['up', [3n, 4n, 3n, 3n, -3n, -4n, -3n, -3n]],
  ] as const)('rounds %s', (rounding, expected) => {
    const pairs = [
      [5n, 2n],
      [7n, 2n],
      [8n, 3n],
      [7n, 3n],
      [-5n, 2n],
      [7n, -2n],
      [-8n, 3n],
      [7n, -3n],
    ] as const;
    expect(pairs.map(([top, bottom]) => divideRounded(top, bottom, rounding))).toEqual(expected);
  });

  it('leaves an exact quotient alone in every rounding', () => {
    for (const rounding of ['half-up', 'half-even', 'down', 'up'] as const) {
      expect(divideRounded(-12n, 4n, rounding)).toBe(-3n);
      expect(divideRounded(0n, 4n, rounding)).toBe(0n);
    }
  });

  it('never divides by zero', () => {
    expect(() => divideRounded(1n, 0n, 'down')).toThrow(InvariantError);
  });

  it('is off by less than one, at most a half when rounding to the nearest', () => {
    const bottom = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), bottom, (top, divisor) => {
        for (const rounding of ['half-up', 'half-even'] as const) {
          const error = divideRounded(top, divisor, rounding) * divisor - top;
          expect((error < 0n ? -error : error) * 2n <= divisor).toBe(true);
        }
        const down = divideRounded(top, divisor, 'down');
        const up = divideRounded(top, divisor, 'up');
        expect(down).toBe(top / divisor);
        expect(up === down || up === down + 1n || up === down - 1n).toBe(true);
      }),
    );
  });

  it('takes a fraction of money without losing digits', () => {
    // 9,007,199,254,740,991 × 1/3 = 3,002,399,751,580,330.33…
    const third = { numerator: 1n, denominator: 3n };
    expect(multiplyByFraction(fen(Number.MAX_SAFE_INTEGER), third, 'half-up')).toBe(3_002_399_751_580_330);
    expect(multiplyByFraction(fen(-5), { numerator: 1n, denominator: 2n }, 'half-up')).toBe(-3);
  });
});

describe('allocation by weights', () => {
  it('gives leftover fen to the largest remainders, the earliest first', () => {
    expect(allocate(fen(100), [1, 1, 1])).toEqual([34, 33, 33]);
    // 7 × 1/4, 1/4, 2/4 = 1.75, 1.75, 3.5: two fen are left, for the first two
    expect(allocate(fen(7), [1, 1, 2])).toEqual([2, 2, 3]);
    expect(allocate(fen(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(fen(10), [0, 5])).toEqual([0, 10]);
    expect(allocate(ZERO, [3, 4])).toEqual([0, 0]);
  });

  it('refuses weights that make no sense', () => {
    for (const weights of [[], [0, 0], [-1, 2], [0.5, 0.5]]) {
      expect(() => allocate(fen(1), weights)).toThrow(InvariantError);
    }
  });

  it('keeps the sum, and every part within a fen of its share', () => {
    const weights = fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(smallFen, weights, (amount, list) => {
        const parts = allocate(amount, list);
        const whole = list.reduce((total, weight) => total + weight, 0);
        expect(sum(parts)).toBe(amount);
        parts.forEach((part, index) => {
          const exact = (amount * (list[index] ?? 0)) / whole;
          expect(Math.abs(part - exact)).toBeLessThan(1 + 1e-6);
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('yuan as text', () => {
  it.each([
    [123_456_789, '1,234,567.89'],
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-100_000, '-1,000.00'],
    [99_999, '999.99'],
    [9_007_199_254_740_991, '90,071,992,547,409.91'],
  ])('%d fen are printed as %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text);
  });

  it.each([
    ['1234.5', 123_450],
    ['-0.07', -7],
    ['7', 700],
    ['7.0', 700],
    ['7.500', 750],
    ['-0', 0],
    ['90071992547409.91', 9_007_199_254_740_991],
  ])('%s is read as %d fen', (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  it.each(['', '.5', '5.', '1,000', '1e3', '1.234', '1.005', '+1', '１', '90071992547409.92', ' 1', '--1'])(
    '%s is no amount',
    (text) => {
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  it('comes back as the same fen from its own print', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(formatYuan(amount).replaceAll(',', ''))).toBe(amount);
      }),
    );
  });
});
