import { PAGE, type PdfCanvas, TYPE_AREA } from './document.ts';
import { layoutText, type TextLine, type TextStyle } from './text-layout.ts';

/** One unbreakable piece of a document: a line, a table row, a signature block. */
export interface FlowBox {
  readonly height: number;
  /** stays on one page with the box that follows: headings, the first and last two lines of a paragraph */
  readonly keepWithNext?: boolean;
  /** begins a new page */
  readonly breakBefore?: boolean;
  /** space above, dropped at the top of a page */
  readonly spaceBefore?: number;
  /** where somebody signs or seals: text has to stand above it on the same page */
  readonly isSigningPlace?: boolean;
  /** drawn first when this box comes to stand at the top of a page: the head of its table */
  readonly repeat?: FlowBox;
  draw(canvas: PdfCanvas, place: { readonly x: number; readonly y: number }): void;
}

/** Lays boxes out page by page, keeping together what belongs together. */
export function flow(canvas: PdfCanvas, boxes: readonly FlowBox[]): void {
  const bottom = PAGE.top + TYPE_AREA.height;
  let y: number = PAGE.top;
  for (const group of groupsOf(boxes)) {
    const isAtTop = y === PAGE.top;
    const height = heightOf(group, isAtTop);
    const mustBreak = group[0]?.breakBefore === true || y + height > bottom + 0.5;
    if (mustBreak && !isAtTop) {
      canvas.addPage();
      y = PAGE.top;
    }
    y = drawGroup(canvas, group, { y, bottom });
  }
}

function drawGroup(
  canvas: PdfCanvas,
  group: readonly FlowBox[],
  from: { readonly y: number; readonly bottom: number },
): number {
  let y = from.y;
  for (const box of group) {
    // A group longer than a page has to break somewhere after all.
    if (y > PAGE.top && y + (box.spaceBefore ?? 0) + box.height > from.bottom + 0.5) {
      canvas.addPage();
      y = PAGE.top;
    }
    if (y > PAGE.top) y += box.spaceBefore ?? 0;
    if (y === PAGE.top && box.repeat) {
      box.repeat.draw(canvas, { x: PAGE.left, y });
      y += box.repeat.height;
    }
    box.draw(canvas, { x: PAGE.left, y });
    y += box.height;
  }
  return y;
}

function heightOf(group: readonly FlowBox[], isAtTop: boolean): number {
  return group.reduce((total, box, index) => {
    const space = isAtTop && index === 0 ? 0 : (box.spaceBefore ?? 0);
    return total + space + box.height;
  }, 0);
}

function groupsOf(boxes: readonly FlowBox[]): FlowBox[][] {
  const groups: FlowBox[][] = [];
  let isJoined = false;
  for (const box of boxes) {
    const last = groups.at(-1);
    if (isJoined && last && !box.breakBefore) last.push(box);
    else groups.push([box]);
    isJoined = box.keepWithNext === true;
  }
  return groups;
}

export interface ParagraphOptions extends TextStyle {
  /** points from the type area's left edge */
  readonly left?: number;
  readonly width?: number;
  readonly spaceBefore?: number;
  readonly keepWithNext?: boolean;
}

/** A paragraph as one box a line; never a single line alone at the top or the foot of a page. */
export function paragraph(canvas: PdfCanvas, text: string, options: ParagraphOptions): FlowBox[] {
  const left = options.left ?? 0;
  const width = options.width ?? TYPE_AREA.width - left;
  const lines = layoutText(canvas.fonts, text, { ...options, width });
  return lines.map((line, index) => ({
    height: options.pitch,
    keepWithNext: keepsWithNext(index, lines.length, options.keepWithNext === true),
    ...(index === 0 && options.spaceBefore ? { spaceBefore: options.spaceBefore } : {}),
    draw: (target, place) => drawLine(target, line, { x: place.x + left, y: place.y, ...options }),
  }));
}

function keepsWithNext(index: number, count: number, isKept: boolean): boolean {
  if (isKept) return true;
  if (index === count - 1) return false;
  return index === 0 || index === count - 2;
}

export function drawLine(
  canvas: PdfCanvas,
  line: TextLine,
  place: { x: number; y: number; pitch: number; size: number; colour?: string },
): void {
  canvas.line(line, {
    x: place.x,
    // the visual middle of a Chinese character lies 0.38 of its size above the base line
    baseline: place.y + place.pitch / 2 + place.size * 0.38,
    size: place.size,
    ...(place.colour === undefined ? {} : { colour: place.colour }),
  });
}

export function space(height: number): FlowBox {
  return { height: 0, spaceBefore: height, draw: () => undefined };
}
