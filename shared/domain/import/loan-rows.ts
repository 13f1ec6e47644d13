import { type Cell, isBlank, type SourceRow, tidyText } from './cell.ts';
import { normaliseHeading } from './heading.ts';
import type { SheetHeading } from './heading-row.ts';
import type { ImportField } from './import-field.ts';
import type { ColumnMapping } from './mapping.ts';

/** A row that has none of these is no loan: a number in 序号 alone, a note, a signature line. */
const KEY_FIELDS: readonly ImportField[] = [
  'contractNo',
  'borrowerName',
  'borrowerIdNumber',
  'principal',
  'paidOutOn',
];
const TOTAL_WORD = /^(本页|本月|年度)?(合计|总计|小计|共计|累计|汇总|总额)|^(sub|grand)?\s*total|^sum\b/i;
const NOTE_WORD =
  /^(注[:：]|备注[:：]|说明[:：]|制表|审核|填表|复核|单位[:：]|负责人|note[:\s]|prepared by)/i;

/**
 * Whether a row below the heading is a loan: not a total, a note, a repeated heading or an empty numbered
 * line.
 */
export function isLoanRow(source: SourceRow, mapping: ColumnMapping, heading: SheetHeading): boolean {
  if (source.row <= heading.lastRow) return false;
  const filled = source.cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return false;
  const keys = KEY_FIELDS.map((field) => cellOf(source, mapping, field)).filter((cell) => !isBlank(cell));
  if (keys.length === 0) return false;
  const first = tidyText(filled[0]?.text ?? '').replace(/\s/g, '');
  const isTotal =
    TOTAL_WORD.test(first) ||
    TOTAL_WORD.test(keyText(source, mapping, 'contractNo')) ||
    TOTAL_WORD.test(keyText(source, mapping, 'borrowerName'));
  if (isTotal && isBlank(cellOf(source, mapping, 'borrowerIdNumber'))) return false;
  if (filled.length <= 2 && NOTE_WORD.test(first)) return false;
  return !repeatsHeading(source, heading);
}

/** An ID number, a telephone, an amount: no cell of a heading, and not worth comparing with one. */
const FIGURES = /\d{4}/;

function repeatsHeading(source: SourceRow, heading: SheetHeading): boolean {
  const titles = normalisedTitles(heading);
  let same = 0;
  for (const [column, parts] of titles.entries()) {
    const cell = source.cells[column];
    if (cell?.kind !== 'text' || FIGURES.test(cell.text)) continue;
    const text = normaliseHeading(cell.text);
    if (text !== '' && parts.has(text)) same += 1;
  }
  return same >= 3;
}

/** A ledger of 100,000 rows asks for the same heading 100,000 times. */
const titlesOfHeading = new WeakMap<SheetHeading, readonly ReadonlySet<string>[]>();

function normalisedTitles(heading: SheetHeading): readonly ReadonlySet<string>[] {
  const known = titlesOfHeading.get(heading);
  if (known !== undefined) return known;
  const titles = heading.titles.map((title) => new Set(title.split('/').map(normaliseHeading)));
  titlesOfHeading.set(heading, titles);
  return titles;
}

function keyText(source: SourceRow, mapping: ColumnMapping, field: ImportField): string {
  return tidyText(cellOf(source, mapping, field)?.text ?? '').replace(/\s/g, '');
}

function cellOf(source: SourceRow, mapping: ColumnMapping, field: ImportField): Cell | undefined {
  const column = mapping.find((mapped) => mapped.field === field)?.column;
  return column === undefined ? undefined : source.cells[column];
}
