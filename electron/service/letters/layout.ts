import type { LetterBlock, LetterTable } from '../../../shared/domain/letter/compose-blocks.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import { PAGE, type PdfCanvas, TYPE_AREA } from '../pdf/document.ts';
import { drawLine, type FlowBox, paragraph, space } from '../pdf/flow.ts';
import { table } from '../pdf/table.ts';
import { layoutText, type TextLine, type TextStyle, widthOf } from '../pdf/text-layout.ts';
import { drawLabel, signature, signatures } from './layout-signature.ts';
import type { QrModules } from './qr.ts';

/** R6.3: body 16 pt at a pitch of 29 pt, 28 characters a line; title 22 pt bold; sums 10.5 pt. */
const BODY: TextStyle = { role: 'body', size: 16, pitch: 29, align: 'justify', tracking: -0.21 };
const TITLE: TextStyle = { role: 'bold', size: 22, pitch: 40, align: 'center', tracking: 6 };
const NUMBER: TextStyle = { role: 'body', size: 14, pitch: 26, align: 'right' };
const HEADING: TextStyle = { role: 'bold', size: 16, pitch: 29, align: 'left', tracking: -0.21 };
const SMALL: TextStyle = { role: 'body', size: 10.5, pitch: 17, align: 'left' };
const ANNEX_HEADING: TextStyle = { role: 'bold', size: 12, pitch: 24, align: 'left' };

/** letter: 16 pt; agreement: 14 pt, since it is read and kept by both sides; annex: small headings and tables; slip: two on a page */
export type Density = 'letter' | 'agreement' | 'annex' | 'slip';

export interface LayoutOptions {
  /** printed beside the signature: letter number and hash of the frozen facts (R10.12); absent on drafts */
  readonly qr?: QrModules;
  /** 'annex' sets headings and notes small */
  readonly density?: Density;
}

/** Letter blocks as boxes of a flow. */
export function layoutBlocks(
  canvas: PdfCanvas,
  blocks: readonly LetterBlock[],
  options: LayoutOptions = {},
): FlowBox[] {
  let density = options.density ?? 'letter';
  let isNewPage = false;
  const boxes: FlowBox[] = [];
  for (const block of blocks) {
    if (block.kind === 'newPage') {
      isNewPage = true;
      if (density === 'letter') density = 'annex';
      continue;
    }
    const made =
      block.kind === 'slip' ? slip(canvas, block) : layoutBlock(canvas, block, { ...options, density });
    const [first, ...rest] = made;
    if (isNewPage && first) boxes.push({ ...first, breakBefore: true }, ...rest);
    else boxes.push(...made);
    isNewPage = false;
  }
  return keepSignature(boxes);
}

type BlockOptions = LayoutOptions & { readonly density: Density };

function layoutBlock(
  canvas: PdfCanvas,
  block: Exclude<LetterBlock, { kind: 'newPage' | 'slip' }>,
  options: BlockOptions,
): FlowBox[] {
  switch (block.kind) {
    case 'letterhead':
      return [letterhead(canvas, block)];
    case 'title':
      return marked(
        paragraph(canvas, block.text, { ...TITLE, spaceBefore: 10, keepWithNext: true }),
        block.text,
        1,
      );
    case 'number':
      return [...paragraph(canvas, block.text, { ...NUMBER, align: 'center', keepWithNext: true }), space(6)];
    case 'addressee':
      return [...block.lines.flatMap((line) => hangingLine(canvas, line)), space(8)];
    case 'salutation':
      return paragraph(canvas, block.text, { ...BODY, align: 'left', keepWithNext: true });
    case 'heading':
      return marked(heading(canvas, block.text, options), block.text, 2);
    case 'paragraph':
      // "… to this account:" and what it announces stand on one page
      return paragraph(canvas, block.text, {
        ...sized(BODY, options),
        indent: 2,
        keepWithNext: block.text.endsWith('：'),
      });
    case 'note':
      return paragraph(canvas, block.text, { ...SMALL, keepWithNext: true });
    case 'table':
      return tableBoxes(canvas, block.table, options);
    case 'fields':
      return fields(canvas, block.rows);
    case 'form':
      return form(canvas, block.rows);
    case 'attachments':
      return attachments(canvas, block.items);
    case 'signature':
      return [signature(canvas, block, { style: BODY, ...(options.qr ? { qr: options.qr } : {}) })];
    case 'signatures':
      return signatures(canvas, block.parties);
    default:
      return unreachable(block);
  }
}

