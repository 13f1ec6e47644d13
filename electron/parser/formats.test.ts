import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { textRow, xlsxOf } from '../../tests/support/xlsx-parts.ts';
import { writeErrorWorkbook } from './error-workbook.ts';
import type { CsvOptions, SourceRow } from './file-parser.ts';
import { inspectFile, rowsOfFile } from './parse-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk 格式 '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const fixture = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

async function rowsIn(path: string, sheet = '', options: CsvOptions = {}): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const { row } of rowsOfFile(path, { sheet, ...options })) rows.push(row);
  return rows;
}

const texts = (rows: readonly SourceRow[]): [number, ...string[]][] =>
  rows.map((row) => [row.row, ...row.cells.map((cell) => cell.text)]);

const TABLE = '合同编号;姓名;金额\r\nHT-1;张三;12,5\r\n';

describe('csv', () => {
  it.each([
    ['utf8.csv', Buffer.from(TABLE), 'utf-8'],
    ['bom.csv', Buffer.from(`\ufeff${TABLE}`), 'utf-8'],
    ['utf16.csv', Buffer.from(`\ufeff${TABLE}`, 'utf16le'), 'utf-16le'],
    ['utf16be.csv', Buffer.from(`\ufeff${TABLE}`, 'utf16le').swap16(), 'utf-16be'],
    ['nomark.csv', Buffer.from('a;b;c\r\n1;2;3\r\n', 'utf16le'), 'utf-16le'],
    // 合同编号;姓名 in GB18030
    ['gb.csv', Buffer.from('bacfcdacb1e0bac53bd0d5c3fb3b410d0a312c323b333b340d0a', 'hex'), 'gb18030'],
  ])('%s is read in its encoding', async (name, bytes, encoding) => {
    const seen = await inspectFile(fileOf(name, bytes), {});
    expect([seen.encoding, seen.delimiter]).toEqual([encoding, ';']);
    const first = seen.sheets[0]?.firstRows[0]?.cells.map((cell) => cell.text);
    expect(first?.[0]).toBe(name === 'nomark.csv' ? 'a' : '合同编号');
  });

  it('tells comma, semicolon and tab apart, with delimiters inside quotes', async () => {
    for (const [delimiter, text] of [
      [',', 'a,b\n"x;y;z;",2\n'],
      [';', 'a;b\n"1,2,3";4\n'],
      ['\t', 'a\tb,c\n1\t2,3\n'],
    ] as const) {
      expect((await inspectFile(fileOf('delimiter.csv', text), {})).delimiter).toBe(delimiter);
    }
  });

  it('names the row of a broken quote', async () => {
    const open = fileOf('open.csv', 'a,b\n1,2\n"3,4\n5,6\n');
    await expect(rowsIn(open)).rejects.toMatchObject({ code: 'import.quotesBroken', params: { row: 3 } });
    const inside = fileOf('inside.csv', 'a,b\n1,2\n3,"4"x\n');
    await expect(rowsIn(inside)).rejects.toMatchObject({ code: 'import.quotesBroken', params: { row: 3 } });
  });

  it('keeps ragged rows, counts blank ones and reads mixed line ends', async () => {
    const path = fileOf('ragged.csv', 'a,b,c\n1\n\n1,2,3,4,5\n');
    expect(texts(await rowsIn(path))).toEqual([
      [1, 'a', 'b', 'c'],
      [2, '1'],
      [4, '1', '2', '3', '4', '5'],
    ]);
  });

  it('refuses NUL bytes, wrong bytes and a cell of 10 MB', async () => {
    await expect(inspectFile(fileOf('nul.csv', 'a,b\n1,\u00002\n'), {})).rejects.toMatchObject({
      code: 'import.binaryText',
    });
    await expect(
      inspectFile(fileOf('bytes.csv', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a])), {}),
    ).rejects.toMatchObject({ code: 'import.encodingUnknown' });
    await expect(
      inspectFile(fileOf('cell.csv', `a,b\n1,"${'x'.repeat(10_000_000)}"\n`), {}),
    ).rejects.toMatchObject({ code: 'import.tooLarge', params: { row: 2 } });
  });

  it('reads what the clerk chose when told', async () => {
    // 中文 in Big5
    const path = fileOf('big5.csv', Buffer.from([0xa4, 0xa4, 0xa4, 0xe5, 0x2c, 0x31, 0x0a]));
    expect(texts(await rowsIn(path, '', { encoding: 'big5', delimiter: ',' }))).toEqual([[1, '中文', '1']]);
  });
});

