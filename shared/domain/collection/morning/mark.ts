import { addDays, daysBetween, type LocalDate } from '../../../kernel/local-date.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { type DomainError, domainError } from '../../errors.ts';

/** A snooze is for days, not for good: what waits longer gets a next step with its own date. */
export const LONGEST_SNOOZE_DAYS = 30;

export interface MarkWish {
  readonly kind: 'done' | 'snoozed';
  readonly untilOn: LocalDate | null;
  readonly reason: string;
}

export type MarkCode =
  | 'morning.snoozeNeedsDay'
  | 'morning.snoozeNotFuture'
  | 'morning.snoozeTooFar'
  | 'morning.snoozePastLastSafeDay'
  | 'morning.reasonMissing';

/** The last day a snooze may reach; null when the row can't be snoozed at all (its last safe day is today or gone). */
export function snoozeLimit(lastSafeOn: LocalDate | null, today: LocalDate): LocalDate | null {
  const longest = addDays(today, LONGEST_SNOOZE_DAYS);
  if (lastSafeOn === null) return longest;
  if (lastSafeOn <= today) return null;
  return lastSafeOn < longest ? lastSafeOn : longest;
}

/** A right-clock row can't be snoozed past its last safe day (R10.4), and is not done without a word on how. */
export function checkMark(
  wish: MarkWish,
  row: { readonly lastSafeOn: LocalDate | null },
  today: LocalDate,
): Result<MarkWish, DomainError<MarkCode>> {
  const isRight = row.lastSafeOn !== null;
  if (wish.reason.trim() === '' && (isRight || wish.kind === 'snoozed')) {
    return err(domainError('morning.reasonMissing'));
  }
  if (wish.kind === 'done') return ok({ ...wish, untilOn: null });
  if (wish.untilOn === null) return err(domainError('morning.snoozeNeedsDay'));
  if (daysBetween(today, wish.untilOn) < 1) return err(domainError('morning.snoozeNotFuture', { today }));
  if (row.lastSafeOn !== null && wish.untilOn > row.lastSafeOn) {
    return err(domainError('morning.snoozePastLastSafeDay', { lastSafeOn: row.lastSafeOn }));
  }
  const latestOn = addDays(today, LONGEST_SNOOZE_DAYS);
  if (wish.untilOn > latestOn) return err(domainError('morning.snoozeTooFar', { latestOn }));
  return ok(wish);
}
