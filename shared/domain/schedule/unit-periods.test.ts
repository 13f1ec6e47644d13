import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { type UnitPeriod, unitPeriodsBetween, unitPeriodsPerYear } from './unit-periods.ts';

function between(unit: UnitPeriod['unit'], multiple: number, days: readonly [string, string]): string {
  const span = { from: localDate(days[0]), to: localDate(days[1]) };
  const { whole, odd } = unitPeriodsBetween({ unit, multiple }, span);
  return `${whole} + ${odd.numerator}/${odd.denominator}`;
}

describe('unit-periods between two dates', () => {
  it('are counted back from the later one, odd days over 30, 15 or 7', () => {
    // 04-01 back to 03-01, 19 days left
    expect(between('month', 1, ['1978-02-10', '1978-04-01'])).toBe('1 + 19/30');
    // 03-01 back to 02-01: a month and 22 days of 60
    expect(between('month', 2, ['1978-01-10', '1978-03-01'])).toBe('0 + 13/15');
    expect(between('week', 4, ['1978-03-18', '1978-04-20'])).toBe('1 + 5/28');
    expect(between('day', 1, ['2023-10-26', '2023-11-30'])).toBe('35 + 0/1');
    // 21 days: a half-month and 6 of 15
    expect(between('half-month', 1, ['1978-02-23', '1978-03-16'])).toBe('1 + 2/5');
  });

  it('count the odd part of a year in months where it has no days left, else in days over 365', () => {
    expect(between('year', 1, ['1978-01-15', '1979-10-15'])).toBe('1 + 3/4');
    expect(between('month', 12, ['2023-10-26', '2024-11-30'])).toBe('1 + 7/73');
  });

  it('keep a month-end payment a whole month from the end of the month before', () => {
    const span = { from: localDate('2023-01-31'), to: localDate('2023-02-28') };
    expect(unitPeriodsBetween({ unit: 'month', multiple: 1 }, { ...span, anchorDay: 31 }).whole).toBe(1);
    expect(unitPeriodsBetween({ unit: 'month', multiple: 1 }, span).whole).toBe(0);
  });

  it('are negative for a payment before the advance', () => {
    expect(between('month', 1, ['2023-03-10', '2023-01-31'])).toBe('-1 + -1/3');
  });

  it('make a year', () => {
    const perYear = (unit: UnitPeriod['unit'], multiple: number) => {
      const { numerator, denominator } = unitPeriodsPerYear({ unit, multiple });
      return `${numerator}/${denominator}`;
    };
    expect([perYear('month', 3), perYear('week', 2), perYear('half-month', 1), perYear('day', 255)]).toEqual([
      '4/1',
      '26/1',
      '24/1',
      '73/51',
    ]);
  });
});
