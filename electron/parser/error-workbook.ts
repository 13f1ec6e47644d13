import { createRequire } from 'node:module';
import type { Workbook as ExcelWorkbook } from 'exceljs';
import type { Cell } from '../../shared/domain/import/cell.ts';

const load = createRequire(import.meta.url);

/** Loaded with the first error workbook: a third of a second that the lock screen need not wait for. */
function excelLibrary(): { readonly Workbook: new () => ExcelWorkbook } {
  const loaded: { readonly Workbook: new () => ExcelWorkbook } = load('exceljs');
  return loaded;
}

export interface ErrorWorkbook {
  readonly sheet: string;
  readonly titles: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly Cell[];
    readonly reasons: readonly string[];
  }[];
  readonly language: 'zh-CN' | 'en';
}

/**
 * The bad rows with their own columns, to be mended and imported again, and two columns more: the row in
 * the old file
 * and the reasons. Every text is a string cell, never a formula, so that '=…' in a name stays a name
 * (F33); dates and
 * numbers keep their kind, long numbers come back as text.
 */
export async function writeErrorWorkbook(content: ErrorWorkbook): Promise<Uint8Array> {
  const { Workbook } = excelLibrary();
  const workbook = new Workbook();
  // fixed: the same rows give the same bytes as far as the writer allows
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  const sheet = workbook.addWorksheet(safeSheetName(content.sheet), {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const isChinese = content.language === 'zh-CN';
  const width = Math.max(content.titles.length, ...content.rows.map((row) => row.cells.length));
  const titles = Array.from({ length: width }, (_, column) => content.titles[column] ?? '');
  sheet.addRow([
    ...titles,
    isChinese ? '原行号' : 'row in file',
    isChinese ? '未导入原因' : 'why it was not imported',
  ]);
  sheet.getRow(1).font = { bold: true };
  for (const { row, cells, reasons } of content.rows) {
    const values = Array.from({ length: width }, (_, column) => plainValue(cells[column]));
    const written = sheet.addRow([...values, row, reasons.join(isChinese ? '；' : '; ')]);
    written.eachCell((cell) => {
      // text format: Excel does not turn an edited ID number into a rounded number
      if (typeof cell.value === 'string') cell.numFmt = '@';
      if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
    });
  }
  sheet.columns.forEach((column, index) => {
    column.width = index === width + 1 ? 60 : 16;
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function plainValue(cell: Cell | undefined): string | number | Date | null {
  if (cell === undefined || cell.kind === 'empty') return null;
  if (cell.kind === 'date' && cell.isoDate !== undefined) return new Date(`${cell.isoDate}T00:00:00.000Z`);
  if (
    cell.kind === 'number' &&
    cell.number !== undefined &&
    cell.warning === undefined &&
    !cell.text.endsWith('%')
  )
    return cell.number;
  return cell.text;
}

function safeSheetName(name: string): string {
  const safe = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'|'$/g, '')
    .slice(0, 31)
    .trim();
  return safe === '' ? 'Sheet1' : safe;
}
