import type { ReadDb } from '../db/handles.ts';
import { type LenderView, lenderView } from './rows.ts';

/** Every entity with its licences and its present accounts, the default entity first. */
export async function listLenders(db: ReadDb): Promise<readonly LenderView[]> {
  const lenders = await db
    .selectFrom('lender')
    .selectAll()
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const licences = await db.selectFrom('lender_licence').selectAll().orderBy('valid_from').execute();
  const accounts = await db
    .selectFrom('collection_account')
    .selectAll()
    .where('valid_to', 'is', null)
    .orderBy('is_default', 'desc')
    .orderBy('id')
    .execute();
  const counts = await db
    .selectFrom('loan')
    .select(['lender_id', (eb) => eb.fn.countAll<number>().as('loan_count')])
    .groupBy('lender_id')
    .execute();
  const countOf = new Map(counts.map((row) => [row.lender_id, row.loan_count]));
  return lenders.map((lender) =>
    lenderView({
      lender,
      licences: licences.filter((row) => row.lender_id === lender.id),
      accounts: accounts.filter((row) => row.lender_id === lender.id),
      loanCount: countOf.get(lender.id) ?? 0,
    }),
  );
}

export async function findLender(db: ReadDb, lenderId: string): Promise<LenderView | undefined> {
  return (await listLenders(db)).find((lender) => lender.id === lenderId);
}

/**
 * The next number of a series without a gap: per entity, kind of letter and year (design.md). Reserves
 * nothing.
 */
export async function lastNumber(
  db: ReadDb,
  series: { readonly lenderId: string; readonly kind: string; readonly year: number },
): Promise<number> {
  const row = await db
    .selectFrom('number_series')
    .select('last_no')
    .where('lender_id', '=', series.lenderId)
    .where('kind', '=', series.kind)
    .where('year', '=', series.year)
    .executeTakeFirst();
  return row?.last_no ?? 0;
}
