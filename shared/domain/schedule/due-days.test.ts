import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWorkingDay } from '../../kernel/calendar.ts';
import { addDays, localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { calendarOf } from '../law/calendar-document.ts';
import { aReceipt, inputOf } from '../ledger/ledger-builder.ts';
import { replay } from '../ledger/replay.ts';
import { trace } from '../ledger/trace.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { DueDayMove, LoanTerms } from '../loan/terms.ts';
import { buildSchedule } from './build-schedule.ts';
import { isDueDayProvisional } from './due-days.ts';

const shipped = (year: number): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/calendar/${year}.json`, import.meta.url), 'utf8'));
/** As shipped: in 2026 the National Day holiday is 1 to 7 October, Saturday the 10th is worked. */
const calendar = calendarOf([2025, 2026, 2027].map(shipped));

/** 36,500.00 at 10 % by days over 365, interest only: 10.00 a day; due on the 3rd from 3 September 2026. */
function aLoan(overrides: Partial<LoanTerms> = {}): LoanTerms {
  const facts = {
    principalFen: fen(3_650_000),
    annualRatePpm: ratePpm(100_000),
    method: 'interest-only',
    termCount: 3,
    disbursedOn: localDate('2026-08-03'),
    firstDueOn: localDate('2026-09-03'),
  } as const;
  return termsOf(facts, { interestBasis: 'per-day', dayCount: 'actual/365', ...overrides });
}

function scheduleOf(terms: LoanTerms) {
  const schedule = buildSchedule(terms, calendar);
  if (!schedule.ok) throw new Error(schedule.error.code);
  return schedule.value;
}

const daysOf = (terms: LoanTerms) => scheduleOf(terms).map((one) => [one.fromOn, one.dueOn, one.interestFen]);

describe('a due date on a day off', () => {
  it('stays where it fell when the contract says so, or says nothing as every loan entered before', () => {
    const agreed = [
      ['2026-08-03', '2026-09-03', 31_000],
      ['2026-09-03', '2026-10-03', 30_000],
      ['2026-10-03', '2026-11-03', 31_000],
    ];
    const stored: LoanTerms = JSON.parse(JSON.stringify(aLoan()));
    expect('dueOnDayOff' in stored).toBe(false);
    expect(daysOf(stored)).toEqual(agreed);
    expect(daysOf(aLoan({ dueOnDayOff: { kind: 'stays' } }))).toEqual(agreed);
    expect(buildSchedule(stored)).toEqual(buildSchedule(stored, calendar));
  });

  it('moves to the next working day; the interest keeps to the agreed days', () => {
    const terms = aLoan({ dueOnDayOff: { kind: 'next-working-day' } });
    expect(daysOf(terms)).toEqual([
      ['2026-08-03', '2026-09-03', 31_000],
      ['2026-09-03', '2026-10-08', 30_000],
      ['2026-10-03', '2026-11-03', 31_000],
    ]);
    expect(scheduleOf(terms).map((one) => one.interestToOn)).toEqual([undefined, '2026-10-03', undefined]);
  });

  it('takes the interest with it where the contract says so: 35 days, then 26', () => {
    const terms = aLoan({ dueOnDayOff: { kind: 'next-working-day', interest: 'to-moved-day' } });
    expect(daysOf(terms)).toEqual([
      ['2026-08-03', '2026-09-03', 31_000],
      ['2026-09-03', '2026-10-08', 35_000],
      ['2026-10-08', '2026-11-03', 26_000],
    ]);
  });

  it('leaves a whole period whole: only interest by days can follow', () => {
    const whole = { dayCount: '30/360', interestBasis: 'per-period' } as const;
    const moved = aLoan({
      ...whole,
      dueOnDayOff: { kind: 'next-working-day', interest: 'to-moved-day' },
    });
    // 36,500 × 10 % / 12 = 304.1667
    expect(daysOf(moved).map(([, , interestFen]) => interestFen)).toEqual([30_417, 30_417, 30_417]);
  });

  it('goes back where the next working day is in another month', () => {
    const monthEnd = {
      disbursedOn: localDate('2026-08-31'),
      firstDueOn: localDate('2026-09-30'),
      dueDay: 31,
    };
    const onward = aLoan({ ...monthEnd, dueOnDayOff: { kind: 'next-working-day' } });
    expect(daysOf(onward).map(([, dueOn]) => dueOn)).toEqual(['2026-09-30', '2026-11-02', '2026-11-30']);
    const inMonth = aLoan({
      ...monthEnd,
      dueOnDayOff: { kind: 'next-working-day-in-month', interest: 'to-moved-day' },
    });
    // Saturday 31 October → Friday the 30th: 30 days, then 31
    expect(daysOf(inMonth)).toEqual([
      ['2026-08-31', '2026-09-30', 30_000],
      ['2026-09-30', '2026-10-30', 30_000],
      ['2026-10-30', '2026-11-30', 31_000],
    ]);
  });

  it('stays on a weekend that is worked (调休), and leaves the Spring Festival', () => {
    const dueOn = (firstDueOn: string) => {
      const terms = aLoan({
        termCount: 1,
        disbursedOn: localDate('2026-01-05'),
        firstDueOn: localDate(firstDueOn),
        dueOnDayOff: { kind: 'next-working-day' },
      });
      return scheduleOf(terms)[0]?.dueOn;
    };
    expect(dueOn('2026-02-14')).toBe('2026-02-14'); // Saturday, made up
    expect(dueOn('2026-02-16')).toBe('2026-02-24'); // 15 to 23 February are off
    expect(dueOn('2026-09-20')).toBe('2026-09-20'); // Sunday, made up
  });

  it('may bring two weekly instalments together on one day', () => {
    const weekly = {
      frequency: { unit: 'week', every: 1 },
      disbursedOn: localDate('2025-09-24'),
      firstDueOn: localDate('2025-10-01'),
    } as const;
    // 1 to 8 October 2025 are off: both Wednesdays are paid on Thursday the 9th
    expect(daysOf(aLoan({ ...weekly, dueOnDayOff: { kind: 'next-working-day' } }))).toEqual([
      ['2025-09-24', '2025-10-09', 7_000],
      ['2025-10-01', '2025-10-09', 7_000],
      ['2025-10-08', '2025-10-15', 7_000],
    ]);
    const following = aLoan({
      ...weekly,
      dueOnDayOff: { kind: 'next-working-day', interest: 'to-moved-day' },
    });
    expect(daysOf(following)).toEqual([
      ['2025-09-24', '2025-10-09', 15_000],
      ['2025-10-09', '2025-10-09', 0],
      ['2025-10-09', '2025-10-15', 6_000],
    ]);
  });

  it("moves in the contract's own table too, its amounts as written", () => {
    const line = { principalFen: fen(1_825_000), interestFen: fen(7), feeFen: fen(0) };
    const freeForm = ['2026-10-03', '2026-11-03'].map((day) => ({ ...line, dueOn: localDate(day) }));
    const terms = aLoan({ method: 'free-form', freeForm, dueOnDayOff: { kind: 'next-working-day' } });
    expect(daysOf(terms)).toEqual([
      ['2026-08-03', '2026-10-08', 7],
      ['2026-10-03', '2026-11-03', 7],
    ]);
  });

  it('is refused without a calendar and before the pay-out', () => {
    const moving = aLoan({ dueOnDayOff: { kind: 'next-working-day' } });
    const blind = buildSchedule(moving);
    expect(blind.ok ? 'ok' : blind.error.code).toBe('schedule.calendarMissing');
    const back = aLoan({
      disbursedOn: localDate('2026-10-30'),
      firstDueOn: localDate('2026-10-31'),
      dueOnDayOff: { kind: 'next-working-day-in-month' },
    });
    const early = buildSchedule(back, calendar);
    expect(early.ok ? 'ok' : early.error.code).toBe('schedule.dueDatesNotRising');
  });

  it('is provisional while the notice of its year is not out (R10.8)', () => {
    const day = (date: string) => ({ agreedOn: localDate(date), dueOn: localDate(date) });
    expect(isDueDayProvisional(day('2026-10-09'), calendar)).toBe(false);
    expect(isDueDayProvisional(day('2027-10-08'), calendar)).toBe(true);
    const overNewYear = { agreedOn: localDate('2026-12-31'), dueOn: localDate('2027-01-04') };
    expect(isDueDayProvisional(overNewYear, calendar)).toBe(true);
  });
});

describe('after a move', () => {
  const terms = aLoan({
    dueOnDayOff: { kind: 'next-working-day' },
    penalty: {
      kind: 'fixed-daily',
      dailyRatePpm: ratePpm(500),
      base: 'principal-and-interest',
      graceDays: 0,
    },
    residueToleranceFen: fen(0),
  });
  /** the first instalment was paid on its day */
  const positionOn = (asOf: string) => {
    const input = inputOf(aLoan(), [aReceipt(1, '2026-09-03', 31_000)], asOf);
    const schedules = input.schedules.map((one) => ({ ...one, instalments: scheduleOf(terms) }));
    return replay({ ...input, terms, schedules });
  };

  it('days past due and penalty count from the moved day', () => {
    expect([positionOn('2026-10-07'), positionOn('2026-10-08')].map((one) => one.dpd)).toEqual([0, 0]);
    const late = positionOn('2026-10-10');
    expect(late.dpd).toBe(2);
    // 300.00 × 0.05 % × 2 days
    expect(late.overdueFen.penalty).toBe(30);
  });

  it('a settlement owes the ended period and the one that began on the agreed day, each traced', () => {
    // 300.00 whole, and 3 of 31 days of 310.00
    const between = positionOn('2026-10-06');
    expect(between.accruedInterestFen).toBe(33_000);
    const parts = trace(between, { kind: 'accrued-interest' }).parts;
    expect(parts.map((part) => [part.amountFen, part.facts.days, part.facts.ofDays])).toEqual([
      [30_000, 30, 30],
      [3_000, 3, 31],
    ]);
  });
});

const anyMove = fc.constantFrom<DueDayMove[]>('next-working-day', 'next-working-day-in-month');

describe('any schedule whose due days move', () => {
  it('is paid on working days in order, with the amounts of the agreed days', () => {
    const anyLoan = fc.record({
      kind: anyMove,
      method: fc.constantFrom('equal-instalment', 'equal-principal', 'interest-only', 'flat' as const),
      unit: fc.constantFrom('day', 'week', 'month' as const),
      start: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(anyLoan, ({ kind, method, unit, start }) => {
        const disbursedOn = addDays(localDate('2025-01-02'), start);
        const loan = {
          method,
          termCount: 8,
          frequency: { unit, every: 1 },
          disbursedOn,
          firstDueOn: addDays(disbursedOn, 20),
        } as const;
        const stays = buildSchedule(aLoan(loan));
        const moves = buildSchedule(aLoan({ ...loan, dueOnDayOff: { kind } }), calendar);
        if (!stays.ok || !moves.ok) throw new Error('a schedule');
        let before: string = disbursedOn;
        moves.value.forEach((one, index) => {
          const agreed = stays.value[index];
          expect(isWorkingDay(one.dueOn, calendar)).toBe(true);
          expect(one.dueOn >= before).toBe(true);
          expect([one.fromOn, one.interestToOn ?? one.dueOn]).toEqual([agreed?.fromOn, agreed?.dueOn]);
          expect([one.principalFen, one.interestFen]).toEqual([agreed?.principalFen, agreed?.interestFen]);
          const isSameMonth = one.dueOn.slice(0, 7) === agreed?.dueOn.slice(0, 7);
          expect(isSameMonth || kind === 'next-working-day').toBe(true);
          before = one.dueOn;
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
