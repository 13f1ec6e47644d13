import type { DomainError } from '../../../shared/domain/errors.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger/entry.ts';
import { type LedgerErrorCode, validateEntry } from '../../../shared/domain/ledger/validate-entry.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { syncCases } from '../cases/commands.ts';
import type { CommandContext } from '../rpc/context.ts';
import type { LoanState } from './load-loan.ts';
import { refreshPositions } from './positions.ts';
import { type EntryToStore, entryOfRow, entryRow } from './rows.ts';
import { lastEntrySeq } from './store-loans.ts';

type Stamp = Pick<CommandContext, 'now' | 'actor' | 'commandId'>;

/** The domain entry that an entry would be once booked after all others: for previews and for validation. */
export function asBooked(entry: EntryToStore, state: LoanState, stamp: Stamp, seq?: number): LedgerEntry {
  return entryOfRow(storedRow(entry, state, stamp, seq ?? Number.MAX_SAFE_INTEGER));
}

function storedRow(entry: EntryToStore, state: LoanState, stamp: Stamp, seq: number) {
  return entryRow(entry, seq, {
    loanId: state.loanId,
    recordedAt: stamp.now,
    actorId: stamp.actor.id,
    commandId: stamp.commandId,
  });
}

/**
 * Books one entry: validated against the loan's ledger, appended, the position and everything that hangs on it (cases,
 * promises, plans) judged anew. Every way money or a correction enters the book comes through here.
 */
export async function bookEntry(
  ctx: CommandContext,
  state: LoanState,
  entry: EntryToStore,
): Promise<Result<{ readonly seq: number }, DomainError<LedgerErrorCode>>> {
  const seq = (await lastEntrySeq(ctx.tx)) + 1;
  const verdict = validateEntry(asBooked(entry, state, ctx, seq), state);
  if (!verdict.ok) return err(verdict.error);
  await ctx.tx
    .insertInto('ledger_entry')
    .values(storedRow(entry, state, ctx, seq))
    .execute();
  await refreshPositions(ctx.tx, [state.loanId], ctx.today);
  await syncCases(ctx.tx, ctx.today, { recordedAt: ctx.now, loanIds: [state.loanId] });
  ctx.touch('loans', 'receipts', 'cases', 'promises', 'plans', 'morning');
  return ok({ seq });
}
