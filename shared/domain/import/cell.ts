/**
 * What a file reader hands over: plain cells, whatever the file was. Readers (electron/parser) know formats;
 * everything here and beside it only knows cells.
 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty';

/**
 * digitsLost: a whole number beyond 15 digits, of which a spreadsheet keeps only the first 15 (desktop.md
 * F30).
 * noStoredValue: a formula whose result the file does not hold; formulas are never run (F29).
 * outsideDateRange: a date format on a number that is no day.
 */
export type CellWarning = 'digitsLost' | 'noStoredValue' | 'outsideDateRange';

export interface Cell {
  readonly kind: CellKind;
  /** as a person reads it, untrimmed; '' when empty */
  readonly text: string;
  /** the stored number, for kind 'number' and 'date' */
  readonly number?: number;
  /** YYYY-MM-DD, for kind 'date' */
  readonly isoDate?: string;
  readonly warning?: CellWarning;
}

export const EMPTY_CELL: Cell = { kind: 'empty', text: '' };

/**
 * One row that holds something. `row` is the number that Excel shows; blank rows are left out by the
 * reader.
 */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Rows and columns counted from 0, both ends included. */
export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The start of a sheet: enough to find its heading and show a preview. */
export interface SheetHead {
  readonly rows: readonly SourceRow[];
  readonly merges: readonly MergedRange[];
}

/** A text cell, or the empty cell for ''. */
export function textCell(text: string): Cell {
  return text === '' ? EMPTY_CELL : { kind: 'text', text };
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell.kind === 'empty' || tidyText(cell.text) === '';
}

/**
 * Zero-width and bidirectional control characters: invisible, and able to make a name read as another
 * (F34).
 */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;

/**
 * The text as a clerk meant it: full-width letters, digits and signs made half-width (１２３ -> 123), invisible
 * characters dropped, white space of any kind folded to one blank, ends trimmed.
 */
export function tidyText(text: string): string {
  // nearly every cell of a ledger: nothing to tidy
  if (TIDY.test(text)) return text;
  return text.replace(NARROWABLE, narrowed).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Visible ASCII and hanzi alone. */
const TIDY = /^[\x21-\x7e\u4e00-\u9fff]*$/;
/** Control characters, the wide blank, wide ASCII and the wide yen sign: what `narrowed` changes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what a cell may hide
const NARROWABLE = /[\u0000-\u001f\u007f\u3000\uff01-\uff5e\uffe5]/g;

function narrowed(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x3000) return ' ';
  // U+FF01..U+FF5E are ASCII 0x21..0x7E, wide
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  if (code === 0xffe5) return '¥';
  if (code < 32 || code === 127) return ' ';
  return character;
}

/**
 * A name or an address: like tidyText, but Chinese punctuation stays as it was written, since it goes
 * into letters.
 * Only full-width letters and digits and the wide blank are narrowed.
 */
export function tidyProse(text: string): string {
  const narrow = text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000]/g, narrowed);
  return narrow
    .replace(INVISIBLE, '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
