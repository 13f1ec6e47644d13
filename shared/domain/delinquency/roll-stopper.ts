import { id } from '../../kernel/ids.ts';
import { instant } from '../../kernel/instant.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen } from '../../kernel/money.ts';
import type { ReceiptEntry } from '../ledger/entry.ts';
import { replayTotals } from '../ledger/replay.ts';
import type { ReplayInput } from '../ledger/replay-state.ts';
import { type Bucket, type BucketLimits, bucketOf, rangeOf, USUAL_BUCKET_LIMITS } from './bucket.ts';

/** When a loan enters the next bucket, and the least sum that keeps it out. */
export interface RollStopper {
  readonly bucket: Bucket;
  /** days from asOf until the next bucket; 1 = tomorrow */
  readonly daysLeft: number;
  /** the first day in the next bucket */
  readonly rollsOn: LocalDate;
  /** paid on asOf, it keeps the loan in its bucket on rollsOn; one fen less does not */
  readonly stopFen: Fen;
}

/**
 * Null when nothing is overdue or the loan is in its last bucket. The sum is found by trying payments in a
 * replay, so it
 * follows the loan's own allocation order and tolerance (about 30 replays a loan: for a list page, not for
 * a day roll).
 */
export function rollStopper(
  input: ReplayInput,
  limits: BucketLimits = USUAL_BUCKET_LIMITS,
): RollStopper | null {
  const today = replayTotals(input);
  const bucket = bucketOf(today.dpd, limits);
  const { lastDpd } = rangeOf(bucket, limits);
  if (today.dpd === 0 || lastDpd === null) return null;
  const daysLeft = lastDpd - today.dpd + 1;
  const rollsOn = addDays(input.asOf, daysLeft);
  const stops = (amountFen: number): boolean => {
    const entries = [...input.entries, trialReceipt(fen(amountFen), input.asOf)];
    const { knownAt: _, ...known } = { ...input, entries, asOf: rollsOn };
    return replayTotals(known).dpd <= lastDpd;
  };
  let tooLittle = 0;
  let enough: number = today.overdueTotalFen;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((tooLittle + enough) / 2);
    if (stops(middle)) enough = middle;
    else tooLittle = middle;
  }
  return { bucket, daysLeft, rollsOn, stopFen: fen(enough) };
}

function trialReceipt(amountFen: Fen, on: LocalDate): ReceiptEntry {
  return {
    id: id<'ledger-entry'>('trial'),
    seq: Number.MAX_SAFE_INTEGER,
    loanId: id<'loan'>('trial'),
    businessOn: on,
    recordedAt: instant('9999-12-31T00:00:00.000Z'),
    kind: 'receipt',
    amountFen,
    payerRelation: 'borrower',
    designation: null,
  };
}
