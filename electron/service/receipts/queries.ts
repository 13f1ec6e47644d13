import type { LoanPosition, ReceiptAllocation } from '../../../shared/domain/ledger/position.ts';
import { validateEntry } from '../../../shared/domain/ledger/validate-entry.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, later, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { chosenReceipts, type ReceiptFilter } from '../db/receipt-page.ts';
import { asBooked } from '../loans/book-entry.ts';
import { loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import { parseDetail, type ReceiptDetail } from '../loans/rows.ts';
import { allocatedComponents, NO_AMOUNTS, wireComponents } from '../loans/wire.ts';
import type { QueryContext } from '../rpc/context.ts';
import { type ReceiptInput, receiptEntry, receiptObstacle } from './commands.ts';

const PREVIEW_ID = 'preview';

/** What a receipt would pay and what it would change, computed by the same replay that will book it. */
export async function previewReceipt(ctx: QueryContext, input: ReceiptInput) {
  const obstacle = await receiptObstacle(ctx.db, input, ctx.today);
  if (obstacle !== undefined) return err(obstacle);
  const state = await loadLoanState(ctx.db, input.loanId);
  if (state === undefined) {
    return err({ code: 'record.notFound' as const, params: { kind: 'loan', id: input.loanId } });
  }
  const entry = asBooked(receiptEntry(input, PREVIEW_ID, ''), state, { ...ctx, commandId: '' });
  const verdict = validateEntry(entry, state);
  if (!verdict.ok) {
    const { code, params } = verdict.error;
    if (
      code === 'receipt.beforeDisbursement' ||
      code === 'entry.withinOpening' ||
      code === 'entry.amountNotPositive'
    ) {
      return err({ code, params });
    }
    return err({ code: 'input.invalid' as const, params: { path: '', problem: code } });
  }
  const asOf = later(input.businessOn, ctx.today);
  const before = positionOf(state, asOf);
  const after = positionOf({ ...state, entries: [...state.entries, entry] }, asOf);
  const own = after.receipts.find((receipt) => receipt.entryId === PREVIEW_ID);
  return ok({
    lines: linesOf(own, after),
    paid: own === undefined ? NO_AMOUNTS : allocatedComponents(own),
    unallocatedFen: own?.unallocatedFen ?? fen(0),
    before: summary(before),
    after: summary(after),
    allocationOrder: [...state.terms.allocation.order],
    changedReceipts: changedReceipts(before, after),
    affectedLetters: await lettersSince(ctx.db, input.loanId, input.businessOn),
    warnings: warningsOf(input, own),
  });
}

function summary(position: LoanPosition) {
  return {
    overdue: wireComponents(position.overdueFen),
    outstandingPrincipalFen: position.outstandingPrincipalFen,
    daysPastDue: position.dpd,
    creditFen: position.creditFen,
  };
}

/** One line an instalment, in the order in which the receipt reached them. */
function linesOf(own: ReceiptAllocation | undefined, position: LoanPosition) {
  if (own === undefined) return [];
  const dueOn = new Map(position.instalments.map((one) => [one.no, one.dueOn]));
  const numbers = [...new Set(own.lines.map((line) => line.instalmentNo))];
  return numbers.map((no) => ({
    instalmentNo: no,
    dueOn: no === null ? null : (dueOn.get(no) ?? null),
    amounts: allocatedComponents({ ...own, lines: own.lines.filter((line) => line.instalmentNo === no) }),
  }));
}

/** Receipts already booked that pay something else once this one stands before them. */
function changedReceipts(before: LoanPosition, after: LoanPosition) {
  const fresh = new Map(after.receipts.map((receipt) => [receipt.entryId, receipt]));
  return before.receipts.flatMap((old) => {
    const now = fresh.get(old.entryId);
    if (now === undefined || JSON.stringify(now.lines) === JSON.stringify(old.lines)) return [];
    return [
      {
        entryId: String(old.entryId),
        businessOn: old.on,
        before: allocatedComponents(old),
        after: allocatedComponents(now),
      },
    ];
  });
}

/** Letters whose figures rest on a day at or after the receipt's: they quoted what this receipt now changes. */
async function lettersSince(db: ReadDb, loanId: string, businessOn: LocalDate) {
  const rows = await db
    .selectFrom('letter')
    .select(['id', 'letter_no', 'as_of'])
    .where('loan_id', '=', loanId)
    .where('as_of', '>=', businessOn)
    .where('status', '!=', 'cancelled')
    .execute();
  return rows.map((row) => ({
    letterId: id<'letter'>(row.id),
    letterNo: row.letter_no,
    asOf: localDate(row.as_of),
  }));
}

function warningsOf(input: ReceiptInput, own: ReceiptAllocation | undefined) {
  const warnings: { code: string; params: Record<string, string | number> }[] = [];
  if (own !== undefined && own.unallocatedFen > 0) {
    warnings.push({ code: 'receipt.leavesCredit', params: { creditFen: own.unallocatedFen } });
  }
  // R10.2: money from somebody else is booked but restarts no limitation by itself
  if (!['borrower', 'authorised', 'co-borrower'].includes(input.payerRelation)) {
    warnings.push({ code: 'receipt.noInterruption', params: { payerRelation: input.payerRelation } });
  }
  return warnings;
}

/** Receipts by business day, newest first, with the sum of the filter (reversed ones shown but not counted). */
export async function listReceipts(db: ReadDb, filter: ReceiptFilter) {
  const chosen = await chosenReceipts(db, filter);
  const rows = await db
    .selectFrom('ledger_entry')
    .innerJoin('loan', 'loan.id', 'ledger_entry.loan_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('ledger_entry as reversal', 'reversal.reverses_entry_id', 'ledger_entry.id')
    .leftJoin('actor', 'actor.id', 'ledger_entry.actor_id')
    .select([
      'ledger_entry.id',
      'ledger_entry.loan_id',
      'loan.contract_no',
      'person.name as borrower_name',
      'ledger_entry.business_on',
      'ledger_entry.recorded_at',
      'ledger_entry.amount_fen',
      'ledger_entry.detail_json',
      'reversal.id as reversal_id',
      'actor.name as actor_name',
    ])
    .where('ledger_entry.seq', 'in', chosen.seqs)
    .orderBy('ledger_entry.business_on', 'desc')
    .orderBy('ledger_entry.seq', 'desc')
    .execute();
  return { rows: rows.map(receiptRow), total: chosen.total, totalFen: fen(chosen.totalFen) };
}

function receiptRow(row: {
  readonly id: string;
  readonly loan_id: string;
  readonly contract_no: string;
  readonly borrower_name: string;
  readonly business_on: string;
  readonly recorded_at: string;
  readonly amount_fen: number;
  readonly detail_json: string;
  readonly reversal_id: string | null;
  readonly actor_name: string | null;
}) {
  const detail = parseDetail<Partial<ReceiptDetail>>(row.detail_json);
  return {
    entryId: row.id,
    loanId: id<'loan'>(row.loan_id),
    contractNo: row.contract_no,
    borrowerName: row.borrower_name,
    businessOn: localDate(row.business_on),
    recordedAt: instant(row.recorded_at),
    amountFen: fen(row.amount_fen),
    channel: detail.channel ?? '',
    payerName: detail.payerName ?? '',
    payerRelation: detail.payerRelation ?? '',
    reference: detail.reference ?? '',
    isReversed: row.reversal_id !== null,
    actorName: row.actor_name ?? '',
  };
}
