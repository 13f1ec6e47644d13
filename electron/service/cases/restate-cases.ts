import { openCaseStatus } from '../../../shared/domain/collection/case.ts';
import { type LocalDate, localDate, toParts } from '../../../shared/kernel/local-date.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { type JudgedPromise, judgedPromises } from './promise-book.ts';

/**
 * Restates open cases from their promises, segment and contacts: kept, broken and withdrawn are read from receipts, not
 * marked by hand. Returns how many changed.
 */
export async function restateCases(
  tx: WriteTx,
  today: LocalDate,
  scope: readonly string[] | undefined,
): Promise<number> {
  const rows = await openCases(tx, today, scope);
  const promises = await judgedPromises(tx, [...new Set(rows.map((row) => row.loan_id))], today);
  let restated = 0;
  for (const row of rows) {
    const status = openCaseStatus({
      segment: row.segment,
      latestPromise: latestPromise(promises, row),
      hasContact: Boolean(row.has_contact),
    });
    if (status === row.status) continue;
    await tx.updateTable('collection_case').set({ status }).where('id', '=', row.id).execute();
    restated += 1;
  }
  return restated;
}

/** An open promise says more than a decided one; promises of an earlier stay say nothing about this one. */
function latestPromise(
  promises: readonly JudgedPromise[],
  stay: { readonly loan_id: string; readonly opened_on: string },
): JudgedPromise['state'] | null {
  const own = promises
    .filter((promise) => promise.loanId === stay.loan_id && promise.state !== 'withdrawn')
    .filter((promise) => promise.decidedOn === null || promise.decidedOn >= stay.opened_on)
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
  return own.find((promise) => promise.state === 'open')?.state ?? own[0]?.state ?? null;
}

/** Those that may differ: of the given loans all, of the whole book those with a promise of this year or the last. */
async function openCases(db: ReadDb, today: LocalDate, scope: readonly string[] | undefined) {
  const earliest = localDate(`${toParts(today).year - 1}-01-01`);
  const open = db
    .selectFrom('collection_case')
    .select((eb) => [
      'collection_case.id',
      'collection_case.loan_id',
      'collection_case.status',
      'collection_case.segment',
      'collection_case.opened_on',
      eb
        .exists(
          eb
            .selectFrom('contact_log')
            .select('contact_log.id')
            .whereRef('contact_log.loan_id', '=', 'collection_case.loan_id')
            .whereRef('contact_log.case_id', '=', 'collection_case.id'),
        )
        .as('has_contact'),
    ])
    .where('collection_case.closed_on', 'is', null);
  if (scope !== undefined) return open.where('collection_case.loan_id', 'in', scope).execute();
  return open
    .where((eb) =>
      eb.or([
        eb('collection_case.status', 'in', ['promise', 'broken', 'hardship']),
        eb(
          'collection_case.loan_id',
          'in',
          eb.selectFrom('promise').select('promise.loan_id').where('promise.due_on', '>=', earliest),
        ),
      ]),
    )
    .execute();
}
