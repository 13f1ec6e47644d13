import type { z } from 'zod';
import type { plansCompose, plansPropose } from '../../../shared/contract/plans.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import type { ComponentAmounts, LoanPosition } from '../../../shared/domain/ledger/position.ts';
import { isPrincipalOnly } from '../../../shared/domain/letter/checks.ts';
import { type Claim, claimOf } from '../../../shared/domain/letter/claim.ts';
import type { Frequency } from '../../../shared/domain/loan/terms.ts';
import { composePlans } from '../../../shared/domain/plan/compose-plans.ts';
import type { RepaymentPlan } from '../../../shared/domain/plan/plan.ts';
import { proposePlan } from '../../../shared/domain/plan/propose-plan.ts';
import type { LoanId } from '../../../shared/kernel/ids.ts';
import { id } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { divideRounded, type Fen, fen, subtract, sum, ZERO } from '../../../shared/kernel/money.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadLetter } from '../letters/load-inputs.ts';
import { wireComponents } from '../loans/wire.ts';
import type { BaseContext } from '../rpc/context.ts';

type ProposeInput = z.output<typeof plansPropose.input>;
type ComposeInput = z.output<typeof plansCompose.input>;

export type ProposeCode =
  | 'plan.nothingOverdue'
  | 'plan.firstBeforeAgreement'
  | 'plan.asOfInFuture'
  | 'plan.instalmentTooSmall'
  | 'plan.countInvalid'
  | 'plan.waiverAbovePenalty'
  | 'plan.loanSettled'
  | 'plan.capUnresolved'
  | 'record.notFound';

