import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import { addDays, daysBetween } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { loadPlans, type StoredPlan, wirePlanSummary } from '../plans/plan-book.ts';
import { rankedSource, type SheetQuestion } from './group-page.ts';

const BREACH_SHOWN_DAYS = 60;

/** Plans with a part due today, and those that broke. */
export const plansGroup = rankedSource(planItems, (item) => item.reasonCode === 'plan.dueToday');

async function planItems(question: SheetQuestion): Promise<readonly MorningItem[]> {
  const candidates = await candidatePlans(question);
  const plans = await loadPlans(
    question.db,
    candidates.map((row) => row.id),
    question.today,
  );
  return plans.flatMap((stored) => {
    const row = candidates.find((candidate) => candidate.id === stored.row.id);
    return row === undefined ? [] : itemsOf(stored, row, question);
  });
}

async function candidatePlans({ db, today }: SheetQuestion) {
  return db
    .selectFrom('repayment_plan')
    .innerJoin('loan', 'loan.id', 'repayment_plan.loan_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'repayment_plan.loan_id')
    .select(['repayment_plan.id', 'loan.contract_no', 'loan_position.overdue_total_fen'])
    .where((eb) =>
      eb.or([
        eb.and([
          eb('repayment_plan.status', '=', 'active'),
          eb.exists(
            eb
              .selectFrom('plan_instalment')
              .select('plan_instalment.no')
              .whereRef('plan_instalment.plan_id', '=', 'repayment_plan.id')
              .where('plan_instalment.due_on', '<=', today),
          ),
        ]),
        eb.and([
          eb('repayment_plan.status', '=', 'breached'),
          eb('repayment_plan.status_on', '>=', addDays(today, -BREACH_SHOWN_DAYS)),
        ]),
      ]),
    )
    .where('loan_position.status', '!=', 'settled')
    .execute();
}

function itemsOf(
  stored: StoredPlan,
  row: { readonly contract_no: string; readonly overdue_total_fen: number },
  { today }: SheetQuestion,
): MorningItem[] {
  const { planId, agreementNo, loanId, status, missedFen, nextDue } = wirePlanSummary(stored);
  const base = {
    group: 'plans',
    loanId,
    contractNo: row.contract_no,
    overdueFen: fen(row.overdue_total_fen),
    nextAction: 'review-plan',
    lastSafeOn: null,
  } as const;
  const { breachedOn } = stored.state;
  if (status === 'breached' && breachedOn !== null) {
    const params = { planId, agreementNo, missedFen, dueOn: breachedOn };
    const urgency = -daysBetween(breachedOn, today);
    return [{ ...base, key: `plan:${planId}:breached`, reasonCode: 'plan.breached', params, urgency }];
  }
  if (status !== 'active' || nextDue?.on !== today) return [];
  const params = { planId, agreementNo, amountFen: nextDue.amountFen, dueOn: nextDue.on };
  return [{ ...base, key: `plan:${planId}:${nextDue.no}`, reasonCode: 'plan.dueToday', params, urgency: 1 }];
}
