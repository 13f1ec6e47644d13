import type { WorkCalendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, sum } from '../../kernel/money.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type DomainError, domainError } from '../errors.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { claimedLines, isUpFrontSound } from '../loan/up-front.ts';
import { amortise } from './amortise.ts';
import { dueDays, movesDueDays } from './due-days.ts';
import { flatRows } from './flat.ts';
import { type Instalment, interestEnd } from './instalment.ts';
import { type Period, periodsOf } from './periods.ts';
import { grainsToMultiple, precisionOf, type ScheduleRow } from './precision.ts';

export type ScheduleErrorCode =
  | 'schedule.principalNotPositive'
  | 'schedule.termCountInvalid'
  | 'schedule.frequencyInvalid'
  | 'schedule.dueDayInvalid'
  | 'schedule.roundingInvalid'
  | 'schedule.dueDatesNotRising'
  | 'schedule.calendarMissing'
  | 'schedule.upFrontInvalid'
  | 'schedule.freeFormMissing'
  | 'schedule.freeFormPrincipalDiffers'
  | 'schedule.amountNegative';

/** Longest term an instalment rule may run to: 100 years of months. */
export const MOST_INSTALMENTS = 1200;

/**
 * The repayment schedule of a loan under its frozen terms: whole fen, the last instalment takes the
 * rounding, due days
 * anchored at the month's end, and moved off days off by `calendar` where the contract says so (it is refused without
 * one, never left where it fell). Errors name the term that can't be right. Rules: issue 3 point 1, golden/README.md.
 */
export function buildSchedule(
  terms: LoanTerms,
  calendar?: WorkCalendar,
): Result<readonly Instalment[], DomainError<ScheduleErrorCode>> {
  if (movesDueDays(terms) && calendar === undefined) return err(domainError('schedule.calendarMissing'));
  if (terms.method === 'free-form') {
    const fault = faultOf(terms);
    return fault === undefined ? freeFormSchedule(terms, calendar) : err(fault);
  }
  const rows = rowsOf(terms, calendar);
  if (!rows.ok) return rows;
  const instalments = claimedLines(
    terms,
    rows.value.map((row) => toInstalment(row, terms)),
  );
  const negative = instalments.find((one) => one.principalFen < 0 || one.interestFen < 0);
  if (negative !== undefined) return err(domainError('schedule.amountNegative', { no: negative.no }));
  return ok(instalments);
}

function rowsOf(
  terms: LoanTerms,
  calendar?: WorkCalendar,
): Result<readonly ScheduleRow[], DomainError<ScheduleErrorCode>> {
  const fault = faultOf(terms);
  if (fault !== undefined) return err(fault);
  const periods = periodsOf(terms, calendar);
  const disorder = disorderOf(terms.disbursedOn, periods);
  if (disorder !== undefined) return err(disorder);
  return ok(terms.method === 'flat' ? flatRows(terms, periods) : amortise(terms, periods));
}

/** A line of a schedule as a source prints it: every figure rounded by itself, so that they need not add up. */
export interface PrintedInstalment {
  readonly no: number;
  readonly fromOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly totalFen: Fen;
  readonly balanceAfterFen: Fen;
}

/** The schedule as printed in multiples of a unit: what contracts with exact balances show of themselves. */
export function printedSchedule(
  terms: LoanTerms,
  multipleOfFen: number,
  calendar?: WorkCalendar,
): Result<readonly PrintedInstalment[], DomainError<ScheduleErrorCode>> {
  if (movesDueDays(terms) && calendar === undefined) return err(domainError('schedule.calendarMissing'));
  const rows = rowsOf(terms, calendar);
  if (!rows.ok) return rows;
  const precision = precisionOf(terms.rounding);
  const to = { multipleOfFen, mode: terms.rounding.mode };
  const shown = (grains: bigint): Fen => grainsToMultiple(grains, precision, to);
  return ok(
    rows.value.map(({ period, exact }) => ({
      no: period.no,
      fromOn: period.fromOn,
      dueOn: period.dueOn,
      principalFen: shown(exact.principal),
      interestFen: shown(exact.interest),
      totalFen: shown(exact.principal + exact.interest),
      balanceAfterFen: shown(exact.balanceAfter),
    })),
  );
}

