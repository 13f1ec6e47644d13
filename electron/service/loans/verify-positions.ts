import { localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { loadLoanStates } from './load-loan.ts';
import { positionRowOf } from './positions.ts';
import { POSITION_COLUMNS } from './rows.ts';

const LOANS_PER_STEP = 500;

/** Loans whose stored position is not what their ledger folds to on the day it was stored. */
export async function differingPositions(
  db: ReadDb,
): Promise<{ readonly checked: number; readonly differing: readonly string[] }> {
  const loans = await db.selectFrom('loan').select('id').orderBy('id').execute();
  const differing: string[] = [];
  for (let start = 0; start < loans.length; start += LOANS_PER_STEP) {
    const step = loans.slice(start, start + LOANS_PER_STEP).map((loan) => loan.id);
    const states = await loadLoanStates(db, step);
    const stored = await db.selectFrom('loan_position').selectAll().where('loan_id', 'in', step).execute();
    const rows = new Map(stored.map((row) => [row.loan_id, row]));
    for (const state of states.values()) {
      const row = rows.get(state.loanId);
      if (row === undefined) {
        differing.push(state.loanId);
        continue;
      }
      const expected = positionRowOf(state, localDate(row.rolled_to));
      if (POSITION_COLUMNS.some((column, index) => row[column] !== expected[index]))
        differing.push(state.loanId);
    }
  }
  return { checked: loans.length, differing };
}
