import type { EntryId, LoanId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { Component } from '../loan/terms.ts';

/** Why money came from somebody else matters for limitation (R10.2). */
export type PayerRelation =
  | 'borrower'
  /** authorised by the borrower, with evidence */
  | 'authorised'
  | 'co-borrower'
  | 'guarantor'
  | 'relative'
  | 'employer'
  | 'dealer'
  | 'court'
  | 'lender-debit'
  | 'other';

/**
 * What the payer said when paying (Civil Code 560; later words do not count). Without the payer's words an
 * ordinary
 * payment never prepays undue principal (R1.5).
 */
export interface Designation {
  readonly kind: 'instalments-due' | 'early-settlement';
  readonly text: string;
}

interface EntryBase {
  readonly id: EntryId;
  /** order of booking over the whole book; breaks ties on one business day */
  readonly seq: number;
  readonly loanId: LoanId;
  /** the day it counts for */
  readonly businessOn: LocalDate;
  readonly recordedAt: Instant;
}

/** 放款. The pay-out day counts for interest. */
export interface DisbursementEntry extends EntryBase {
  readonly kind: 'disbursement';
  readonly amountFen: Fen;
}

/**
 * 期初余额: a running loan taken over at the end of a cut-over day (= businessOn). It replaces everything before:
 * instalments 1 to instalmentsMet are met, what fell due later and is unpaid makes up the amounts.
 */
export interface OpeningEntry extends EntryBase {
  readonly kind: 'opening';
  /** all principal still owed, due or not */
  readonly principalFen: Fen;
  /** term interest that fell due up to the cut-over day and is unpaid */
  readonly interestFen: Fen;
  /** penalty accrued up to the cut-over day and unpaid; more accrues from that day on */
  readonly penaltyFen: Fen;
  readonly feeFen: Fen;
  readonly instalmentsMet: number;
  readonly source: { readonly file: string; readonly row: number | null };
}

/** 收款. */
export interface ReceiptEntry extends EntryBase {
  readonly kind: 'receipt';
  readonly amountFen: Fen;
  readonly payerRelation: PayerRelation;
  readonly designation: Designation | null;
}

/**
 * A fee or a penalty by amount charged to the loan; with an instalment number it belongs to that
 * instalment.
 */
export interface FeeEntry extends EntryBase {
  readonly kind: 'fee';
  readonly amountFen: Fen;
  readonly component: 'fee' | 'penalty';
  readonly instalmentNo: number | null;
}

/** A cost of enforcing. It allocates only with its voucher: estimates never do (R1.6). */
export interface CostEntry extends EntryBase {
  readonly kind: 'cost';
  readonly amountFen: Fen;
  readonly voucherNo: string;
}

/** 减免, by component; taken off the oldest due first. */
export interface WaiverEntry extends EntryBase {
  readonly kind: 'waiver';
  readonly amounts: Readonly<Partial<Record<Component, Fen>>>;
  readonly reason: string;
}

/**
 * 核销: the lender no longer carries the debt; the debtor owes it all the same (账销案存). The amounts are what was owed on
 * that day; what comes in afterwards is recovery 核销收回, never more than was written off.
 */
export interface WriteOffEntry extends EntryBase {
  readonly kind: 'write-off';
  readonly amounts: ComponentSum;
  readonly reason: string;
}

type ComponentSum = Readonly<Partial<Record<Component, Fen>>>;

/** 退款: money held for the debtor 预收 and paid back to him (R1.8). */
export interface RefundEntry extends EntryBase {
  readonly kind: 'refund';
  readonly amountFen: Fen;
}

/** 冲正: the entry it names counts as never booked; both stay readable. */
export interface ReversalEntry extends EntryBase {
  readonly kind: 'reversal';
  readonly reversesEntryId: EntryId;
  readonly reason: string;
}

/** 流水: an append-only fact of one loan. */
export type LedgerEntry =
  | DisbursementEntry
  | OpeningEntry
  | ReceiptEntry
  | FeeEntry
  | CostEntry
  | WaiverEntry
  | WriteOffEntry
  | RefundEntry
  | ReversalEntry;