function heading(canvas: PdfCanvas, text: string, options: BlockOptions): FlowBox[] {
  return options.density === 'annex'
    ? paragraph(canvas, text, { ...ANNEX_HEADING, spaceBefore: 8, keepWithNext: true })
    : paragraph(canvas, text, { ...sized(HEADING, options), indent: 2, spaceBefore: 4, keepWithNext: true });
}

/** The first line carries the outline's entry, so that it leads to the page on which the heading stands. */
function marked(boxes: readonly FlowBox[], text: string, level: 1 | 2): FlowBox[] {
  return boxes.map((box, index) => ({
    ...box,
    draw: (target, place) => {
      if (index === 0) target.bookmark(text, level);
      box.draw(target, place);
    },
  }));
}

function sized(style: TextStyle, options: BlockOptions): TextStyle {
  if (options.density === 'slip') return { ...style, size: 10.5, pitch: 17, tracking: 0 };
  return options.density === 'agreement' ? { ...style, size: 14, pitch: 25, tracking: 0 } : style;
}

/** One copy of a slip, whole on its page; the second one below a line to cut along. */
function slip(canvas: PdfCanvas, block: Extract<LetterBlock, { kind: 'slip' }>): FlowBox[] {
  const title: TextStyle = { ...TITLE, size: 15, pitch: 22 };
  const copy: TextStyle = { ...SMALL, pitch: 15, align: 'center' };
  const inner = block.blocks.flatMap((one) =>
    one.kind === 'newPage' || one.kind === 'slip' ? [] : layoutBlock(canvas, one, { density: 'slip' }),
  );
  const boxes = [
    cutLine(canvas),
    ...marked(paragraph(canvas, block.title, title), `${block.title}\uff08${block.copy}\uff09`, 1),
    ...paragraph(canvas, block.copy, copy),
    space(2),
    ...inner,
  ];
  return boxes.map((box, index) => ({ ...box, keepWithNext: index < boxes.length - 1 }));
}

/** Stands between two copies on a page; at the top of a page there is nothing to cut. */
function cutLine(canvas: PdfCanvas): FlowBox {
  const style: TextStyle = { ...SMALL, size: 9, align: 'center' };
  return {
    height: 0,
    spaceBefore: 28,
    draw: (target, place) => {
      if (place.y <= PAGE.top) return;
      const y = place.y - 14;
      const right = place.x + TYPE_AREA.width;
      target.rule({ x1: place.x, y1: y, x2: right, y2: y, width: 0.5, colour: '#999999', isDashed: true });
      const words = '\u3000沿此线剪开\u3000';
      const width = widthOf(canvas.fonts, words, style);
      const x = place.x + (TYPE_AREA.width - width) / 2;
      target.fill({ x, y: y - 6, width, height: 12, colour: '#ffffff' });
      drawLabel(target, words, { ...style, x, y: y - style.pitch / 2 });
    },
  };
}

/** A ruled form: labels on the left, room to write by hand on the right. */
function form(canvas: PdfCanvas, rows: readonly { label: string; text: string }[]): FlowBox[] {
  const boxes = table(canvas, {
    columns: [
      { heading: '', align: 'left', share: 26 },
      { heading: '', align: 'left', share: 74 },
    ],
    rows: rows.map((row) => [row.label, row.text]),
    size: 10.5,
    rowHeight: 25,
  });
  return [...boxes, space(2)];
}

function letterhead(canvas: PdfCanvas, block: { name: string; lines: readonly string[] }): FlowBox {
  const style: TextStyle = { role: 'bold', size: nameSize(canvas, block.name), pitch: 32, align: 'center' };
  const name = balancedName(canvas, block.name, style);
  const joined = block.lines.join('    ');
  const fits = widthOf(canvas.fonts, joined, { role: 'body', size: 9 }) <= TYPE_AREA.width;
  const small: TextStyle = { role: 'body', size: 9, pitch: 14, align: 'center' };
  const lines = (fits ? [joined] : block.lines).flatMap((line) =>
    layoutText(canvas.fonts, line, { ...small, width: TYPE_AREA.width }),
  );
  const height = name.length * style.pitch + lines.length * small.pitch + 8;
  return {
    height,
    keepWithNext: true,
    draw: (target, place) => {
      let y = place.y;
      for (const line of name) {
        drawLine(target, line, { ...style, x: place.x, y });
        y += style.pitch;
      }
      for (const line of lines) {
        drawLine(target, line, { ...small, x: place.x, y });
        y += small.pitch;
      }
      const right = place.x + TYPE_AREA.width;
      target.rule({ x1: place.x, y1: y + 4, x2: right, y2: y + 4, width: 1.2 });
      target.rule({ x1: place.x, y1: y + 6.4, x2: right, y2: y + 6.4, width: 0.4 });
    },
  };
}

