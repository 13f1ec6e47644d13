import type { SourceRow } from '../../../shared/domain/import/cell.ts';
import { identityChecks } from '../../../shared/domain/import/identity-checks.ts';
import type { ImportedLoan, ImportedPerson } from '../../../shared/domain/import/imported-loan.ts';
import {
  type LedgerPlan,
  LedgerReader,
  rowFingerprintText,
  standingOf,
} from '../../../shared/domain/import/ledger-reader.ts';
import { loanTermsOf } from '../../../shared/domain/import/loan-of-row.ts';
import type { RowNote, RowReason, RowWarning } from '../../../shared/domain/import/reading.ts';
import { buildSchedule } from '../../../shared/domain/schedule/build-schedule.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { sha256Hex } from '../sha256.ts';
import { type BookIndex, bookKey, personsByNumber, vehiclesByVin } from './book-index.ts';
import type { ChosenLedger } from './choice.ts';
import { bytesOfLoans } from './rows.ts';
import { ImportTally } from './tally.ts';

/** A good row whose contract the book does not hold. */
export interface NewRow {
  readonly row: number;
  readonly key: string;
  readonly lenderId: string;
  readonly fingerprint: string;
}

/**
 * Up to 500 new rows. The loans themselves wait packed, outside the heap: a ledger of 100,000 rows takes
 * some 20 MB.
 */
export interface NewChunk {
  readonly rows: readonly NewRow[];
  readonly loans: Uint8Array;
}

export interface BadSource {
  readonly source: SourceRow;
  readonly reasons: readonly RowNote<RowReason>[];
}

export interface PlanWish {
  readonly ledger: ChosenLedger;
  readonly lenderId: string;
  readonly cutoverOn: LocalDate | null;
  readonly today: LocalDate;
  readonly book: BookIndex;
  /** moves due dates off days off, where the row's contract says so */
  readonly calendar: WorkCalendar;
  /** the loans to store, for run */
  readonly keepsLoans?: boolean;
  /** the bad rows as they stand in the file, for the error workbook */
  readonly keepsBad?: boolean;
}

type Candidate = {
  readonly loan: ImportedLoan;
  readonly warnings: readonly RowNote<RowWarning>[];
  readonly row: NewRow;
};

/** Reads rows into what an import would do, comparing each with the book. Stores nothing. */
export class ImportPlanner {
  readonly tally = new ImportTally();
  readonly chunks: NewChunk[] = [];
  readonly badSources: BadSource[] = [];
  readonly #wish: PlanWish;
  readonly #reader: LedgerReader;
  readonly #rowOfKey = new Map<string, number>();

  constructor(wish: PlanWish) {
    this.#wish = wish;
    this.#reader = new LedgerReader(planOf(wish));
  }

  /** The rows of one chunk; `lookUp` reads the book once for all of them. */
  async take(
    rows: readonly SourceRow[],
    lookUp: <T>(step: (db: ReadDb) => Promise<T>) => Promise<T>,
  ): Promise<void> {
    const fresh: Candidate[] = [];
    for (const source of rows) {
      const candidate = this.#read(source);
      if (candidate !== undefined) fresh.push(candidate);
    }
    if (fresh.length === 0) return;
    const known = await lookUp((db) => bookMatches(db, fresh));
    for (const { loan, warnings } of fresh) {
      this.tally.good(loan, 'new');
      this.tally.doubts(loan.source.row, [...warnings, ...matchWarnings(loan, known)]);
    }
    if (this.#wish.keepsLoans !== true) return;
    this.chunks.push({
      rows: fresh.map((candidate) => candidate.row),
      loans: bytesOfLoans(fresh.map((candidate) => candidate.loan)),
    });
  }

  /** The row if its loan is to go in; others are counted here. */
  #read(source: SourceRow): Candidate | undefined {
    const outcome = this.#reader.read(source);
    if (outcome === undefined) return undefined;
    const loan = outcome.good;
    if (loan === undefined) return this.#refuse(source, outcome.reasons);
    const { lenderId, warnings } = this.#lenderOf(loan);
    const key = bookKey(lenderId, loan.contractNo);
    const reason = this.#reasonAgainst(loan, key);
    if (reason !== undefined) return this.#refuse(source, [reason]);
    this.#rowOfKey.set(key, source.row);
    const fingerprint = sha256Hex(rowFingerprintText(loan));
    const inBook = this.#wish.book.contracts.get(key);
    const doubts = [...outcome.warnings, ...warnings];
    if (inBook !== undefined) {
      this.tally.good(loan, standingOf(fingerprint, inBook.fingerprint));
      this.tally.doubts(source.row, doubts);
      return undefined;
    }
    return { loan, warnings: doubts, row: { row: source.row, key, lenderId, fingerprint } };
  }

