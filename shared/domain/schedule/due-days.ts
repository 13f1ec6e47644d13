import { invariant, unreachable } from '../../kernel/assert.ts';
import {
  isProvisional,
  type WorkCalendar,
  workingDayInMonth,
  workingDayOnOrAfter,
} from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { DueDayMove, LoanTerms } from '../loan/terms.ts';

/** An agreed due date, the day of payment it moved to, and the day its interest runs to. */
export interface DueDay {
  readonly agreedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly interestToOn: LocalDate;
}

type MovingTerms = Pick<LoanTerms, 'dueOnDayOff'>;

/** Whether the contract moves a due date that falls on a day off. */
export function movesDueDays(terms: MovingTerms): boolean {
  return (terms.dueOnDayOff?.kind ?? 'stays') !== 'stays';
}

/** Agreed due dates after the contract's clause on days off. A contract that moves them needs the calendar. */
export function dueDays(
  terms: MovingTerms,
  agreed: readonly LocalDate[],
  calendar?: WorkCalendar,
): readonly DueDay[] {
  const move = terms.dueOnDayOff ?? { kind: 'stays' };
  if (move.kind === 'stays') {
    return agreed.map((agreedOn) => ({ agreedOn, dueOn: agreedOn, interestToOn: agreedOn }));
  }
  invariant(calendar !== undefined, 'due days move by a calendar');
  return agreed.map((agreedOn) => {
    const dueOn = movedDay(agreedOn, move.kind, calendar);
    return { agreedOn, dueOn, interestToOn: move.interest === 'to-moved-day' ? dueOn : agreedOn };
  });
}

function movedDay(agreedOn: LocalDate, move: DueDayMove, calendar: WorkCalendar): LocalDate {
  switch (move) {
    case 'next-working-day':
      return workingDayOnOrAfter(agreedOn, calendar);
    case 'next-working-day-in-month':
      return workingDayInMonth(agreedOn, calendar);
    default:
      return unreachable(move);
  }
}

/**
 * Whether the day of payment rests on a year whose holiday notice is not out (R10.8): the notice may free it or the day
 * it moved from.
 */
export function isDueDayProvisional(
  day: Pick<DueDay, 'agreedOn' | 'dueOn'>,
  calendar: WorkCalendar,
): boolean {
  return isProvisional(day.agreedOn, calendar) || isProvisional(day.dueOn, calendar);
}
