import type { z } from 'zod';
import type { plansCreate, plansEnd } from '../../../shared/contract/plans.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { toParts } from '../../../shared/kernel/local-date.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { takeNumber } from '../letters/number-series.ts';
import type { CodeOf, CommandContext, HandlerError } from '../rpc/context.ts';
import { loadPlans, statusOf } from './plan-book.ts';
import { type Proposal, proposeFor, unconfirmedOpening } from './propose.ts';
import { renderAgreement } from './render-agreement.ts';

type CreateInput = z.output<typeof plansCreate.input>;
type CreateError = HandlerError<CodeOf<typeof plansCreate>>;

/**
 * Agrees a plan: checks that the figures are those the clerk saw, takes the number, freezes facts and instalments and
 * keeps the agreement's PDF. A taken number stays used, also when the plan is ended.
 */
export async function createPlan(ctx: CommandContext, input: CreateInput) {
  const checked = await checkPlan(ctx, input);
  if (!checked.ok) return checked;
  const proposal = withoutConsented(checked.value, input.consentedGuarantorIds);
  const planId = ctx.newId<'plan'>();
  const agreementNo = await takeAgreementNo(ctx, input.loanId);
  const documentSha256 = await renderAgreement(ctx, { proposal, agreementNo, input });
  const warned = documentSha256 === null ? withoutPaper(proposal) : proposal;
  await storePlan(ctx, { planId, agreementNo, documentSha256, proposal: warned, input });
  ctx.audit({
    action: 'plans.create',
    subjectKind: 'plan',
    subjectId: planId,
    detail: { loanId: input.loanId, agreementNo, totalFen: proposal.plan.totalFen, documentSha256 },
  });
  ctx.touch('plans', 'cases', 'morning', 'loans');
  return ok({ planId, agreementNo, documentSha256 });
}

async function checkPlan(ctx: CommandContext, input: CreateInput): Promise<Result<Proposal, CreateError>> {
  if (input.agreedOn > ctx.today) return err(domainError('plan.agreedInFuture', { today: ctx.today }));
  if (input.waivedPenaltyFen > 0 && ctx.actor.role !== 'owner')
    return err(domainError('plan.waiverOwnerOnly'));
  if (await unconfirmedOpening(ctx.tx, input.loanId)) return err(domainError('plan.openingUnconfirmed'));
  const active = await ctx.tx
    .selectFrom('repayment_plan')
    .select('agreement_no')
    .where('loan_id', '=', input.loanId)
    .where('status', '=', 'active')
    .executeTakeFirst();
  if (active !== undefined)
    return err(domainError('plan.activeExists', { agreementNo: active.agreement_no }));
  const proposal = await proposeFor(ctx.tx, input, ctx);
  if (!proposal.ok) return proposal;
  const { totalFen } = proposal.value.plan;
  if (totalFen !== input.expectedTotalFen) return err(domainError('plan.changedSincePreview', { totalFen }));
  return proposal;
}

/** A guarantor who consented in writing is bound: the warning for that person is met. */
function withoutConsented(proposal: Proposal, consented: readonly string[]): Proposal {
  const warnings = proposal.warnings.filter(
    (warning) =>
      warning.code !== 'plan.guarantorNotBound' || !consented.includes(String(warning.params.personId)),
  );
  return { ...proposal, warnings };
}

/** The plan's page says why it has no paper: what the proposal knew to be missing, else a character no font has. */
function withoutPaper(proposal: Proposal): Proposal {
  if (proposal.warnings.some((warning) => warning.code === 'plan.noPaper')) return proposal;
  const warning = { code: 'plan.noPaper', params: { missing: 'glyphs' } };
  return { ...proposal, warnings: [...proposal.warnings, warning] };
}

/** 安信还〔2026〕0001号: per lender and year, no gaps. */
async function takeAgreementNo(ctx: CommandContext, loanId: string): Promise<string> {
  const { year } = toParts(ctx.today);
  const lender = await ctx.tx
    .selectFrom('loan')
    .innerJoin('lender', 'lender.id', 'loan.lender_id')
    .select(['lender.id', 'lender.letter_code'])
    .where('loan.id', '=', loanId)
    .executeTakeFirstOrThrow();
  const sequence = await takeNumber(ctx.tx, { lenderId: lender.id, kind: 'plan', year });
  return `${lender.letter_code}还〔${year}〕${sequence.toString().padStart(4, '0')}号`;
}

interface PlanToStore {
  readonly planId: string;
  readonly agreementNo: string;
  readonly documentSha256: string | null;
  readonly proposal: Proposal;
  readonly input: CreateInput;
}

async function storePlan(ctx: CommandContext, made: PlanToStore): Promise<void> {
  const { proposal, input } = made;
  const open = await ctx.tx
    .selectFrom('collection_case')
    .select('id')
    .where('loan_id', '=', input.loanId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  await ctx.tx
    .insertInto('repayment_plan')
    .values({
      id: made.planId,
      loan_id: input.loanId,
      case_id: open?.id ?? null,
      agreement_no: made.agreementNo,
      kind: 'spread-overdue',
      as_of: proposal.asOf,
      agreed_on: input.agreedOn,
      status: 'active',
      status_on: input.agreedOn,
      total_fen: proposal.plan.totalFen,
      terms_json: JSON.stringify(termsOf(input)),
      facts_json: JSON.stringify({
        overdueFen: proposal.plan.overdueFen,
        consentedGuarantorIds: input.consentedGuarantorIds,
        warnings: proposal.warnings,
        affordability: input.affordability,
      }),
      document_sha256: made.documentSha256,
      end_reason: null,
      recorded_at: ctx.now,
      actor_id: ctx.actor.id,
    })
    .execute();
  for (const part of proposal.plan.instalments) {
    await ctx.tx
      .insertInto('plan_instalment')
      .values({ plan_id: made.planId, no: part.no, due_on: part.dueOn, amount_fen: part.amountFen })
      .execute();
  }
  if (open === undefined) return;
  const first = present(proposal.plan.instalments[0], 'a plan has an instalment');
  await ctx.tx
    .updateTable('collection_case')
    .set({ next_action: 'review-plan', next_action_on: first.dueOn })
    .where('id', '=', open.id)
    .execute();
}

function termsOf(input: CreateInput) {
  const { every, firstOn, count, toleranceDays, waivedPenaltyFen, remarks } = input;
  return { every, firstOn, count, toleranceDays, waivedPenaltyFen, remarks };
}

/** Ends a running plan by hand, with its reason; receipts have no more to say about it. */
export async function endPlan(ctx: CommandContext, input: z.output<typeof plansEnd.input>) {
  const [stored] = await loadPlans(ctx.tx, [input.planId], ctx.today);
  if (stored === undefined) return err(domainError('record.notFound', { planId: input.planId }));
  const status = statusOf(stored);
  if (status !== 'active' && status !== 'breached') return err(domainError('plan.notActive', { status }));
  await ctx.tx
    .updateTable('repayment_plan')
    .set({ status: 'ended', status_on: ctx.today, end_reason: input.reason })
    .where('id', '=', input.planId)
    .execute();
  const detail = { loanId: stored.row.loan_id, before: status, reason: input.reason };
  ctx.audit({ action: 'plans.end', subjectKind: 'plan', subjectId: input.planId, detail });
  ctx.touch('plans', 'cases', 'morning');
  return ok({});
}
