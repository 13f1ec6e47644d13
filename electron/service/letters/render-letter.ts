import { createHash } from 'node:crypto';
import { titleOf } from '../../../shared/domain/letter/compose.ts';
import type { LetterBlock } from '../../../shared/domain/letter/compose-blocks.ts';
import { composeWhole } from '../../../shared/domain/letter/compose-whole.ts';
import type { LetterFacts } from '../../../shared/domain/letter/facts.ts';
import type { LetterTemplate } from '../../../shared/domain/letter/template.ts';
import type { EmptyField } from '../../../shared/domain/letter/values.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import { openPdf } from '../pdf/document.ts';
import { flow } from '../pdf/flow.ts';
import { checkGlyphs, type MissingGlyphs, type PdfFonts } from '../pdf/fonts.ts';
import { layoutBlocks } from './layout.ts';
import { letterQr } from './qr.ts';

export interface RenderedLetter {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
}

/** Frozen facts as the text that is stored and hashed: JSON of the object as decideLetter made it. */
export function factsText(facts: LetterFacts): string {
  return JSON.stringify(facts);
}

export function factsSha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

export interface RenderInput {
  readonly facts: LetterFacts;
  readonly template: LetterTemplate;
  readonly fonts: PdfFonts;
  /** the issue instant; a draft takes the start of its letter date */
  readonly issuedAt: Instant;
}

/**
 * Letter, annex and slip as one PDF. The same facts and instant give the same bytes. Facts without a number are a draft: marked
 * 草稿 over every page and without a QR. Refuses an empty field (R6.10) or a character no font has.
 */
export async function renderLetter(
  input: RenderInput,
): Promise<Result<RenderedLetter, EmptyField | MissingGlyphs>> {
  const { facts, template, fonts } = input;
  const composed = composeWhole(facts, template);
  if (!composed.ok) return composed;
  const blocks = composed.value;
  const glyphs = checkGlyphs(fonts, textsOf(blocks));
  if (!glyphs.ok) return glyphs;
  const isDraft = facts.letterNo === null;
  const title = titleOf(facts, template);
  const canvas = openPdf({
    fonts,
    title: facts.letterNo === null ? `${title} 草稿` : `${title} ${facts.letterNo}`,
    createdAt: input.issuedAt,
    ...(isDraft ? { watermark: '草稿' } : {}),
    footer: facts.letterNo ?? `${title}\uff08草稿\uff09`,
  });
  const qr = facts.letterNo === null ? {} : { qr: letterQr(facts.letterNo, factsSha256(factsText(facts))) };
  flow(canvas, layoutBlocks(canvas, blocks, qr));
  const pageCount = canvas.pageCount();
  return ok({ bytes: await canvas.finish(), pageCount });
}

/** Every text of the blocks: for the glyph pre-flight and the wording lint. */
export function textsOf(blocks: readonly LetterBlock[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'newPage':
        return [];
      case 'letterhead':
        return [block.name, ...block.lines];
      case 'addressee':
        return [...block.lines];
      case 'table':
        return [
          ...block.table.columns.map((column) => column.heading),
          ...block.table.rows.flat(),
          ...block.table.footRows.flat(),
        ];
      case 'slip':
        return [block.title, block.copy, ...textsOf(block.blocks)];
      case 'fields':
      case 'form':
        return block.rows.flatMap((row) => [row.label, row.text]);
      case 'attachments':
        return [...block.items];
      case 'signature':
        return [block.name, block.date];
      case 'signatures':
        return block.parties.flatMap((party) => [party.label, party.name]);
      default:
        return [block.text];
    }
  });
}
