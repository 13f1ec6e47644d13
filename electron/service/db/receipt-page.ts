import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from './handles.ts';
import { matchingLoans, searchWords } from './loan-order.ts';

export interface ReceiptFilter {
  readonly fromOn?: LocalDate | undefined;
  readonly toOn?: LocalDate | undefined;
  readonly loanId?: string | undefined;
  /** each word must occur in the loan's search words */
  readonly search?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** The receipts of one page, newest first, with count and sum of the filter; reversed ones count but add nothing. */
export interface ChosenReceipts {
  readonly seqs: readonly number[];
  readonly total: number;
  /** fen */
  readonly totalFen: number;
}

/**
 * Count, sum and page come from an index that holds day, order and amount: 400,000 receipts are counted without
 * reading one. Reversals are few and are subtracted on their own.
 */
export async function chosenReceipts(db: ReadDb, filter: ReceiptFilter): Promise<ChosenReceipts> {
  const where = await whereOf(db, filter);
  const index = isByLoan(filter) ? sql`` : sql`indexed by ledger_entry_receipts`;
  const totals = await sql<{ count: number; sum: number }>`
    select count(*) as count, coalesce(sum(receipt.amount_fen), 0) as sum
      from ledger_entry as receipt ${index} where ${where}`.execute(db);
  const reversed = await sql<{ sum: number }>`
    select coalesce(sum(receipt.amount_fen), 0) as sum
      from ledger_entry as undo cross join ledger_entry as receipt
     where undo.reverses_entry_id is not null and receipt.id = undo.reverses_entry_id and ${where}`.execute(
    db,
  );
  const page = await sql<{ seq: number }>`
    select receipt.seq from ledger_entry as receipt ${index} where ${where}
     order by receipt.business_on desc, receipt.seq desc
     limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return {
    seqs: page.rows.map((row) => row.seq),
    total: totals.rows[0]?.count ?? 0,
    totalFen: (totals.rows[0]?.sum ?? 0) - (reversed.rows[0]?.sum ?? 0),
  };
}

function isByLoan(filter: ReceiptFilter): boolean {
  return filter.loanId !== undefined || searchWords(filter.search).length > 0;
}

async function whereOf(db: ReadDb, filter: ReceiptFilter): Promise<RawBuilder<unknown>> {
  const all = [sql`receipt.kind = 'receipt'`];
  if (filter.fromOn !== undefined) all.push(sql`receipt.business_on >= ${filter.fromOn}`);
  if (filter.toOn !== undefined) all.push(sql`receipt.business_on <= ${filter.toOn}`);
  if (filter.loanId !== undefined) all.push(sql`receipt.loan_id = ${filter.loanId}`);
  const words = searchWords(filter.search);
  if (words.length > 0) {
    const loans = JSON.stringify(await matchingLoans(db, words));
    all.push(sql`receipt.loan_id in (select value from json_each(${loans}))`);
  }
  return sql.join(all, sql` and `);
}
