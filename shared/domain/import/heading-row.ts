import { type Cell, isBlank, type MergedRange, type SheetHead, tidyText } from './cell.ts';
import { type ColumnUnit, matchHeading } from './heading.ts';
import { type DateOrder, dateOrderOf, readDateText } from './read-date.ts';

/** Where a sheet's heading stands and what it says, column by column ('' = no heading). */
export interface SheetHeading {
  /** as Excel counts rows */
  readonly firstRow: number;
  readonly lastRow: number;
  /** merged heading rows joined from top to bottom: '贷款信息/放款日期' */
  readonly titles: readonly string[];
  /** '单位：万元' written above the table holds for money columns that name no unit of their own */
  readonly sheetUnit: ColumnUnit | undefined;
  /** a day written above the table ('截至2026年11月22日'): the cut-over date to propose */
  readonly asOf: string | undefined;
  /** how the first rows write 3/8/2025, where one of them shows it */
  readonly dateOrder: DateOrder | undefined;
  /** how many different fields the titles name */
  readonly fieldCount: number;
}

const ROWS_SEARCHED = 40;
const DEEPEST_HEADING = 3;
const FEWEST_FIELDS = 3;

/** The heading of a sheet, or undefined when no row of its start names at least three known fields. */
export function findHeading(head: SheetHead): SheetHeading | undefined {
  const grid = new Map(head.rows.map((row) => [row.row, row.cells]));
  const numbers = head.rows.map((row) => row.row).filter((row) => row <= ROWS_SEARCHED);
  let best:
    | { readonly firstRow: number; readonly lastRow: number; titles: string[]; count: number }
    | undefined;
  for (let depth = 1; depth <= DEEPEST_HEADING; depth += 1) {
    for (const lastRow of numbers) {
      const firstRow = lastRow - depth + 1;
      if (firstRow < 1 || !grid.has(firstRow)) continue;
      const titles = joinedTitles({ grid, merges: head.merges, firstRow, lastRow });
      const count = distinctFields(titles);
      // strictly more: a title line above the heading adds nothing and stays out of it
      if (count >= FEWEST_FIELDS && count > (best?.count ?? 0)) best = { firstRow, lastRow, titles, count };
    }
  }
  if (best === undefined) return undefined;
  const { firstRow, lastRow, titles, count } = best;
  const above = head.rows
    .filter((row) => row.row < firstRow)
    .flatMap((row) => row.cells.map((cell) => cell.text));
  const below = head.rows.filter((row) => row.row > lastRow).flatMap((row) => row.cells);
  return {
    firstRow,
    lastRow,
    titles,
    fieldCount: count,
    sheetUnit: sheetUnitIn(above),
    asOf: dayIn(above),
    dateOrder: dateOrderOf(below.filter((cell) => cell.kind === 'text').map((cell) => cell.text)),
  };
}

function distinctFields(titles: readonly string[]): number {
  const fields = titles.map((title) => matchHeading(title)).filter((match) => match.confidence >= 0.7);
  return new Set(fields.map((match) => match.field)).size;
}

interface HeadingBlock {
  readonly grid: ReadonlyMap<number, readonly Cell[]>;
  readonly merges: readonly MergedRange[];
  readonly firstRow: number;
  readonly lastRow: number;
}

function joinedTitles(block: HeadingBlock): string[] {
  const width = Math.max(...rowsOf(block).map((row) => block.grid.get(row)?.length ?? 0));
  const titles: string[] = [];
  for (let column = 0; column < width; column += 1) {
    const parts: string[] = [];
    for (const row of rowsOf(block)) {
      const part = titleAt(block, row, column);
      if (part !== '' && parts.at(-1) !== part) parts.push(part);
    }
    titles.push(parts.join('/'));
  }
  while (titles.at(-1) === '') titles.pop();
  return titles;
}

function rowsOf(block: HeadingBlock): number[] {
  return Array.from({ length: block.lastRow - block.firstRow + 1 }, (_, index) => block.firstRow + index);
}

function titleAt(block: HeadingBlock, row: number, column: number): string {
  const own = block.grid.get(row)?.[column];
  if (!isBlank(own)) return tidyText(own?.text ?? '');
  const merge = block.merges.find(
    (range) =>
      range.firstRow <= row - 1 &&
      range.lastRow >= row - 1 &&
      range.firstColumn <= column &&
      range.lastColumn >= column,
  );
  if (merge !== undefined) {
    const corner = block.grid.get(merge.firstRow + 1)?.[merge.firstColumn];
    return merge.firstRow + 1 < block.firstRow ? '' : tidyText(corner?.text ?? '');
  }
  return '';
}

function sheetUnitIn(lines: readonly string[]): ColumnUnit | undefined {
  const match = lines
    .map((line) => /单位[:：]?\s*(人民币)?\s*(万元|元)/.exec(tidyText(line)))
    .find((found) => found !== null);
  if (!match) return undefined;
  return match[2] === '万元' ? 'wanYuan' : 'yuan';
}

function dayIn(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const match = /\d{4}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.]\s*\d{1,2}\s*日?/.exec(tidyText(line));
    const read = match ? readDateText(match[0]) : undefined;
    if (read?.ok) return read.value.date;
  }
  return undefined;
}
