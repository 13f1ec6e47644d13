import { type AgreementFacts, composeAgreement } from '../../../shared/domain/letter/agreement.ts';
import type { LetterTemplate } from '../../../shared/domain/letter/template.ts';
import type { EmptyField } from '../../../shared/domain/letter/values.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { openPdf } from '../pdf/document.ts';
import { flow } from '../pdf/flow.ts';
import { checkGlyphs, type MissingGlyphs, type PdfFonts } from '../pdf/fonts.ts';
import { layoutBlocks } from './layout.ts';
import { type RenderedLetter, textsOf } from './render-letter.ts';

/** The version that new agreements take. */
export const CURRENT_AGREEMENT = { id: 'plan-agreement', version: 1 } as const;

/** The repayment agreement 还款协议书 as a PDF; the same facts and instant give the same bytes. */
export async function renderPlanAgreement(input: {
  readonly facts: AgreementFacts;
  readonly template: LetterTemplate;
  readonly fonts: PdfFonts;
  readonly issuedAt: Instant;
}): Promise<Result<RenderedLetter, EmptyField | MissingGlyphs>> {
  const { facts, template, fonts } = input;
  const blocks = composeAgreement(facts, template);
  if (!blocks.ok) return blocks;
  const glyphs = checkGlyphs(fonts, textsOf(blocks.value));
  if (!glyphs.ok) return glyphs;
  const canvas = openPdf({
    fonts,
    title: `${template.title} ${facts.agreementNo}`,
    createdAt: input.issuedAt,
    footer: facts.agreementNo,
  });
  flow(canvas, layoutBlocks(canvas, blocks.value, { density: 'agreement' }));
  const pageCount = canvas.pageCount();
  return ok({ bytes: await canvas.finish(), pageCount });
}
