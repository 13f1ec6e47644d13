import type { Cell, MergedRange, SourceRow } from '../../shared/domain/import/cell.ts';

/** Why a file can't be read. Params: numbers, file endings, entry names; never a cell's text. */
export const PARSER_ERROR_CODES = [
  'import.notAWorkbook',
  'import.passwordProtected',
  'import.tooLarge',
  'import.tooManyCells',
  'import.zipBomb',
  'import.hostileXml',
  'import.damaged',
  'import.encodingUnknown',
  'import.quotesBroken',
  'import.binaryText',
  'import.empty',
  'import.sheetUnknown',
  'import.fileUnreadable',
  'import.unsupported',
  'import.cancelled',
] as const;
export type ParserErrorCode = (typeof PARSER_ERROR_CODES)[number];

export type ParserParams = Readonly<Record<string, string | number>>;

/** An expected refusal of a file, thrown inside the parser and carried to the service as code and params. */
export class ParserError extends Error {
  override readonly name = 'ParserError';
  readonly code: ParserErrorCode;
  readonly params: ParserParams;
  constructor(code: ParserErrorCode, params: ParserParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export type FileFormat = 'xlsx' | 'xls' | 'csv';
export const CSV_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type CsvEncoding = (typeof CSV_ENCODINGS)[number];
export const CSV_DELIMITERS = [',', ';', '\t'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

export interface CsvOptions {
  readonly encoding?: CsvEncoding;
  readonly delimiter?: CsvDelimiter;
}

/** macros and external links are never run or followed; the page says that they are there. */
export type FileWarning = 'macros' | 'externalLinks';

export interface SheetInspection {
  /** '' for a csv file */
  readonly name: string;
  /** number of the last row that holds something, as Excel counts */
  readonly rows: number;
  readonly hidden: boolean;
  /** last row of the heading, null when none is recognised */
  readonly headingRow: number | null;
  readonly firstRows: readonly SourceRow[];
  readonly merges: readonly MergedRange[];
}

export interface FileInspection {
  /** name without the folder */
  readonly file: string;
  readonly format: FileFormat;
  readonly date1904: boolean;
  readonly sheets: readonly SheetInspection[];
  /** the sheet that looks most like a ledger; null when none does */
  readonly suggestedSheet: string | null;
  readonly warnings: readonly FileWarning[];
  /** csv only */
  readonly encoding: CsvEncoding | null;
  readonly delimiter: CsvDelimiter | null;
}

export interface RowsRequest extends CsvOptions {
  readonly sheet: string;
}

export interface RowsSummary {
  readonly rows: number;
}

export type { Cell, MergedRange, SourceRow };

/**
 * Rows come in order, blank ones left out; the next chunk is asked for when the promise of onChunk is
 * settled.
 */
export type OnChunk = (
  rows: readonly SourceRow[],
  progress: { readonly done: number; readonly total: number },
) => void | Promise<void>;

/**
 * Reads files outside the service, in a process that can be killed. Both reject with ParserError; an
 * aborted signal
 * kills the process and rejects with import.cancelled.
 */
export interface FileParser {
  readonly inspect: (path: string, options?: CsvOptions, signal?: AbortSignal) => Promise<FileInspection>;
  readonly readRows: (
    path: string,
    request: RowsRequest,
    onChunk: OnChunk,
    signal?: AbortSignal,
  ) => Promise<RowsSummary>;
}

/** What the parser keeps to, whatever a file claims (desktop.md F28). */
export const PARSER_LIMITS = {
  fileBytes: 100 * 1024 * 1024,
  zipEntries: 200,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  /** small entries of blanks compress well without harm */
  ratioFreeBytes: 1024 * 1024,
  /** above: asked for as csv, which is read in a stream */
  workbookCells: 1_000_000,
  cellCharacters: 32_767 * 4,
  columns: 500,
  previewRows: 60,
  chunkRows: 500,
} as const;
