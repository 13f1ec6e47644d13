import type { z } from 'zod';
import type { importsContract } from '../../../shared/contract/imports.ts';
import type { ImportedLoan } from '../../../shared/domain/import/imported-loan.ts';
import { personKey } from '../../../shared/domain/import/ledger-reader.ts';
import type { RowNote, RowReason, RowWarning } from '../../../shared/domain/import/reading.ts';
import { describeNote } from '../../../shared/domain/import/reasons.ts';

export type ImportReport = z.input<(typeof importsContract)['imports.dryRun']['output']>;

type BadRow = { readonly row: number; readonly reasons: readonly RowNote<RowReason>[] };
type Doubt = { readonly row: number; readonly note: RowNote<RowWarning> };

/** Counts of a dry run. Counts and sums cover good rows; doubts about a row that stays out are left out. */
export class ImportTally {
  readonly #bad: BadRow[] = [];
  readonly #doubts: Doubt[] = [];
  readonly #borrowers = new Set<string>();
  readonly #changedRows: number[] = [];
  #goodRows = 0;
  #newRows = 0;
  #sameRows = 0;
  #totalPrincipalFen = 0;

  bad(row: number, reasons: readonly RowNote<RowReason>[]): void {
    this.#bad.push({ row, reasons });
  }

  good(loan: ImportedLoan, standing: 'new' | 'same' | 'changed'): void {
    this.#goodRows += 1;
    this.#totalPrincipalFen += loan.terms.principalFen;
    this.#borrowers.add(personKey(loan.borrower));
    if (standing === 'new') this.#newRows += 1;
    else if (standing === 'same') this.#sameRows += 1;
    else this.#changedRows.push(loan.source.row);
  }

  doubts(row: number, notes: readonly RowNote<RowWarning>[]): void {
    for (const note of notes) this.#doubts.push({ row, note });
  }

  get newRows(): number {
    return this.#newRows;
  }

  /** Texts in Chinese, the language of the files it goes into; the page words code, field and params itself. */
  report(file: string, sheet: string): ImportReport {
    const inOrder = <Row extends { readonly row: number }>(rows: readonly Row[]): Row[] =>
      rows.toSorted((a, b) => a.row - b.row);
    return {
      file,
      sheet,
      loanRows: this.#goodRows + this.#bad.length,
      goodRows: this.#goodRows,
      newRows: this.#newRows,
      sameRows: this.#sameRows,
      changedRows: [...this.#changedRows],
      badRows: inOrder(this.#bad).map(({ row, reasons }) => ({ row, reasons: reasons.map(wireNote) })),
      warnings: inOrder(this.#doubts).map(({ row, note }) => ({ row, reason: wireNote(note) })),
      distinctBorrowers: this.#borrowers.size,
      totalPrincipalFen: this.#totalPrincipalFen,
    };
  }
}

function wireNote(note: RowNote) {
  return {
    code: note.code,
    field: note.field ?? null,
    params: { ...note.params },
    text: describeNote(note, 'zh-CN'),
  };
}
