import type { AgreementFacts } from '../../../shared/domain/letter/agreement.ts';
import type { SigningParty } from '../../../shared/domain/letter/compose-blocks.ts';
import { vehicleWords } from '../../../shared/domain/letter/values.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { CURRENT_AGREEMENT, renderPlanAgreement } from '../letters/agreement.ts';
import { type LoadedLetter, loadLetter } from '../letters/load-inputs.ts';
import { fontsOf } from '../letters/review.ts';
import { shippedTemplate } from '../letters/templates.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { Proposal } from './propose.ts';

export interface AgreementWish {
  readonly proposal: Proposal;
  readonly agreementNo: string;
  readonly input: { readonly agreedOn: string; readonly toleranceDays: number; readonly remarks: string };
}

/**
 * The agreement's PDF kept in the book, by its hash. null when the book lacks what an agreement must name (address,
 * collection account) or a character that no font has: the plan stands, the paper is then written by hand.
 */
export async function renderAgreement(ctx: CommandContext, wish: AgreementWish): Promise<string | null> {
  const { proposal } = wish;
  const loaded = await loadLetter(ctx.tx, ctx, {
    loanId: proposal.loanId,
    asOf: proposal.asOf,
    rightPreservingReason: '',
  });
  const facts = loaded && agreementFacts(loaded, wish, await consentersOf(ctx.tx, proposal.loanId));
  if (!facts) return null;
  const rendered = await renderPlanAgreement({
    facts,
    template: await shippedTemplate(ctx.desk.resourcesDir, CURRENT_AGREEMENT),
    fonts: fontsOf(ctx),
    issuedAt: ctx.now,
  });
  if (!rendered.ok) return null;
  const document = { bytes: rendered.value.bytes, kind: 'plan', mediaType: 'application/pdf' };
  return ctx.desk.documents.put(ctx.tx, ctx.now, document);
}

function agreementFacts(
  loaded: LoadedLetter,
  wish: AgreementWish,
  consenters: readonly SigningParty[],
): AgreementFacts | undefined {
  const { inputs } = loaded;
  const { addressee, account, vehicle, contract } = inputs;
  if (addressee === null || addressee.address === null || account === null) return undefined;
  const { plan } = wish.proposal;
  const isSecured = contract.legalForm === 'mortgage' || contract.legalForm === 'pledge';
  return {
    schema: 1,
    template: CURRENT_AGREEMENT,
    agreementNo: wish.agreementNo,
    agreedOn: localDate(wish.input.agreedOn),
    asOf: wish.proposal.asOf,
    lender: inputs.lender,
    borrower: {
      name: addressee.name,
      idNo: addressee.idNoMasked,
      address: addressee.address.text,
      isCompany: addressee.isCompany,
    },
    contract,
    vehicle: vehicle !== null && isSecured ? vehicleWords(vehicle, { hasVin: true }) : null,
    account,
    debt: plan.overdueFen,
    waivedFen: wish.proposal.waivedPenaltyFen,
    totalFen: plan.totalFen,
    instalments: plan.instalments,
    toleranceDays: wish.input.toleranceDays,
    clauses: inputs.clauses,
    consenters,
    remarks: wish.input.remarks,
  };
}

/** R3.14: guarantors and mortgagors other than the borrower; without their signature the heavier part does not bind them. */
async function consentersOf(db: ReadDb, loanId: string): Promise<SigningParty[]> {
  const rows = await db
    .selectFrom('loan_party')
    .innerJoin('person', 'person.id', 'loan_party.person_id')
    .innerJoin('loan', 'loan.id', 'loan_party.loan_id')
    .select(['person.name', 'person.kind', 'loan_party.role'])
    .where('loan_party.loan_id', '=', loanId)
    .where('loan_party.role', 'in', ['guarantor', 'mortgagor'])
    .where('loan_party.released_on', 'is', null)
    .whereRef('loan_party.person_id', '!=', 'loan.borrower_id')
    .orderBy('loan_party.role')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    label: row.role === 'guarantor' ? '保证人' : '抵押人',
    name: row.name,
    isCompany: row.kind === 'company',
  }));
}
