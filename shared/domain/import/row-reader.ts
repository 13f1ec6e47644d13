import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import { type Cell, EMPTY_CELL, isBlank, type SourceRow, tidyProse, tidyText } from './cell.ts';
import type { IdentityChecks } from './identity-checks.ts';
import { formOf, type ImportField } from './import-field.ts';
import type { ColumnMapping, MappedColumn } from './mapping.ts';
import { plainDecimal, readAmount } from './read-amount.ts';
import { type DateHabits, type DateOrder, readDate } from './read-date.ts';
import { meansNothing, readCount } from './read-words.ts';
import type { NoteParams, ReadDoubt, ReadFailure, RowNote, RowReason, RowWarning } from './reading.ts';

/** What the rows of one import have in common. */
export interface RowContext {
  /** file name without its folder */
  readonly file: string;
  readonly sheet: string;
  readonly date1904: boolean;
  /** how the file writes 3/8/2025, where its other dates show it */
  readonly dateOrder?: DateOrder;
  readonly checks: IdentityChecks;
  /** the business day of the import */
  readonly today: LocalDate;
  /** cut-over day for rows that name none */
  readonly cutoverOn?: LocalDate;
}

/** Longer text is a paste gone wrong (F32: a cell of 10 MB); remarks may be long. */
const LONGEST_TEXT = 300;
const LONGEST_REMARK = 4000;
/** Remarks, and lists with a part for every instalment. */
const LONG_TEXTS: ReadonlySet<ImportField> = new Set<ImportField>(['remarks', 'yearFractions', 'dueDates']);

/** Fields that describe: one that can't be read is left out with a warning, the loan itself stands. */
const DESCRIPTIVE: ReadonlySet<ImportField> = new Set<ImportField>([
  'insuranceEndsOn',
  'mortgageRegisteredOn',
  'vehiclePrice',
  'instalmentAmount',
  'maturesOn',
  'graceDays',
  'daysPastDue',
  'engineNo',
  'brandModel',
  'employer',
  'remarks',
  'gpsNo',
  'productName',
  'loanNo',
  'mortgageCertificateNo',
  'residenceAddress',
  'householdAddress',
  'workAddress',
  'penaltyDailyRate',
  'spousePhone',
  'guarantorAddress',
  'loanStatus',
  'termUnit',
]);

/** Reads the fields of one row and gathers why it is bad or doubtful. */
export class RowReader {
  readonly reasons: RowNote<RowReason>[] = [];
  readonly warnings: RowNote<RowWarning>[] = [];
  readonly context: RowContext;
  readonly source: SourceRow;
  readonly #columns: ReadonlyMap<ImportField, MappedColumn>;

  constructor(source: SourceRow, mapping: ColumnMapping, context: RowContext) {
    this.source = source;
    this.context = context;
    this.#columns = new Map(mapping.map((column) => [column.field, column]));
  }

  isMapped(field: ImportField): boolean {
    return this.#columns.has(field);
  }

  column(field: ImportField): MappedColumn | undefined {
    return this.#columns.get(field);
  }

  /**
   * The field's cell, or undefined when there is nothing in it to read (which may add a reason or a
   * warning).
   */
  cell(field: ImportField): Cell | undefined {
    const column = this.#columns.get(field);
    const cell = column === undefined ? EMPTY_CELL : (this.source.cells[column.column] ?? EMPTY_CELL);
    if (cell.kind === 'error' || isErrorText(cell))
      return this.#refuse(field, { code: 'cell.error', params: { text: tidyText(cell.text) } });
    if (cell.warning === 'noStoredValue')
      return this.#refuse(field, { code: 'cell.noStoredValue', params: {} });
    if (isBlank(cell)) return undefined;
    // 'none' is an answer to how a balance is rounded
    const isAnswer = formOf(field) === 'convention' && tidyText(cell.text).toLowerCase() === 'none';
    return meansNothing(cell.text) && !isAnswer ? undefined : cell;
  }

  text(field: ImportField): string | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    const text = cell.kind === 'date' && cell.isoDate !== undefined ? cell.isoDate : tidyProse(cell.text);
    const longest = LONG_TEXTS.has(field) ? LONGEST_REMARK : LONGEST_TEXT;
    if (text.length > longest)
      return this.#refuse(field, { code: 'text.tooLong', params: { length: text.length, longest } });
    return text;
  }

  amount(field: ImportField): Fen | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    const read = readAmount(cell, this.#columns.get(field)?.unit);
    if (!read.ok) return this.#refuse(field, read.error);
    this.doubt(field, read.value.doubts);
    return read.value.amountFen;
  }

  date(field: ImportField): LocalDate | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    const read = readDate(cell, this.dateHabits());
    if (!read.ok) return this.#refuse(field, read.error);
    this.doubt(field, read.value.doubts);
    return read.value.date;
  }

  dateHabits(): DateHabits {
    return { date1904: this.context.date1904, dateOrder: this.context.dateOrder };
  }

  count(field: ImportField, largest: number): number | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    // a count that was formatted as a date or per cent is still the number
    const count = readCount(cell.number === undefined ? cell.text : plainDecimal(cell.number));
    if (count === undefined)
      return this.#refuse(field, { code: 'count.unreadable', params: { text: clipped(cell.text) } });
    if (count > largest) return this.#refuse(field, { code: 'count.outOfRange', params: { count, largest } });
    return count;
  }

  reason(code: RowReason, field: ImportField, params: NoteParams = {}): undefined {
    if (!this.reasons.some((note) => note.code === code && note.field === field))
      this.reasons.push({ code, field, params });
    return undefined;
  }

  warn(code: RowWarning, field: ImportField, params: NoteParams = {}): undefined {
    if (!this.warnings.some((note) => note.code === code && note.field === field))
      this.warnings.push({ code, field, params });
    return undefined;
  }

  doubt(field: ImportField, doubts: readonly ReadDoubt[]): void {
    for (const { code, params } of doubts) this.warn(code, field, params);
  }

  refuse(field: ImportField, failed: ReadFailure): undefined {
    return this.#refuse(field, failed);
  }

  #refuse(field: ImportField, failed: ReadFailure): undefined {
    if (DESCRIPTIVE.has(field))
      return this.warn('field.unreadable', field, { problem: failed.code, ...failed.params });
    return this.reason(failed.code, field, failed.params);
  }
}

/** A csv carries the errors of the workbook that it was made of as text. */
function isErrorText(cell: Cell): boolean {
  return (
    cell.kind === 'text' &&
    /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i.test(tidyText(cell.text))
  );
}

function clipped(text: string): string {
  const tidy = tidyText(text);
  return tidy.length > 40 ? `${tidy.slice(0, 40)}…` : tidy;
}
