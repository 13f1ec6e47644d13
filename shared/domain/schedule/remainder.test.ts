import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { FEN_ROUNDING, termsOf } from '../loan/default-terms.ts';
import type { LoanTerms, RoundingTerms, ScheduleVariations } from '../loan/terms.ts';
import { buildSchedule } from './build-schedule.ts';

type Remainder = RoundingTerms['remainder'];

/** 1,000.00 at 12 % a year, 1 % a month, over 3 months. */
function aLoan(remainder: Remainder, overrides: Partial<LoanTerms> = {}): LoanTerms {
  const facts = {
    principalFen: fen(100_000),
    annualRatePpm: ratePpm(120_000),
    method: 'equal-instalment',
    termCount: 3,
    disbursedOn: localDate('2026-01-10'),
    firstDueOn: localDate('2026-02-10'),
  } as const;
  return termsOf(facts, { rounding: { ...FEN_ROUNDING, remainder }, ...overrides });
}

function linesOf(terms: LoanTerms) {
  const schedule = buildSchedule(terms);
  if (!schedule.ok) throw new Error(schedule.error.code);
  return schedule.value.map((one) => [one.principalFen, one.interestFen]);
}

const totalsOf = (terms: LoanTerms) =>
  linesOf(terms).map(([principal = 0, interest = 0]) => principal + interest);

describe('the remainder of rounding', () => {
  it('goes to the last instalment, the first, or nobody: equal instalments of 340.02', () => {
    // 340.0221 → 340.02. First 340.03: balance 669.97, interest 6.70; balance 336.65, interest 3.37
    expect(linesOf(aLoan('last-instalment'))).toEqual([
      [33_002, 1_000],
      [33_332, 670],
      [33_666, 337],
    ]);
    expect(linesOf(aLoan('first-instalment'))).toEqual([
      [33_003, 1_000],
      [33_332, 670],
      [33_665, 337],
    ]);
    // 0.01 of principal stays a residue
    expect(linesOf(aLoan('none'))).toEqual([
      [33_002, 1_000],
      [33_332, 670],
      [33_665, 337],
    ]);
  });

  it('of equal principal is a fen, and the first can be the smaller one', () => {
    const method = 'equal-principal';
    const principals = (remainder: Remainder, overrides: Partial<LoanTerms> = {}) =>
      linesOf(aLoan(remainder, { method, ...overrides })).map(([principal]) => principal);
    expect(principals('last-instalment')).toEqual([33_333, 33_333, 33_334]);
    expect(principals('first-instalment')).toEqual([33_334, 33_333, 33_333]);
    expect(principals('none')).toEqual([33_333, 33_333, 33_333]);
    // parts in whole yuan, rounded up: 334.00
    const up = { ...FEN_ROUNDING, instalmentMultipleOfFen: 100, instalmentMode: 'up' } as const;
    const first = { rounding: { ...up, remainder: 'first-instalment' } } as const;
    expect(principals('first-instalment', first)).toEqual([33_200, 33_400, 33_400]);
    // 0.10 in ten parts of a yuan each: the first has nothing left for it, the next pays it all
    const tiny = { ...first, principalFen: fen(10), termCount: 10 };
    expect(principals('first-instalment', tiny)).toEqual([0, 10]);
  });

  it('of flat interest follows the split', () => {
    const flat = (remainder: Remainder, flatSplit: 'per-period' | 'total' | 'level-total') =>
      linesOf(
        aLoan(remainder, {
          method: 'flat',
          annualRatePpm: ratePpm(100_000),
          variations: { flatSplit },
        }),
      );
    // 25.00 in all, 8.33 each; level-total 341.67 each
    expect(flat('first-instalment', 'per-period')).toEqual([
      [33_334, 833],
      [33_333, 833],
      [33_333, 833],
    ]);
    expect(flat('first-instalment', 'total')).toEqual([
      [33_334, 834],
      [33_333, 833],
      [33_333, 833],
    ]);
    expect(flat('first-instalment', 'level-total')).toEqual([
      [33_332, 834],
      [33_334, 833],
      [33_334, 833],
    ]);
    expect(flat('none', 'total')).toEqual([
      [33_333, 833],
      [33_333, 833],
      [33_333, 833],
    ]);
  });

  it('leaves a balloon and the principal of an interest-only loan where they are', () => {
    const yuan = { ...FEN_ROUNDING, instalmentMultipleOfFen: 100, remainder: 'first-instalment' } as const;
    const balloon: ScheduleVariations = { balloon: { kind: 'amount', amountFen: fen(50_000) } };
    // 175.0110 → 175.00: balances 834.97 and 668.32, interest 8.35 and 6.68; the last is 175.00 + 500.00
    expect(
      totalsOf(aLoan('first-instalment', { method: 'balloon', rounding: yuan, variations: balloon })),
    ).toEqual([17_503, 17_500, 67_500]);
    expect(linesOf(aLoan('first-instalment', { method: 'interest-only' }))).toEqual(
      linesOf(aLoan('last-instalment', { method: 'interest-only' })),
    );
  });

  it('is left with the last one where it is more than rounding', () => {
    const same = (variations: ScheduleVariations) => {
      const last = linesOf(aLoan('last-instalment', { variations }));
      expect(linesOf(aLoan('first-instalment', { variations }))).toEqual(last);
    };
    same({ instalmentRule: { kind: 'given', amounts: [{ fromNo: 1, amountFen: fen(20_000) }] } });
    same({ extraPrincipalFen: fen(5_000) });
    same({ balloon: { kind: 'amortised-over', termCount: 6 } });
    same({ rateSteps: [{ fromNo: 2, annualRatePpm: ratePpm(240_000), isRecast: false }] });
    expect(totalsOf(aLoan('first-instalment', { termCount: 1 }))).toEqual([101_000]);
  });

  it('goes to the first instalment that repays, and to the first after a recast', () => {
    const grace = { grace: { principalInstalments: 2 } };
    // 10.00, 10.00, then the three of 340.02 with a fen on the first
    expect(totalsOf(aLoan('first-instalment', { termCount: 5, variations: grace }))).toEqual([
      1_000, 1_000, 34_003, 34_002, 34_002,
    ]);
    const step = { rateSteps: [{ fromNo: 2, annualRatePpm: ratePpm(240_000), isRecast: true }] };
    // 669.98 at 2 %: × 1.02² × 0.02 / (1.02² − 1) = 345.0729 → 345.07; its two halves: interest 13.40,
    // balance 338.31, interest 6.77: 345.08. First 345.08: balance 338.30, interest 6.77: 345.07
    expect(totalsOf(aLoan('last-instalment', { variations: step }))).toEqual([34_002, 34_507, 34_508]);
    expect(totalsOf(aLoan('first-instalment', { variations: step }))).toEqual([34_002, 34_508, 34_507]);
  });
});
