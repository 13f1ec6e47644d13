import type { EntryId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { LoanTerms } from '../loan/terms.ts';
import type { ScheduleVersion } from '../schedule/instalment.ts';
import type { Debt } from './debt.ts';
import type { LedgerEntry } from './entry.ts';
import type { DailyRate } from './penalty.ts';
import type { AllocationLine } from './position.ts';

/** All that a position is computed from. No clock: asOf and knownAt are arguments. */
export interface ReplayInput {
  readonly terms: LoanTerms;
  /** at least one; the newest in force at asOf and known at knownAt counts */
  readonly schedules: readonly ScheduleVersion[];
  /** in any order */
  readonly entries: readonly LedgerEntry[];
  readonly asOf: LocalDate;
  /** entries recorded later are not known yet; absent = everything */
  readonly knownAt?: Instant;
}

/** What a receipt or waiver became, while a replay runs. */
export interface RunningReceipt {
  readonly entryId: EntryId;
  readonly kind: 'receipt' | 'waiver';
  readonly on: LocalDate;
  readonly amountFen: Fen;
  readonly lines: AllocationLine[];
  leftFen: number;
  refundedFen: number;
}

/** The working state of one replay; it never leaves it. */
export interface ReplayState {
  readonly terms: LoanTerms;
  readonly asOf: LocalDate;
  readonly knownAt: Instant | null;
  readonly scheduleVersionNo: number;
  readonly dailyRate: DailyRate | null;
  readonly cutOverOn: LocalDate | null;
  readonly instalments: readonly Debt[];
  readonly charges: Debt[];
  readonly receipts: RunningReceipt[];
  readonly reversedEntryIds: readonly EntryId[];
  /** instalments[0 … dueCount) fell due */
  dueCount: number;
  /** every due instalment before this one is met */
  firstOpen: number;
  /** every charge before this one is met */
  firstOpenCharge: number;
  /** receipts before this one have nothing left */
  firstCredit: number;
  creditFen: number;
  writeOff: { readonly entryId: EntryId; readonly on: LocalDate; readonly amountFen: Fen } | null;
  /** paid by receipts since the write-off */
  recoveredFen: number;
}
