import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from './assert.ts';
import {
  chinaDateOf,
  chinaTimeOf,
  instant,
  instantFromMillis,
  millisOfInstant,
  startOfChinaDay,
} from './instant.ts';
import { localDate } from './local-date.ts';

describe('an instant', () => {
  it('is UTC text with milliseconds', () => {
    expect(instant('2026-11-23T01:02:03.004Z')).toBe('2026-11-23T01:02:03.004Z');
    for (const wrong of ['2026-11-23T01:02:03Z', '2026-11-23T01:02:03.004+08:00', '2026-11-23', '']) {
      expect(() => instant(wrong)).toThrow(InvariantError);
    }
  });

  it('is a real moment: text of the right form that names none is refused', () => {
    expect(() => instant('2026-02-30T01:02:03.004Z')).toThrow(InvariantError);
    expect(() => instant('2026-13-01T01:02:03.004Z')).toThrow(InvariantError);
    expect(() => instant('2026-11-23T25:02:03.004Z')).toThrow(InvariantError);
  });

  it('comes back from its milliseconds, and is ordered as its text', () => {
    const millis = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(millis, millis, (a, b) => {
        expect(millisOfInstant(instantFromMillis(a))).toBe(a);
        expect(instantFromMillis(a) < instantFromMillis(b)).toBe(a < b);
      }),
    );
  });

  it('belongs to the day in China, which begins at 16:00 UTC', () => {
    const before = instant('2026-11-22T15:59:59.999Z');
    const after = instant('2026-11-22T16:00:00.000Z');
    expect([chinaDateOf(before), chinaTimeOf(before)]).toEqual(['2026-11-22', '23:59:59']);
    expect([chinaDateOf(after), chinaTimeOf(after)]).toEqual(['2026-11-23', '00:00:00']);
    expect(startOfChinaDay(localDate('2026-11-23'))).toBe(after);
    expect(startOfChinaDay(localDate('2024-03-01'))).toBe('2024-02-29T16:00:00.000Z');
  });
});
