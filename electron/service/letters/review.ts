import type { LetterBlock } from '../../../shared/domain/letter/compose-blocks.ts';
import { composeWhole } from '../../../shared/domain/letter/compose-whole.ts';
import { reviewLetter } from '../../../shared/domain/letter/decide-letter.ts';
import type { LetterFacts } from '../../../shared/domain/letter/facts.ts';
import type { LetterCheck } from '../../../shared/domain/letter/inputs.ts';
import { lintWording } from '../../../shared/domain/letter/lint.ts';
import type { LetterTemplate } from '../../../shared/domain/letter/template.ts';
import type { ReadDb } from '../db/handles.ts';
import { checkGlyphs, openPdfFonts, type PdfFonts } from '../pdf/fonts.ts';
import type { BaseContext } from '../rpc/context.ts';
import { type LetterWish, type LoadedLetter, loadLetter } from './load-inputs.ts';
import { textsOf } from './render-letter.ts';
import { shippedWording } from './templates.ts';

export interface ReviewedLetter extends LoadedLetter {
  readonly checks: readonly LetterCheck[];
  /** null: a check failed */
  readonly facts: LetterFacts | null;
}

export function fontsOf(base: BaseContext): PdfFonts {
  return openPdfFonts({ fontDir: base.desk.fontsDir });
}

/** The whole check list: the domain's gates, then what only the finished words can show (wording, glyphs). */
export async function reviewWish(
  db: ReadDb,
  base: BaseContext,
  wish: LetterWish,
): Promise<ReviewedLetter | undefined> {
  const loaded = await loadLetter(db, base, wish);
  if (loaded === undefined) return undefined;
  const review = reviewLetter(loaded.inputs);
  if (review.facts === null) return { ...loaded, ...review };
  const extra = await wordChecks(base, review.facts, loaded.template);
  const checks = [...review.checks, ...extra];
  const isRefused = extra.some((one) => one.state === 'fail');
  return { ...loaded, checks, facts: isRefused ? null : review.facts };
}

async function wordChecks(
  base: BaseContext,
  facts: LetterFacts,
  template: LetterTemplate,
): Promise<LetterCheck[]> {
  const composed = composeWhole(facts, template);
  if (!composed.ok) return [{ code: 'field', state: 'fail', params: { name: composed.error.name } }];
  const texts = textsOf(composed.value);
  const checks: LetterCheck[] = [];
  const glyphs = checkGlyphs(fontsOf(base), texts);
  if (!glyphs.ok) {
    checks.push({ code: 'glyphs', state: 'fail', params: { characters: glyphs.error.characters } });
  }
  const flags = new Set<string>();
  for (const hit of lintWording(
    ownWords(composed.value).join('\n'),
    await shippedWording(base.desk.resourcesDir),
    flags,
  )) {
    checks.push({ code: 'wording', state: 'fail', params: { word: hit.word, ruleId: hit.ruleId } });
  }
  return checks;
}

/** Names, addresses and bank names are facts: only the template's own words are held against the list. */
function ownWords(blocks: readonly LetterBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'slip') return ownWords(block.blocks);
    return block.kind === 'paragraph' || block.kind === 'heading' || block.kind === 'title'
      ? [block.text]
      : [];
  });
}
