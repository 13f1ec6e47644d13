import type { WorkCalendar } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { add, type Fen, negate, ZERO } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { DomainError } from '../errors.ts';
import type { DatedFlow } from '../law/annual-cost.ts';
import { buildSchedule, type ScheduleErrorCode } from '../schedule/build-schedule.ts';
import type { LoanTerms } from './terms.ts';
import { agreedLines, statedTerms } from './up-front.ts';

/**
 * The flows that 综合年化 is reckoned on (R2.11, R2.13): what reached the borrower, and all that the contract asks of one
 * who performs it: its own table on the stated principal, its instalment fees, and every up-front charge, deducted or
 * not. A deduction counts on the pay-out day, any other charge on its own. One flow a day, oldest first.
 */
export function costFlows(
  terms: LoanTerms,
  calendar?: WorkCalendar,
): Result<readonly DatedFlow[], DomainError<ScheduleErrorCode>> {
  const stated = statedTerms(terms);
  const built = buildSchedule(stated, calendar);
  if (!built.ok) return built;
  const charges = terms.upFront?.charges ?? [];
  return ok(
    byDay([
      { on: terms.disbursedOn, amountFen: stated.principalFen },
      ...charges.map((one) => ({
        on: one.isDeducted ? terms.disbursedOn : one.takenOn,
        amountFen: negate(one.amountFen),
      })),
      ...agreedLines(terms, built.value).map((one) => ({
        on: one.dueOn,
        amountFen: negate(add(one.principalFen, one.interestFen, one.feeFen)),
      })),
    ]),
  );
}

function byDay(flows: readonly DatedFlow[]): readonly DatedFlow[] {
  const days = new Map<LocalDate, Fen>();
  for (const { on, amountFen } of flows) days.set(on, add(days.get(on) ?? ZERO, amountFen));
  return [...days].map(([on, amountFen]) => ({ on, amountFen })).sort((a, b) => (a.on < b.on ? -1 : 1));
}
