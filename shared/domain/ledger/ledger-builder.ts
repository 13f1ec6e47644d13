import { id } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { buildSchedule } from '../schedule/build-schedule.ts';
import type { LedgerEntry } from './entry.ts';
import { replay } from './replay.ts';
import type { ReplayInput } from './replay-state.ts';

/**
 * Builders for tests of the ledger; the entry number seq is also its id (e1, e2 …) and the millisecond it
 * was recorded.
 */
const recorded = (seq: number) => {
  const seconds = String(Math.floor(seq / 1000)).padStart(2, '0');
  return instant(`2026-01-01T00:00:${seconds}.${String(seq % 1000).padStart(3, '0')}Z`);
};

function base(seq: number, on: string) {
  return {
    id: id<'ledger-entry'>(`e${seq}`),
    seq,
    loanId: id<'loan'>('l1'),
    businessOn: localDate(on),
    recordedAt: recorded(seq),
  };
}

export function aReceipt(seq: number, on: string, amountFen: number): LedgerEntry {
  return {
    ...base(seq, on),
    kind: 'receipt',
    amountFen: fen(amountFen),
    payerRelation: 'borrower',
    designation: null,
  };
}

export function anEarlySettlement(seq: number, on: string, amountFen: number): LedgerEntry {
  const designation = { kind: 'early-settlement', text: '提前结清' } as const;
  return {
    ...base(seq, on),
    kind: 'receipt',
    amountFen: fen(amountFen),
    payerRelation: 'borrower',
    designation,
  };
}

export function aReversal(seq: number, on: string, ofSeq: number): LedgerEntry {
  const reversesEntryId = id<'ledger-entry'>(`e${ofSeq}`);
  return { ...base(seq, on), kind: 'reversal', reversesEntryId, reason: '退票' };
}

export function aCost(seq: number, on: string, amountFen: number): LedgerEntry {
  return { ...base(seq, on), kind: 'cost', amountFen: fen(amountFen), voucherNo: 'V-1' };
}

export function aFee(
  seq: number,
  on: string,
  fee: { readonly amountFen: number; readonly component?: 'fee' | 'penalty'; readonly instalmentNo?: number },
): LedgerEntry {
  return {
    ...base(seq, on),
    kind: 'fee',
    amountFen: fen(fee.amountFen),
    component: fee.component ?? 'fee',
    instalmentNo: fee.instalmentNo ?? null,
  };
}

export function aWaiver(seq: number, on: string, penaltyAmountFen: number): LedgerEntry {
  return {
    ...base(seq, on),
    kind: 'waiver',
    amounts: { penalty: fen(penaltyAmountFen) },
    reason: '协商减免',
  };
}

export function aRefund(seq: number, on: string, amountFen: number): LedgerEntry {
  return { ...base(seq, on), kind: 'refund', amountFen: fen(amountFen) };
}

export function aWriteOff(seq: number, on: string, principalFen: number): LedgerEntry {
  return {
    ...base(seq, on),
    kind: 'write-off',
    amounts: { principal: fen(principalFen) },
    reason: '诉讼终结，无财产可供执行',
  };
}

export function anOpening(
  seq: number,
  on: string,
  opening: {
    readonly principalFen: number;
    readonly interestFen: number;
    readonly penaltyFen: number;
    readonly feeFen?: number;
    readonly instalmentsMet: number;
  },
): LedgerEntry {
  return {
    ...base(seq, on),
    kind: 'opening',
    principalFen: fen(opening.principalFen),
    interestFen: fen(opening.interestFen),
    penaltyFen: fen(opening.penaltyFen),
    feeFen: fen(opening.feeFen ?? 0),
    instalmentsMet: opening.instalmentsMet,
    source: { file: '台账.xlsx', row: 3 },
  };
}

/**
 * 12,000 yuan flat at 12 % a year over 12 months from 2025-01-10: each instalment is 1,000 + 120 yuan, due
 * on the 10th.
 */
export function aFlatLoan(overrides: Partial<LoanTerms> = {}): LoanTerms {
  return termsOf(
    {
      principalFen: fen(1_200_000),
      annualRatePpm: ratePpm(120_000),
      method: 'flat',
      termCount: 12,
      disbursedOn: localDate('2025-01-10'),
      firstDueOn: localDate('2025-02-10'),
    },
    {
      penalty: {
        kind: 'fixed-daily',
        dailyRatePpm: ratePpm(500),
        base: 'principal-and-interest',
        graceDays: 0,
      },
      ...overrides,
    },
  );
}

export function inputOf(terms: LoanTerms, entries: readonly LedgerEntry[], asOf: string): ReplayInput {
  const schedule = buildSchedule(terms);
  if (!schedule.ok) throw new Error(schedule.error.code);
  const version = {
    versionNo: 1,
    effectiveOn: terms.disbursedOn,
    recordedAt: recorded(0),
    instalments: schedule.value,
  };
  return { terms, schedules: [version], entries, asOf: localDate(asOf) };
}

export function positionOf(terms: LoanTerms, entries: readonly LedgerEntry[], asOf: string) {
  return replay(inputOf(terms, entries, asOf));
}
