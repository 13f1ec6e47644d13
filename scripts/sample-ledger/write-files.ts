import { createRequire } from 'node:module';
import { utils, write } from '@e965/xlsx';
import type { Workbook as ExcelWorkbook, Worksheet } from 'exceljs';
import { COLUMNS, type LedgerCell } from './ledger-rows.ts';

const excel: { readonly Workbook: new () => ExcelWorkbook } = createRequire(import.meta.url)('exceljs');

/**
 * The ledger as an office keeps it: title, merged headings, a repeated heading, subtotals, notes, a hidden
 * sheet.
 */
export async function ledgerWorkbook(rows: readonly (readonly LedgerCell[])[]): Promise<Uint8Array> {
  const workbook = new excel.Workbook();
  workbook.creator = '示例';
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  const sheet = workbook.addWorksheet('台账', { views: [{ state: 'frozen', ySplit: 4, xSplit: 3 }] });
  writeHeading(sheet);
  for (const [index, cells] of rows.entries()) {
    // an office prints 150 rows to a part: subtotal, blank line, heading again
    if (index === 150) {
      sheet.addRow(['小计', null, null]);
      sheet.addRow([]);
      sheet.addRow(COLUMNS.map(([, title]) => title));
    }
    const row = sheet.addRow(cells.map(valueForExcel));
    row.eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd';
    });
  }
  const wan = rows.reduce(
    (total, cells) => total + (typeof cells[20] === 'number' && cells[20] > 0 ? cells[20] : 0),
    0,
  );
  sheet.addRow(['合计', null, null, ...Array.from({ length: 17 }, () => null), Math.round(wan * 100) / 100]);
  sheet.addRow(['制表人：示例', null, '审核：示例']);
  const notes = workbook.addWorksheet('说明');
  notes.addRow(['本台账为示例，姓名、证件号、电话、车牌均系虚构。']);
  notes.addRow(['期初数据截至 2026年11月22日 营业终了。']);
  workbook.addWorksheet('旧数据', { state: 'hidden' }).addRow(['合同编号', '姓名', '金额']);
  return fixZipTimes(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function writeHeading(sheet: Worksheet): void {
  sheet.addRow(['安信小额贷款有限公司 车辆抵押贷款台账']);
  sheet.mergeCells(1, 1, 1, COLUMNS.length);
  sheet.addRow(['截至 2026年11月22日']);
  sheet.addRow(COLUMNS.map(([group, title]) => (group === '' ? title : group)));
  sheet.addRow(COLUMNS.map(([group, title]) => (group === '' ? null : title)));
  let start = 0;
  for (let column = 1; column <= COLUMNS.length; column += 1) {
    const group = COLUMNS[start]?.[0] ?? '';
    if (column < COLUMNS.length && group !== '' && COLUMNS[column]?.[0] === group) continue;
    if (group === '') sheet.mergeCells(3, start + 1, 4, start + 1);
    else sheet.mergeCells(3, start + 1, 3, column);
    start = column;
  }
  sheet.columns.forEach((column) => {
    column.width = 14;
  });
}

function valueForExcel(cell: LedgerCell): string | number | Date | null {
  return typeof cell === 'object' && cell !== null ? new Date(`${cell.date}T00:00:00.000Z`) : cell;
}

/**
 * The writer stamps each zip entry with the present: set to 1 January 2026, the same rows give the same
 * bytes.
 */
export function fixZipTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let entry = view.getUint32(end + 16, true);
  const stamp = 0x5c210000;
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    view.setUint32(entry + 12, stamp, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, stamp, true);
    entry +=
      46 +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return bytes;
}

const plain = (cell: LedgerCell): string =>
  cell === null ? '' : typeof cell === 'object' ? cell.date : String(cell);

/** A plain extract with one heading row as text for a csv. */
export function ledgerCsv(rows: readonly (readonly LedgerCell[])[], delimiter: string): string {
  const lines = [oneRowHeading(), ...rows.map((cells) => cells.map(plain))];
  const written = lines.map((line) => line.map((text) => quoted(text, delimiter)).join(delimiter));
  return `${written.join('\r\n')}\r\n`;
}

/** The same extract as an old BIFF8 workbook. */
export function ledgerXls(rows: readonly (readonly LedgerCell[])[]): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    oneRowHeading(),
    ...rows.map((cells) => cells.map((cell) => (typeof cell === 'number' ? cell : plain(cell)))),
  ]);
  const book = utils.book_new(sheet, '台账');
  const written: unknown = write(book, { type: 'buffer', bookType: 'biff8' });
  if (!(written instanceof Uint8Array)) throw new Error('the writer gives bytes');
  return written;
}

function oneRowHeading(): string[] {
  return COLUMNS.map(([group, title]) => group.replace(/信息|情况|（元）/g, '') + title);
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Text in GB18030 (its one- and two-byte part): the decoder turned round, since Node has no encoder for it.
 */
export function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : table.get(character);
    if (pair === undefined) throw new Error('the extract only uses characters of two bytes');
    bytes.push(...pair);
  }
  return Uint8Array.from(bytes);
}
