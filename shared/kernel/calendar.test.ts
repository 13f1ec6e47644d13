import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './assert.ts';
import {
  addWorkingDays,
  deadlineOf,
  isProvisional,
  isWorkingDay,
  lastSafeDay,
  legalEnd,
  withCalendarDays,
  workCalendar,
  workingDayBefore,
  workingDayInMonth,
  workingDayOnOrAfter,
} from './calendar.ts';
import { addDays, fromEpochDay, localDate } from './local-date.ts';

const off = (date: string) => ({ date: localDate(date), kind: 'rest', name: '节日' }) as const;
const worked = (date: string) => ({ date: localDate(date), kind: 'work', name: '调休' }) as const;

/** Mid-Autumn and National Day of 2026 as published; in 2027 only the statutory National Days are known. */
const calendar = workCalendar({
  years: [
    { year: 2026, status: 'published', source: '国办发明电〔2025〕7号', confidence: 'high' },
    { year: 2027, status: 'provisional', source: '放假办法', confidence: 'low' },
  ],
  days: [
    ...['2026-09-25', '2026-09-26', '2026-09-27'].map(off),
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => off(`2026-10-${day}`)),
    ...['2026-02-28', '2026-09-20', '2026-10-10'].map(worked),
    ...['2027-10-01', '2027-10-02', '2027-10-03'].map(off),
  ],
  likelyRestDays: ['2027-10-04', '2027-10-05', '2027-10-06', '2027-10-07'].map(localDate),
});
const anyDay = fc.integer({ min: 20_454, max: 21_183 }).map(fromEpochDay); // 2026 and 2027

describe('working days', () => {
  it.each([
    ['2026-11-23', true], // Monday
    ['2026-11-22', false], // Sunday
    ['2026-02-28', true], // Saturday, made up
    ['2026-09-25', false], // Friday, Mid-Autumn
  ])('%s: %s', (date, expected) => {
    expect(isWorkingDay(localDate(date), calendar)).toBe(expected);
  });

  it('are found before, on or after a date, and counted', () => {
    expect(workingDayOnOrAfter(localDate('2026-10-01'), calendar)).toBe('2026-10-08');
    expect(workingDayOnOrAfter(localDate('2026-10-10'), calendar)).toBe('2026-10-10');
    expect(workingDayBefore(localDate('2026-10-08'), calendar)).toBe('2026-09-30');
    // 24 Sept + 3: 28, 29, 30
    expect(addWorkingDays(localDate('2026-09-24'), 3, calendar)).toBe('2026-09-30');
    expect(() => addWorkingDays(localDate('2026-09-24'), 0, calendar)).toThrow(InvariantError);
  });

  it.each([
    ['2026-10-03', '2026-10-08'], // the whole holiday lies in October
    ['2026-10-31', '2026-10-30'], // Saturday: Monday would be 2 November
    ['2026-02-28', '2026-02-28'], // Saturday, made up
    ['2026-05-31', '2026-05-29'], // Sunday: back to Friday
  ])('within the month of %s: %s', (date, expected) => {
    expect(workingDayInMonth(localDate(date), calendar)).toBe(expected);
  });

  it('do not hide a calendar that never works', () => {
    const days = Array.from({ length: 200 }, (_, index) => off(addDays(localDate('2026-01-01'), index)));
    const broken = workCalendar({ years: [], days, likelyRestDays: [] });
    expect(() => legalEnd(localDate('2026-03-01'), broken)).toThrow(InvariantError);
    expect(() => lastSafeDay(localDate('2026-06-01'), broken)).toThrow(InvariantError);
  });
});

describe('the two ends of a period (R3.8)', () => {
  it.each([
    ['2026-02-28', '2026-02-28', '2026-02-27'], // EX-3.2: the Saturday is worked, no extension
    ['2026-09-25', '2026-09-28', '2026-09-24'], // EX-3.4
    ['2026-10-03', '2026-10-08', '2026-09-30'],
    ['2026-11-23', '2026-11-23', '2026-11-20'],
  ])('nominal %s: legal %s, safe %s', (nominal, legal, safe) => {
    expect(deadlineOf(localDate(nominal), calendar)).toEqual({
      nominalEnd: nominal,
      legalEnd: legal,
      lastSafeDay: safe,
      isProvisional: false,
    });
  });

  it('the safe day comes before the nominal end, the legal one not; both are worked', () => {
    fc.assert(
      fc.property(anyDay, (nominal) => {
        const deadline = deadlineOf(nominal, calendar);
        expect(deadline.lastSafeDay < nominal && nominal <= deadline.legalEnd).toBe(true);
        expect(isWorkingDay(deadline.lastSafeDay, calendar)).toBe(true);
        expect(isWorkingDay(deadline.legalEnd, calendar)).toBe(true);
      }),
    );
  });
});

describe('a year whose notice is not out (R10.8)', () => {
  it('is provisional, and the safe day keeps clear of the days usually freed', () => {
    // 8 Oct 2027 is a Friday: the 4th to the 7th may be freed, so the safe day is Thursday 30 Sept
    expect(deadlineOf(localDate('2027-10-08'), calendar)).toEqual({
      nominalEnd: '2027-10-08',
      legalEnd: '2027-10-08',
      lastSafeDay: '2027-09-30',
      isProvisional: true,
    });
    expect(isProvisional(localDate('2027-05-06'), calendar)).toBe(true);
    expect(isProvisional(localDate('2026-05-06'), calendar)).toBe(false);
    expect(isProvisional(localDate('2031-05-06'), calendar)).toBe(true);
  });

  it('yields to the days that the owner enters', () => {
    const entered = withCalendarDays(calendar, [off('2027-10-08'), worked('2027-10-06'), off('2026-11-23')]);
    expect(legalEnd(localDate('2027-10-08'), entered)).toBe('2027-10-11');
    expect(lastSafeDay(localDate('2027-10-08'), entered)).toBe('2027-10-06');
    expect(isProvisional(localDate('2027-10-08'), entered)).toBe(false);
    expect(legalEnd(localDate('2026-11-23'), entered)).toBe('2026-11-24');
    expect(isWorkingDay(localDate('2026-11-23'), calendar)).toBe(true);
  });
});
