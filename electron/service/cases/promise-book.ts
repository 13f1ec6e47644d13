import { judgePromises, type PromiseJudgement } from '../../../shared/domain/collection/promise.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { ReadDb } from '../db/handles.ts';
import { dateOrNull } from '../rights/queries.ts';

/** A promise with its judgement, in the shape the page asks for. */
export type JudgedPromise = Awaited<ReturnType<typeof judgedPromises>>[number];

/**
 * All promises of these loans, judged by the receipts that stand as of a day. Nothing of the judgement is stored, so a
 * reversed receipt breaks its promise again at the next reading.
 */
export async function judgedPromises(db: ReadDb, loanIds: readonly string[], asOf: LocalDate) {
  if (loanIds.length === 0) return [];
  const rows = await db
    .selectFrom('promise')
    .selectAll()
    .where('loan_id', 'in', loanIds)
    .orderBy('due_on', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
  const receipts = await standingReceipts(db, [...new Set(rows.map((row) => row.loan_id))]);
  const judgements = new Map<string, PromiseJudgement>();
  for (const loanId of new Set(rows.map((row) => row.loan_id))) {
    const own = rows.filter((row) => row.loan_id === loanId).map(promiseOfRow);
    for (const judgement of judgePromises(own, receipts.get(loanId) ?? [], asOf)) {
      judgements.set(judgement.promiseId, judgement);
    }
  }
  return rows.map((row) => {
    const judgement = present(judgements.get(row.id), 'every promise is judged');
    return {
      promiseId: row.id,
      loanId: id<'loan'>(row.loan_id),
      madeOn: localDate(row.made_on),
      madeBy: row.made_by,
      amountFen: fen(row.amount_fen),
      dueOn: localDate(row.due_on),
      toleranceDays: row.tolerance_days,
      state: judgement.state,
      paidFen: judgement.paidFen,
      missingFen: judgement.missingFen,
      decidedOn: judgement.decidedOn,
      withdrawnOn: dateOrNull(row.withdrawn_on),
      withdrawnReason: row.withdrawn_reason,
      remarks: row.remarks,
      contactId: row.contact_id,
      recordedAt: instant(row.recorded_at),
    };
  });
}

interface PromiseRow {
  readonly id: string;
  readonly made_on: string;
  readonly recorded_at: string;
  readonly amount_fen: number;
  readonly due_on: string;
  readonly tolerance_days: number;
  readonly withdrawn_on: string | null;
}

function promiseOfRow(row: PromiseRow) {
  return {
    id: row.id,
    madeOn: localDate(row.made_on),
    recordedAt: instant(row.recorded_at),
    amountFen: fen(row.amount_fen),
    dueOn: localDate(row.due_on),
    toleranceDays: row.tolerance_days,
    withdrawnOn: dateOrNull(row.withdrawn_on),
  };
}

/** The receipts that stand, by loan: those reversed count as never booked. */
export async function standingReceipts(db: ReadDb, loanIds: readonly string[]) {
  const byLoan = new Map<
    string,
    {
      readonly businessOn: LocalDate;
      readonly recordedAt: ReturnType<typeof instant>;
      readonly amountFen: ReturnType<typeof fen>;
    }[]
  >();
  if (loanIds.length === 0) return byLoan;
  const rows = await db
    .selectFrom('ledger_entry as entry')
    .leftJoin('ledger_entry as undo', 'undo.reverses_entry_id', 'entry.id')
    .select(['entry.loan_id', 'entry.business_on', 'entry.recorded_at', 'entry.amount_fen'])
    .where('entry.loan_id', 'in', loanIds)
    .where('entry.kind', '=', 'receipt')
    .where('undo.id', 'is', null)
    .execute();
  for (const row of rows) {
    const receipt = {
      businessOn: localDate(row.business_on),
      recordedAt: instant(row.recorded_at),
      amountFen: fen(row.amount_fen),
    };
    const list = byLoan.get(row.loan_id);
    if (list === undefined) byLoan.set(row.loan_id, [receipt]);
    else list.push(receipt);
  }
  return byLoan;
}

/** The page's part of a judged promise. */
export function wirePromise(promise: JudgedPromise) {
  const { recordedAt: _, ...shown } = promise;
  return shown;
}
