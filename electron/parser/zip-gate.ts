import { type Entry, type Options, open, type ZipFile } from 'yauzl';
import { type FileWarning, PARSER_LIMITS, ParserError } from './file-parser.ts';
import { SheetScan } from './sheet-scan.ts';

/** What the gate learnt of a workbook while it counted its bytes. */
export interface GateReport {
  readonly entryNames: readonly string[];
  readonly warnings: readonly FileWarning[];
  /** cells with a value over all sheets, and the last row that has one, by entry name */
  readonly cells: number;
  readonly lastRows: ReadonlyMap<string, number>;
  readonly hasUnvaluedFormula: boolean;
}

/**
 * Unpacks every entry of an xlsx into nothing, counting real bytes, before a reader may touch it: readers
 * trust sizes
 * and die of a bomb of 1.5 MB (desktop.md 0.6, F28). Refuses lying sizes, overlapping entries, names that
 * leave the
 * folder, DTDs and entities in XML (F31), and zips that are no workbook.
 */
export async function passZipGate(path: string): Promise<GateReport> {
  const zip = await openZip(path);
  try {
    const entries = await listEntries(zip);
    refuseBadDirectory(entries, zip);
    const state = { unpacked: 0, cells: 0, lastRows: new Map<string, number>(), hasUnvaluedFormula: false };
    for (const entry of entries) {
      const scan = await unpackEntry(zip, entry, state);
      if (scan !== undefined) {
        state.cells += scan.cells;
        state.hasUnvaluedFormula ||= scan.hasUnvaluedFormula;
        state.lastRows.set(entry.fileName, scan.lastRow);
      }
    }
    if (state.cells > PARSER_LIMITS.workbookCells) {
      throw new ParserError('import.tooManyCells', {
        cells: state.cells,
        limit: PARSER_LIMITS.workbookCells,
      });
    }
    const entryNames = entries.map((entry) => entry.fileName);
    const { cells, lastRows, hasUnvaluedFormula } = state;
    return { entryNames, warnings: warningsOf(entryNames), cells, lastRows, hasUnvaluedFormula };
  } finally {
    zip.close();
  }
}

const OPTIONS: Options = {
  lazyEntries: true,
  autoClose: false,
  validateEntrySizes: true,
  strictFileNames: true,
};

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, OPTIONS, (error, zip) => {
      if (error) reject(new ParserError('import.damaged'));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > PARSER_LIMITS.zipEntries) {
    return Promise.reject(new ParserError('import.zipBomb', { entries: zip.entryCount }));
  }
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      // the count in the trailer may lie
      if (entries.length > PARSER_LIMITS.zipEntries)
        reject(new ParserError('import.zipBomb', { entries: entries.length }));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    // traversal and absolute names arrive here: yauzl validates them
    zip.on('error', () => reject(new ParserError('import.damaged')));
    zip.readEntry();
  });
}

function refuseBadDirectory(entries: readonly Entry[], zip: ZipFile): void {
  const names = new Set(entries.map((entry) => entry.fileName.toLowerCase()));
  if (names.size !== entries.length)
    throw new ParserError('import.zipBomb', { repeatedNames: entries.length - names.size });
  if (!names.has('[content_types].xml') || !names.has('xl/workbook.xml')) {
    throw new ParserError(names.has('xl/workbook.bin') ? 'import.unsupported' : 'import.notAWorkbook', {
      found: 'zip',
    });
  }
  const byPlace = [...entries].sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  let previousEnd = 0;
  for (const entry of byPlace) {
    if (entry.relativeOffsetOfLocalHeader < previousEnd)
      throw new ParserError('import.zipBomb', { overlapping: 1 });
    // 30 bytes of local header, the name, then the packed bytes
    previousEnd = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize;
    if (entry.isEncrypted()) throw new ParserError('import.passwordProtected');
  }
  if (previousEnd > zip.fileSize) throw new ParserError('import.damaged');
  const claimed = entries.reduce((total, entry) => total + entry.uncompressedSize, 0);
  if (claimed > PARSER_LIMITS.unpackedBytes) throw new ParserError('import.zipBomb', { bytes: claimed });
}

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  state: { unpacked: number },
): Promise<SheetScan | undefined> {
  if (entry.fileName.endsWith('/')) return undefined;
  const isXml = /\.(xml|rels|vml)$/i.test(entry.fileName);
  const scan = /^xl\/worksheets\/[^/]+\.xml$/i.test(entry.fileName) ? new SheetScan() : undefined;
  const stream = await openEntry(zip, entry);
  let bytes = 0;
  let carry = '';
  try {
    for await (const piece of stream) {
      const chunk: Buffer = Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece));
      bytes += chunk.length;
      state.unpacked += chunk.length;
      refuseBomb(bytes, entry, state.unpacked);
      if (!isXml) continue;
      const text = carry + xmlText(chunk);
      if (/<!(DOCTYPE|ENTITY)/i.test(text))
        throw new ParserError('import.hostileXml', { entry: entry.fileName });
      carry = scan === undefined ? text.slice(-16) : scan.take(text);
      // one tag of a megabyte is no worksheet, and would be searched again with every chunk
      if (carry.length > 1_000_000) throw new ParserError('import.hostileXml', { entry: entry.fileName });
    }
  } catch (error) {
    if (error instanceof ParserError) throw error;
    // sizes that do not match, a broken stream
    throw new ParserError('import.damaged', { entry: entry.fileName });
  } finally {
    stream.destroy();
  }
  scan?.finish();
  return scan;
}

/** Latin letters are the same in UTF-8; in UTF-16 XML dropping the zero bytes shows them. */
function xmlText(chunk: Buffer): string {
  return chunk.toString('latin1').replaceAll('\0', '');
}

function refuseBomb(bytes: number, entry: Entry, unpacked: number): void {
  const isSteep = bytes > PARSER_LIMITS.ratioFreeBytes && bytes > entry.compressedSize * PARSER_LIMITS.ratio;
  if (isSteep || unpacked > PARSER_LIMITS.unpackedBytes)
    throw new ParserError('import.zipBomb', { bytes: unpacked });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream & { destroy(): void }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(new ParserError('import.damaged', { entry: entry.fileName }));
      else resolve(stream);
    });
  });
}

function warningsOf(names: readonly string[]): FileWarning[] {
  const warnings: FileWarning[] = [];
  if (names.some((name) => /vbaProject\.bin$|macrosheets\//i.test(name))) warnings.push('macros');
  if (names.some((name) => /externalLinks\/|connections\.xml$/i.test(name))) warnings.push('externalLinks');
  return warnings;
}
