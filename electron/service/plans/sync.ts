import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { WriteTx } from '../db/handles.ts';
import { loadPlans, statusOf } from './plan-book.ts';

/**
 * Restates running, kept and breached plans from their receipts: kept and breached come by themselves, and a reversed
 * receipt takes "kept" back. Part of the day roll and of every receipt and reversal. Returns how many changed.
 */
export async function syncPlans(
  tx: WriteTx,
  today: LocalDate,
  options: { readonly loanIds?: readonly string[] } = {},
): Promise<number> {
  const scope = options.loanIds;
  const rows = await tx
    .selectFrom('repayment_plan')
    .select('id')
    .where('status', 'in', ['active', 'kept', 'breached'])
    .$if(scope !== undefined, (query) => query.where('loan_id', 'in', scope ?? []))
    .execute();
  let changed = 0;
  for (const stored of await loadPlans(
    tx,
    rows.map((row) => row.id),
    today,
  )) {
    const status = statusOf(stored);
    if (status === stored.row.status) continue;
    const statusOn = status === 'breached' ? (stored.state.breachedOn ?? today) : today;
    await tx
      .updateTable('repayment_plan')
      .set({ status, status_on: statusOn })
      .where('id', '=', stored.row.id)
      .execute();
    changed += 1;
  }
  return changed;
}