describe('workbooks', () => {
  it('reads stored values only: dates, formulas, errors, per cent, lost digits', async () => {
    const cells = [
      '<c r="A2" s="1"><v>45724</v></c>',
      '<c r="B2"><f>1+1</f><v>2</v></c>',
      '<c r="C2"><f>HYPERLINK("http://example.invalid")</f></c>',
      '<c r="D2" t="e"><v>#N/A</v></c>',
      '<c r="E2" s="2"><v>0.12</v></c>',
      '<c r="F2"><v>110101194912310020</v></c>',
      '<c r="G2" t="b"><v>1</v></c>',
      '<c r="H2"><v>13800138000</v></c>',
    ];
    const styles = `<cellXfs>${[0, 14, 9].map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('')}</cellXfs>`;
    const path = fileOf(
      'kinds.xlsx',
      await xlsxOf({ styles, sheetData: `${textRow(1, ['a'])}<row r="2">${cells.join('')}</row>` }),
    );
    const row = (await rowsIn(path, '台账'))[1]?.cells;
    expect(row).toEqual([
      { kind: 'date', number: 45_724, isoDate: '2025-03-08', text: '2025-03-08' },
      { kind: 'number', number: 2, text: '2' },
      { kind: 'empty', text: '', warning: 'noStoredValue' },
      { kind: 'error', text: '#N/A' },
      { kind: 'number', number: 0.12, text: '12%' },
      { kind: 'number', number: 110_101_194_912_310_020, text: '110101194912310016', warning: 'digitsLost' },
      { kind: 'boolean', text: 'TRUE' },
      { kind: 'number', number: 13_800_138_000, text: '13800138000' },
    ]);
  });

  it('counts dates of the 1904 system from 1904', async () => {
    const path = fileOf(
      '1904.xlsx',
      await xlsxOf({
        workbookProperties: '<workbookPr date1904="1"/>',
        sheetData: '<row r="1"><c r="A1" s="1"><v>44262</v></c></row>',
      }),
    );
    expect((await inspectFile(path, {})).date1904).toBe(true);
    expect((await rowsIn(path, '台账'))[0]?.cells[0]?.isoDate).toBe('2025-03-08');
  });

  it('gives a tall merged range its value in every row (one name over several loans)', async () => {
    const path = fileOf(
      'merged.xlsx',
      await xlsxOf({
        sheetData: textRow(1, ['张三']) + textRow(2, ['', 'x']),
        afterData: '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>',
      }),
    );
    expect(texts(await rowsIn(path, '台账'))).toEqual([
      [1, '张三'],
      [2, '张三', 'x'],
    ]);
    expect((await inspectFile(path, {})).sheets[0]?.merges).toEqual([
      { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 0 },
    ]);
  });

  it('says that macros and external links are there, and runs neither', async () => {
    const extra = { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<externalLink/>' };
    const path = fileOf('macros.xlsm', await xlsxOf({ sheetData: textRow(1, ['a']), extra }));
    expect((await inspectFile(path, {})).warnings).toEqual(['macros', 'externalLinks']);
  });

  it('reads the same extract from .xls and from GB18030 csv', async () => {
    const old = await rowsIn(fixture('tests/fixtures/ledger-extract.xls'), '台账');
    const csv = await rowsIn(fixture('tests/fixtures/ledger-extract-gb18030.csv'));
    expect(old).toHaveLength(11);
    expect(texts(old).map((row) => row.slice(0, 6))).toEqual(texts(csv).map((row) => row.slice(0, 6)));
  });

  it('proposes the ledger among several sheets, not the hidden one', async () => {
    const seen = await inspectFile(fixture('resources/sample/ledger-300.xlsx'), {});
    expect(seen.suggestedSheet).toBe('台账');
    expect(seen.sheets.map(({ name, hidden, headingRow }) => [name, hidden, headingRow])).toEqual([
      ['台账', false, 4],
      ['说明', false, null],
      ['旧数据', true, 1],
    ]);
  });

  it('refuses a sheet that is not there', async () => {
    await expect(rowsIn(fixture('resources/sample/ledger-300.xlsx'), 'no such sheet')).rejects.toMatchObject({
      code: 'import.sheetUnknown',
    });
  });
});

describe('the error workbook', () => {
  it('returns the rows with their reasons, every text as text (F33)', async () => {
    const bytes = await writeErrorWorkbook({
      sheet: '台账/1',
      titles: ['合同编号', '姓名', '放款日期', '身份证号'],
      language: 'zh-CN',
      rows: [
        {
          row: 7,
          cells: [
            { kind: 'text', text: 'HT-7' },
            { kind: 'text', text: "=cmd|' /C calc'!A0" },
            { kind: 'date', number: 45_724, isoDate: '2025-03-08', text: '2025-03-08' },
            {
              kind: 'number',
              number: 110_101_194_912_310_020,
              text: '110101194912310016',
              warning: 'digitsLost',
            },
          ],
          reasons: ['缺少期数，请补填', '放款日期没有这一天'],
        },
      ],
    });
    const rows = await rowsIn(fileOf('errors.xlsx', bytes), '台账 1');
    expect(texts(rows)).toEqual([
      [1, '合同编号', '姓名', '放款日期', '身份证号', '原行号', '未导入原因'],
      [
        2,
        'HT-7',
        "=cmd|' /C calc'!A0",
        '2025-03-08',
        '110101194912310016',
        '7',
        '缺少期数，请补填；放款日期没有这一天',
      ],
    ]);
    expect(rows[1]?.cells.map((cell) => cell.kind)).toEqual([
      'text',
      'text',
      'date',
      'text',
      'number',
      'text',
    ]);
  });
});
