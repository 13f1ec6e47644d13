import type { Cell } from '../../../shared/domain/import/cell.ts';
import { formOf, type ImportField, isImportField } from '../../../shared/domain/import/import-field.ts';
import { readAmount } from '../../../shared/domain/import/read-amount.ts';
import { readDate } from '../../../shared/domain/import/read-date.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Output } from '../../bridge/desk.ts';
import { formatMoney } from '../../ui/money-text.ts';

export type Inspection = Output<'imports.inspect'>;
export type InspectedSheet = Inspection['sheets'][number];
export type MappedColumn = InspectedSheet['mapping'][number];
export type ImportReport = Output<'imports.dryRun'>;

/** What the clerk has chosen for one file so far. */
export interface ImportDraft {
  readonly inspection: Inspection;
  readonly sheetName: string;
  readonly mapping: readonly MappedColumn[];
  readonly lenderId: string;
  readonly cutoverOn: LocalDate | null;
}

export function startDraft(
  inspection: Inspection,
  defaults: { readonly lenderId: string; readonly sheetName?: string },
): ImportDraft | undefined {
  const name = defaults.sheetName ?? inspection.suggestedSheet;
  const sheet = inspection.sheets.find((one) => one.name === name) ?? inspection.sheets[0];
  if (sheet === undefined) return undefined;
  return {
    inspection,
    sheetName: sheet.name,
    mapping: sheet.mapping,
    lenderId: defaults.lenderId,
    cutoverOn: sheet.asOf,
  };
}

export function sheetOf(draft: ImportDraft): InspectedSheet | undefined {
  return draft.inspection.sheets.find((sheet) => sheet.name === draft.sheetName);
}

/** Gives a column a field, or none. A field is one column's: the column that had it loses it. */
export function mapColumn(
  mapping: readonly MappedColumn[],
  column: number,
  field: ImportField | undefined,
): MappedColumn[] {
  const others = mapping.filter((one) => one.column !== column && one.field !== field);
  if (field === undefined) return others;
  const before = mapping.find((one) => one.column === column);
  const unit = before !== undefined && hasSameForm(before.field, field) ? before.unit : undefined;
  const mapped: MappedColumn = { column, field, confidence: 1, ...(unit === undefined ? {} : { unit }) };
  return [...others, mapped].toSorted((a, b) => a.column - b.column);
}

function hasSameForm(text: string, field: ImportField): boolean {
  return isImportField(text) && formOf(text) === formOf(field);
}

export function setUnit(
  mapping: readonly MappedColumn[],
  column: number,
  unit: MappedColumn['unit'],
): MappedColumn[] {
  return mapping.map((one) => {
    if (one.column !== column) return one;
    const { unit: _before, ...rest } = one;
    return unit === undefined ? rest : { ...rest, unit };
  });
}

/** What dryRun, run and errorWorkbook are told. */
export function choiceOf(draft: ImportDraft) {
  const { inspection } = draft;
  return {
    fileToken: inspection.fileToken,
    sheet: draft.sheetName,
    mapping: [...draft.mapping],
    lenderId: draft.lenderId,
    cutoverOn: draft.cutoverOn,
    ...(inspection.encoding === null ? {} : { encoding: inspection.encoding }),
    ...(inspection.delimiter === null ? {} : { delimiter: inspection.delimiter }),
  };
}

const SAMPLES = 3;

/** The first values under a heading, as they stand in the file. */
export function samplesOf(sheet: InspectedSheet, column: number): Cell[] {
  return sheet.firstRows
    .filter((row) => row.row > (sheet.headingRow ?? 0))
    .flatMap(({ cells }) => {
      const cell = cells[column];
      return cell === undefined || cell.text.trim() === '' ? [] : [previewed(cell)];
    })
    .slice(0, SAMPLES);
}

function previewed(cell: InspectedSheet['firstRows'][number]['cells'][number]): Cell {
  if (cell.kind === 'date') return { ...cell, isoDate: cell.text.slice(0, 10) };
  const number = Number(cell.text);
  return cell.kind === 'number' && Number.isFinite(number) ? { ...cell, number } : cell;
}

/** How an amount or a day will be understood; undefined for what is taken as it stands, null when it can't be read. */
export function readingOf(mapped: MappedColumn, cell: Cell): string | null | undefined {
  if (!isImportField(mapped.field)) return undefined;
  const form = formOf(mapped.field);
  if (form === 'money') {
    const read = readAmount(cell, mapped.unit);
    return read.ok ? formatMoney(read.value.amountFen) : null;
  }
  if (form !== 'date') return undefined;
  const read = readDate(cell, { date1904: false });
  return read.ok ? read.value.date : null;
}
