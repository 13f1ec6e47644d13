import type { z } from 'zod';
import type { plansList } from '../../../shared/contract/plans.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { wireComponents } from '../loans/wire.ts';
import { loadPlans, wirePlanSummary } from './plan-book.ts';

/** Plans newest first, each with its state as of today. The status filter reads what the last day roll stored. */
export async function listPlans(db: ReadDb, input: z.output<typeof plansList.input>, today: LocalDate) {
  const filtered = db
    .selectFrom('repayment_plan')
    .$if(input.loanId !== undefined, (query) =>
      query.where('repayment_plan.loan_id', '=', input.loanId ?? ''),
    )
    .$if((input.statuses?.length ?? 0) > 0, (query) =>
      query.where('repayment_plan.status', 'in', input.statuses ?? []),
    );
  const page = await filtered
    .innerJoin('loan', 'loan.id', 'repayment_plan.loan_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select(['repayment_plan.id', 'loan.contract_no', 'person.name', 'vehicle.plate'])
    .orderBy('repayment_plan.agreed_on', 'desc')
    .orderBy('repayment_plan.agreement_no', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const total = await filtered.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const plans = await loadPlans(
    db,
    page.map((row) => row.id),
    today,
  );
  return {
    asOf: today,
    total: total.count,
    rows: page.flatMap((row) => {
      const stored = plans.find((plan) => plan.row.id === row.id);
      if (stored === undefined) return [];
      const { contract_no: contractNo, name: borrowerName, plate } = row;
      return [{ ...wirePlanSummary(stored), contractNo, borrowerName, plate }];
    }),
  };
}

/** The plan that matters for a loan: the running or breached one, otherwise the newest; null without any. */
export async function planOfLoan(db: ReadDb, loanId: string, asOf: LocalDate) {
  const rows = await db
    .selectFrom('repayment_plan')
    .select(['id', 'status'])
    .where('loan_id', '=', loanId)
    .orderBy('agreed_on', 'desc')
    .orderBy('agreement_no', 'desc')
    .execute();
  const chosen = rows.find((row) => row.status === 'active' || row.status === 'breached') ?? rows[0];
  if (chosen === undefined) return null;
  const [stored] = await loadPlans(db, [chosen.id], asOf);
  return stored === undefined ? null : wirePlanSummary(stored);
}

/** One plan with its instalments; undefined when there is no such plan. */
export async function planDetail(db: ReadDb, planId: string, asOf: LocalDate) {
  const [stored] = await loadPlans(db, [planId], asOf);
  if (stored === undefined) return undefined;
  const names = await db
    .selectFrom('loan')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .select(['loan.contract_no', 'person.name'])
    .where('loan.id', '=', stored.row.loan_id)
    .executeTakeFirstOrThrow();
  const actor = await db
    .selectFrom('actor')
    .select('name')
    .where('id', '=', stored.row.actor_id)
    .executeTakeFirst();
  return {
    ...wirePlanSummary(stored),
    contractNo: names.contract_no,
    borrowerName: names.name,
    debt: wireComponents(stored.plan.overdueFen),
    waivedPenaltyFen: stored.terms.waivedPenaltyFen,
    toleranceDays: stored.terms.toleranceDays,
    instalments: stored.state.instalments,
    consentedGuarantorIds: stored.facts.consentedGuarantorIds,
    warnings: stored.facts.warnings,
    endReason: stored.row.end_reason,
    recordedAt: instant(stored.row.recorded_at),
    actorName: actor?.name ?? '',
    remarks: stored.terms.remarks,
  };
}