  #refuse(source: SourceRow, reasons: readonly RowNote<RowReason>[]): undefined {
    this.tally.bad(source.row, reasons);
    if (this.#wish.keepsBad === true) this.badSources.push({ source, reasons });
    return undefined;
  }

  #lenderOf(loan: ImportedLoan): { lenderId: string; warnings: RowNote<RowWarning>[] } {
    const { book, lenderId } = this.#wish;
    if (loan.lenderName === null) return { lenderId, warnings: [] };
    const named = book.lenderOfName.get(loan.lenderName.replace(/\s/g, ''));
    if (named !== undefined) return { lenderId: named, warnings: [] };
    return { lenderId, warnings: [{ code: 'lender.notInBook', field: 'lenderName', params: {} }] };
  }

  #reasonAgainst(loan: ImportedLoan, key: string): RowNote<RowReason> | undefined {
    const earlier = this.#rowOfKey.get(key);
    if (earlier !== undefined)
      return { code: 'contractNo.repeated', field: 'contractNo', params: { row: earlier } };
    const inBook = this.#wish.book.contracts.get(key);
    // a contract that no import brought was entered by hand: the file may not pass over it in silence
    if (inBook !== undefined && inBook.fingerprint === undefined)
      return { code: 'contractNo.inBook', field: 'contractNo', params: {} };
    const built = buildSchedule(loanTermsOf(loan.terms), this.#wish.calendar);
    return built.ok ? undefined : { code: 'terms.noSchedule', params: {} };
  }
}

function planOf({ ledger, cutoverOn, today }: PlanWish): LedgerPlan {
  const { file, date1904, heading, mapping, request } = ledger;
  const { dateOrder } = heading;
  const context = {
    file,
    sheet: request.sheet,
    date1904,
    checks: identityChecks(today),
    today,
    ...(dateOrder === undefined ? {} : { dateOrder }),
  };
  return { heading, mapping, context: cutoverOn === null ? context : { ...context, cutoverOn } };
}

interface Known {
  readonly nameOfNumber: ReadonlyMap<string, string>;
  readonly vins: ReadonlyMap<string, string>;
}

async function bookMatches(db: ReadDb, fresh: readonly Candidate[]): Promise<Known> {
  const numbers = fresh.flatMap(({ loan }) =>
    personsOf(loan).flatMap(({ identity }) => identity.idNumber ?? []),
  );
  const persons = await personsByNumber(db, [...new Set(numbers)]);
  const vins = fresh.flatMap(({ loan }) => loan.vehicle?.vin ?? []);
  return {
    nameOfNumber: new Map(persons.map((person) => [person.idNo, person.name])),
    vins: await vehiclesByVin(db, [...new Set(vins)]),
  };
}

function matchWarnings(loan: ImportedLoan, known: Known): RowNote<RowWarning>[] {
  const warnings: RowNote<RowWarning>[] = [];
  const isOther = personsOf(loan).some(({ name, identity }) => {
    const inBook = identity.idNumber === null ? undefined : known.nameOfNumber.get(identity.idNumber);
    return inBook !== undefined && inBook !== name;
  });
  if (isOther) warnings.push({ code: 'person.otherNameInBook', field: 'borrowerIdNumber', params: {} });
  const vin = loan.vehicle?.vin;
  if (vin && known.vins.has(vin)) warnings.push({ code: 'vehicle.inBook', field: 'vin', params: {} });
  return warnings;
}

export function personsOf(loan: ImportedLoan): readonly ImportedPerson[] {
  return [
    loan.borrower,
    ...(loan.spouse === null ? [] : [loan.spouse]),
    ...loan.coBorrowers,
    ...loan.guarantors.map((guarantor) => guarantor.person),
  ];
}
