import { invariant, present } from '../../../shared/kernel/assert.ts';

/** An object of a file: its text up to the stream (a byte a character), and the stream's bytes as they stand. */
export interface PdfObject {
  readonly head: string;
  readonly stream?: Uint8Array;
}

export interface PdfSource {
  /** the page tree's object */
  readonly pagesNumber: number;
  object(number: number): PdfObject;
}

/** Opens a PDF that openPdf wrote. Throws InvariantError on any other kind of file. */
export function readPdf(bytes: Uint8Array): PdfSource {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tail = file.subarray(Math.max(0, file.length - 1024)).toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  invariant(Number.isSafeInteger(table), 'a PDF of this program ends with the place of its table');
  const directory = file.subarray(table).toString('latin1');
  const offsets = offsetsOf(directory);
  const object = (number: number): PdfObject =>
    objectAt(file, present(offsets[number], 'a reference names an object of the table'));
  const root = numberAfter(directory, '/Root');
  return { pagesNumber: numberAfter(object(root).head, '/Pages'), object };
}

/** The pages in order. */
export function pagesOf(source: PdfSource): number[] {
  const kids = /\/Kids \[([^\]]*)\]/.exec(source.object(source.pagesNumber).head)?.[1];
  return references(present(kids, 'a page tree lists its pages'));
}

function offsetsOf(directory: string): number[] {
  const head = /^xref\s+0 (\d+)\s+/.exec(directory);
  invariant(head !== null, 'a PDF of this program has one table from 0');
  const lines = directory.slice(head[0].length).split('\n', Number(head[1]));
  return lines.map((line) => Number(line.slice(0, 10)));
}

function numberAfter(text: string, key: string): number {
  const found = new RegExp(`${key} (\\d+) 0 R`).exec(text)?.[1];
  return Number(present(found, 'a PDF of this program names its catalogue and its pages'));
}

function objectAt(file: Buffer, offset: number): PdfObject {
  const start = file.indexOf(' obj\n', offset, 'latin1') + ' obj\n'.length;
  const end = file.indexOf('\nendobj', start, 'latin1');
  const streamAt = file.indexOf('\nstream\n', start, 'latin1');
  if (streamAt < 0 || streamAt > end) return { head: file.toString('latin1', start, end) };
  const head = file.toString('latin1', start, streamAt);
  const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? Number.NaN);
  invariant(Number.isSafeInteger(length), 'a stream of this program says its length');
  const from = streamAt + '\nstream\n'.length;
  return { head, stream: file.subarray(from, from + length) };
}

/** A string is skipped: what looks like a reference in it is text. */
const STRING_OR_REFERENCE = /\((?:\\[\s\S]|[^\\()])*\)|\b(\d+) 0 R\b/g;

/** Numbers of the objects that a text refers to, in order. */
export function references(head: string): number[] {
  return [...head.matchAll(STRING_OR_REFERENCE)].flatMap((match) => (match[1] ? [Number(match[1])] : []));
}

/** The text with every reference pointing at the object's new number. */
export function renumbered(head: string, numbers: ReadonlyMap<number, number>): string {
  return head.replace(STRING_OR_REFERENCE, (whole, number: string | undefined) =>
    number === undefined
      ? whole
      : `${present(numbers.get(Number(number)), 'every object that is used was copied')} 0 R`,
  );
}
