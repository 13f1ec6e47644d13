import type { z } from 'zod';
import type { lettersCheck } from '../../../shared/contract/letters.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { kindByRule } from '../../../shared/domain/letter/checks.ts';
import type { LetterFacts } from '../../../shared/domain/letter/facts.ts';
import type { LetterCandidate, LetterCheck } from '../../../shared/domain/letter/inputs.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { startOfChinaDay } from '../../../shared/kernel/instant.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { QueryContext } from '../rpc/context.ts';
import type { LetterWish } from './load-inputs.ts';
import { renderLetter } from './render-letter.ts';
import { fontsOf, reviewWish } from './review.ts';

/** The check list beside the draft. */
export async function checkLetter(ctx: QueryContext, input: z.output<typeof lettersCheck.input>) {
  const reviewed = await reviewWish(ctx.db, ctx, input);
  if (reviewed === undefined) return err(notFound('loan', input.loanId));
  const { inputs } = reviewed;
  return ok({
    kind: reviewed.kind,
    kindByRule: kindByRule(inputs.limitation),
    templateId: inputs.template.id,
    templateVersion: inputs.template.version,
    addresseeId: inputs.addressee === null ? null : id<'person'>(inputs.addressee.personId),
    asOf: inputs.asOf,
    letterDate: inputs.today,
    deadlineOn: inputs.deadlineOn,
    earliestDeadlineOn: reviewed.earliestDeadlineOn,
    addressees: reviewed.candidates.map((one) => wireCandidate(one, inputs.today)),
    checks: reviewed.checks,
    figures: reviewed.facts === null ? null : wireFigures(reviewed.facts),
  });
}

function wireCandidate(one: LetterCandidate, today: string) {
  const { address, guarantee } = one;
  const isOpen =
    guarantee === null ||
    (guarantee.kind === 'joint' && (guarantee.periodEndsOn === null || guarantee.periodEndsOn >= today));
  return {
    personId: id<'person'>(one.personId),
    role: one.role,
    name: one.name,
    address: address?.text ?? null,
    addressKind: address?.kind ?? null,
    addressSource: address?.source ?? null,
    isAgreedDelivery: address?.isAgreedDelivery ?? false,
    isAddressable: isOpen && !one.isDeceased,
  };
}

export function wireFigures(facts: LetterFacts) {
  return {
    daysPastDue: facts.daysPastDue,
    sums: facts.sums,
    contractFen: facts.contractFen,
    claimedFen: facts.claimedFen,
    cutFen: facts.cutFen,
    claimedWords: facts.claimedWords,
    dailyAccrualFen: facts.dailyAccrualFen,
    payableFen: facts.payableFen,
    payableWords: facts.payableWords,
    isPrincipalOnly: facts.isPrincipalOnly,
    capAnnualRatePpm: facts.capAnnualRatePpm,
  };
}

export function notFound(kind: string, recordId: string) {
  return domainError('record.notFound', { kind, id: recordId });
}

/** The real pages of a draft. */
export async function previewLetter(ctx: QueryContext, wish: LetterWish) {
  const reviewed = await reviewWish(ctx.db, ctx, wish);
  if (reviewed === undefined) return err(notFound('loan', wish.loanId));
  const { facts } = reviewed;
  if (facts === null) return err(refusalOf(reviewed.checks));
  const rendered = await renderLetter({
    facts,
    template: reviewed.template,
    fonts: fontsOf(ctx),
    issuedAt: startOfChinaDay(facts.letterDate),
  });
  if (!rendered.ok) return err(renderError(rendered.error));
  return ok({ pdf: new Uint8Array(rendered.value.bytes), pageCount: rendered.value.pageCount });
}

function renderError(
  error: { code: 'letter.fieldEmpty'; name: string } | { code: 'letter.glyphsMissing'; characters: string },
) {
  if (error.code === 'letter.fieldEmpty') return domainError('letter.fieldEmpty', { name: error.name });
  return domainError('letter.glyphsMissing', { characters: error.characters });
}

/** The first failed check as an error; glyphs, fields and wording have codes of their own. */
export function refusalOf(checks: readonly LetterCheck[]) {
  const failed = checks.filter((one) => one.state === 'fail');
  const first = failed[0];
  const params = first?.params ?? {};
  if (first?.code === 'glyphs') return domainError('letter.glyphsMissing', params);
  if (first?.code === 'field') return domainError('letter.fieldEmpty', params);
  if (first?.code === 'wording') return domainError('letter.wordingForbidden', params);
  const codes = failed.map((one) => (one.code === 'clause' ? `clause:${one.params.kind}` : one.code));
  return domainError('letter.refused', { failed: codes.join(', ') });
}
