import { z } from 'zod';
import { dateField, fenField, idField } from '../../../shared/contract/fields.ts';
import type { RepaymentPlan } from '../../../shared/domain/plan/plan.ts';
import { type PlanState, planState } from '../../../shared/domain/plan/plan-state.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen, smaller, sum, ZERO } from '../../../shared/kernel/money.ts';
import { standingReceipts } from '../cases/promise-book.ts';
import type { ReadDb } from '../db/handles.ts';

/** What is frozen on a plan beside its instalments; plain JSON in terms_json. */
export const planTermsSchema = z.object({
  every: z.enum(['month', 'fortnight', 'week']),
  firstOn: dateField,
  count: z.number().int(),
  toleranceDays: z.number().int(),
  waivedPenaltyFen: fenField,
  remarks: z.string(),
});

/** The facts the agreement rests on, frozen when it was made; plain JSON in facts_json. */
export const planFactsSchema = z.object({
  overdueFen: z.object({
    cost: fenField,
    interest: fenField,
    penalty: fenField,
    fee: fenField,
    principal: fenField,
  }),
  consentedGuarantorIds: z.array(idField('person')),
  warnings: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) }),
  ),
  affordability: z.unknown(),
});

export type StoredPlan = Awaited<ReturnType<typeof loadPlans>>[number];

/** These plans with their instalments and their state by receipts, as of a day. */
export async function loadPlans(db: ReadDb, planIds: readonly string[], asOf: LocalDate) {
  if (planIds.length === 0) return [];
  const rows = await db.selectFrom('repayment_plan').selectAll().where('id', 'in', planIds).execute();
  const parts = await db
    .selectFrom('plan_instalment')
    .selectAll()
    .where('plan_id', 'in', planIds)
    .orderBy('no')
    .execute();
  const receipts = await standingReceipts(db, [...new Set(rows.map((row) => row.loan_id))]);
  return rows.map((row) => {
    const terms = planTermsSchema.parse(JSON.parse(row.terms_json));
    const facts = planFactsSchema.parse(JSON.parse(row.facts_json));
    const plan: RepaymentPlan = {
      agreedOn: localDate(row.agreed_on),
      totalFen: fen(row.total_fen),
      overdueFen: facts.overdueFen,
      instalments: parts
        .filter((part) => part.plan_id === row.id)
        .map((part) => ({ no: part.no, dueOn: localDate(part.due_on), amountFen: fen(part.amount_fen) })),
    };
    const own = receipts.get(row.loan_id) ?? [];
    // receipts of the day of the agreement booked before it were not meant by it
    const counted = own.filter(
      (receipt) => receipt.businessOn > row.agreed_on || receipt.recordedAt >= row.recorded_at,
    );
    const state = planState(plan, {
      receipts: counted.map((receipt) => ({ on: receipt.businessOn, amountFen: receipt.amountFen })),
      asOf,
      tolerance: { days: terms.toleranceDays, amountFen: ZERO },
      ...(row.status === 'ended' ? { endedOn: localDate(row.status_on) } : {}),
    });
    return { row, terms, facts, plan, state };
  });
}

/** A plan in the shape that lists and the case page ask for. */
export function wirePlanSummary(stored: StoredPlan) {
  const { row, plan, state } = stored;
  const missed = state.instalments.filter((one) => one.state === 'missed' && one.paidFen < one.amountFen);
  return {
    planId: id<'plan'>(row.id),
    loanId: id<'loan'>(row.loan_id),
    agreementNo: row.agreement_no,
    kind: 'spread-overdue' as const,
    status: statusOf(stored),
    statusOn: localDate(row.status_on),
    asOf: localDate(row.as_of),
    agreedOn: plan.agreedOn,
    totalFen: plan.totalFen,
    paidFen: smaller(state.paidFen, plan.totalFen),
    missedFen: sum(missed.map((one) => fen(one.amountFen - one.paidFen))),
    missedCount: missed.length,
    nextDue: statusOf(stored) === 'active' ? state.nextDue : null,
    endsOn: plan.instalments.at(-1)?.dueOn ?? plan.agreedOn,
    documentSha256: row.document_sha256,
  };
}

/** Receipts decide; what a person ended stays ended. */
export function statusOf(stored: { readonly row: { readonly status: string }; readonly state: PlanState }) {
  return stored.row.status === 'ended' ? 'ended' : stored.state.state;
}
