import { describe, expect, it } from 'vitest';
import { fraction, toNumber } from '../schedule/fraction.ts';
import { effectiveRate, nominalRate, periodicRate, rateOfReturn } from './rate-of-return.ts';

const paidAt = (amount: number, whole: number) => ({ amount, whole, odd: 0 });

describe('the rate of return', () => {
  it('finds the rate of one payment after two periods to many digits', () => {
    // 1,210 for 1,000 after two periods: 10 % exactly
    const rate = periodicRate([1000n, 0n, -1210n]);
    expect(rate).toEqual(fraction(1n, 10n));
  });

  it('finds a rate of nought, below nought and of many times the loan', () => {
    expect(rateOfReturn([paidAt(100, 0), paidAt(-100, 1)], 'compound')).toBe(0);
    expect(rateOfReturn([paidAt(100, 0), paidAt(-25, 1)], 'compound')).toBeCloseTo(-0.75, 12);
    expect(rateOfReturn([paidAt(1, 0), paidAt(-100_001, 1)], 'compound')).toBeCloseTo(100_000, 6);
  });

  it('has none where everything is received, and none outside a given range', () => {
    expect(rateOfReturn([paidAt(100, 0), paidAt(100, 1)], 'compound')).toBeUndefined();
    expect(periodicRate([100n, 100n])).toBeUndefined();
    const tenPercent = [paidAt(100, 0), paidAt(-110, 1)];
    expect(rateOfReturn(tenPercent, 'compound', { low: 0.2, high: 1 })).toBeUndefined();
    expect(rateOfReturn(tenPercent, 'compound', { low: 0, high: 1 })).toBeCloseTo(0.1, 12);
  });

  it('grows an odd part by simple interest in the US method', () => {
    // half a period at 10 % simple is 5 %, compound 4.88 %
    const half = [paidAt(100, 0), { amount: -105, whole: 0, odd: 0.5 }];
    expect(rateOfReturn(half, 'simple-odd')).toBeCloseTo(0.1, 12);
    // 1.05² − 1
    expect(rateOfReturn(half, 'compound')).toBeCloseTo(0.1025, 12);
  });

  it('turns nominal rates into effective ones and back', () => {
    // (1 + 0.1/4)^4 − 1 = 0.103812890625
    const effective = effectiveRate(fraction(1n, 10n), 4);
    expect(toNumber(effective)).toBeCloseTo(0.103812890625, 15);
    const nominal = nominalRate(effective, 4);
    expect(nominal === undefined ? Number.NaN : toNumber(nominal)).toBeCloseTo(0.1, 15);
    expect(nominalRate(fraction(-2n, 1n), 4)).toBeUndefined();
  });
});
