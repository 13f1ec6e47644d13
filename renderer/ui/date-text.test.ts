import { describe, expect, it } from 'vitest';
import { localDate } from '../../shared/kernel/local-date.ts';
import { daysFromToday, readDateText } from './date-text.ts';

/** A Monday. */
const today = localDate('2026-11-23');
const read = (text: string): string | undefined => readDateText(text, today);

describe('what a clerk types as a date', () => {
  it('four digits and two numbers are month and day of this year', () => {
    expect(read('0308')).toBe('2026-03-08');
    expect(read('3-8')).toBe('2026-03-08');
    expect(read('3.8')).toBe('2026-03-08');
    expect(read('3月8日')).toBe('2026-03-08');
    expect(read('12月5号')).toBe('2026-12-05');
  });

  it('a full date in any usual form is read, with full-width digits too', () => {
    expect(read('2025-3-8')).toBe('2025-03-08');
    expect(read('20250308')).toBe('2025-03-08');
    expect(read('2025年3月8日')).toBe('2025-03-08');
    expect(read('250308')).toBe('2025-03-08');
    expect(read('２０２５-０３-０８')).toBe('2025-03-08');
  });

  it('one or two digits are a day of this month', () => {
    expect(read('8')).toBe('2026-11-08');
    expect(read('30日')).toBe('2026-11-30');
    expect(read('31')).toBeUndefined();
  });

  it('words count from today', () => {
    expect(read('昨天')).toBe('2026-11-22');
    expect(read('后天')).toBe('2026-11-25');
    expect(read('3天后')).toBe('2026-11-26');
    expect(read('10 days ago')).toBe('2026-11-13');
    expect(read('+7')).toBe('2026-11-30');
  });

  it('weeks begin on Monday: on Monday 23rd next Wednesday is 2 December, this Sunday the 29th', () => {
    expect(read('下周三')).toBe('2026-12-02');
    expect(read('周日')).toBe('2026-11-29');
    expect(read('星期天')).toBe('2026-11-29');
    expect(read('上周五')).toBe('2026-11-20');
    expect(read('next wed')).toBe('2026-12-02');
  });

  it('a day that does not exist and anything else is no date', () => {
    expect(read('0230')).toBeUndefined();
    expect(read('2025-02-30')).toBeUndefined();
    expect(read('toString')).toBeUndefined();
    expect(read('abc')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });

  it('counts days from today', () => {
    expect(daysFromToday('2026-11-26', today)).toBe(3);
    expect(daysFromToday('2026-11-22', today)).toBe(-1);
    expect(daysFromToday('soon', today)).toBeUndefined();
  });
});