/** A name that needs two lines takes two of one length, not a full line and three characters. */
function balancedName(canvas: PdfCanvas, name: string, style: TextStyle): TextLine[] {
  const natural = widthOf(canvas.fonts, name, style);
  const lineCount = Math.ceil(natural / TYPE_AREA.width);
  const width = lineCount > 1 ? natural / lineCount + style.size : TYPE_AREA.width;
  const inset = (TYPE_AREA.width - width) / 2;
  const lines = layoutText(canvas.fonts, name, { ...style, width });
  return lines.map((line) => ({ ...line, x: line.x + inset }));
}

/** 20 pt, smaller for a long company name so that it stays on one line down to 15 pt. */
function nameSize(canvas: PdfCanvas, name: string): number {
  const atTwenty = widthOf(canvas.fonts, name, { role: 'bold', size: 20 });
  return Math.max(15, Math.min(20, (20 * TYPE_AREA.width) / Math.max(1, atTwenty)));
}

/** 'label:value' where further lines begin under the value. */
function hangingLine(canvas: PdfCanvas, text: string): FlowBox[] {
  const style: TextStyle = { ...BODY, size: 14, pitch: 24, align: 'left', tracking: 0 };
  const cut = text.indexOf('\uff1a') + 1;
  const label = text.slice(0, cut);
  const left = widthOf(canvas.fonts, label, style);
  const rest = paragraph(canvas, text.slice(cut), { ...style, left });
  return rest.map((box, index) => ({
    ...box,
    keepWithNext: true,
    draw: (target, place) => {
      if (index === 0) drawLabel(target, label, { ...style, ...place });
      box.draw(target, place);
    },
  }));
}

function tableBoxes(canvas: PdfCanvas, content: LetterTable, options: BlockOptions): FlowBox[] {
  const boxes = table(canvas, {
    ...content,
    size: options.density === 'annex' ? 9.5 : 10.5,
    spaceBefore: 4,
  });
  return [...boxes, space(options.density === 'annex' ? 4 : 6)];
}

function fields(canvas: PdfCanvas, rows: readonly { label: string; text: string }[]): FlowBox[] {
  const style: TextStyle = { ...BODY, size: 14, pitch: 24, tracking: 0, align: 'left' };
  const labels = rows.map((row) => `${row.label}\uff1a`);
  const indent = 2 * BODY.size;
  const widest = Math.max(0, ...labels.map((label) => widthOf(canvas.fonts, label, style)));
  return rows.flatMap((row, rowNo) => {
    const lines = paragraph(canvas, row.text, { ...style, left: indent + widest });
    return lines.map((box, index) => ({
      ...box,
      // an account's lines belong together: money sent to half an account is lost
      keepWithNext: rowNo < rows.length - 1 || index < lines.length - 1,
      draw: (target: PdfCanvas, place: { readonly x: number; readonly y: number }) => {
        if (index === 0) {
          drawLabel(target, labels[rowNo] ?? '', { ...style, x: place.x + indent, y: place.y });
        }
        box.draw(target, place);
      },
    }));
  });
}

function attachments(canvas: PdfCanvas, items: readonly string[]): FlowBox[] {
  const text =
    items.length === 1 ? (items[0] ?? '') : items.map((item, no) => `${no + 1}. ${item}`).join('\n');
  return [space(10), ...fields(canvas, [{ label: '附件', text }])];
}

/** The signature keeps the last lines of the text before it: no page holds nothing but a seal. */
function keepSignature(boxes: readonly FlowBox[]): FlowBox[] {
  const at = boxes.findIndex((box) => box.isSigningPlace === true);
  return boxes.map((box, index) => (index < at && index >= at - 6 ? { ...box, keepWithNext: true } : box));
}
