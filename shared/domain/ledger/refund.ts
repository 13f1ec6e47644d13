import { type Fen, fen } from '../../kernel/money.ts';
import type { ReplayState } from './replay-state.ts';

/**
 * Pays held money back, the newest receipt's first. Answers what was not held: a receipt reversed or used otherwise after
 * the refund leaves the debtor owing it, so that no money is lost.
 */
export function refundCredit(
  state: Pick<ReplayState, 'receipts'> & { creditFen: number },
  amountFen: Fen,
): Fen {
  let left: number = amountFen;
  for (const receipt of state.receipts.toReversed()) {
    if (left === 0) break;
    if (receipt.kind !== 'receipt') continue;
    const amount = Math.min(left, receipt.leftFen);
    receipt.leftFen -= amount;
    receipt.refundedFen += amount;
    state.creditFen -= amount;
    left -= amount;
  }
  return fen(left);
}
