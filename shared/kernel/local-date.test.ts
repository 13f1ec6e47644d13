import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './assert.ts';
import {
  addDays,
  addMonths,
  addYears,
  dayOfWeek,
  daysBetween,
  daysInMonth,
  earlier,
  fromEpochDay,
  fromParts,
  isLeapYear,
  isRealDay,
  isWeekend,
  later,
  localDate,
  parseLocalDate,
  toEpochDay,
  toParts,
} from './local-date.ts';

const FIRST = -135_140; // 1600-01-01
const LAST = 2_932_896; // 9999-12-31
const epochDay = fc.integer({ min: FIRST, max: LAST });
const plainOf = (day: number) => Temporal.PlainDate.from('1970-01-01').add({ days: day });

describe('a local date against Temporal', () => {
  it('agrees on the day number, both ways', () => {
    fc.assert(
      fc.property(epochDay, (day) => {
        const date = fromEpochDay(day);
        expect(date).toBe(plainOf(day).toString());
        expect(toEpochDay(date)).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees on weekday, month length and leap year', () => {
    fc.assert(
      fc.property(epochDay, (day) => {
        const date = fromEpochDay(day);
        const plain = plainOf(day);
        const { year, month } = toParts(date);
        expect(dayOfWeek(date)).toBe(plain.dayOfWeek);
        expect(isWeekend(date)).toBe(plain.dayOfWeek >= 6);
        expect(daysInMonth(year, month)).toBe(plain.daysInMonth);
        expect(isLeapYear(year)).toBe(plain.inLeapYear);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees on added months, held to the last day of a short month', () => {
    const inside = fc.integer({ min: FIRST + 60_000, max: LAST - 60_000 });
    fc.assert(
      fc.property(inside, fc.integer({ min: -1200, max: 1200 }), (day, months) => {
        const expected = plainOf(day).add({ months }, { overflow: 'constrain' }).toString();
        expect(addMonths(fromEpochDay(day), months)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees on the days between two dates', () => {
    fc.assert(
      fc.property(epochDay, epochDay, (a, b) => {
        const expected = plainOf(a).until(plainOf(b), { largestUnit: 'day' }).days;
        expect(daysBetween(fromEpochDay(a), fromEpochDay(b))).toBe(expected);
      }),
    );
  });

  it('agrees on which texts are real days', () => {
    const number = (most: number) => fc.integer({ min: 0, max: most });
    fc.assert(
      fc.property(number(9999), number(13), number(32), (year, month, day) => {
        const text = `${`${year}`.padStart(4, '0')}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`;
        let isReal = year >= 1600;
        try {
          Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
        } catch {
          isReal = false;
        }
        expect(parseLocalDate(text)).toBe(isReal ? text : undefined);
        expect(isRealDay({ year, month, day })).toBe(isReal);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a local date', () => {
  it.each(['2025-02-29', '2025-2-28', '20250228', '2025-02-28T00:00', ' 2025-02-28', '1599-12-31', ''])(
    'is not %j',
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
      expect(() => localDate(text)).toThrow(InvariantError);
    },
  );

  it('knows the leap days of centuries', () => {
    expect(parseLocalDate('2000-02-29')).toBe('2000-02-29');
    expect(parseLocalDate('1900-02-29')).toBeUndefined();
    expect(fromParts({ year: 2024, month: 2, day: 29 })).toBe('2024-02-29');
    expect(() => fromParts({ year: 2023, month: 2, day: 29 })).toThrow(InvariantError);
    expect(isRealDay({ year: 2024, month: 1.5, day: 1 })).toBe(false);
  });

  it('keeps a due day of 31 from sliding after February', () => {
    const january = localDate('2025-01-31');
    const february = addMonths(january, 1, 31);
    expect(february).toBe('2025-02-28');
    expect(addMonths(february, 1, 31)).toBe('2025-03-31');
    expect(addMonths(february, 1)).toBe('2025-03-28');
    expect(addMonths(localDate('2025-01-15'), -1)).toBe('2024-12-15');
  });

  it('adds years onto the last of February, and days over a year end', () => {
    expect(addYears(localDate('2024-02-29'), 1)).toBe('2025-02-28');
    expect(addDays(localDate('2025-12-31'), 1)).toBe('2026-01-01');
    expect(addDays(localDate('2024-03-01'), -1)).toBe('2024-02-29');
  });

  it('refuses arithmetic that leaves the calendar', () => {
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(InvariantError);
    expect(() => addMonths(localDate('1600-01-01'), -1)).toThrow(InvariantError);
  });

  it('is ordered as its text', () => {
    const [a, b] = [localDate('2025-09-30'), localDate('2025-10-01')];
    expect([earlier(a, b), earlier(b, a), later(a, b), later(b, a)]).toEqual([a, a, b, b]);
    expect(dayOfWeek(localDate('2026-11-23'))).toBe(1);
  });
});
