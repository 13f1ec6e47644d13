import { readFile } from 'node:fs/promises';
import { type CellObject, CFB, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import {
  type Cell,
  EMPTY_CELL,
  isBlank,
  type MergedRange,
  type SourceRow,
  textCell,
} from '../../shared/domain/import/cell.ts';
import { type FileWarning, PARSER_LIMITS, ParserError } from './file-parser.ts';
import { passZipGate } from './zip-gate.ts';

export interface OpenWorkbook {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  readonly warnings: readonly FileWarning[];
  readonly rowsOf: (sheet: string) => SourceRow[];
  readonly mergesOf: (sheet: string) => MergedRange[];
}

/** Opens an .xlsx that passed the gate, or an old .xls. Formulas are not run, links are not followed. */
export async function openWorkbook(path: string, format: 'xlsx' | 'xls'): Promise<OpenWorkbook> {
  const gate = format === 'xlsx' ? await passZipGate(path) : undefined;
  const bytes = await readFile(path);
  const oldWarnings = format === 'xls' ? inspectCompound(bytes) : [];
  const lastRow = gate === undefined ? 0 : Math.max(1, ...gate.lastRows.values());
  const book = readBook(bytes, { lastRow, withStubs: gate?.hasUnvaluedFormula ?? false });
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  refuseTooManyCells(book);
  return {
    date1904,
    sheets: book.SheetNames.filter((name) => isGrid(book.Sheets[name])).map((name) => ({
      name,
      hidden: (book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? 0) !== 0,
    })),
    warnings: gate?.warnings ?? oldWarnings,
    rowsOf: (name) => sheetRows(sheetOf(book, name), date1904),
    mergesOf: (name) => merges(sheetOf(book, name)),
  };
}

/** An encrypted workbook is a compound file around EncryptedPackage; a macro project has its own folder. */
function inspectCompound(bytes: Buffer): FileWarning[] {
  let paths: readonly string[];
  try {
    paths = CFB.read(bytes, { type: 'buffer' }).FullPaths;
  } catch {
    // BIFF2 to 4 are no compound files; anything else fails in the reader
    return [];
  }
  if (paths.some((path) => /EncryptedPackage|EncryptionInfo/i.test(path)))
    throw new ParserError('import.passwordProtected');
  if (!paths.some((path) => /\/(Workbook|Book)$/i.test(path)))
    throw new ParserError('import.notAWorkbook', { found: 'compound' });
  return paths.some((path) => /_VBA_PROJECT|Macros\//i.test(path)) ? ['macros'] : [];
}

function readBook(bytes: Buffer, want: { readonly lastRow: number; readonly withStubs: boolean }): WorkBook {
  try {
    return read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellStyles: false,
      bookVBA: false,
      // rows below the last one that holds anything are never built: a million empty rows answer at once
      sheetRows: want.lastRow,
      // only so is a formula without a stored value seen at all
      sheetStubs: want.withStubs,
    });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(text)) throw new ParserError('import.passwordProtected');
    throw new ParserError('import.notAWorkbook', { found: 'damaged' });
  }
}

function isGrid(sheet: WorkSheet | undefined): boolean {
  const kind = sheet?.['!type'];
  return sheet !== undefined && (kind === undefined || kind === 'sheet');
}

function sheetOf(book: WorkBook, name: string): WorkSheet {
  const sheet = book.Sheets[name];
  if (sheet === undefined || !book.SheetNames.includes(name)) throw new ParserError('import.sheetUnknown');
  return sheet;
}

function denseRows(sheet: WorkSheet): readonly (readonly (CellObject | undefined)[] | undefined)[] {
  return sheet['!data'] ?? [];
}

/** Counted again for .xls, which has no gate. */
function refuseTooManyCells(book: WorkBook): void {
  let cells = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (sheet !== undefined) for (const row of denseRows(sheet)) cells += row?.length ?? 0;
  }
  if (cells > PARSER_LIMITS.workbookCells * 4)
    throw new ParserError('import.tooManyCells', { cells, limit: PARSER_LIMITS.workbookCells });
}

function merges(sheet: WorkSheet): MergedRange[] {
  return (sheet['!merges'] ?? []).slice(0, 5000).map((range) => ({
    firstRow: range.s.r,
    lastRow: range.e.r,
    firstColumn: range.s.c,
    lastColumn: range.e.c,
  }));
}

/**
 * The rows that hold something. A merged range has its value in the top left cell only, as the file stores
 * it.
 */
function sheetRows(sheet: WorkSheet, date1904: boolean): SourceRow[] {
  const rows: SourceRow[] = [];
  for (const [index, dense] of denseRows(sheet).entries()) {
    if (dense === undefined) continue;
    const cells = Array.from(dense.slice(0, PARSER_LIMITS.columns), (cell) => plainCell(cell, date1904));
    while (cells.length > 0 && isBlank(cells.at(-1))) cells.pop();
    if (cells.length > 0) rows.push({ row: index + 1, cells });
  }
  return rows;
}

function plainCell(cell: CellObject | undefined, date1904: boolean): Cell {
  if (cell === undefined) return EMPTY_CELL;
  if (cell.t === 'z' || cell.v === undefined || cell.v === null) {
    return cell.f === undefined ? EMPTY_CELL : { kind: 'empty', text: '', warning: 'noStoredValue' };
  }
  if (cell.t === 'e') return { kind: 'error', text: ERROR_TEXTS.get(Number(cell.v)) ?? '#ERROR' };
  if (cell.t === 'b') return { kind: 'boolean', text: cell.v === true ? 'TRUE' : 'FALSE' };
  if (cell.t === 'n' && typeof cell.v === 'number') return numberCell(cell.v, { format: cell.z, date1904 });
  const text = String(cell.v);
  // xml:space and escaped characters aside, a formula that gave '' has a value
  return textCell(text.slice(0, PARSER_LIMITS.cellCharacters));
}

const ERROR_TEXTS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function numberCell(value: number, shown: { readonly format: unknown; readonly date1904: boolean }): Cell {
  const format = typeof shown.format === 'string' ? shown.format : '';
  if (format !== '' && SSF.is_date(format)) return dateCell(value, { format, date1904: shown.date1904 });
  if (format.includes('%')) return { kind: 'number', number: value, text: `${trimmed(value * 100)}%` };
  // Excel keeps 15 digits: a longer whole number has lost the rest (F30)
  if (Number.isInteger(value) && Math.abs(value) >= 1e15) {
    return { kind: 'number', number: value, text: BigInt(value).toString(), warning: 'digitsLost' };
  }
  return { kind: 'number', number: value, text: trimmed(value) };
}

function dateCell(value: number, shown: { readonly format: string; readonly date1904: boolean }): Cell {
  const parts = SSF.parse_date_code(value, { date1904: shown.date1904 });
  // a time of day alone, or beyond year 9999
  if (parts === null || parts === undefined || parts.y < 1900 || value < 1) {
    return { kind: 'number', number: value, text: trimmed(value), warning: 'outsideDateRange' };
  }
  const two = (part: number): string => part.toString().padStart(2, '0');
  const isoDate = `${parts.y.toString().padStart(4, '0')}-${two(parts.m)}-${two(parts.d)}`;
  return { kind: 'date', number: value, isoDate, text: isoDate };
}

function trimmed(value: number): string {
  return Number(value.toPrecision(15)).toString();
}
