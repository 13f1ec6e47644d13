import { ENGINE_VERSION } from '../../../shared/domain/ledger/position.ts';
import type { LoanTerms } from '../../../shared/domain/loan/terms.ts';
import type { Instalment, ScheduleVersion } from '../../../shared/domain/schedule/instalment.ts';
import { present } from '../../../shared/kernel/assert.ts';
import type { ImportId, LenderId, LoanId, PersonId, VehicleId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { bulkInsert, type SqlValue } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import type { LoanState } from './load-loan.ts';
import {
  ENTRY_COLUMNS,
  type EntryRow,
  type EntryToStore,
  entryOfRow,
  entryRow,
  entryValues,
} from './rows.ts';
import { storeOpenings } from './store-openings.ts';

/** A loan as the guided form, an import or the sample book hands it over, with its persons and vehicle already stored. */
export interface LoanToStore {
  readonly loanId: LoanId;
  readonly lenderId: LenderId;
  readonly contractNo: string;
  readonly product: string;
  readonly legalForm: 'mortgage' | 'retention-of-title' | 'finance-lease' | 'pledge' | 'unsecured' | 'other';
  readonly borrowerId: PersonId;
  readonly vehicleId: VehicleId | null;
  readonly terms: LoanTerms;
  readonly schedule: readonly Instalment[];
  readonly entries: readonly EntryToStore[];
  readonly parties: readonly PartyToStore[];
  readonly clauses: readonly { readonly kind: string; readonly clauseNo: string; readonly wording: string }[];
  readonly opening: OpeningToStore | null;
  readonly origin: { readonly importId: ImportId; readonly row: number } | null;
  readonly extra?: {
    readonly loanNoteNo?: string | null;
    readonly dealer?: string | null;
    readonly purpose?: string | null;
    readonly downPaymentFen?: number | null;
    readonly depositFen?: number | null;
  };
  readonly remarks: string;
  /** name, pinyin, numbers, plate: what the search box finds it by */
  readonly searchWords: string;
  /** the borrower's pinyin: the list's order by name */
  readonly borrowerSort: string;
}

export interface PartyToStore {
  readonly personId: PersonId;
  readonly role: 'borrower' | 'co-borrower' | 'guarantor' | 'mortgagor' | 'registered-owner' | 'spouse';
  readonly hasSigned: boolean | null;
  readonly relation: string | null;
  readonly guaranteeKind: 'joint' | 'general' | 'unclear' | null;
  readonly guaranteeContractNo: string | null;
  readonly guaranteeAmountFen: number | null;
  readonly guaranteePeriodEndsOn: LocalDate | null;
}

/** A running loan's take-over figures; a letter that rests on them waits until somebody has confirmed them. */
export interface OpeningToStore {
  readonly cutOverOn: LocalDate;
  readonly principalFen: number;
  readonly interestFen: number;
  readonly penaltyFen: number;
  readonly feeFen: number;
  readonly instalmentsMet: number;
  readonly lastDemandOn: LocalDate | null;
  readonly sourceFile: string;
  readonly sourceRow: number | null;
  readonly confirmedBy: string | null;
}

export interface StoreStamp {
  readonly recordedAt: Instant;
  readonly actorId: string;
  readonly commandId: string | null;
}

/**
 * Stores loans with their schedules and ledgers, and answers the states a position is computed from, so that a bulk
 * caller need not read back what it has just written.
 */
export async function storeLoans(
  tx: WriteTx,
  loans: readonly LoanToStore[],
  stamp: StoreStamp,
): Promise<LoanState[]> {
  await storeLoanRows(tx, loans, stamp);
  await storeSchedules(tx, loans, stamp);
  const states = await storeEntries(tx, loans, stamp);
  await storeParties(tx, loans);
  await storeClauses(tx, loans, stamp);
  await storeOpenings(tx, loans, stamp);
  await bulkInsert(tx, {
    into: 'loan_search',
    columns: ['loan_id', 'words', 'borrower_sort'],
    rows: loans.map((loan) => [loan.loanId, loan.searchWords, loan.borrowerSort]),
  });
  return states;
}

async function storeEntries(
  tx: WriteTx,
  loans: readonly LoanToStore[],
  stamp: StoreStamp,
): Promise<LoanState[]> {
  let seq = await lastEntrySeq(tx);
  const rows: EntryRow[] = [];
  const states: LoanState[] = [];
  for (const loan of loans) {
    const own = loan.entries.map((entry) => entryRow(entry, ++seq, { ...stamp, loanId: loan.loanId }));
    rows.push(...own);
    states.push({
      loanId: loan.loanId,
      terms: loan.terms,
      versions: [firstVersion(loan, stamp.recordedAt)],
      entries: own.map(entryOfRow),
      lastSeq: seq,
      finalDueOn: present(loan.schedule.at(-1), 'a schedule has an instalment').dueOn,
    });
  }
  await bulkInsert(tx, { into: 'ledger_entry', columns: ENTRY_COLUMNS, rows: rows.map(entryValues) });
  return states;
}

/** The place of the last entry in the book; 0 in an empty one. */
export async function lastEntrySeq(tx: WriteTx): Promise<number> {
  const last = await tx
    .selectFrom('ledger_entry')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst();
  return last?.seq ?? 0;
}

async function storeLoanRows(tx: WriteTx, loans: readonly LoanToStore[], stamp: StoreStamp): Promise<void> {
  await bulkInsert(tx, {
    into: 'loan',
    columns: [
      'id',
      'lender_id',
      'contract_no',
      'loan_note_no',
      'product',
      'legal_form',
      'borrower_id',
      'vehicle_id',
      'dealer',
      'purpose',
      'down_payment_fen',
      'deposit_fen',
      'signed_on',
      'disbursed_on',
      'principal_fen',
      'terms_json',
      'engine_version',
      'remarks',
      'import_id',
      'import_row',
      'created_at',
      'updated_at',
    ],
    rows: loans.map((loan) => [
      loan.loanId,
      loan.lenderId,
      loan.contractNo,
      loan.extra?.loanNoteNo ?? null,
      loan.product,
      loan.legalForm,
      loan.borrowerId,
      loan.vehicleId,
      loan.extra?.dealer ?? null,
      loan.extra?.purpose ?? null,
      loan.extra?.downPaymentFen ?? null,
      loan.extra?.depositFen ?? null,
      loan.terms.signedOn,
      loan.terms.disbursedOn,
      loan.terms.principalFen,
      JSON.stringify(loan.terms),
      ENGINE_VERSION,
      loan.remarks,
      loan.origin?.importId ?? null,
      loan.origin?.row ?? null,
      stamp.recordedAt,
      stamp.recordedAt,
    ]),
  });
}

async function storeSchedules(tx: WriteTx, loans: readonly LoanToStore[], stamp: StoreStamp): Promise<void> {
  const last = await tx
    .selectFrom('schedule_version')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  const firstId = (last?.id ?? 0) + 1;
  await bulkInsert(tx, {
    into: 'schedule_version',
    columns: ['id', 'loan_id', 'version_no', 'effective_on', 'reason', 'engine_version', 'recorded_at'],
    rows: loans.map((loan, index) => [
      firstId + index,
      loan.loanId,
      1,
      loan.terms.disbursedOn,
      'contract',
      ENGINE_VERSION,
      stamp.recordedAt,
    ]),
  });
  await bulkInsert(tx, {
    into: 'instalment',
    columns: [
      'schedule_id',
      'no',
      'from_on',
      'due_on',
      'interest_to_on',
      'principal_fen',
      'interest_fen',
      'fee_fen',
    ],
    rows: loans.flatMap((loan, index) => loan.schedule.map((one) => instalmentValues(firstId + index, one))),
  });
}

function instalmentValues(scheduleId: number, one: Instalment): SqlValue[] {
  return [
    scheduleId,
    one.no,
    one.fromOn,
    one.dueOn,
    one.interestToOn ?? null,
    one.principalFen,
    one.interestFen,
    one.feeFen,
  ];
}

async function storeParties(tx: WriteTx, loans: readonly LoanToStore[]): Promise<void> {
  await bulkInsert(tx, {
    into: 'loan_party',
    columns: [
      'loan_id',
      'person_id',
      'role',
      'has_signed',
      'relation',
      'guarantee_kind',
      'guarantee_contract_no',
      'guarantee_amount_fen',
      'guarantee_period_ends_on',
    ],
    rows: loans.flatMap((loan) => loan.parties.map((party) => partyValues(loan.loanId, party))),
  });
}

/** Clauses of a new loan stand in its own contract, of the day it was signed. */
async function storeClauses(tx: WriteTx, loans: readonly LoanToStore[], stamp: StoreStamp): Promise<void> {
  await bulkInsert(tx, {
    into: 'loan_clause',
    columns: ['loan_id', 'kind', 'clause_no', 'wording', 'paper_on', 'recorded_at', 'recorded_by'],
    rows: loans.flatMap((loan) =>
      loan.clauses.map((clause) => [
        loan.loanId,
        clause.kind,
        clause.clauseNo,
        clause.wording,
        loan.terms.signedOn,
        stamp.recordedAt,
        stamp.actorId,
      ]),
    ),
  });
}

export function partyValues(loanId: LoanId, party: PartyToStore): SqlValue[] {
  return [
    loanId,
    party.personId,
    party.role,
    party.hasSigned === null ? null : Number(party.hasSigned),
    party.relation,
    party.guaranteeKind,
    party.guaranteeContractNo,
    party.guaranteeAmountFen,
    party.guaranteePeriodEndsOn,
  ];
}

function firstVersion(loan: LoanToStore, recordedAt: Instant): ScheduleVersion {
  return {
    versionNo: 1,
    effectiveOn: loan.terms.disbursedOn,
    recordedAt,
    instalments: loan.schedule,
  };
}
