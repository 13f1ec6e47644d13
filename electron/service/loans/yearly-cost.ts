import {
  type DatedFlow,
  datedAnnualCost,
  monthlyAnnualCost,
} from '../../../shared/domain/law/annual-cost.ts';
import { costFlows } from '../../../shared/domain/loan/cost-flows.ts';
import type { LoanTerms } from '../../../shared/domain/loan/terms.ts';
import type { Instalment } from '../../../shared/domain/schedule/instalment.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { add, negate } from '../../../shared/kernel/money.ts';

/**
 * 综合年化 of the agreed flows (R2.13): by months where every due day is one month after the last, else by XIRR on the
 * real days. Null where the flows have no rate of return. What was taken up front counts by the contract's own table.
 */
export function yearlyCost(terms: LoanTerms, schedule: readonly Instalment[], calendar: WorkCalendar) {
  const flows = flowsOf(terms, schedule, calendar);
  const cost = isMonthly(flows)
    ? monthlyAnnualCost(flows.map((flow) => flow.amountFen))
    : datedAnnualCost(flows);
  if (!cost.ok) return { aprSimplePpm: null, aprEffectivePpm: null };
  return { aprSimplePpm: cost.value.simplePpm, aprEffectivePpm: cost.value.effectivePpm };
}

function flowsOf(
  terms: LoanTerms,
  schedule: readonly Instalment[],
  calendar: WorkCalendar,
): readonly DatedFlow[] {
  if (terms.upFront !== undefined) {
    const flows = costFlows(terms, calendar);
    return flows.ok ? flows.value : [];
  }
  return [
    { on: terms.disbursedOn, amountFen: terms.principalFen },
    ...schedule.map((one) => ({
      on: one.dueOn,
      amountFen: negate(add(one.principalFen, one.interestFen, one.feeFen)),
    })),
  ];
}

/** One flow in each calendar month, none skipped: a month then counts as one period, whatever its length. */
function isMonthly(flows: readonly DatedFlow[]): boolean {
  const months = flows.map((flow) => Number(flow.on.slice(0, 4)) * 12 + Number(flow.on.slice(5, 7)));
  return months.every((month, index) => index === 0 || month === (months[index - 1] ?? 0) + 1);
}
