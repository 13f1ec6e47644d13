import { bulkInsert } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import type { LoanToStore, StoreStamp } from './store-loans.ts';

/** The take-over figures of running loans, beside their opening entries: who confirmed them, and from which row they are. */
export async function storeOpenings(
  tx: WriteTx,
  loans: readonly LoanToStore[],
  stamp: StoreStamp,
): Promise<void> {
  await bulkInsert(tx, {
    into: 'opening_balance',
    columns: [
      'loan_id',
      'cut_over_on',
      'principal_fen',
      'interest_fen',
      'penalty_fen',
      'fee_fen',
      'instalments_met',
      'last_demand_on',
      'source_file',
      'source_row',
      'confirmed_by',
      'confirmed_at',
    ],
    rows: loans.flatMap(({ loanId, opening }) =>
      opening === null
        ? []
        : [
            [
              loanId,
              opening.cutOverOn,
              opening.principalFen,
              opening.interestFen,
              opening.penaltyFen,
              opening.feeFen,
              opening.instalmentsMet,
              opening.lastDemandOn,
              opening.sourceFile,
              opening.sourceRow,
              opening.confirmedBy,
              opening.confirmedBy === null ? null : stamp.recordedAt,
            ],
          ],
    ),
  });
}