function toInstalment(row: ScheduleRow, terms: LoanTerms): Instalment {
  return {
    no: row.period.no,
    fromOn: row.period.fromOn,
    dueOn: row.period.dueOn,
    ...interestEnd(row.period.dueOn, row.period.interestToOn),
    principalFen: row.principalFen,
    interestFen: row.interestFen,
    feeFen: terms.feePerInstalmentFen,
  };
}

function faultOf(terms: LoanTerms): DomainError<ScheduleErrorCode> | undefined {
  if (terms.principalFen <= 0) {
    return domainError('schedule.principalNotPositive', { principalFen: terms.principalFen });
  }
  const isCount = Number.isInteger(terms.termCount) && terms.termCount >= 1;
  if (!isCount || terms.termCount > MOST_INSTALMENTS) {
    return domainError('schedule.termCountInvalid', { termCount: terms.termCount });
  }
  if (!Number.isInteger(terms.frequency.every) || terms.frequency.every < 1) {
    return domainError('schedule.frequencyInvalid', { every: terms.frequency.every });
  }
  if (!Number.isInteger(terms.dueDay) || terms.dueDay < 1 || terms.dueDay > 31) {
    return domainError('schedule.dueDayInvalid', { dueDay: terms.dueDay });
  }
  const multiples = [terms.rounding.interestMultipleOfFen, terms.rounding.instalmentMultipleOfFen];
  if (!multiples.every((multiple) => Number.isSafeInteger(multiple) && multiple >= 1)) {
    return domainError('schedule.roundingInvalid');
  }
  if (!isUpFrontSound(terms)) {
    return domainError('schedule.upFrontInvalid', { principalFen: terms.principalFen });
  }
  return undefined;
}

/** Agreed days rise; a clause on days off may put two of them on one day of payment, never on or before the pay-out. */
function disorderOf(
  disbursedOn: LocalDate,
  periods: readonly Pick<Period, 'no' | 'agreedOn' | 'dueOn'>[],
): DomainError<ScheduleErrorCode> | undefined {
  let before = disbursedOn;
  for (const period of periods) {
    if (period.agreedOn <= before || period.dueOn <= disbursedOn) {
      return domainError('schedule.dueDatesNotRising', { no: period.no, dueOn: period.dueOn });
    }
    before = period.agreedOn;
  }
  return undefined;
}

function freeFormSchedule(
  terms: LoanTerms,
  calendar?: WorkCalendar,
): Result<readonly Instalment[], DomainError<ScheduleErrorCode>> {
  const lines = terms.freeForm ?? [];
  if (lines.length === 0) return err(domainError('schedule.freeFormMissing'));
  const agreed = lines.map((line) => line.dueOn);
  const days = dueDays(terms, agreed, calendar).map((day, index) => ({ no: index + 1, ...day }));
  const disorder = disorderOf(terms.disbursedOn, days);
  if (disorder !== undefined) return err(disorder);
  const instalments = lines.map((line, index): Instalment => {
    const day = days[index];
    const dueOn = day?.dueOn ?? line.dueOn;
    const fromOn = days[index - 1]?.interestToOn ?? terms.disbursedOn;
    return { no: index + 1, fromOn, ...line, dueOn, ...interestEnd(dueOn, day?.interestToOn) };
  });
  const negative = instalments.find((one) => Math.min(one.principalFen, one.interestFen, one.feeFen) < 0);
  if (negative !== undefined) return err(domainError('schedule.amountNegative', { no: negative.no }));
  const principalFen = sum(instalments.map((one) => fen(one.principalFen)));
  if (principalFen !== terms.principalFen) {
    return err(
      domainError('schedule.freeFormPrincipalDiffers', { principalFen, agreedFen: terms.principalFen }),
    );
  }
  return ok(instalments);
}
