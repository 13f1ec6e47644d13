import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CFB } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { IMPORT_FILE_ERRORS } from '../../shared/contract/imports.ts';
import { textRow, xlsxEntries, xlsxOf, zipOf } from '../../tests/support/xlsx-parts.ts';
import { PARSER_ERROR_CODES, ParserError } from './file-parser.ts';
import { fileParserOver, forkedFileParser } from './forked-file-parser.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk 导入 '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const parser = forkedFileParser();

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

/** The code that a file is refused with, and its params. */
async function refusalOf(path: string): Promise<unknown[]> {
  try {
    const seen = await parser.inspect(path);
    return ['read', seen.format];
  } catch (error) {
    if (!(error instanceof ParserError)) throw error;
    return [error.code, error.params];
  }
}

async function codeOf(name: string, bytes: string | Uint8Array): Promise<unknown> {
  return (await refusalOf(fileOf(name, bytes)))[0];
}

describe('the zip gate', () => {
  it('refuses a bomb before a reader unpacks it, within a second of its own', async () => {
    const bomb = await xlsxOf({ sheetData: '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(2_000_000) });
    expect(bomb.length).toBeLessThan(1_500_000);
    expect(await codeOf('bomb.xlsx', bomb)).toBe('import.zipBomb');
  });

  it('refuses thousands of entries', async () => {
    const extra = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`xl/media/${index}.bin`, 'x']),
    );
    expect(await refusalOf(fileOf('entries.xlsx', await xlsxOf({ extra })))).toEqual([
      'import.zipBomb',
      { entries: 306 },
    ]);
  });

  it('refuses entries that overlap', async () => {
    const bytes = await xlsxOf({});
    const [first = 0, second = 0] = centralEntries(bytes);
    bytes.writeUInt32LE(bytes.readUInt32LE(first + 42), second + 42);
    expect(await codeOf('overlap.xlsx', bytes)).toBe('import.zipBomb');
  });

  it('refuses an entry that is larger than it says', async () => {
    const bytes = await xlsxOf({ sheetData: textRow(1, ['合同编号']) });
    for (const entry of centralEntries(bytes)) bytes.writeUInt32LE(10, entry + 24);
    expect(await codeOf('lying.xlsx', bytes)).toBe('import.damaged');
  });

  it('refuses a name that leaves the folder', async () => {
    const bytes = await xlsxOf({ extra: { 'xx/evil.xml': '<a/>' } });
    const evil = Buffer.from(bytes.toString('latin1').replaceAll('xx/evil.xml', '../evil.xml'), 'latin1');
    expect(await codeOf('traversal.xlsx', evil)).toBe('import.damaged');
  });

  it('refuses document types and entities in any XML part', async () => {
    const lol = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><sst>&lol2;</sst>';
    expect(
      await refusalOf(fileOf('dtd.xlsx', await xlsxOf({ extra: { 'xl/sharedStrings.xml': lol } }))),
    ).toEqual(['import.hostileXml', { entry: 'xl/sharedStrings.xml' }]);
    const wide = Buffer.from(`\ufeff${lol}`, 'utf16le');
    expect(
      await codeOf('dtd16.xlsx', await zipOf({ ...xlsxEntries({}), 'xl/sharedStrings.xml': wide })),
    ).toBe('import.hostileXml');
  });

  it('asks for csv above a million cells', async () => {
    const rows = Array.from(
      { length: 100_001 },
      (_, index) => `<row r="${index + 1}">${`<c><v>${index}</v></c>`.repeat(10)}</row>`,
    );
    const bytes = await xlsxOf({ sheetData: rows.join(''), isStored: true });
    expect(await refusalOf(fileOf('cells.xlsx', bytes))).toEqual([
      'import.tooManyCells',
      { cells: 1_000_010, limit: 1_000_000 },
    ]);
  });
});

/** Where the entries of the central directory begin. */
function centralEntries(bytes: Buffer): number[] {
  const starts: number[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4))
    starts.push(at);
  return starts;
}

