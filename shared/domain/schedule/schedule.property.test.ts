import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate, toParts } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { FEN_ROUNDING, termsOf } from '../loan/default-terms.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { buildSchedule } from './build-schedule.ts';

const anyTerms = fc
  .record({
    principalFen: fc.integer({ min: 100, max: 500_000_000 }),
    ratePpm: fc.integer({ min: 0, max: 600_000 }),
    method: fc.constantFrom(
      'equal-instalment',
      'equal-principal',
      'interest-only',
      'flat',
      'balloon' as const,
    ),
    termCount: fc.integer({ min: 1, max: 72 }),
    firstIn: fc.integer({ min: 1, max: 60 }),
    dayCount: fc.constantFrom('30/360', '30e/360', 'actual/360', 'actual/365', 'actual/actual' as const),
    basis: fc.constantFrom('per-period', 'per-day' as const),
    multiple: fc.constantFrom(1, 10, 100),
    balance: fc.constantFrom('rounded', 'exact' as const),
    start: fc.integer({ min: 0, max: 3_000 }),
  })
  .map((choice): LoanTerms => {
    const disbursedOn = addDays(localDate('2020-01-01'), choice.start);
    const firstDueOn = addDays(disbursedOn, choice.firstIn);
    const facts = {
      principalFen: fen(choice.principalFen),
      annualRatePpm: ratePpm(choice.ratePpm),
      method: choice.method,
      termCount: choice.termCount,
      disbursedOn,
      firstDueOn,
    };
    return termsOf(facts, {
      dayCount: choice.dayCount,
      interestBasis: choice.basis,
      oddFirstPeriod: { kind: 'by-days', dayCount: choice.dayCount },
      dueDay: toParts(firstDueOn).day,
      rounding: { ...FEN_ROUNDING, instalmentMultipleOfFen: choice.multiple, balance: choice.balance },
    });
  });

describe('any schedule', () => {
  it('sums its principal to the loan, owes nothing negative and falls due on rising days', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const schedule = buildSchedule(terms);
        // a flat loan of a few yuan rounded to whole yuan can't be split: refused, never wrong
        if (!schedule.ok) {
          expect(schedule.error.code).toBe('schedule.amountNegative');
          expect(terms.method).toBe('flat');
          return;
        }
        const rows = schedule.value;
        expect(rows.reduce((total, row) => total + row.principalFen, 0)).toBe(terms.principalFen);
        let from: string = terms.disbursedOn;
        for (const row of rows) {
          expect(row.principalFen).toBeGreaterThanOrEqual(0);
          expect(row.interestFen).toBeGreaterThanOrEqual(0);
          expect(row.fromOn).toBe(from);
          expect(row.dueOn > row.fromOn).toBe(true);
          from = row.dueOn;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
