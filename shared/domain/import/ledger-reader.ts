import type { SourceRow } from './cell.ts';
import type { SheetHeading } from './heading-row.ts';
import type { ImportedLoan, ImportedPerson } from './imported-loan.ts';
import { interpretRow, type RowOutcome } from './interpret-row.ts';
import { isLoanRow } from './loan-rows.ts';
import type { ColumnMapping } from './mapping.ts';
import type { RowNote, RowReason, RowWarning } from './reading.ts';
import { describeNote, type NoteLanguage } from './reasons.ts';
import type { RowContext } from './row-reader.ts';

/** The dry run as the command line prints it (issue 2, point 10). Counts and sums cover good rows. */
export interface DryRunReport {
  readonly file: string;
  readonly sheet: string;
  readonly loanRows: number;
  readonly goodRows: number;
  readonly badRows: readonly { readonly row: number; readonly reasons: readonly string[] }[];
  readonly warnings: readonly { readonly row: number; readonly reason: string }[];
  readonly distinctBorrowers: number;
  readonly totalPrincipalFen: number;
}

export interface LedgerPlan {
  readonly heading: SheetHeading;
  readonly mapping: ColumnMapping;
  readonly context: RowContext;
}

/**
 * Reads the rows of one sheet in order and remembers what only several rows show: repeated contract
 * numbers, one ID
 * number under two names, one vehicle under two loans. Give it every row; it leaves out what is no loan.
 */
export class LedgerReader {
  readonly #plan: LedgerPlan;
  readonly #rowOfContract = new Map<string, number>();
  readonly #nameOfId = new Map<string, { readonly name: string; readonly row: number }>();
  readonly #rowOfVin = new Map<string, number>();
  readonly #borrowers = new Set<string>();
  readonly #bad: { row: number; reasons: readonly RowNote<RowReason>[] }[] = [];
  readonly #warnings: { row: number; note: RowNote<RowWarning> }[] = [];
  #loanRows = 0;
  #goodRows = 0;
  #totalPrincipalFen = 0;

  constructor(plan: LedgerPlan) {
    this.#plan = plan;
  }

  /** The outcome of a loan row, or undefined for a row that is none. */
  read(source: SourceRow): RowOutcome | undefined {
    const { heading, mapping, context } = this.#plan;
    if (!isLoanRow(source, mapping, heading)) return undefined;
    this.#loanRows += 1;
    const outcome = this.#acrossRows(interpretRow(source, mapping, context));
    if (outcome.good === undefined) this.#bad.push({ row: outcome.row, reasons: outcome.reasons });
    else this.#count(outcome.good);
    // doubts about a row that stays out would only hide its reasons
    if (outcome.good !== undefined)
      for (const note of outcome.warnings) this.#warnings.push({ row: outcome.row, note });
    return outcome;
  }

  /** The report so far, reasons in words of the language. */
  report(language: NoteLanguage): DryRunReport {
    return {
      file: this.#plan.context.file,
      sheet: this.#plan.context.sheet,
      loanRows: this.#loanRows,
      goodRows: this.#goodRows,
      badRows: this.#bad.map(({ row, reasons }) => ({
        row,
        reasons: reasons.map((note) => describeNote(note, language)),
      })),
      warnings: this.#warnings.map(({ row, note }) => ({ row, reason: describeNote(note, language) })),
      distinctBorrowers: this.#borrowers.size,
      totalPrincipalFen: this.#totalPrincipalFen,
    };
  }

  /** Bad rows and warnings as codes, for a page that words them itself. */
  notes(): {
    readonly bad: readonly { readonly row: number; readonly reasons: readonly RowNote<RowReason>[] }[];
    readonly warnings: readonly { readonly row: number; readonly note: RowNote<RowWarning> }[];
  } {
    return { bad: this.#bad, warnings: this.#warnings };
  }

  #acrossRows(outcome: RowOutcome): RowOutcome {
    const loan = outcome.good;
    if (loan === undefined) return outcome;
    const earlierRow = this.#rowOfContract.get(contractKey(loan));
    if (earlierRow !== undefined) {
      const note: RowNote<RowReason> = {
        code: 'contractNo.repeated',
        field: 'contractNo',
        params: { row: earlierRow },
      };
      return { ...outcome, good: undefined, reasons: [note] };
    }
    this.#rowOfContract.set(contractKey(loan), outcome.row);
    return {
      ...outcome,
      warnings: [...outcome.warnings, ...this.#personWarnings(loan), ...this.#vehicleWarnings(loan)],
    };
  }

  #personWarnings(loan: ImportedLoan): RowNote<RowWarning>[] {
    const persons = [
      loan.borrower,
      ...loan.coBorrowers,
      ...loan.guarantors.map((guarantor) => guarantor.person),
    ];
    if (loan.spouse !== null) persons.push(loan.spouse);
    const warnings: RowNote<RowWarning>[] = [];
    for (const person of persons) {
      const number = person.identity.idNumber;
      if (number === null) continue;
      const known = this.#nameOfId.get(number);
      if (known === undefined) this.#nameOfId.set(number, { name: person.name, row: loan.source.row });
      else if (known.name !== person.name)
        warnings.push({ code: 'person.sameIdOtherName', params: { row: known.row } });
    }
    return warnings;
  }

  #vehicleWarnings(loan: ImportedLoan): RowNote<RowWarning>[] {
    const vin = loan.vehicle?.vin ?? null;
    if (vin === null) return [];
    const known = this.#rowOfVin.get(vin);
    if (known === undefined) {
      this.#rowOfVin.set(vin, loan.source.row);
      return [];
    }
    return [{ code: 'vehicle.sharedByLoans', field: 'vin', params: { row: known } }];
  }

  #count(loan: ImportedLoan): void {
    this.#goodRows += 1;
    this.#totalPrincipalFen += loan.terms.principalFen;
    this.#borrowers.add(personKey(loan.borrower));
  }
}

/** One lender's contract number; case and blanks do not make another contract. */
export function contractKey(loan: Pick<ImportedLoan, 'contractNo' | 'lenderName'>): string {
  return `${loan.lenderName ?? ''}|${loan.contractNo.toUpperCase()}`;
}

/** Persons are one by their ID number; without one, by name and first telephone. */
export function personKey(person: ImportedPerson): string {
  const { idNumber } = person.identity;
  return idNumber === null ? `name:${person.name}|${person.phones[0]?.number ?? ''}` : `id:${idNumber}`;
}

/**
 * What a row says, as canonical text: hash it to know the row again. Where it stood (file, sheet, row,
 * column order)
 * does not count, so that a re-sorted copy of a file imports nothing twice (F39).
 */
export function rowFingerprintText(loan: ImportedLoan): string {
  const { source: _source, ...content } = loan;
  return canonicalJson(content);
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const parts = new Map(Object.entries(value));
  const keys = [...parts.keys()].sort();
  return `{${keys.map((key) => `"${key}":${canonicalJson(parts.get(key))}`).join(',')}}`;
}

/**
 * new: not in the book · same: this very row is · changed: the contract is, with other content; never
 * overwritten.
 */
export type RowStanding = 'new' | 'same' | 'changed';

/** Compares a good row with what the book holds for its contract (undefined: nothing). */
export function standingOf(fingerprint: string, bookFingerprint: string | undefined): RowStanding {
  if (bookFingerprint === undefined) return 'new';
  return bookFingerprint === fingerprint ? 'same' : 'changed';
}