describe('files that are not what they seem', () => {
  it.each([
    ['text.xlsx', 'not a workbook at all', 'import.notAWorkbook'],
    ['page.xls', '<html><table><tr><td>合同编号</td></tr></table></html>', 'import.notAWorkbook'],
    ['letter.pdf', '%PDF-1.7 …', 'import.unsupported'],
    ['photo.jpg', '\u00ff\u00d8\u00ff', 'import.unsupported'],
    ['nothing.xlsx', '', 'import.empty'],
    ['blank.csv', ' \r\n\r\n', 'import.empty'],
  ])('%s', async (name, content, code) => {
    expect(await codeOf(name, content)).toBe(code);
  });

  it('a zip without a workbook, a workbook cut in half, a file that is not there', async () => {
    expect(await codeOf('photos.xlsx', await zipOf({ 'a.txt': 'x' }))).toBe('import.notAWorkbook');
    const whole = await xlsxOf({ sheetData: textRow(1, ['合同编号']) });
    expect(await codeOf('half.xlsx', whole.subarray(0, whole.length / 2))).toBe('import.damaged');
    expect((await refusalOf(join(folder, 'absent.xlsx')))[0]).toBe('import.fileUnreadable');
  });

  it('a workbook is read by its content when it is named .csv', async () => {
    const bytes = await xlsxOf({ sheetData: textRow(1, ['合同编号', '姓名', '贷款金额']) });
    expect(await refusalOf(fileOf('renamed.csv', bytes))).toEqual(['read', 'xlsx']);
  });

  it('an empty workbook says so', async () => {
    expect(await codeOf('hollow.xlsx', await xlsxOf({}))).toBe('import.empty');
  });

  it('a password-protected workbook is recognised, new and old format', async () => {
    const encrypted = CFB.utils.cfb_new();
    CFB.utils.cfb_add(encrypted, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(encrypted, '/EncryptedPackage', Buffer.alloc(5000));
    expect(await codeOf('secret.xlsx', compoundBytes(encrypted))).toBe('import.passwordProtected');
    expect(await codeOf('secret.xls', compoundBytes(oldWorkbookWithPassword()))).toBe(
      'import.passwordProtected',
    );
  });
});

function compoundBytes(file: ReturnType<typeof CFB.utils.cfb_new>): Uint8Array {
  const bytes: unknown = CFB.write(file, { type: 'buffer' });
  if (!(bytes instanceof Uint8Array)) throw new Error('the writer gives bytes');
  return bytes;
}

/** BOF, FILEPASS (RC4, version 1.1, 48 bytes of salt and verifier), EOF. */
function oldWorkbookWithPassword(): ReturnType<typeof CFB.utils.cfb_new> {
  const bof = Buffer.from('0908100000060500bb0dcc0700000000060000000'.padEnd(40, '0').slice(0, 40), 'hex');
  const filePass = Buffer.concat([
    Buffer.from('2f003600', 'hex'),
    Buffer.from('010001000100', 'hex'),
    Buffer.alloc(48, 7),
  ]);
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(
    file,
    '/Workbook',
    Buffer.concat([bof, filePass, Buffer.from('0a000000', 'hex'), Buffer.alloc(5000)]),
  );
  return file;
}

describe('the parser process', () => {
  it('answers a sheet formatted down to row 1,000,000 with its few rows', async () => {
    const empty = Array.from(
      { length: 1_000_000 },
      (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="1"/></row>`,
    );
    const data =
      textRow(1, ['合同编号', '姓名', '贷款金额']) + textRow(2, ['HT-1', '张三', '12万']) + empty.join('');
    const path = fileOf('million.xlsx', await xlsxOf({ sheetData: data, isStored: true }));
    const seen = await parser.inspect(path);
    expect(seen.sheets.map(({ name, rows, headingRow }) => ({ name, rows, headingRow }))).toEqual([
      { name: '台账', rows: 2, headingRow: 1 },
    ]);
  }, 30_000);

  it('answers a cancel within a second and leaves no process behind', async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => `HT-${index},张三,1000`);
    const path = fileOf('long.csv', `合同编号,姓名,贷款金额\n${lines.join('\n')}\n`);
    const stop = new AbortController();
    let chunks = 0;
    const startedAt = { millis: 0 };
    const reading = parser.readRows(
      path,
      { sheet: '' },
      () => {
        chunks += 1;
        if (chunks === 2) {
          startedAt.millis = performance.now();
          stop.abort();
        }
      },
      stop.signal,
    );
    await expect(reading).rejects.toMatchObject({ code: 'import.cancelled' });
    expect(performance.now() - startedAt.millis).toBeLessThan(1000);
    expect(chunks).toBeLessThan(5);
  });

  it('a process that dies of its memory limit is told as a file too large', async () => {
    const dying = fileParserOver(() => ({
      post: () => undefined,
      onMessage: () => undefined,
      onExit: (handle) => queueMicrotask(() => handle({ code: null, signal: 'SIGABRT' })),
      kill: () => undefined,
    }));
    await expect(dying.inspect('any.xlsx')).rejects.toMatchObject({ code: 'import.tooLarge' });
  });

  it('stops reading when the service fails on a chunk', async () => {
    const path = fileURLToPath(new URL('../../resources/sample/ledger-300.xlsx', import.meta.url));
    const failing = parser.readRows(path, { sheet: '台账' }, () => Promise.reject(new Error('disk full')));
    await expect(failing).rejects.toThrow('disk full');
  });

  it('has the error codes that the contract announces', () => {
    expect([...PARSER_ERROR_CODES].sort()).toEqual([...IMPORT_FILE_ERRORS].sort());
  });
});
