import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';

/**
 * Days past due 逾期天数: calendar days from the day after the due date of the oldest instalment not fully met
 * up to
 * asOf. On the due day itself and without such an instalment it is 0.
 */
export function daysPastDue(oldestUnpaidDueOn: LocalDate | null, asOf: LocalDate): number {
  return oldestUnpaidDueOn === null ? 0 : Math.max(0, daysBetween(oldestUnpaidDueOn, asOf));
}
