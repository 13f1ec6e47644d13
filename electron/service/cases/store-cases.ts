import type { CaseStep } from '../../../shared/domain/collection/case.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { type LocalDate, toParts } from '../../../shared/kernel/local-date.ts';
import { bulkInsert } from '../db/bulk-insert.ts';
import type { WriteTx } from '../db/handles.ts';
import type { MovedLoan } from './moved-loans.ts';

interface Opening {
  readonly loan: MovedLoan;
  readonly step: Extract<CaseStep, { readonly kind: 'open' }>;
}

/** The first step of a new case is a call on the day it opens. */
export async function openCases(
  tx: WriteTx,
  openings: readonly Opening[],
  days: { readonly today: LocalDate; readonly recordedAt: Instant },
): Promise<void> {
  if (openings.length === 0) return;
  const numbers = await takeCaseNumbers(tx, openings, days.today);
  await bulkInsert(tx, {
    into: 'collection_case',
    columns: [
      'id',
      'loan_id',
      'case_no',
      'opened_on',
      'entry_days_past_due',
      'entry_overdue_fen',
      'status',
      'next_action',
      'next_action_on',
      'recorded_at',
    ],
    rows: openings.map(({ loan, step }, index) => [
      `${loan.loanId}-c${loan.stayCount + 1}`,
      loan.loanId,
      numbers[index] ?? '',
      days.today,
      step.entryDaysPastDue,
      step.entryOverdueFen,
      'open',
      'call',
      days.today,
      days.recordedAt,
    ]),
  });
}

/** 安信案〔2026〕000123号: one series per lender and year, in the order of contract numbers. */
async function takeCaseNumbers(
  tx: WriteTx,
  openings: readonly Opening[],
  today: LocalDate,
): Promise<readonly string[]> {
  const { year } = toParts(today);
  const lenders = await tx.selectFrom('lender').select(['id', 'letter_code']).execute();
  const codes = new Map(lenders.map((lender) => [lender.id, lender.letter_code]));
  const series = await tx
    .selectFrom('number_series')
    .select(['lender_id', 'last_no'])
    .where('kind', '=', 'case')
    .where('year', '=', year)
    .execute();
  const last = new Map(series.map((row) => [row.lender_id, row.last_no]));
  const numbers = openings.map(({ loan }) => {
    const next = (last.get(loan.lenderId) ?? 0) + 1;
    last.set(loan.lenderId, next);
    return `${codes.get(loan.lenderId) ?? ''}案〔${year}〕${next.toString().padStart(6, '0')}号`;
  });
  for (const [lenderId, lastNo] of last) {
    await tx
      .insertInto('number_series')
      .values({ lender_id: lenderId, kind: 'case', year, last_no: lastNo })
      .onConflict((conflict) =>
        conflict.columns(['lender_id', 'kind', 'year']).doUpdateSet({ last_no: lastNo }),
      )
      .execute();
  }
  return numbers;
}

export async function reopenCase(tx: WriteTx, loan: MovedLoan, today: LocalDate): Promise<void> {
  const result = await tx
    .updateTable('collection_case')
    .set({
      closed_on: null,
      close_reason: null,
      status: 'open',
      next_action: 'call',
      next_action_on: today,
    })
    .where('id', '=', loan.latestCaseId ?? '')
    .executeTakeFirst();
  invariant(result.numUpdatedRows === 1n, 'one case is opened again');
}

export async function closeCase(
  tx: WriteTx,
  closing: { readonly loan: MovedLoan; readonly reason: string },
  today: LocalDate,
): Promise<void> {
  const result = await tx
    .updateTable('collection_case')
    .set({
      closed_on: today,
      close_reason: closing.reason,
      status: 'closed',
      next_action: null,
      next_action_on: null,
    })
    .where('id', '=', closing.loan.latestCaseId ?? '')
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  invariant(result.numUpdatedRows === 1n, 'one open case is closed');
}
