import { invariant } from '../../../shared/kernel/assert.ts';
import { advanceOf, type FontRole, faceFor, type PdfFace, type PdfFonts } from './fonts.ts';

/** How a paragraph is set. Lengths in points. */
export interface TextStyle {
  readonly role: FontRole;
  readonly size: number;
  /** distance of base lines */
  readonly pitch: number;
  readonly align: 'justify' | 'left' | 'right' | 'center';
  /** first-line indent in characters */
  readonly indent?: number;
  /** added to every advance: -0.2 fits 28 characters of 16 pt into 156 mm (R6.3) */
  readonly tracking?: number;
  readonly colour?: string;
}

/** Consecutive characters of one face. */
export interface TextRun {
  readonly text: string;
  readonly face: PdfFace;
  readonly width: number;
}

/** A set line: where its runs begin and how much is added to each advance. */
export interface TextLine {
  readonly runs: readonly TextRun[];
  readonly x: number;
  readonly spacing: number;
}

interface Token {
  readonly text: string;
  readonly width: number;
  readonly isSpace: boolean;
}

// Chinese line-breaking: what may not begin a line, what may not end one, what sits in the left half of its square.
const NO_START = '，。、；：？！）〕】》〉」』”’%‰℃…—·,.;:?!)]}々';
const NO_END = '（〔【《〈「『“‘([{￥¥$#';
const HALF_EMPTY = '，。、；：）〕】》〉」』！？';
const UNITS = '年月日元号天期条款项页份';

/** Lines of a text set to `width`. Line feeds in the text begin a new line without indent. */
export function layoutText(
  fonts: PdfFonts,
  text: string,
  style: TextStyle & { readonly width: number },
): TextLine[] {
  const lines: TextLine[] = [];
  text.split('\n').forEach((part, index) => {
    const indent = index === 0 ? (style.indent ?? 0) * style.size : 0;
    lines.push(...layoutPart(fonts, part, { ...style, indentWidth: indent }));
  });
  return lines;
}

type PartStyle = TextStyle & { readonly width: number; readonly indentWidth: number };

function layoutPart(fonts: PdfFonts, text: string, style: PartStyle): TextLine[] {
  const tokens = tokenize(fonts, text, style);
  const lines: TextLine[] = [];
  let start = 0;
  while (start < tokens.length) {
    const room = style.width - (lines.length === 0 ? style.indentWidth : 0);
    const end = breakAfter(tokens, start, { room, size: style.size });
    const isLast = end >= tokens.length;
    const kept = trimSpaces(tokens.slice(start, end));
    lines.push(setLine(fonts, kept, { ...style, room, isLast, isFirst: lines.length === 0 }));
    start = end;
    while (start < tokens.length && tokens[start]?.isSpace) start += 1;
  }
  return lines.length > 0 ? lines : [{ runs: [], x: 0, spacing: 0 }];
}

/** The index after the last token of the line that begins at `start`. */
function breakAfter(
  tokens: readonly Token[],
  start: number,
  measure: { readonly room: number; readonly size: number },
): number {
  let width = 0;
  let end = start;
  while (end < tokens.length) {
    const token = tokens[end];
    if (!token) break;
    // A closing mark at the line's end needs only the left half of its square.
    const saved = HALF_EMPTY.includes(token.text) ? measure.size / 2 : 0;
    if (width + token.width - saved > measure.room + 0.01 && end > start) break;
    width += token.width;
    end += 1;
  }
  if (end >= tokens.length) return tokens.length;
  let cut = end;
  while (cut > start + 1 && !mayBreak(tokens[cut - 1], tokens[cut])) cut -= 1;
  // Nothing but marks in the whole line: break where it is full rather than not at all.
  return cut > start + 1 || mayBreak(tokens[cut - 1], tokens[cut]) ? cut : end;
}

function mayBreak(before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !after) return true;
  const last = [...before.text].at(-1) ?? '';
  const first = [...after.text][0] ?? '';
  return !NO_END.includes(last) && !NO_START.includes(first);
}

function trimSpaces(tokens: readonly Token[]): Token[] {
  const kept = [...tokens];
  while (kept.at(-1)?.isSpace) kept.pop();
  return kept;
}

type LineStyle = PartStyle & { readonly room: number; readonly isLast: boolean; readonly isFirst: boolean };

function setLine(fonts: PdfFonts, tokens: readonly Token[], style: LineStyle): TextLine {
  const text = tokens.map((token) => token.text).join('');
  const runs = runsOf(fonts, text, style);
  const count = [...text].length;
  const hanging = HALF_EMPTY.includes(text.at(-1) ?? ' ') ? style.size / 2 : 0;
  const natural = runs.reduce((total, run) => total + run.width, 0);
  const start = style.isFirst ? style.indentWidth : 0;
  const tracking = style.tracking ?? 0;
  const spare = style.room - natural;
  switch (style.align) {
    case 'right':
      return { runs, x: start + spare, spacing: tracking };
    case 'center':
      return { runs, x: start + spare / 2, spacing: tracking };
    case 'left':
      return { runs, x: start, spacing: tracking };
    case 'justify': {
      const squeeze = spare < 0 ? spare + Math.min(hanging, -spare) : spare;
      const spread = style.isLast && spare >= 0 ? 0 : squeeze / Math.max(1, count - 1);
      return { runs, x: start, spacing: tracking + spread };
    }
  }
}

/** The text's runs by face. Throws when no face has a character: checkGlyphs must have been asked before. */
export function runsOf(
  fonts: PdfFonts,
  text: string,
  style: { readonly role: FontRole; readonly size: number; readonly tracking?: number },
): TextRun[] {
  const runs: { text: string; face: PdfFace; width: number }[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const face = faceFor(fonts, style.role, codePoint);
    invariant(face !== undefined, 'glyphs are checked before a text is set');
    const width = (advanceOf(face, codePoint) * style.size) / 1000 + (style.tracking ?? 0);
    const last = runs.at(-1);
    if (last && last.face === face) {
      last.text += character;
      last.width += width;
    } else {
      runs.push({ text: character, face, width });
    }
  }
  return runs;
}

export function widthOf(
  fonts: PdfFonts,
  text: string,
  style: { readonly role: FontRole; readonly size: number; readonly tracking?: number },
): number {
  return runsOf(fonts, text, style).reduce((total, run) => total + run.width, 0);
}

/** Unbreakable pieces: one Chinese character each, a Latin word or a number with the unit that follows it. */
function tokenize(fonts: PdfFonts, text: string, style: PartStyle): Token[] {
  const pieces = text.match(/[A-Za-z0-9@#&*_+=/\\.,:;'%¥￥-]+|\s+|[\s\S]/gu) ?? [];
  const glued: string[] = [];
  for (const piece of pieces) {
    const before = glued.at(-1);
    if (before !== undefined && /^[¥￥]?[0-9,.]+$/.test(before) && UNITS.includes(piece)) {
      glued[glued.length - 1] = before + piece;
    } else {
      glued.push(piece);
    }
  }
  return glued.flatMap((piece) => cutLong(fonts, piece, style));
}

/** A piece longer than the line (an account number without spaces in a narrow cell) may break anywhere. */
function cutLong(fonts: PdfFonts, piece: string, style: PartStyle): Token[] {
  const width = widthOf(fonts, piece, style);
  const isSpace = /^\s+$/.test(piece);
  if (width <= style.width - style.indentWidth) return [{ text: piece, width, isSpace }];
  return [...piece].map((character) => ({
    text: character,
    width: widthOf(fonts, character, style),
    isSpace: /^\s$/.test(character),
  }));
}
