import type { SigningParty } from '../../../shared/domain/letter/compose-blocks.ts';
import { type PdfCanvas, TYPE_AREA } from '../pdf/document.ts';
import { drawLine, type FlowBox } from '../pdf/flow.ts';
import { layoutText, type TextStyle, widthOf } from '../pdf/text-layout.ts';
import type { QrModules } from './qr.ts';

const SEAL_RADIUS = 57;

/** Name and date four characters from the right edge, the seal's place over the date; never alone on a page. */
export function signature(
  canvas: PdfCanvas,
  block: { readonly name: string; readonly date: string },
  options: { readonly style: TextStyle; readonly qr?: QrModules },
): FlowBox {
  const style: TextStyle = { ...options.style, align: 'right' };
  const { pitch } = style;
  const edge = 2 * style.size;
  // the QR stands to the left: a long company name takes two lines rather than run into it
  const nameLeft = 100;
  const nameWidth = TYPE_AREA.width - edge - nameLeft;
  const name = layoutText(canvas.fonts, block.name, { ...style, width: nameWidth });
  const date = layoutText(canvas.fonts, block.date, { ...style, width: nameWidth });
  const textHeight = (name.length + 1) * pitch;
  const dateWidth = widthOf(canvas.fonts, block.date, options.style);
  const sealX = TYPE_AREA.width - edge - dateWidth / 2;
  return {
    height: Math.max(textHeight + 44, 2 * SEAL_RADIUS + 6),
    spaceBefore: 16,
    isSigningPlace: true,
    draw: (target, place) => {
      const top = place.y + (Math.max(textHeight + 44, 2 * SEAL_RADIUS + 6) - textHeight) / 2;
      const sealY = top + textHeight / 2;
      target.circle({ x: place.x + sealX, y: sealY, radius: SEAL_RADIUS, colour: '#b8b8b8' });
      target.mark({
        text: '\uff08盖章\uff09',
        x: place.x + sealX - 18,
        baseline: sealY + SEAL_RADIUS - 12,
        role: 'body',
        size: 9,
        colour: '#999999',
      });
      name.forEach((line, no) => {
        drawLine(target, line, { ...style, x: place.x + nameLeft, y: top + no * pitch });
      });
      date.forEach((line) => {
        drawLine(target, line, { ...style, x: place.x + nameLeft, y: top + name.length * pitch });
      });
      if (options.qr) drawQr(target, options.qr, { x: place.x, y: sealY - 32 });
    },
  };
}

function drawQr(canvas: PdfCanvas, qr: QrModules, place: { x: number; y: number }): void {
  canvas.grid({ x: place.x, y: place.y, size: 64, modules: qr });
  canvas.mark({
    text: '函件核验码',
    x: place.x + 9,
    baseline: place.y + 76,
    role: 'body',
    size: 9,
    colour: '#666666',
  });
}

/** Two parties beside each other, each with room to seal or sign; a pair is never split. */
export function signatures(canvas: PdfCanvas, parties: readonly SigningParty[]): FlowBox[] {
  const pairs: (readonly SigningParty[])[] = [];
  for (let at = 0; at < parties.length; at += 2) pairs.push(parties.slice(at, at + 2));
  return pairs.map((pair) => signingPair(canvas, pair));
}

function signingPair(canvas: PdfCanvas, pair: readonly SigningParty[]): FlowBox {
  const gap = 24;
  const width = (TYPE_AREA.width - gap) / 2;
  const style: TextStyle = { role: 'body', size: 13, pitch: 22, align: 'left' };
  const columns = pair.map((party) => {
    const acts = party.isCompany ? '\uff08盖章\uff09' : '\uff08签名、捺印\uff09';
    const text = `${party.label}${acts}\uff1a\n${party.name}`;
    return layoutText(canvas.fonts, text, { ...style, width });
  });
  const lineCount = Math.max(0, ...columns.map((lines) => lines.length));
  const room = 56;
  const height = lineCount * style.pitch + room + style.pitch + 10;
  return {
    height,
    spaceBefore: 18,
    isSigningPlace: true,
    draw: (target, place) => {
      columns.forEach((lines, column) => {
        const x = place.x + column * (width + gap);
        lines.forEach((line, no) => {
          drawLine(target, line, { ...style, x, y: place.y + no * style.pitch });
        });
        const ruleY = place.y + lineCount * style.pitch + room;
        target.rule({ x1: x, y1: ruleY, x2: x + width, y2: ruleY, width: 0.5 });
        drawLabel(target, '日期\uff1a        年      月      日', { ...style, x, y: ruleY + 4 });
      });
    },
  };
}

/** A short text on one line. */
export function drawLabel(
  canvas: PdfCanvas,
  label: string,
  place: TextStyle & { x: number; y: number },
): void {
  const [line] = layoutText(canvas.fonts, label, { ...place, align: 'left', width: TYPE_AREA.width });
  if (line) drawLine(canvas, line, place);
}
