import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { type SourceRow, textCell } from '../../shared/domain/import/cell.ts';
import {
  CSV_DELIMITERS,
  type CsvDelimiter,
  type CsvEncoding,
  type CsvOptions,
  PARSER_LIMITS,
  ParserError,
} from './file-parser.ts';

export interface CsvDialect {
  readonly encoding: CsvEncoding;
  readonly delimiter: CsvDelimiter;
}

const BOMS: readonly (readonly [readonly number[], CsvEncoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
];

/**
 * Encoding: byte order mark, strict UTF-8, strict GB18030, else the clerk is asked (design.md "Encoding").
 */
export async function detectDialect(path: string, options: CsvOptions): Promise<CsvDialect> {
  const encoding = options.encoding ?? (await detectEncoding(path));
  const start = await decodedStart(path, encoding);
  if (start.trim() === '') throw new ParserError('import.empty');
  return { encoding, delimiter: options.delimiter ?? detectDelimiter(start) };
}

async function detectEncoding(path: string): Promise<CsvEncoding> {
  const head = await readStart(path, 4096);
  const marked = BOMS.find(([bom]) => bom.every((byte, index) => head[index] === byte));
  if (marked !== undefined) return marked[1];
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== undefined) return unmarked;
  for (const encoding of ['utf-8', 'gb18030'] as const) if (await decodes(path, encoding)) return encoding;
  throw new ParserError('import.encodingUnknown');
}

/**
 * UTF-16 without a mark shows as a zero in every other byte of its digits and commas; other zeros are no
 * text.
 */
function unmarkedUtf16(head: Buffer): CsvEncoding | undefined {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even + odd === 0) return undefined;
  const many = Math.max(2, head.length / 10);
  if (odd >= many && even === 0) return 'utf-16le';
  if (even >= many && odd === 0) return 'utf-16be';
  throw new ParserError('import.binaryText', { zeros: even + odd });
}

async function decodes(path: string, encoding: CsvEncoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of createReadStream(path)) decoder.decode(bytesOf(piece), { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw new ParserError('import.fileUnreadable');
  }
}

async function readStart(path: string, length: number): Promise<Buffer> {
  const handle = await open(path, 'r').catch(() => {
    throw new ParserError('import.fileUnreadable');
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function decodedStart(path: string, encoding: CsvEncoding): Promise<string> {
  return new TextDecoder(encoding).decode(await readStart(path, 65_536), { stream: true });
}

/** The delimiter that splits the first lines most evenly; a comma when none does. */
export function detectDelimiter(start: string): CsvDelimiter {
  const lines = start
    .replace(/=?"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  // on a tie the rarer sign decides: commas also stand in amounts and addresses
  const scores = [...CSV_DELIMITERS].reverse().map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    const widest = Math.max(0, ...counts);
    return { delimiter, score: counts.filter((count) => count === widest).length * widest };
  });
  const best = scores.reduce((leader, score) => (score.score > leader.score ? score : leader));
  return best.score === 0 ? ',' : best.delimiter;
}

/**
 * Rows of a csv, in order, streamed. Row numbers are records as a spreadsheet would count them; blank ones
 * count.
 */
export async function* csvRows(path: string, dialect: CsvDialect): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    bom: true,
    // a cell of 10 MB is refused, not held in memory
    max_record_size: PARSER_LIMITS.cellCharacters * 8,
  });
  const decoded = decodedPieces(path, dialect.encoding);
  const feeding = feed(parser, decoded);
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      const cells = Array.isArray(record)
        ? record.slice(0, PARSER_LIMITS.columns).map((cell) => textCell(String(cell)))
        : [];
      while (cells.length > 0 && cells.at(-1)?.text.trim() === '') cells.pop();
      if (cells.length > 0) yield { row, cells };
    }
    await feeding;
  } catch (error) {
    throw csvFailure(error, row);
  } finally {
    parser.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(parser: ReturnType<typeof parse>, pieces: AsyncGenerator<string>): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (parser.destroyed) return;
      if (!parser.write(piece))
        await new Promise<void>((resolve) => {
          parser.once('drain', resolve);
          parser.once('close', resolve);
        });
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error('csv'));
  }
}

async function* decodedPieces(path: string, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let carried = '';
  for await (const piece of createReadStream(path)) {
    const text = decoder.decode(bytesOf(piece), { stream: true });
    if (text.includes('\0')) throw new ParserError('import.binaryText', { zeros: 1 });
    const plain = withoutTextFormulas(carried + text);
    // a mark may be cut in two by the end of a piece
    const kept = /[,;\t\r\n]=?$/.exec(plain)?.[0] ?? '';
    carried = kept;
    yield plain.slice(0, plain.length - kept.length);
  }
  yield withoutTextFormulas(carried + decoder.decode());
}

/** ="00123" is how other systems keep a number from losing its digits in a spreadsheet: it is the text in quotes. */
function withoutTextFormulas(text: string): string {
  return text.includes('="') ? text.replace(/(^|[,;\t\r\n])="/g, '$1"') : text;
}

function bytesOf(piece: unknown): Uint8Array {
  return piece instanceof Uint8Array ? piece : Buffer.from(String(piece));
}

/** Broken quotes name their row; wrong bytes mean that the encoding was not what it seemed. */
function csvFailure(error: unknown, lastRow: number): ParserError {
  if (error instanceof ParserError) return error;
  if (error instanceof CsvError) {
    if (error.code === 'CSV_MAX_RECORD_SIZE') return new ParserError('import.tooLarge', { row: lastRow + 1 });
    return new ParserError('import.quotesBroken', { row: lastRow + 1 });
  }
  return error instanceof TypeError
    ? new ParserError('import.encodingUnknown')
    : new ParserError('import.fileUnreadable');
}
