import { ok, type Result } from '../../kernel/result.ts';
import { composeAnnex } from './annex.ts';
import { composeLetter } from './compose.ts';
import { composeBlocks, type LetterBlock } from './compose-blocks.ts';
import type { LetterFacts } from './facts.ts';
import type { LetterTemplate } from './template.ts';
import { type EmptyField, letterValues } from './values.ts';

/** Everything that is printed: the letter, its calculation sheet, and the slip where the kind has one. */
export function composeWhole(
  facts: LetterFacts,
  template: LetterTemplate,
): Result<LetterBlock[], EmptyField> {
  const body = composeLetter(facts, template);
  if (!body.ok) return body;
  const slips = composeSlips(facts, template);
  return slips.ok ? ok([...body.value, ...composeAnnex(facts, template), ...slips.value]) : slips;
}

/** 回执 in as many copies as the template has, on a page of their own to be cut apart. */
function composeSlips(facts: LetterFacts, template: LetterTemplate): Result<LetterBlock[], EmptyField> {
  const { slip } = template;
  if (slip === null) return ok([]);
  const made = composeBlocks(slip.blocks, { values: letterValues(facts), tables: {}, parties: [] });
  if (!made.ok) return made;
  const copies = slip.copies.map(
    (copy): LetterBlock => ({ kind: 'slip', title: slip.title, copy, blocks: made.value }),
  );
  return ok([{ kind: 'newPage' }, ...copies]);
}
