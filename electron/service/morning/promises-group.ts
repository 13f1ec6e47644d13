import type { MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import { chinaDateOf, instant } from '../../../shared/kernel/instant.ts';
import { addDays, daysBetween } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { type JudgedPromise, judgedPromises } from '../cases/promise-book.ts';
import { rankedSource, type SheetQuestion } from './group-page.ts';

/** A broken promise waits so long for the call about it; later the case's own next step leads. */
const BROKEN_SHOWN_DAYS = 30;

/** Promises due today, and those broken or kept in part that nobody has spoken about since. */
export const promisesGroup = rankedSource(promiseItems, () => true);

async function promiseItems(question: SheetQuestion): Promise<readonly MorningItem[]> {
  const { db, today } = question;
  const rows = await db
    .selectFrom('promise')
    .innerJoin('loan', 'loan.id', 'promise.loan_id')
    .innerJoin('loan_position', 'loan_position.loan_id', 'promise.loan_id')
    .select((eb) => [
      'promise.id',
      'promise.loan_id',
      'loan.contract_no',
      'loan_position.overdue_total_fen',
      eb
        .selectFrom('contact_log')
        .select((inner) => inner.fn.max('contact_log.started_at').as('at'))
        .whereRef('contact_log.loan_id', '=', 'promise.loan_id')
        .as('last_contact_at'),
    ])
    .where('promise.due_on', '<=', today)
    .where('promise.due_on', '>=', addDays(today, -BROKEN_SHOWN_DAYS))
    .where('promise.withdrawn_on', 'is', null)
    .where('loan_position.status', '!=', 'settled')
    .execute();
  const judged = await judgedPromises(db, [...new Set(rows.map((row) => row.loan_id))], today);
  const byId = new Map(judged.map((promise) => [promise.promiseId, promise]));
  return rows.flatMap((row) => {
    const promise = byId.get(row.id);
    if (promise === undefined || hasNewerPromise(promise, judged)) return [];
    const lastContactOn = row.last_contact_at === null ? null : chinaDateOf(instant(row.last_contact_at));
    const spokenOf =
      promise.decidedOn !== null && lastContactOn !== null && lastContactOn >= promise.decidedOn;
    const item = itemOf(promise, row, question);
    return item === null || spokenOf ? [] : [item];
  });
}

/** A newer promise of the same loan that is still open says more than the one that failed. */
function hasNewerPromise(promise: JudgedPromise, all: readonly JudgedPromise[]): boolean {
  return all.some(
    (other) =>
      other.loanId === promise.loanId && other.state === 'open' && other.recordedAt > promise.recordedAt,
  );
}

function itemOf(
  promise: JudgedPromise,
  row: { readonly contract_no: string; readonly overdue_total_fen: number },
  question: SheetQuestion,
): MorningItem | null {
  const { amountFen, dueOn, paidFen } = promise;
  const base = {
    group: 'promises',
    loanId: promise.loanId,
    contractNo: row.contract_no,
    // what is due today comes before what has failed already, the latest failure first
    urgency: daysBetween(dueOn, question.today),
    overdueFen: fen(row.overdue_total_fen),
    lastSafeOn: null,
  } as const;
  switch (promise.state) {
    case 'open':
      return {
        ...base,
        key: `promise:${promise.promiseId}:due`,
        reasonCode: 'promise.dueToday',
        params: { amountFen, dueOn },
        nextAction: 'check-promise',
      };
    case 'partial':
    case 'broken':
      return {
        ...base,
        key: `promise:${promise.promiseId}:${promise.state}`,
        reasonCode: `promise.${promise.state}`,
        params: { amountFen, paidFen, dueOn },
        nextAction: 'call',
      };
    case 'kept':
    case 'withdrawn':
      return null;
  }
}
