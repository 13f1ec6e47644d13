import { open } from 'node:fs/promises';
import { type FileFormat, PARSER_LIMITS, ParserError } from './file-parser.ts';

const CFB_SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENDINGS: Readonly<Record<string, FileFormat>> = {
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xls: 'xls',
  et: 'xls',
  csv: 'csv',
  txt: 'csv',
  tsv: 'csv',
};

/** What a file is by its first bytes; its name only decides whether text counts as csv. */
export async function kindOfFile(path: string): Promise<FileFormat> {
  const head = await readHead(path);
  const ending = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '';
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'xlsx';
  if (head.subarray(0, 8).equals(CFB_SIGNATURE)) return 'xls';
  // BIFF2 to BIFF4 files start with a bare BOF record
  if (head[0] === 0x09 && (head[1] === 0x00 || head[1] === 0x02 || head[1] === 0x04) && ending === 'xls')
    return 'xls';
  if (head.subarray(0, 5).toString('latin1') === '%PDF-')
    throw new ParserError('import.unsupported', { found: 'pdf' });
  if (/^\s*(<!doctype html|<html|<\?xml)/i.test(head.toString('latin1').replaceAll('\0', ''))) {
    throw new ParserError(ENDINGS[ending] === 'csv' ? 'import.unsupported' : 'import.notAWorkbook', {
      found: 'html',
    });
  }
  const byName = ENDINGS[ending];
  if (byName === undefined) throw new ParserError('import.unsupported', { ending: ending.slice(0, 10) });
  if (byName !== 'csv') throw new ParserError('import.notAWorkbook', { ending });
  return 'csv';
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch(() => {
    throw new ParserError('import.fileUnreadable');
  });
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new ParserError('import.empty');
    if (size > PARSER_LIMITS.fileBytes)
      throw new ParserError('import.tooLarge', { bytes: size, limit: PARSER_LIMITS.fileBytes });
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
