import type { LoanPosition } from '../../../shared/domain/ledger/position.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { fen, ZERO } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { parseDetail, type ReceiptDetail } from './rows.ts';
import { allocatedComponents } from './wire.ts';

/** The ledger as the page shows it: every entry, reversed ones included, with what each receipt pays as of the position. */
export async function ledgerLines(db: ReadDb, loanId: string, position: LoanPosition) {
  const rows = await db
    .selectFrom('ledger_entry')
    .leftJoin('actor', 'actor.id', 'ledger_entry.actor_id')
    .selectAll('ledger_entry')
    .select('actor.name as actor_name')
    .where('loan_id', '=', loanId)
    .orderBy('business_on', 'desc')
    .orderBy('seq', 'desc')
    .execute();
  const allocations = new Map(position.receipts.map((receipt) => [String(receipt.entryId), receipt]));
  const reversals = new Map(rows.map((row) => [row.reverses_entry_id, row.id]));
  return rows.map((row) => {
    const allocation = allocations.get(row.id);
    const detail = parseDetail<Partial<ReceiptDetail> & { what?: string; reason?: string }>(row.detail_json);
    return {
      entryId: row.id,
      seq: row.seq,
      kind: row.kind,
      businessOn: localDate(row.business_on),
      recordedAt: instant(row.recorded_at),
      actorName: row.actor_name ?? '',
      amountFen: fen(row.amount_fen),
      allocation: allocation === undefined ? null : allocatedComponents(allocation),
      unallocatedFen: allocation?.unallocatedFen ?? ZERO,
      reversesEntryId: row.reverses_entry_id,
      reversedByEntryId: reversals.get(row.id) ?? null,
      channel: detail.channel ?? null,
      payerName: detail.payerName ?? null,
      payerRelation: detail.payerRelation ?? null,
      reference: detail.reference ?? null,
      note: detail.note || detail.what || detail.reason || null,
    };
  });
}
