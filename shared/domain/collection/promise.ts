import { invariant } from '../../kernel/assert.ts';
import type { Instant } from '../../kernel/instant.ts';
import { addDays, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, smaller, subtract, ZERO } from '../../kernel/money.ts';

export type PromiseState = 'open' | 'kept' | 'partial' | 'broken' | 'withdrawn';

/** A promise to pay 承诺还款 as it was made. */
export interface PromiseMade {
  readonly id: string;
  readonly madeOn: LocalDate;
  readonly recordedAt: Instant;
  readonly amountFen: Fen;
  readonly dueOn: LocalDate;
  /** days a payment may come late and still keep it */
  readonly toleranceDays: number;
  readonly withdrawnOn: LocalDate | null;
}

/** A receipt that stands: reversed ones are left out by the caller, which is what breaks a promise again. */
export interface StandingReceipt {
  readonly businessOn: LocalDate;
  readonly recordedAt: Instant;
  readonly amountFen: Fen;
}

export interface PromiseJudgement {
  readonly promiseId: string;
  readonly state: PromiseState;
  readonly paidFen: Fen;
  readonly missingFen: Fen;
  /** the day it was kept, or the first day on which it had failed; null while open */
  readonly decidedOn: LocalDate | null;
}

/**
 * Judges all promises of one loan by its receipts: kept, partial or broken by themselves, with no mark of the clerk's,
 * and anew at each reading. One yuan keeps one promise only: receipts go to the promise due first.
 */
export function judgePromises(
  promises: readonly PromiseMade[],
  receipts: readonly StandingReceipt[],
  asOf: LocalDate,
): readonly PromiseJudgement[] {
  const purses = [...receipts]
    .filter((receipt) => receipt.businessOn <= asOf)
    .sort((a, b) => order(a.businessOn, b.businessOn) || order(a.recordedAt, b.recordedAt))
    .map((receipt) => ({ receipt, leftFen: receipt.amountFen }));
  const inTurn = [...promises].sort(
    (a, b) => order(a.dueOn, b.dueOn) || order(a.recordedAt, b.recordedAt) || order(a.id, b.id),
  );
  return inTurn.map((promise) => judge(promise, purses, asOf));
}

interface Purse {
  readonly receipt: StandingReceipt;
  leftFen: Fen;
}

function judge(promise: PromiseMade, purses: readonly Purse[], asOf: LocalDate): PromiseJudgement {
  invariant(promise.amountFen > 0, 'a promise has an amount');
  if (promise.withdrawnOn !== null && promise.withdrawnOn <= asOf) {
    const missingFen = promise.amountFen;
    return {
      promiseId: promise.id,
      state: 'withdrawn',
      paidFen: ZERO,
      missingFen,
      decidedOn: promise.withdrawnOn,
    };
  }
  const lastDay = addDays(promise.dueOn, promise.toleranceDays);
  let missingFen = promise.amountFen;
  let keptOn: LocalDate | null = null;
  for (const purse of purses) {
    if (missingFen === 0) break;
    if (!counts(promise, purse.receipt, lastDay)) continue;
    const part = smaller(purse.leftFen, missingFen);
    purse.leftFen = subtract(purse.leftFen, part);
    missingFen = subtract(missingFen, part);
    if (missingFen === 0) keptOn = purse.receipt.businessOn;
  }
  const paidFen = subtract(promise.amountFen, missingFen);
  const isOver = asOf > lastDay;
  const decidedOn = keptOn ?? (isOver ? addDays(lastDay, 1) : null);
  return {
    promiseId: promise.id,
    state: stateOf(missingFen, paidFen, isOver),
    paidFen,
    missingFen,
    decidedOn,
  };
}

function stateOf(missingFen: Fen, paidFen: Fen, isOver: boolean): PromiseState {
  if (missingFen === 0) return 'kept';
  if (!isOver) return 'open';
  return paidFen > 0 ? 'partial' : 'broken';
}

/** From the promise on: what was paid earlier on the same day was not meant by it. */
function counts(promise: PromiseMade, receipt: StandingReceipt, lastDay: LocalDate): boolean {
  if (receipt.businessOn > lastDay || receipt.businessOn < promise.madeOn) return false;
  return receipt.businessOn > promise.madeOn || receipt.recordedAt >= promise.recordedAt;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export type PromiseRefusal =
  | { readonly code: 'promise.inPast'; readonly params: { readonly today: LocalDate } }
  | { readonly code: 'promise.nothingOwed'; readonly params: Readonly<Record<string, never>> }
  | { readonly code: 'promise.aboveDebt'; readonly params: { readonly settleFen: number } };

/** Why a promise cannot be taken; undefined when it can. More than settles the loan is a slip of the keys. */
export function promiseRefusal(
  promise: { readonly amountFen: Fen; readonly dueOn: LocalDate },
  settleFen: Fen,
  today: LocalDate,
): PromiseRefusal | undefined {
  if (promise.dueOn < today) return { code: 'promise.inPast', params: { today } };
  if (settleFen <= 0) return { code: 'promise.nothingOwed', params: {} };
  if (promise.amountFen <= settleFen) return undefined;
  return { code: 'promise.aboveDebt', params: { settleFen: fen(settleFen) } };
}
