import { invariant } from './assert.ts';
import { addDays, type LocalDate, localDate, parseLocalDate } from './local-date.ts';

declare const instantBrand: unique symbol;
/** When something was recorded: UTC text '2026-11-23T01:02:03.004Z'. Text order is time order. */
export type Instant = string & { readonly [instantBrand]: 'Instant' };

const PATTERN = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Brands UTC text with milliseconds of a real day and hour. Throws InvariantError otherwise. */
export function instant(text: string): Instant {
  invariant(isRealMoment(text), 'an instant is UTC text with milliseconds that names a real moment');
  return text as Instant;
}

function isRealMoment(text: string): boolean {
  return PATTERN.test(text) && parseLocalDate(text.slice(0, 10)) !== undefined;
}

/** Milliseconds since 1970 as an instant. */
export function instantFromMillis(millis: number): Instant {
  return instant(new Date(millis).toISOString());
}

export function millisOfInstant(at: Instant): number {
  return Date.parse(at);
}

/** China keeps UTC+8 all year: the business day, and the hour of a call, are Asia/Shanghai's (law R: all counters). */
export const CHINA_OFFSET_MINUTES = 480;

/** The calendar day in China at an instant. */
export function chinaDateOf(at: Instant): LocalDate {
  const shifted = new Date(millisOfInstant(at) + CHINA_OFFSET_MINUTES * 60_000).toISOString();
  return localDate(shifted.slice(0, 10));
}

/** 'HH:MM:SS' in China at an instant. */
export function chinaTimeOf(at: Instant): string {
  return new Date(millisOfInstant(at) + CHINA_OFFSET_MINUTES * 60_000).toISOString().slice(11, 19);
}

/** The instant at which a day begins in China. */
export function startOfChinaDay(date: LocalDate): Instant {
  return instant(`${addDays(date, -1)}T16:00:00.000Z`);
}
