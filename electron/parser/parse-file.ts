import { basename } from 'node:path';
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
  const rows = (await openWorkbook(path, format)).rowsOf(request.sheet);
  for (const row of rows) yield { row, total: rows.length };
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
