import type { EntryId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { Component } from '../loan/terms.ts';

/** Recorded with every stored position, letter and trace, so that a figure can be recomputed years later. */
export const ENGINE_VERSION = '1';

/** One amount per component. */
export type ComponentAmounts = Readonly<Record<Component, Fen>>;

/**
 * Penalty of an unchanged balance: balanceFen × dailyRate × days, [fromOn, toOn), rounded half-up on its
 * own.
 */
export interface PenaltySegment {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly days: number;
  readonly balanceFen: Fen;
  /** a day's rate is numerator / denominator */
  readonly dailyRate: { readonly numerator: number; readonly denominator: number };
  readonly amountFen: Fen;
}

/** Where a part of a receipt or waiver went. */
export interface AllocationLine {
  readonly entryId: EntryId;
  /** the day it took effect: the receipt's own, or the due day on which a credit was taken */
  readonly on: LocalDate;
  /** null: owed by the loan as a whole (costs, fees, opening penalty) */
  readonly instalmentNo: number | null;
  /** the cost, fee or opening entry that was paid, where it belongs to no instalment */
  readonly chargeEntryId: EntryId | null;
  readonly component: Component;
  readonly amountFen: Fen;
}

export interface InstalmentPosition {
  readonly no: number;
  readonly fromOn: LocalDate;
  readonly dueOn: LocalDate;
  /** the day its interest runs to, where that is not the due day */
  readonly interestToOn?: LocalDate;
  /** undue: after asOf; due: on asOf; overdue: before asOf and not met; met: nothing of it is left */
  readonly state: 'undue' | 'due' | 'overdue' | 'met';
  /**
   * as agreed, plus penalty and charges so far; before the cut-over of a taken-over loan what was left then
   */
  readonly dueFen: ComponentAmounts;
  readonly paidFen: ComponentAmounts;
  readonly waivedFen: ComponentAmounts;
  readonly outstandingFen: ComponentAmounts;
  /** fees and penalties charged to it by entries and unpaid: a settlement before its day owes them */
  readonly chargedOutstandingFen: Fen;
  readonly penaltySegments: readonly PenaltySegment[];
  /** what the next day adds to its penalty while nothing is paid; 0 within grace */
  readonly dailyPenaltyFen: Fen;
  /** the day on which principal, interest and fee were fully met; null: not yet, or before the cut-over */
  readonly metOn: LocalDate | null;
}

/** A charge of the loan as a whole: a cost, a fee, an opening amount. */
export interface LoanChargePosition {
  readonly entryId: EntryId;
  readonly on: LocalDate;
  readonly component: Component;
  readonly isOpening: boolean;
  readonly dueFen: Fen;
  readonly paidFen: Fen;
  readonly waivedFen: Fen;
  readonly outstandingFen: Fen;
}

/** What one receipt or waiver paid. allocated + refunded + unallocated = amount, always. */
export interface ReceiptAllocation {
  readonly entryId: EntryId;
  readonly kind: 'receipt' | 'waiver';
  readonly on: LocalDate;
  readonly amountFen: Fen;
  readonly lines: readonly AllocationLine[];
  /** receipt: still a credit of the loan; waiver: nothing was left to waive */
  readonly unallocatedFen: Fen;
  /** paid back to the debtor */
  readonly refundedFen: Fen;
}

/** The figures of a loan as of a business day: what the day roll stores and lists show. */
export interface LoanTotals {
  readonly asOf: LocalDate;
  /** unpaid and due before asOf; fees, costs and penalties up to asOf */
  readonly overdueFen: ComponentAmounts;
  readonly overdueTotalFen: Fen;
  /** unpaid of an instalment that falls due on asOf itself */
  readonly dueTodayFen: Fen;
  /** all unpaid principal, due or not; nought before the pay-out */
  readonly outstandingPrincipalFen: Fen;
  /** interest of the running period up to asOf, not yet due */
  readonly accruedInterestFen: Fen;
  /** receipts not yet allocated: taken when the next instalment falls due, never prepaid (R1.5) */
  readonly creditFen: Fen;
  /** 今日结清: everything owed, undue principal, accrued interest and what is charged to undue instalments, less the credit */
  readonly settleTodayFen: Fen;
  /** 今日补齐: overdue and due today, less the credit */
  readonly cureTodayFen: Fen;
  /** due day of the oldest instalment not met, residues within tolerance left out (R10.11) */
  readonly oldestUnpaidDueOn: LocalDate | null;
  /** days past due 逾期天数 */
  readonly dpd: number;
  /** the next instalment after asOf, less the credit */
  readonly nextDue: { readonly no: number; readonly on: LocalDate; readonly amountFen: Fen } | null;
  /** the sum received on the last day with a receipt */
  readonly lastReceipt: { readonly on: LocalDate; readonly amountFen: Fen } | null;
  readonly isSettled: boolean;
  /** 核销 and what came in since, never more than was written off; null: carried in full */
  readonly writeOff: {
    readonly entryId: EntryId;
    readonly on: LocalDate;
    readonly amountFen: Fen;
    readonly recoveredFen: Fen;
  } | null;
}

/** A loan as of a business day, as known at an instant, with all its parts. Every amount opens by `trace`. */
export interface LoanPosition extends LoanTotals {
  readonly engineVersion: string;
  /** null: everything recorded */
  readonly knownAt: Instant | null;
  readonly scheduleVersionNo: number;
  /** set for a loan taken over; figures before that day are not known to the book */
  readonly cutOverOn: LocalDate | null;
  readonly instalments: readonly InstalmentPosition[];
  readonly charges: readonly LoanChargePosition[];
  readonly receipts: readonly ReceiptAllocation[];
  /** reversed entries: as never booked, still readable */
  readonly reversedEntryIds: readonly EntryId[];
}
