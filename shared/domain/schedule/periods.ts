import type { WorkCalendar } from '../../kernel/calendar.ts';
import { addDays, addMonths, type LocalDate } from '../../kernel/local-date.ts';
import type { Frequency, JsonFraction, LoanTerms } from '../loan/terms.ts';
import { yearFraction } from './day-count.ts';
import { dueDays } from './due-days.ts';
import { type Fraction, fraction, fromJsonFraction } from './fraction.ts';

/** One instalment period [fromOn, interestToOn) and the part of a year that it counts as. */
export interface Period {
  readonly no: number;
  readonly fromOn: LocalDate;
  /** the agreed day, or the one it moved to where interest follows */
  readonly interestToOn: LocalDate;
  readonly agreedOn: LocalDate;
  /** the day of payment: the agreed one, moved off a day off where the contract says so */
  readonly dueOn: LocalDate;
  readonly yearPart: Fraction;
}

/** What due dates follow from. dueDay anchors months: 31 falls on 30 April and comes back on 31 May. */
export interface DueRule {
  readonly frequency: Frequency;
  readonly firstDueOn: LocalDate;
  readonly dueDay: number;
}

/** Due date number `no` (1 and up; 0 is the one before the first). */
export function dueDate(rule: DueRule, no: number): LocalDate {
  const steps = (no - 1) * rule.frequency.every;
  switch (rule.frequency.unit) {
    case 'month':
      return addMonths(rule.firstDueOn, steps, rule.dueDay);
    case 'week':
      return addDays(rule.firstDueOn, steps * 7);
    case 'day':
      return addDays(rule.firstDueOn, steps);
  }
}

/** Every due date of a loan as agreed, oldest first, before any moves off a day off. */
export function dueDates(terms: LoanTerms): readonly LocalDate[] {
  const listed = terms.variations?.dueDates;
  if (listed !== undefined) return listed;
  return Array.from({ length: terms.termCount }, (_, index) =>
    index === 0 ? terms.firstDueOn : dueDate(terms, index + 1),
  );
}

/**
 * What one regular period counts as, where the contract does not say: whole months are twelfths of a year.
 */
export function wholePeriod(terms: LoanTerms): Fraction {
  const stated: JsonFraction | undefined = terms.variations?.periodFraction;
  if (stated !== undefined) return fromJsonFraction(stated);
  const every = BigInt(terms.frequency.every);
  switch (terms.frequency.unit) {
    case 'month':
      return fraction(every, 12n);
    case 'week':
      return fraction(every, 52n);
    case 'day':
      return fraction(every, 365n);
  }
}

/**
 * The periods of a loan with their parts of a year under its conventions. The calendar is asked for only where due days
 * move.
 */
export function periodsOf(terms: LoanTerms, calendar?: WorkCalendar): readonly Period[] {
  const whole = wholePeriod(terms);
  let fromOn = terms.disbursedOn;
  return dueDays(terms, dueDates(terms), calendar).map((day, index) => {
    const no = index + 1;
    const toOn = day.interestToOn;
    const period = { no, fromOn, ...day, yearPart: yearPartOf(terms, { no, fromOn, toOn, whole }) };
    fromOn = toOn;
    return period;
  });
}

function yearPartOf(
  terms: LoanTerms,
  period: {
    readonly no: number;
    readonly fromOn: LocalDate;
    readonly toOn: LocalDate;
    readonly whole: Fraction;
  },
): Fraction {
  const listed = terms.variations?.yearFractions?.[period.no - 1];
  if (listed !== undefined) return fromJsonFraction(listed);
  const stretch = { from: period.fromOn, to: period.toOn };
  if (terms.interestBasis === 'per-day') return yearFraction(terms.dayCount, stretch);
  if (period.no === 1 && terms.oddFirstPeriod.kind === 'by-days' && isFirstPeriodOdd(terms)) {
    return yearFraction(terms.oddFirstPeriod.dayCount, stretch);
  }
  return period.whole;
}

/** A first period is odd when the pay-out is not one period before the first due date. */
export function isFirstPeriodOdd(terms: LoanTerms): boolean {
  return dueDate(terms, 0) !== terms.disbursedOn;
}
