import { type Deadline, deadlineOf, type WorkCalendar } from '../../../kernel/calendar.ts';
import { daysBetween, type LocalDate } from '../../../kernel/local-date.ts';

export type RightKind = 'limitation' | 'guarantee' | 'mortgage';
export type RightState = 'not-started' | 'running' | 'near' | 'urgent' | 'passed' | 'preserved' | 'none';
export type RightStart =
  | 'last-instalment'
  | 'acceleration'
  | 'demand-delivered'
  | 'acknowledgement'
  | 'payment'
  | 'plan'
  | 'suit'
  | 'agreed-end';

/** An event that moved nothing, and why: 'no-proof' | 'weak-proof' | 'payer-not-debtor' | 'letter-not-enough' | 'after-end'. */
export interface NotCounted {
  readonly kind: string;
  readonly on: LocalDate;
  readonly why: 'no-proof' | 'weak-proof' | 'payer-not-debtor' | 'letter-not-enough' | 'after-end';
}

/** One right 权利 and the clock it runs on: it names its start and its rule (R10.1). */
export interface RightClock {
  readonly kind: RightKind;
  readonly personId: string | null;
  readonly state: RightState;
  readonly reasonCode: string;
  readonly rule: string;
  readonly startsOn: LocalDate | null;
  readonly startedBy: RightStart | null;
  readonly deadline: Deadline | null;
  /** days from asOf to the last safe day; negative after it */
  readonly daysLeft: number | null;
  readonly notCounted: readonly NotCounted[];
}

/** Figures of the law data, never constants of the code. */
export interface RightTerms {
  readonly limitationMonths: number;
  readonly longStopYears: number;
  readonly guaranteeMonths: number;
  /** type presumed when a guarantee does not say (by the day it was signed) */
  readonly unclearGuarantee: 'joint' | 'general';
  /** warnings: amber from so many days before the last safe day, red from so many */
  readonly nearDays: number;
  readonly urgentDays: number;
}

export interface ClockDays {
  readonly asOf: LocalDate;
  readonly calendar: WorkCalendar;
  readonly terms: RightTerms;
}

/** State, dates and days left of a period that runs to `nominalEnd`. */
export function runningClock(
  nominalEnd: LocalDate,
  days: ClockDays,
): { readonly state: RightState; readonly deadline: Deadline; readonly daysLeft: number } {
  const deadline = deadlineOf(nominalEnd, days.calendar);
  const daysLeft = daysBetween(days.asOf, deadline.lastSafeDay);
  return { state: stateOf({ deadline, daysLeft }, days), deadline, daysLeft };
}

function stateOf(
  clock: { readonly deadline: Deadline; readonly daysLeft: number },
  days: ClockDays,
): RightState {
  if (days.asOf > clock.deadline.legalEnd) return 'passed';
  if (clock.daysLeft <= days.terms.urgentDays) return 'urgent';
  return clock.daysLeft <= days.terms.nearDays ? 'near' : 'running';
}
