import { unreachable } from '../../kernel/assert.ts';
import { type WorkCalendar, workingDayOnOrAfter } from '../../kernel/calendar.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import type { ContactOutcome } from '../compliance/contact.ts';

/** Steps a clerk can take next; the same list as NEXT_ACTIONS of the contract. */
export type NextAction =
  | 'call'
  | 'call-again'
  | 'check-promise'
  | 'check-receipt'
  | 'find-number'
  | 'offer-plan'
  | 'send-demand'
  | 'dispatch-letter'
  | 'register-proof'
  | 'archive-tracking'
  | 'preserve-right'
  | 'ask-counsel'
  | 'answer-dispute'
  | 'review-hardship'
  | 'review-plan'
  | 'renew-insurance'
  | 'register-mortgage'
  | 'check-gps'
  | 'visit'
  | 'other';

export interface NextStep {
  readonly action: NextAction;
  readonly on: LocalDate;
}

/** What an outcome leads to and when: a proposal that the clerk may change. Days fall on working days. */
export function proposeNextStep(
  talk: { readonly outcome: ContactOutcome; readonly on: LocalDate; readonly promiseDueOn: LocalDate | null },
  calendar: WorkCalendar,
): NextStep {
  const after = (days: number): LocalDate => workingDayOnOrAfter(addDays(talk.on, days), calendar);
  if (talk.promiseDueOn !== null) return { action: 'check-promise', on: talk.promiseDueOn };
  switch (talk.outcome) {
    case 'promise':
      return { action: 'call-again', on: after(1) };
    case 'answered':
      return { action: 'call-again', on: after(3) };
    case 'no-answer':
    case 'message-left':
      return { action: 'call-again', on: after(1) };
    case 'unreachable':
      return { action: 'find-number', on: after(1) };
    case 'refused':
      return { action: 'send-demand', on: after(1) };
    case 'dispute':
      return { action: 'answer-dispute', on: after(3) };
    case 'paid':
      return { action: 'check-receipt', on: after(1) };
    case 'hardship':
      return { action: 'review-hardship', on: after(2) };
    default:
      return unreachable(talk.outcome);
  }
}

/** What is due once a promise was withdrawn: the next promise that is still open, otherwise a call today. */
export function stepAfterWithdrawal(openDueDates: readonly LocalDate[], today: LocalDate): NextStep {
  const [earliest] = [...openDueDates].sort();
  return earliest === undefined ? { action: 'call', on: today } : { action: 'check-promise', on: earliest };
}
