import { present } from '../../kernel/assert.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Condition, TableName, TemplateBlock } from './template.ts';
import { type EmptyField, type LetterValues, renderText } from './values.ts';

export interface LetterTable {
  readonly columns: readonly {
    readonly heading: string;
    readonly align: 'left' | 'right' | 'center';
    readonly share: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  readonly footRows: readonly (readonly string[])[];
}

/** A letter in words, ready to be laid out: what the PDF prints and what lintWording reads. */
export type LetterBlock =
  | { readonly kind: 'letterhead'; readonly name: string; readonly lines: readonly string[] }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'addressee'; readonly lines: readonly string[] }
  | { readonly kind: 'salutation'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LetterTable }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  /** label and an empty place to write in */
  | { readonly kind: 'form'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  /** a slip stays on one page; a line to cut along stands between two of them */
  | {
      readonly kind: 'slip';
      readonly title: string;
      readonly copy: string;
      readonly blocks: readonly LetterBlock[];
    }
  | { readonly kind: 'attachments'; readonly items: readonly string[] }
  | { readonly kind: 'signature'; readonly name: string; readonly date: string }
  /** places to sign, two beside each other */
  | { readonly kind: 'signatures'; readonly parties: readonly SigningParty[] }
  | { readonly kind: 'newPage' };

/** Who signs where: 甲方, 乙方, 保证人… A company seals, a person signs and presses a finger. */
export interface SigningParty {
  readonly label: string;
  readonly name: string;
  readonly isCompany: boolean;
}

export interface BlockContext {
  readonly values: LetterValues;
  readonly tables: Readonly<Partial<Record<TableName, () => LetterTable>>>;
  readonly parties: readonly SigningParty[];
}

/** A template's blocks in words. Refuses when a printed field is empty (R6.10). */
export function composeBlocks(
  blocks: readonly TemplateBlock[],
  context: BlockContext,
): Result<LetterBlock[], EmptyField> {
  const composed: LetterBlock[] = [];
  for (const block of blocks) {
    if (!holds(block.when, context.values)) continue;
    const made = composeBlock(block, context);
    if (!made.ok) return made;
    composed.push(made.value);
  }
  return ok(composed);
}

function holds(condition: Condition | undefined, values: LetterValues): boolean {
  if (condition === undefined) return true;
  return condition
    .split('&')
    .every((part) =>
      part.startsWith('!') ? values.flags[part.slice(1)] !== true : values.flags[part] === true,
    );
}

function composeBlock(block: TemplateBlock, context: BlockContext): Result<LetterBlock, EmptyField> {
  switch (block.kind) {
    case 'salutation':
    case 'heading':
    case 'paragraph':
    case 'note': {
      const text = renderText(block.text, context.values);
      return text.ok ? ok({ kind: block.kind, text: text.value }) : text;
    }
    case 'table':
      return ok({
        kind: 'table',
        table: present(context.tables[block.table], 'a document fills the tables that its template names')(),
      });
    case 'signatures':
      return ok({ kind: 'signatures', parties: context.parties });
    case 'fields':
    case 'form': {
      const rows: { label: string; text: string }[] = [];
      for (const row of block.rows) {
        const text = renderText(row.text, context.values);
        if (!text.ok) return text;
        rows.push({ label: row.label, text: text.value });
      }
      return ok({ kind: block.kind, rows });
    }
    case 'attachments':
      return ok({ kind: 'attachments', items: block.items });
    case 'signature': {
      const name = renderText(block.text, context.values);
      if (!name.ok) return name;
      const date = renderText(block.date, context.values);
      return date.ok ? ok({ kind: 'signature', name: name.value, date: date.value }) : date;
    }
  }
}
