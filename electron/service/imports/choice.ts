import type { z } from 'zod';
import type { importsContract } from '../../../shared/contract/imports.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { findHeading, type SheetHeading } from '../../../shared/domain/import/heading-row.ts';
import { isImportField } from '../../../shared/domain/import/import-field.ts';
import type { ColumnMapping, MappedColumn } from '../../../shared/domain/import/mapping.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type {
  CsvOptions,
  FileInspection,
  ParserErrorCode,
  RowsRequest,
  SheetInspection,
} from '../../parser/file-parser.ts';
import { ParserError } from '../../parser/file-parser.ts';
import type { DeskPorts } from '../rpc/desk-ports.ts';
import { JobCancelled } from '../rpc/jobs.ts';
import { fileSha256, inspectedHash } from './file-hash.ts';

export type ImportChoice = z.output<(typeof importsContract)['imports.dryRun']['input']>;
export type ChoiceErrorCode =
  | ParserErrorCode
  | 'import.headingUnknown'
  | 'import.mappingInvalid'
  | 'import.fileTokenUsed'
  | 'import.fileChanged';

/** A chosen file with its sheet, heading and mapping, ready to be read row by row. */
export interface ChosenLedger {
  readonly path: string;
  readonly file: string;
  readonly sha256: string;
  readonly date1904: boolean;
  readonly lastRow: number;
  readonly heading: SheetHeading;
  readonly mapping: ColumnMapping;
  readonly request: RowsRequest;
}

type Choice<T> = Promise<Result<T, DomainError<ChoiceErrorCode>>>;

/** The page's or the command line's choice, looked at again: the file may have changed since it was inspected. */
export async function chosenLedger(
  desk: DeskPorts,
  choice: ImportChoice,
  signal: AbortSignal,
): Choice<ChosenLedger> {
  const path = desk.tokens.look(choice.fileToken);
  if (path === undefined) return err(domainError('import.fileTokenUsed'));
  const mapping = typedMapping(choice.mapping);
  if (mapping === undefined) return err(domainError('import.mappingInvalid'));
  const csv = csvOf(choice);
  const inspected = await parsed(() => desk.parser.inspect(path, csv, signal), signal);
  if (!inspected.ok) return inspected;
  const sheet = inspected.value.sheets.find((one) => one.name === choice.sheet);
  if (sheet === undefined) return err(domainError('import.sheetUnknown'));
  const heading = findHeading({ rows: sheet.firstRows, merges: sheet.merges });
  if (heading === undefined) return err(domainError('import.headingUnknown'));
  const sha256 = await fileSha256(desk.files, path);
  const earlier = inspectedHash(desk.tokens, choice.fileToken);
  if (earlier !== undefined && earlier !== sha256) return err(domainError('import.fileChanged'));
  return ok({
    ...factsOf(inspected.value, sheet),
    path,
    sha256,
    heading,
    mapping,
    request: { ...csv, sheet: sheet.name },
  });
}

function factsOf(inspection: FileInspection, sheet: SheetInspection) {
  return { file: inspection.file, date1904: inspection.date1904, lastRow: sheet.rows };
}

export function csvOf(choice: Pick<ImportChoice, 'encoding' | 'delimiter'>): CsvOptions {
  return {
    ...(choice.encoding === undefined ? {} : { encoding: choice.encoding }),
    ...(choice.delimiter === undefined ? {} : { delimiter: choice.delimiter }),
  };
}

/** Undefined when it names a field that does not exist, or one field or one column twice. */
export function typedMapping(mapping: ImportChoice['mapping']): ColumnMapping | undefined {
  const typed: MappedColumn[] = [];
  for (const { column, field, unit, confidence } of mapping) {
    if (!isImportField(field)) return undefined;
    if (typed.some((one) => one.field === field || one.column === column)) return undefined;
    typed.push({ column, field, confidence, ...(unit === undefined ? {} : { unit }) });
  }
  return typed;
}

/** The parser's refusals as errors with their code; a cancelled job as such. */
export async function parsed<T>(
  read: () => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<Result<T, DomainError<ParserErrorCode>>> {
  try {
    return ok(await read());
  } catch (error) {
    if (signal?.aborted) throw new JobCancelled('cancelled while reading the file');
    if (error instanceof ParserError) return err(domainError(error.code, error.params));
    throw error;
  }
}
