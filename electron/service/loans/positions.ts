import type { LoanPosition } from '../../../shared/domain/ledger/position.ts';
import { replay, replayTotals } from '../../../shared/domain/ledger/replay.ts';
import { id, type LoanId } from '../../../shared/kernel/ids.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { bookFact } from '../db/book-facts.ts';
import { bulkInsert, type SqlValue } from '../db/bulk-insert.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { type LoanState, loadLoanStates } from './load-loan.ts';
import { POSITION_COLUMNS, positionValues } from './rows.ts';

const LOANS_PER_STEP = 500;

/** A loan's position as of a day, recomputed from its pay-out date. */
export function positionOf(state: LoanState, asOf: LocalDate): LoanPosition {
  return replay({ terms: state.terms, schedules: state.versions, entries: state.entries, asOf });
}

/** The cache row a loan ought to have on a day: what `verify` compares and what refreshPositions stores. */
export function positionRowOf(state: LoanState, asOf: LocalDate): readonly SqlValue[] {
  const totals = replayTotals({
    terms: state.terms,
    schedules: state.versions,
    entries: state.entries,
    asOf,
  });
  return positionValues(state.loanId, totals, {
    lastSeq: state.lastSeq,
    finalDueOn: state.finalDueOn,
  });
}

/**
 * Rebuilds the cached position of these loans as of a day. Called by everything that books an entry and by the day roll;
 * `pause` lets waiting queries answer between steps where the caller may be interrupted.
 */
export async function refreshPositions(
  tx: WriteTx,
  loanIds: readonly string[],
  asOf: LocalDate,
): Promise<void> {
  for (let start = 0; start < loanIds.length; start += LOANS_PER_STEP) {
    const states = await loadLoanStates(tx, loanIds.slice(start, start + LOANS_PER_STEP));
    await storePositions(tx, [...states.values()], asOf);
  }
}

export async function storePositions(
  tx: WriteTx,
  states: readonly LoanState[],
  asOf: LocalDate,
): Promise<void> {
  await bulkInsert(tx, {
    into: 'loan_position',
    columns: POSITION_COLUMNS,
    rows: states.map((state) => positionRowOf(state, asOf)),
    isReplacing: true,
  });
}

/** The day the whole book stands at: every cached position is right as of it. Absent in a book without a day roll yet. */
export async function rolledTo(db: ReadDb): Promise<LocalDate | undefined> {
  const day = await bookFact(db, 'rolled_to');
  return day === undefined ? undefined : localDate(day);
}

/**
 * Loans whose cached position differs on `asOf` from the one stored: those overdue (penalty grows), those whose next
 * instalment has fallen due, and — going back — all rolled past it. A loan with nothing new costs one index look-up.
 */
export async function loansToRoll(db: ReadDb, asOf: LocalDate): Promise<LoanId[]> {
  const rows = await db
    .selectFrom('loan_position')
    .select('loan_id')
    .where('rolled_to', '!=', asOf)
    .where((eb) =>
      eb.or([eb('next_due_on', '<=', asOf), eb('overdue_total_fen', '>', 0), eb('rolled_to', '>', asOf)]),
    )
    .execute();
  return rows.map((row) => id<'loan'>(row.loan_id));
}
