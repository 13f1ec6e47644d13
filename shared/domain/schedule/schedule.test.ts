import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { accrueInterest } from './accrue-interest.ts';
import { buildSchedule } from './build-schedule.ts';
import { countDays } from './day-count.ts';

/** 1,000.00 at 12 % a year over 3 months from 2026-01-31. */
function aLoan(overrides: Partial<LoanTerms> = {}): LoanTerms {
  const facts = {
    principalFen: fen(100_000),
    annualRatePpm: ratePpm(120_000),
    method: 'equal-instalment',
    termCount: 3,
    disbursedOn: localDate('2026-01-31'),
    firstDueOn: localDate('2026-02-28'),
  } as const;
  return termsOf(facts, { dueDay: 31, ...overrides });
}

function rowsOf(terms: LoanTerms) {
  const schedule = buildSchedule(terms);
  if (!schedule.ok) throw new Error(schedule.error.code);
  return schedule.value.map((row) => [row.dueOn, row.principalFen, row.interestFen]);
}

function codeOf(overrides: Partial<LoanTerms>): string {
  const schedule = buildSchedule(aLoan(overrides));
  return schedule.ok ? 'ok' : schedule.error.code;
}

describe('a schedule', () => {
  it('pays equal instalments on the month end, the last one taking the rounding', () => {
    // 1,000 × 1 % × 1.01³ / (1.01³ − 1) = 340.0221 → 340.02
    expect(rowsOf(aLoan())).toEqual([
      ['2026-02-28', 33_002, 1_000],
      ['2026-03-31', 33_332, 670],
      ['2026-04-30', 33_666, 337],
    ]);
  });

  it('pays equal principal, the last one taking the fen', () => {
    expect(rowsOf(aLoan({ method: 'equal-principal' }))).toEqual([
      ['2026-02-28', 33_333, 1_000],
      ['2026-03-31', 33_333, 667],
      ['2026-04-30', 33_334, 333],
    ]);
  });

  it('pays interest only and the whole principal at the end', () => {
    expect(rowsOf(aLoan({ method: 'interest-only' })).map(([, ...money]) => money)).toEqual([
      [0, 1_000],
      [0, 1_000],
      [100_000, 1_000],
    ]);
  });

  it('takes flat interest on the original principal, split three ways', () => {
    const flat = (flatSplit: 'per-period' | 'total' | 'level-total') =>
      rowsOf(aLoan({ method: 'flat', annualRatePpm: ratePpm(100_000), variations: { flatSplit } })).map(
        ([, ...money]) => money,
      );
    // 1,000 × 10 % / 12 = 8.3333 → 8.33 a month; 25.00 in all
    expect(flat('per-period')).toEqual([
      [33_333, 833],
      [33_333, 833],
      [33_334, 833],
    ]);
    expect(flat('total')).toEqual([
      [33_333, 833],
      [33_333, 833],
      [33_334, 834],
    ]);
    // 1,025.00 / 3 = 341.67 a month
    expect(flat('level-total')).toEqual([
      [33_334, 833],
      [33_334, 833],
      [33_332, 834],
    ]);
  });

  it('leaves a balloon of the stated amount for the last instalment', () => {
    // (1,000 × 1.01³ − 500) / (1.01² + 1.01 + 1) = 175.0110 → 175.01; interest 10.00, 8.35, 6.68
    const rows = rowsOf(
      aLoan({ method: 'balloon', variations: { balloon: { kind: 'amount', amountFen: fen(50_000) } } }),
    );
    expect(rows.map(([, ...money]) => money)).toEqual([
      [16_501, 1_000],
      [16_666, 835],
      [66_833, 668],
    ]);
  });

  it('counts a long first period by its days when the contract says so', () => {
    const long = { disbursedOn: localDate('2026-01-21'), firstDueOn: localDate('2026-02-28') };
    // 38 days: 1,000 × 12 % × 38 / 365 = 12.4932 → 12.49
    const byDays = aLoan({ ...long, oddFirstPeriod: { kind: 'by-days', dayCount: 'actual/365' } });
    expect(rowsOf(byDays)[0]?.[2]).toBe(1_249);
    expect(rowsOf(aLoan(long))[0]?.[2]).toBe(1_000);
  });

  it('takes a free-form table as it is and refuses one that does not sum to the loan', () => {
    const line = { dueOn: localDate('2026-03-01'), interestFen: fen(5), feeFen: fen(0) };
    const freeForm = [{ ...line, principalFen: fen(100_000) }];
    expect(rowsOf(aLoan({ method: 'free-form', freeForm }))).toEqual([['2026-03-01', 100_000, 5]]);
    const short = [{ ...line, principalFen: fen(99_999) }];
    expect(codeOf({ method: 'free-form', freeForm: short })).toBe('schedule.freeFormPrincipalDiffers');
    expect(codeOf({ method: 'free-form' })).toBe('schedule.freeFormMissing');
  });

  it('names the term that can not be right', () => {
    expect(codeOf({ principalFen: fen(0) })).toBe('schedule.principalNotPositive');
    expect(codeOf({ termCount: 0 })).toBe('schedule.termCountInvalid');
    expect(codeOf({ dueDay: 32 })).toBe('schedule.dueDayInvalid');
    expect(codeOf({ frequency: { unit: 'month', every: 0 } })).toBe('schedule.frequencyInvalid');
    expect(codeOf({ firstDueOn: localDate('2026-01-31') })).toBe('schedule.dueDatesNotRising');
  });
});

describe('day counts', () => {
  it('count 31 January to 28 February as each convention says', () => {
    const stretch = { from: localDate('2026-01-31'), to: localDate('2026-02-28') };
    expect(countDays('30/360', stretch)).toBe(28);
    expect(countDays('30e/360', stretch)).toBe(28);
    expect(countDays('actual/365', stretch)).toBe(28);
  });
});

describe('interest to a day', () => {
  it('follows a repayment from the end of its day, rounding each part or the whole', () => {
    const accrual = {
      principalFen: fen(500_000),
      annualRatePpm: ratePpm(120_000),
      from: localDate('2022-12-01'),
      to: localDate('2023-01-01'),
      changes: [{ on: localDate('2022-12-05'), principalFen: fen(-81_268) }],
      convention: { kind: 'by-days', dayCount: 'actual/365' },
      mode: 'half-even',
    } as const;
    // 4 days on 5,000.00 = 6.575 → 6.58 and 27 days on 4,187.32 = 37.169 → 37.17; together 43.744
    expect(accrueInterest({ ...accrual, isEachPartRounded: true })).toBe(4_375);
    expect(accrueInterest({ ...accrual, isEachPartRounded: false })).toBe(4_374);
  });
});
