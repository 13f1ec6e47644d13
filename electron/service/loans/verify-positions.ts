import { localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadLoanStates } from './load-loan.ts';
import { positionRowOf } from './positions.ts';
import { POSITION_COLUMNS } from './rows.ts';

/**
 * Few enough that a step's rows are garbage before they grow old: at 500 the heap of a 100,000-loan book grew by
 * 200 MB and stayed there.
 */
export const LOANS_PER_STEP = 25;

/** Loans whose stored position is not what their ledger folds to on the day it was stored. */
export async function differingPositions(
  db: ReadDb,
): Promise<{ readonly checked: number; readonly differing: readonly string[] }> {
  const differing: string[] = [];
  let checked = 0;
  let last = '';
  for (;;) {
    const loans = await db
      .selectFrom('loan')
      .select('id')
      .where('id', '>', last)
      .orderBy('id')
      .limit(LOANS_PER_STEP)
      .execute();
    const step = loans.map((loan) => loan.id);
    last = step.at(-1) ?? '';
    if (last === '') return { checked, differing };
    checked += step.length;
    differing.push(...(await differingAmong(db, step)));
  }
}

async function differingAmong(db: ReadDb, loanIds: readonly string[]): Promise<readonly string[]> {
  const states = await loadLoanStates(db, loanIds);
  const stored = await db.selectFrom('loan_position').selectAll().where('loan_id', 'in', loanIds).execute();
  const rows = new Map(stored.map((row) => [row.loan_id, row]));
  const differing: string[] = [];
  for (const state of states.values()) {
    const row = rows.get(state.loanId);
    const expected = row === undefined ? undefined : positionRowOf(state, localDate(row.rolled_to));
    const isSame =
      row !== undefined && POSITION_COLUMNS.every((column, index) => row[column] === expected?.[index]);
    if (!isSame) differing.push(state.loanId);
  }
  return differing;
}
