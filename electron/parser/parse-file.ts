import { basename } from 'node:path';
import { EMPTY_CELL } from '../../shared/domain/import/cell.ts';
import { findHeading } from '../../shared/domain/import/heading-row.ts';
import { csvRows, detectDialect } from './csv.ts';
import { kindOfFile } from './file-kind.ts';
import {
  type CsvOptions,
  type FileInspection,
  type MergedRange,
  PARSER_LIMITS,
  ParserError,
  type RowsRequest,
  type SheetInspection,
  type SourceRow,
} from './file-parser.ts';
import { openWorkbook } from './workbook.ts';

/** Looks into a file: its sheets with their first rows, the heading of each and the sheet to propose. */
export async function inspectFile(path: string, options: CsvOptions): Promise<FileInspection> {
  const format = await kindOfFile(path);
  const file = basename(path);
  if (format === 'csv') return inspectCsv(path, options);
  const book = await openWorkbook(path, format);
  const sheets = book.sheets.map(({ name, hidden }) =>
    inspectSheet({ name, hidden, rows: book.rowsOf(name), merges: book.mergesOf(name) }),
  );
  if (sheets.every((sheet) => sheet.rows === 0)) throw new ParserError('import.empty');
  const { date1904, warnings } = book;
  return {
    file,
    format,
    date1904,
    sheets,
    suggestedSheet: suggestSheet(sheets),
    warnings,
    encoding: null,
    delimiter: null,
  };
}

/** Sends the rows of one sheet, in order, as they are read. */
export async function* rowsOfFile(
  path: string,
  request: RowsRequest,
): AsyncGenerator<{ readonly row: SourceRow; readonly total: number }> {
  const format = await kindOfFile(path);
  if (format === 'csv') {
    for await (const row of csvRows(path, await detectDialect(path, request))) yield { row, total: 0 };
    return;
  }
  const book = await openWorkbook(path, format);
  const rows = book.rowsOf(request.sheet);
  const filled = filledMerges(rows, book.mergesOf(request.sheet));
  for (const row of rows) yield { row: filled.get(row.row) ?? row, total: rows.length };
}

/** A name merged over several rows holds for each of them: the file stores it in the first one only. */
function filledMerges(
  rows: readonly SourceRow[],
  merges: readonly MergedRange[],
): ReadonlyMap<number, SourceRow> {
  const filled = new Map<number, SourceRow>();
  const tall = merges.filter(
    (range) => range.lastRow > range.firstRow && range.lastColumn === range.firstColumn,
  );
  if (tall.length === 0) return filled;
  const rowOf = new Map(rows.map((row) => [row.row, row]));
  for (const range of tall) {
    const corner = rowOf.get(range.firstRow + 1)?.cells[range.firstColumn];
    if (corner === undefined || corner.kind === 'empty') continue;
    for (let row = range.firstRow + 2; row <= range.lastRow + 1; row += 1) {
      const before = filled.get(row) ?? rowOf.get(row);
      if (before === undefined) continue;
      const cells = [...before.cells];
      while (cells.length <= range.firstColumn) cells.push(EMPTY_CELL);
      cells[range.firstColumn] = corner;
      filled.set(row, { ...before, cells });
    }
  }
  return filled;
}

async function inspectCsv(path: string, options: CsvOptions): Promise<FileInspection> {
  const dialect = await detectDialect(path, options);
  const first: SourceRow[] = [];
  let lastRow = 0;
  for await (const row of csvRows(path, dialect)) {
    if (first.length < PARSER_LIMITS.previewRows) first.push(row);
    lastRow = row.row;
  }
  if (lastRow === 0) throw new ParserError('import.empty');
  const sheet = inspectSheet({ name: '', hidden: false, rows: first, merges: [], lastRow });
  return {
    file: basename(path),
    format: 'csv',
    date1904: false,
    sheets: [sheet],
    suggestedSheet: '',
    warnings: [],
    ...dialect,
  };
}

interface SheetParts {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly SourceRow[];
  readonly merges: readonly MergedRange[];
  readonly lastRow?: number;
}

function inspectSheet(sheet: SheetParts): SheetInspection {
  const firstRows = sheet.rows.slice(0, PARSER_LIMITS.previewRows);
  const merges = sheet.merges.filter((range) => range.firstRow < PARSER_LIMITS.previewRows);
  const heading = findHeading({ rows: firstRows, merges });
  return {
    name: sheet.name,
    rows: sheet.lastRow ?? sheet.rows.at(-1)?.row ?? 0,
    hidden: sheet.hidden,
    headingRow: heading?.lastRow ?? null,
    firstRows,
    merges,
  };
}

/** The visible sheet whose heading names most fields; the longer one when two name as many. */
function suggestSheet(sheets: readonly SheetInspection[]): string | null {
  const scored = sheets
    .filter((sheet) => !sheet.hidden && sheet.headingRow !== null)
    .map((sheet) => ({
      sheet,
      fields: findHeading({ rows: sheet.firstRows, merges: sheet.merges })?.fieldCount ?? 0,
    }))
    .sort((a, b) => b.fields - a.fields || b.sheet.rows - a.sheet.rows);
  return scored[0]?.sheet.name ?? null;
}
