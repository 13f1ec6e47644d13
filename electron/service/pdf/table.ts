import { type PdfCanvas, TYPE_AREA } from './document.ts';
import { drawLine, type FlowBox } from './flow.ts';
import type { FontRole } from './fonts.ts';
import { layoutText, type TextLine } from './text-layout.ts';

export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right' | 'center';
  /** share of the table's width; the shares need not sum to anything */
  readonly share: number;
}

export interface TableContent {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** set in bold under a heavier rule: the sums */
  readonly footRows?: readonly (readonly string[])[];
  readonly size?: number;
  readonly spaceBefore?: number;
  /** the least height of a row: room to write by hand */
  readonly rowHeight?: number;
}

interface Cell {
  readonly lines: readonly TextLine[];
  readonly x: number;
}

const PADDING_X = 4;
const PADDING_Y = 3.5;
const RULE = 0.5;
const HEAVY = 1;

/** A table as boxes: rows are never split, the head is repeated on each page, the sums never stand alone. */
export function table(canvas: PdfCanvas, content: TableContent): FlowBox[] {
  const size = content.size ?? 10.5;
  const widths = columnWidths(content.columns);
  const row = (texts: readonly string[], kind: RowKind): FlowBox =>
    rowBox(canvas, { texts, kind, widths, size, columns: content.columns, least: content.rowHeight ?? 0 });
  const head = row(
    content.columns.map((column) => column.heading),
    'head',
  );
  // a form has labels in its rows and no head
  const hasHead = content.columns.some((column) => column.heading !== '');
  const repeated = hasHead ? { repeat: head } : {};
  const foot = (content.footRows ?? []).map((texts) => ({ ...row(texts, 'foot'), ...repeated }));
  const body = content.rows.map((texts) => ({ ...row(texts, 'body'), ...repeated }));
  const kept = body.map((box, index) =>
    keepsRow(index, { rows: body.length, hasFoot: foot.length > 0 }) ? { ...box, keepWithNext: true } : box,
  );
  const glued = foot.map((box, index) => (index < foot.length - 1 ? { ...box, keepWithNext: true } : box));
  const first = {
    ...head,
    keepWithNext: true,
    ...(content.spaceBefore ? { spaceBefore: content.spaceBefore } : {}),
  };
  return [...(hasHead ? [first] : []), ...kept, ...glued, closing()];
}

/** A table up to this long stays whole; of a longer one two rows at least stand on each side of a page's end. */
const WHOLE_ROWS = 8;

function keepsRow(index: number, shape: { readonly rows: number; readonly hasFoot: boolean }): boolean {
  if (index === shape.rows - 1) return shape.hasFoot;
  if (shape.rows <= WHOLE_ROWS) return true;
  return index === 0 || index === shape.rows - 2;
}

type RowKind = 'head' | 'body' | 'foot';

function columnWidths(columns: readonly TableColumn[]): number[] {
  const shares = columns.reduce((total, column) => total + column.share, 0);
  return columns.map((column) => (TYPE_AREA.width * column.share) / shares);
}

interface RowParts {
  readonly texts: readonly string[];
  readonly kind: RowKind;
  readonly widths: readonly number[];
  readonly columns: readonly TableColumn[];
  readonly size: number;
  readonly least: number;
}

function rowBox(canvas: PdfCanvas, parts: RowParts): FlowBox {
  const pitch = parts.size * 1.45;
  const spans = parts.kind === 'foot' ? footSpans(parts) : parts.widths;
  let x = 0;
  const cells = parts.columns.map((column, index): Cell => {
    const width = spans[index] ?? 0;
    if (width === 0) return { lines: [], x };
    const align = parts.kind === 'head' ? 'center' : column.align;
    const lines = layoutText(canvas.fonts, parts.texts[index] ?? '', {
      role: roleOf(parts, column),
      size: parts.size,
      pitch,
      align,
      width: width - 2 * PADDING_X,
    });
    const cell = { lines, x: x + PADDING_X };
    x += width;
    return cell;
  });
  const lineCount = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const height = Math.max(parts.least, lineCount * pitch + 2 * PADDING_Y);
  const row = { ...parts, cells, height, pitch, widths: spans };
  return { height, draw: (target, place) => drawRow(target, place, row) };
}

/** A sum's label takes the empty cells after it: their widths are joined to the first. */
function footSpans(parts: RowParts): number[] {
  let end = 1;
  while (end < parts.widths.length && (parts.texts[end] ?? '') === '') end += 1;
  const joined = parts.widths.slice(0, end).reduce((total, width) => total + width, 0);
  return parts.widths.map((width, index) => (index === 0 ? joined : index < end ? 0 : width));
}

function roleOf(parts: RowParts, column: TableColumn): FontRole {
  if (parts.kind === 'head') return 'bold';
  // Noto Serif's figures differ in width; sums in a column stand in line only in the sans face
  if (column.align === 'right') return 'figure';
  return parts.kind === 'foot' ? 'bold' : 'body';
}

function drawRow(
  canvas: PdfCanvas,
  place: { readonly x: number; readonly y: number },
  row: RowParts & { readonly cells: readonly Cell[]; readonly height: number; readonly pitch: number },
): void {
  if (row.kind !== 'body') {
    canvas.fill({ x: place.x, y: place.y, width: TYPE_AREA.width, height: row.height, colour: '#f2f2f2' });
  }
  for (const cell of row.cells) {
    const top = place.y + (row.height - cell.lines.length * row.pitch) / 2;
    cell.lines.forEach((line, index) => {
      drawLine(canvas, line, {
        x: place.x + cell.x,
        y: top + index * row.pitch,
        pitch: row.pitch,
        size: row.size,
      });
    });
  }
  drawRules(canvas, place, row);
}

function drawRules(
  canvas: PdfCanvas,
  place: { readonly x: number; readonly y: number },
  row: RowParts & { readonly height: number },
): void {
  const right = place.x + TYPE_AREA.width;
  const bottom = place.y + row.height;
  const width = row.kind === 'head' ? HEAVY : RULE;
  canvas.rule({ x1: place.x, y1: place.y, x2: right, y2: place.y, width });
  canvas.rule({ x1: place.x, y1: bottom, x2: right, y2: bottom, width: row.kind === 'foot' ? HEAVY : RULE });
  let x = place.x;
  for (const columnWidth of [0, ...row.widths]) {
    x += columnWidth;
    canvas.rule({ x1: x, y1: place.y, x2: x, y2: bottom, width: RULE });
  }
}

function closing(): FlowBox {
  return { height: 4, draw: () => undefined };
}
