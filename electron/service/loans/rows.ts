import type { Selectable } from 'kysely';
import type { LedgerEntry, PayerRelation } from '../../../shared/domain/ledger/entry.ts';
import type { LoanTotals } from '../../../shared/domain/ledger/position.ts';
import type { LoanTerms } from '../../../shared/domain/loan/terms.ts';
import { type Instalment, interestEnd } from '../../../shared/domain/schedule/instalment.ts';
import { unreachable } from '../../../shared/kernel/assert.ts';
import { type EntryId, id, type LoanId } from '../../../shared/kernel/ids.ts';
import { type Instant, instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { type Fen, fen } from '../../../shared/kernel/money.ts';
import type { SqlValue } from '../db/bulk-insert.ts';
import type { InstalmentTable, LedgerEntryTable } from '../db/schema.ts';

/** How a receipt came in: kept beside the amounts, since the engine needs only who paid and what was designated. */
export interface ReceiptDetail {
  readonly receiptNo: string;
  readonly channel: string;
  readonly payerName: string;
  readonly payerRelation: PayerRelation;
  readonly reference: string;
  readonly designation: {
    readonly kind: 'instalments-due' | 'early-settlement';
    readonly text: string;
  } | null;
  readonly note: string;
}

export interface ChargeDetail {
  readonly what: string;
  readonly voucherNo: string;
  readonly clauseNo: string;
  readonly component?: 'fee' | 'penalty';
  readonly instalmentNo?: number | null;
}

/** A ledger entry before it has its place in the book, with its detail as the book keeps it. */
export interface EntryToStore {
  readonly id: EntryId;
  readonly kind: LedgerEntry['kind'];
  readonly businessOn: LocalDate;
  readonly amountFen: Fen;
  readonly principalFen?: Fen;
  readonly interestFen?: Fen;
  readonly penaltyFen?: Fen;
  readonly feeFen?: Fen;
  readonly costFen?: Fen;
  readonly reversesEntryId?: EntryId;
  readonly detail: object;
}

export const ENTRY_COLUMNS = [
  'seq',
  'id',
  'loan_id',
  'kind',
  'business_on',
  'recorded_at',
  'amount_fen',
  'principal_fen',
  'interest_fen',
  'penalty_fen',
  'fee_fen',
  'cost_fen',
  'reverses_entry_id',
  'detail_json',
  'actor_id',
  'command_id',
] as const;

export interface EntryStamp {
  readonly loanId: LoanId;
  readonly recordedAt: Instant;
  readonly actorId: string;
  readonly commandId: string | null;
}

/** The row of an entry at its place in the book. */
export function entryRow(entry: EntryToStore, seq: number, stamp: EntryStamp): EntryRow {
  return {
    seq,
    id: entry.id,
    loan_id: stamp.loanId,
    kind: entry.kind,
    business_on: entry.businessOn,
    recorded_at: stamp.recordedAt,
    amount_fen: entry.amountFen,
    principal_fen: entry.principalFen ?? 0,
    interest_fen: entry.interestFen ?? 0,
    penalty_fen: entry.penaltyFen ?? 0,
    fee_fen: entry.feeFen ?? 0,
    cost_fen: entry.costFen ?? 0,
    reverses_entry_id: entry.reversesEntryId ?? null,
    detail_json: JSON.stringify(entry.detail),
    actor_id: stamp.actorId,
    command_id: stamp.commandId,
  };
}

/** Values in the order of ENTRY_COLUMNS. */
export function entryValues(row: EntryRow): SqlValue[] {
  return ENTRY_COLUMNS.map((column) => row[column]);
}

export type EntryRow = Selectable<LedgerEntryTable>;

export function parseDetail<Detail>(json: string): Detail {
  return JSON.parse(json) as Detail;
}

/** The domain's entry of a stored row. Throws InvariantError on a row that no version of the desk wrote. */
export function entryOfRow(row: EntryRow): LedgerEntry {
  const base = {
    id: id<'ledger-entry'>(row.id),
    seq: row.seq,
    loanId: id<'loan'>(row.loan_id),
    businessOn: localDate(row.business_on),
    recordedAt: instant(row.recorded_at),
  };
  switch (row.kind) {
    case 'disbursement':
      return { ...base, kind: 'disbursement', amountFen: fen(row.amount_fen) };
    case 'opening':
      return openingOfRow(base, row);
    case 'receipt':
      return receiptOfRow(base, row);
    case 'fee': {
      const detail = parseDetail<ChargeDetail>(row.detail_json);
      return {
        ...base,
        kind: 'fee',
        amountFen: fen(row.amount_fen),
        component: detail.component ?? 'fee',
        instalmentNo: detail.instalmentNo ?? null,
      };
    }
    case 'cost':
      return {
        ...base,
        kind: 'cost',
        amountFen: fen(row.amount_fen),
        voucherNo: parseDetail<ChargeDetail>(row.detail_json).voucherNo,
      };
    case 'waiver':
      return { ...base, kind: 'waiver', amounts: waivedAmounts(row), reason: reasonOf(row) };
    case 'write-off':
      return { ...base, kind: 'write-off', amounts: waivedAmounts(row), reason: reasonOf(row) };
    case 'refund':
      return { ...base, kind: 'refund', amountFen: fen(row.amount_fen) };
    case 'reversal':
      return {
        ...base,
        kind: 'reversal',
        reversesEntryId: id<'ledger-entry'>(row.reverses_entry_id ?? ''),
        reason: reasonOf(row),
      };
    default:
      return unreachable(row.kind);
  }
}

type EntryBase = Pick<LedgerEntry, 'id' | 'seq' | 'loanId' | 'businessOn' | 'recordedAt'>;

function openingOfRow(base: EntryBase, row: EntryRow): LedgerEntry {
  const detail = parseDetail<{ instalmentsMet: number; file: string; row: number | null }>(row.detail_json);
  return {
    ...base,
    kind: 'opening',
    principalFen: fen(row.principal_fen),
    interestFen: fen(row.interest_fen),
    penaltyFen: fen(row.penalty_fen),
    feeFen: fen(row.fee_fen),
    instalmentsMet: detail.instalmentsMet,
    source: { file: detail.file, row: detail.row },
  };
}

function receiptOfRow(base: EntryBase, row: EntryRow): LedgerEntry {
  const detail = parseDetail<ReceiptDetail>(row.detail_json);
  return {
    ...base,
    kind: 'receipt',
    amountFen: fen(row.amount_fen),
    payerRelation: detail.payerRelation,
    designation: detail.designation,
  };
}

function waivedAmounts(row: EntryRow) {
  return {
    principal: fen(row.principal_fen),
    interest: fen(row.interest_fen),
    penalty: fen(row.penalty_fen),
    fee: fen(row.fee_fen),
    cost: fen(row.cost_fen),
  };
}

function reasonOf(row: EntryRow): string {
  return parseDetail<{ reason?: string }>(row.detail_json).reason ?? '';
}

export function termsOfJson(json: string): LoanTerms {
  return JSON.parse(json) as LoanTerms;
}

export function instalmentOfRow(row: Selectable<InstalmentTable>): Instalment {
  return {
    no: row.no,
    fromOn: row.from_on as LocalDate,
    dueOn: row.due_on as LocalDate,
    ...interestEnd(row.due_on as LocalDate, (row.interest_to_on as LocalDate | null) ?? undefined),
    principalFen: row.principal_fen as Fen,
    interestFen: row.interest_fen as Fen,
    feeFen: row.fee_fen as Fen,
  };
}

export const POSITION_COLUMNS = [
  'loan_id',
  'rolled_to',
  'last_seq',
  'status',
  'oldest_unpaid_due_on',
  'overdue_principal_fen',
  'overdue_interest_fen',
  'overdue_penalty_fen',
  'overdue_fee_fen',
  'overdue_cost_fen',
  'overdue_total_fen',
  'outstanding_principal_fen',
  'credit_fen',
  'next_due_on',
  'next_due_fen',
  'last_receipt_on',
  'last_receipt_fen',
  'final_due_on',
] as const;

export type LoanStatus = 'active' | 'overdue' | 'settled' | 'written-off';

export function statusOf(position: LoanTotals): LoanStatus {
  if (position.isSettled) return 'settled';
  if (position.writeOff !== null) return 'written-off';
  return position.oldestUnpaidDueOn === null ? 'active' : 'overdue';
}

/** Values in the order of POSITION_COLUMNS. */
export function positionValues(
  loanId: LoanId,
  position: LoanTotals,
  facts: { readonly lastSeq: number; readonly finalDueOn: LocalDate },
): SqlValue[] {
  const overdue = position.overdueFen;
  return [
    loanId,
    position.asOf,
    facts.lastSeq,
    statusOf(position),
    position.oldestUnpaidDueOn,
    overdue.principal,
    overdue.interest,
    overdue.penalty,
    overdue.fee,
    overdue.cost,
    position.overdueTotalFen,
    position.outstandingPrincipalFen,
    position.creditFen,
    position.nextDue?.on ?? null,
    position.nextDue?.amountFen ?? 0,
    position.lastReceipt?.on ?? null,
    position.lastReceipt?.amountFen ?? null,
    facts.finalDueOn,
  ];
}
