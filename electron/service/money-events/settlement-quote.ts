import type { z } from 'zod';
import type { eventsSettlementQuote } from '../../../shared/contract/money-events.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { wholeDebt } from '../../../shared/domain/ledger/owed.ts';
import { dailyPenaltyFen } from '../../../shared/domain/ledger/replay.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import { wireComponents } from '../loans/wire.ts';
import type { QueryContext } from '../rpc/context.ts';

/** What settles a loan on a day to come: the same replay that will book it, with nothing booked until then. */
export async function settlementQuote(
  ctx: QueryContext,
  input: z.output<typeof eventsSettlementQuote.input>,
) {
  if (input.on < ctx.today) return err(domainError('quote.inPast', { on: input.on, today: ctx.today }));
  const state = await loadLoanState(ctx.db, input.loanId);
  if (state === undefined) return err(domainError('record.notFound', { kind: 'loan', id: input.loanId }));
  const position = positionOf(state, input.on);
  return ok({
    on: input.on,
    owed: wireComponents(wholeDebt(position)),
    creditFen: position.creditFen,
    totalFen: position.settleTodayFen,
    dailyPenaltyFen: dailyPenaltyFen(position),
  });
}
