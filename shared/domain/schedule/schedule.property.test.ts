import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate, toParts } from '../../kernel/local-date.ts';
import { fen, ZERO } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { calendarOf } from '../law/calendar-document.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { DueOnDayOff, LoanTerms, RoundingTerms, ScheduleVariations } from '../loan/terms.ts';
import { buildSchedule } from './build-schedule.ts';
import type { Instalment } from './instalment.ts';

/** The shipped years, 2019 to 2031; a day after them follows the plain week. */
const calendar = calendarOf(
  Array.from({ length: 13 }, (_, index): unknown => {
    const file = new URL(`../../../resources/calendar/${2019 + index}.json`, import.meta.url);
    return JSON.parse(readFileSync(file, 'utf8'));
  }),
);

const anyMethod = fc.constantFrom<LoanTerms['method'][]>(
  'equal-instalment',
  'equal-principal',
  'interest-only',
  'flat',
  'balloon',
  'free-form',
);
const anyFrequency = fc.constantFrom<LoanTerms['frequency'][]>(
  { unit: 'month', every: 1 },
  { unit: 'month', every: 3 },
  { unit: 'week', every: 1 },
  { unit: 'week', every: 2 },
  { unit: 'day', every: 10 },
);
const anyDayCount = fc.constantFrom<LoanTerms['dayCount'][]>(
  '30/360',
  '30/360-us',
  '30e/360',
  'actual/360',
  'actual/364',
  'actual/365',
  'actual/actual',
);
const anyRounding = fc.record<RoundingTerms>({
  mode: fc.constantFrom('half-up', 'half-even', 'up', 'down'),
  interestMultipleOfFen: fc.constantFrom(1, 10, 100),
  instalmentMultipleOfFen: fc.constantFrom(1, 10, 100),
  instalmentMode: fc.constantFrom('half-up', 'half-even', 'up', 'down'),
  balance: fc.constantFrom('rounded', 'exact'),
  remainder: fc.constantFrom('last-instalment', 'first-instalment', 'none'),
});
const anyDueOnDayOff = fc.constantFrom<DueOnDayOff[]>(
  { kind: 'stays' },
  { kind: 'next-working-day' },
  { kind: 'next-working-day', interest: 'to-moved-day' },
  { kind: 'next-working-day-in-month' },
  { kind: 'next-working-day-in-month', interest: 'to-moved-day' },
);
const anyVariations = fc.record({
  flatSplit: fc.constantFrom('per-period', 'total', 'level-total' as const),
  isAnnuityByPeriod: fc.boolean(),
  graceInstalments: fc.integer({ min: 0, max: 3 }),
  balloonPercent: fc.integer({ min: 1, max: 90 }),
});

const anyTerms = fc
  .record({
    principal: fc.integer({ min: 100, max: 500_000_000 }),
    rate: fc.integer({ min: 0, max: 600_000 }),
    method: anyMethod,
    termCount: fc.integer({ min: 1, max: 72 }),
    frequency: anyFrequency,
    // a due day that moves back within its month still lies after the pay-out
    firstIn: fc.integer({ min: 12, max: 60 }),
    dayCount: anyDayCount,
    interestBasis: fc.constantFrom('per-period', 'per-day' as const),
    rounding: anyRounding,
    dueOnDayOff: anyDueOnDayOff,
    varied: anyVariations,
    start: fc.integer({ min: 0, max: 3_000 }),
  })
  .map((choice): LoanTerms => {
    const { dayCount, interestBasis, frequency, rounding, dueOnDayOff, varied } = choice;
    const disbursedOn = addDays(localDate('2020-01-01'), choice.start);
    const firstDueOn = addDays(disbursedOn, choice.firstIn);
    const principalFen = fen(choice.principal);
    const facts = {
      principalFen,
      annualRatePpm: ratePpm(choice.rate),
      method: choice.method,
      termCount: choice.termCount,
      disbursedOn,
      firstDueOn,
    };
    const balloonFen = fen(Math.floor((choice.principal * varied.balloonPercent) / 100));
    const variations: ScheduleVariations = {
      flatSplit: varied.flatSplit,
      grace: { principalInstalments: Math.min(varied.graceInstalments, choice.termCount - 1) },
      ...(choice.method === 'balloon' ? { balloon: { kind: 'amount', amountFen: balloonFen } } : {}),
      ...(varied.isAnnuityByPeriod ? { instalmentRule: { kind: 'annuity-by-period' } } : {}),
    };
    return termsOf(facts, {
      frequency,
      dayCount,
      interestBasis,
      oddFirstPeriod: { kind: 'by-days', dayCount },
      dueDay: toParts(firstDueOn).day,
      rounding,
      dueOnDayOff,
      variations,
      freeForm: [
        { dueOn: firstDueOn, principalFen: fen(1), interestFen: fen(2), feeFen: ZERO },
        {
          dueOn: addDays(firstDueOn, 3),
          principalFen: fen(principalFen - 1),
          interestFen: ZERO,
          feeFen: ZERO,
        },
      ],
    });
  });