export interface PlanWarning {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** A plan computed and not stored, with what the clerk has to know before it is agreed. */
export interface Proposal {
  readonly loanId: LoanId;
  readonly asOf: LocalDate;
  readonly plan: RepaymentPlan;
  readonly waivedPenaltyFen: Fen;
  readonly warnings: readonly PlanWarning[];
}

const FREQUENCIES: Readonly<Record<ProposeInput['every'], Frequency>> = {
  month: { unit: 'month', every: 1 },
  fortnight: { unit: 'week', every: 2 },
  week: { unit: 'week', every: 1 },
};

/** Instalments are whole yuan; the last one takes the fen. */
const WHOLE_YUAN = 100;

interface Debt {
  readonly loanId: LoanId;
  readonly asOf: LocalDate;
  readonly position: LoanPosition;
  readonly overdueFen: ComponentAmounts;
  /** what the contract gives above the cap: no plan asks for it */
  readonly cutFen: Fen;
  /** what the agreement on paper would lack */
  readonly missing: 'address' | 'account' | null;
}

/**
 * What may be claimed as of a day, less a waiver of penalty: the letter's own arithmetic, since an agreement acknowledges
 * no more than a demand may ask for (DOC-08: cap check on every sum). A loan whose cap is unresolved gets no plan.
 */
async function loadDebt(
  db: ReadDb,
  wish: { readonly loanId: LoanId; readonly asOf: LocalDate | undefined; readonly waivedPenaltyFen: Fen },
  base: BaseContext,
): Promise<Result<Debt, DomainError<ProposeCode>>> {
  const { today } = base;
  const { loanId } = wish;
  const asOf = wish.asOf ?? today;
  if (asOf > today) return err(domainError('plan.asOfInFuture', { today }));
  const loaded = await loadLetter(db, base, { loanId, asOf, rightPreservingReason: '' });
  if (loaded === undefined) return err(domainError('record.notFound', { loanId }));
  const { position, cap, addressee, account } = loaded.inputs;
  if (position.isSettled) return err(domainError('plan.loanSettled'));
  if (cap.kind === 'unresolved') return err(domainError('plan.capUnresolved', { reason: cap.reason }));
  const claim = claimOf({
    position,
    terms: loaded.inputs.terms,
    rule: cap.rule,
    isPrincipalOnly: isPrincipalOnly(loaded.inputs),
  });
  const claimed = claimedByComponent(claim);
  if (wish.waivedPenaltyFen > claimed.penalty)
    return err(domainError('plan.waiverAbovePenalty', { penaltyFen: claimed.penalty }));
  const overdueFen = { ...claimed, penalty: subtract(claimed.penalty, wish.waivedPenaltyFen) };
  const missing = addressee?.address === null ? 'address' : account === null ? 'account' : null;
  return ok({ loanId, asOf, position, overdueFen, cutFen: claim.cutFen, missing });
}

function claimedByComponent(claim: Claim): ComponentAmounts {
  const of = (component: keyof ComponentAmounts): Fen =>
    sum(claim.sums.filter((line) => line.component === component).map((line) => line.claimedFen));
  return {
    cost: of('cost'),
    interest: of('interest'),
    penalty: of('penalty'),
    fee: of('fee'),
    principal: of('principal'),
  };
}

/** The plan for an answer of propose and for create: the same arithmetic, so that what is seen is what is agreed. */
export async function proposeFor(
  db: ReadDb,
  input: Omit<ProposeInput, 'kind'> & { readonly agreedOn?: LocalDate },
  base: BaseContext,
): Promise<Result<Proposal, DomainError<ProposeCode>>> {
  const debt = await loadDebt(db, { ...input, asOf: input.asOf }, base);
  if (!debt.ok) return debt;
  const plan = proposePlan({
    agreedOn: input.agreedOn ?? base.today,
    overdueFen: debt.value.overdueFen,
    count: input.count,
    firstOn: input.firstOn,
    frequency: FREQUENCIES[input.every],
    multipleOfFen: WHOLE_YUAN,
  });
  if (!plan.ok) return err(proposeError(plan.error));
  const warnings = await warningsFor(db, debt.value, plan.value);
  const { loanId, asOf } = debt.value;
  return ok({ loanId, asOf, plan: plan.value, waivedPenaltyFen: input.waivedPenaltyFen, warnings });
}

/** The domain's codes that the form can't bring about are the count's. */
function proposeError(error: DomainError): DomainError<ProposeCode> {
  switch (error.code) {
    case 'plan.nothingOverdue':
    case 'plan.firstBeforeAgreement':
    case 'plan.instalmentTooSmall':
    case 'plan.countInvalid':
      return domainError(error.code, error.params);
    default:
      return domainError('plan.countInvalid', error.params);
  }
}

/** CC 695: what a plan adds does not bind a guarantor without written consent. */
async function warningsFor(db: ReadDb, debt: Debt, plan: RepaymentPlan): Promise<readonly PlanWarning[]> {
  const warnings: PlanWarning[] = [];
  const guarantors = await db
    .selectFrom('loan_party')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .select(['person.id', 'person.name'])
    .where('loan_party.loan_id', '=', debt.loanId)
    .where('loan_party.role', '=', 'guarantor')
    .where('loan_party.released_on', 'is', null)
    .orderBy('person.name')
    .execute();
  for (const guarantor of guarantors) {
    const params = { personId: guarantor.id, personName: guarantor.name };
    warnings.push({ code: 'plan.guarantorNotBound', params });
  }
  if (debt.cutFen > 0) warnings.push({ code: 'plan.pastCap', params: { cutFen: debt.cutFen } });
  if (debt.missing !== null) warnings.push({ code: 'plan.noPaper', params: { missing: debt.missing } });
  if (debt.overdueFen.principal > 0) warnings.push({ code: 'plan.penaltyKeepsRunning', params: {} });
  const opening = await unconfirmedOpening(db, debt.loanId);
  if (opening) warnings.push({ code: 'plan.openingUnconfirmed', params: {} });
  const finalDueOn = debt.position.instalments.at(-1)?.dueOn;
  const endsOn = plan.instalments.at(-1)?.dueOn;
  if (finalDueOn !== undefined && endsOn !== undefined && endsOn > finalDueOn) {
    warnings.push({ code: 'plan.beyondFinalDue', params: { finalDueOn } });
  }
  return warnings;
}

/** A plan on a taken-over balance that nobody confirmed would put a doubtful sum into a signed paper. */
export async function unconfirmedOpening(db: ReadDb, loanId: string): Promise<boolean> {
  const row = await db
    .selectFrom('opening_balance')
    .select('loan_id')
    .where('loan_id', '=', loanId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export function wireProposal(proposal: Proposal) {
  const { plan } = proposal;
  return {
    loanId: proposal.loanId,
    asOf: proposal.asOf,
    kind: 'spread-overdue' as const,
    debt: wireComponents(plan.overdueFen),
    waivedPenaltyFen: proposal.waivedPenaltyFen,
    totalFen: plan.totalFen,
    instalments: plan.instalments,
    regularFen: plan.instalments[0]?.amountFen ?? ZERO,
    endsOn: plan.instalments.at(-1)?.dueOn ?? plan.agreedOn,
    warnings: proposal.warnings,
  };
}

/** More than this share of the income for the loan and its plan together is a plan that will break. */
const HEAVY_SHARE_PERCENT = 50;

/** Three plans side by side from what is free in a month: income less burden less the running instalment. */
export async function composeFor(db: ReadDb, input: ComposeInput, base: BaseContext) {
  const { today } = base;
  const debt = await loadDebt(
    db,
    { loanId: id<'loan'>(input.loanId), asOf: input.asOf, waivedPenaltyFen: ZERO },
    base,
  );
  if (!debt.ok) return debt;
  const runningInstalmentFen = runningInstalment(debt.value.position, today);
  const committedFen = fen(input.monthlyBurdenFen + runningInstalmentFen);
  const composed = composePlans(
    { agreedOn: today, overdueFen: debt.value.overdueFen, multipleOfFen: WHOLE_YUAN },
    { incomeFen: input.monthlyIncomeFen, committedFen, payDay: input.payDay },
  );
  if (!composed.ok) {
    return composed.error.code === 'plan.cannotAfford'
      ? err(domainError('plan.cannotAfford', composed.error.params))
      : err(proposeError(composed.error));
  }
  const options = [];
  for (const option of composed.value) {
    const warnings = [...(await warningsFor(db, debt.value, option.plan))];
    const monthlyBurdenFen = fen(runningInstalmentFen + (option.plan.instalments[0]?.amountFen ?? 0));
    const incomeSharePpm = shareOf(monthlyBurdenFen, input.monthlyIncomeFen);
    const sharePercent = incomeSharePpm === null ? 0 : Math.round(incomeSharePpm / 10_000);
    if (sharePercent > HEAVY_SHARE_PERCENT) {
      warnings.push({ code: 'plan.aboveIncomeShare', params: { sharePercent } });
    }
    const { loanId, asOf } = debt.value;
    const proposal = { loanId, asOf, plan: option.plan, waivedPenaltyFen: ZERO, warnings };
    options.push({ ...wireProposal(proposal), option: option.name, incomeSharePpm, monthlyBurdenFen });
  }
  const freeMonthlyFen = fen(input.monthlyIncomeFen - committedFen);
  return ok({ freeMonthlyFen, runningInstalmentFen, options });
}

/** The instalment of the running schedule that comes next; nothing once the schedule is over. */
function runningInstalment(position: LoanPosition, today: LocalDate): Fen {
  const next = position.instalments.find((one) => one.dueOn > today);
  if (next === undefined) return ZERO;
  return fen(next.dueFen.principal + next.dueFen.interest + next.dueFen.fee);
}

function shareOf(part: Fen, whole: Fen): number | null {
  if (whole <= 0) return null;
  return Number(divideRounded(BigInt(part) * 1_000_000n, BigInt(whole), 'half-up'));
}
