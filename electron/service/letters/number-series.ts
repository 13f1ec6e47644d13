import { invariant } from '../../../shared/kernel/assert.ts';
import type { WriteTx } from '../db/handles.ts';

/**
 * Takes the next number of a series: per entity, kind and year, in the transaction of the letter that bears it, so that a
 * letter that is not issued leaves no gap.
 */
export async function takeNumber(
  tx: WriteTx,
  series: { readonly lenderId: string; readonly kind: string; readonly year: number },
): Promise<number> {
  const row = await tx
    .insertInto('number_series')
    .values({ lender_id: series.lenderId, kind: series.kind, year: series.year, last_no: 1 })
    .onConflict((conflict) =>
      conflict.columns(['lender_id', 'kind', 'year']).doUpdateSet((eb) => ({
        last_no: eb('number_series.last_no', '+', 1),
      })),
    )
    .returning('last_no')
    .executeTakeFirstOrThrow();
  invariant(row.last_no > 0, 'a series counts up from 1');
  return row.last_no;
}