const withRemainder = (terms: LoanTerms, remainder: RoundingTerms['remainder']): LoanTerms => ({
  ...terms,
  rounding: { ...terms.rounding, remainder },
});

/** The schedule, or undefined for a flat loan of a few yuan that its multiples can not split: refused, never wrong. */
function scheduleOf(terms: LoanTerms): readonly Instalment[] | undefined {
  const schedule = buildSchedule(terms, calendar);
  if (schedule.ok) return schedule.value;
  expect([schedule.error.code, terms.method]).toEqual(['schedule.amountNegative', 'flat']);
  return undefined;
}

const principalOf = (rows: readonly Instalment[]): number =>
  rows.reduce((total, row) => total + row.principalFen, 0);

describe('any schedule, by every method, frequency, rounding and remainder', () => {
  it('ends at zero', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const rows = scheduleOf(terms);
        const { remainder } = terms.rounding;
        if (rows === undefined || (remainder === 'none' && terms.method !== 'free-form')) return;
        let balanceFen = Number(terms.principalFen);
        for (const row of rows) {
          balanceFen -= row.principalFen;
          expect(balanceFen).toBeGreaterThanOrEqual(0);
        }
        expect(balanceFen).toBe(0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('without a taker of the remainder differs in the last principal alone, by what stays a residue', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const open = scheduleOf(withRemainder(terms, 'none'));
        const closed = scheduleOf(withRemainder(terms, 'last-instalment'));
        if (open === undefined || closed === undefined || terms.method === 'flat') return;
        expect(open.slice(0, -1)).toEqual(closed.slice(0, -1));
        const last = closed.at(-1);
        expect({ ...open.at(-1), principalFen: 0 }).toEqual({ ...last, principalFen: 0 });
        const residueFen = terms.principalFen - principalOf(open);
        expect((last?.principalFen ?? 0) - (open.at(-1)?.principalFen ?? 0)).toBe(residueFen);
        expect(residueFen).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it('owes nothing negative, its interest without a gap, and falls due after the pay-out in order', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        let from: string = terms.disbursedOn;
        let before: string = terms.disbursedOn;
        for (const row of scheduleOf(terms) ?? []) {
          expect(row.principalFen).toBeGreaterThanOrEqual(0);
          expect(row.interestFen).toBeGreaterThanOrEqual(0);
          expect(row.fromOn).toBe(from);
          expect(row.dueOn > terms.disbursedOn && row.dueOn >= before).toBe(true);
          from = row.interestToOn ?? row.dueOn;
          before = row.dueOn;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('that gives its rounding to the first instalment ends in one like those before it', () => {
    const cents = { mode: 'half-up', interestMultipleOfFen: 1, balance: 'rounded' } as const;
    const yearly = fc.record({
      principal: fc.integer({ min: 1_000_000, max: 500_000_000 }),
      rate: fc.integer({ min: 0, max: 360_000 }),
      termCount: fc.integer({ min: 3, max: 60 }),
      multiple: fc.constantFrom(1, 10, 100),
    });
    fc.assert(
      fc.property(yearly, ({ principal, rate, termCount, multiple }) => {
        const rounding = {
          ...cents,
          instalmentMultipleOfFen: multiple,
          remainder: 'first-instalment',
        } as const;
        const facts = {
          principalFen: fen(principal),
          annualRatePpm: ratePpm(rate),
          method: 'equal-instalment',
          termCount,
          disbursedOn: localDate('2026-01-10'),
          firstDueOn: localDate('2026-02-10'),
        } as const;
        const totalsBy = (remainder: RoundingTerms['remainder']): readonly number[] => {
          const rows = scheduleOf(withRemainder(termsOf(facts, { rounding }), remainder)) ?? [];
          return rows.map((row) => row.principalFen + row.interestFen);
        };
        const totals = totalsBy('first-instalment');
        const level = totals[1] ?? 0;
        expect(level % multiple).toBe(0);
        expect(new Set(totals.slice(1, -1)).size).toBe(1);
        // a fen more at the start moves the end by no more than this: the last one is within half of it
        let jumpFen = 1;
        for (let no = 1; no < termCount; no += 1) jumpFen += Math.ceil((jumpFen * rate) / 12_000_000);
        const excessFen = Math.abs((totals.at(-1) ?? 0) - level);
        expect(excessFen).toBeLessThanOrEqual(jumpFen / 2);
        expect(excessFen).toBeLessThanOrEqual(Math.abs((totalsBy('last-instalment').at(-1) ?? 0) - level));
      }),
      { numRuns: 2_000 },
    );
  });
});
