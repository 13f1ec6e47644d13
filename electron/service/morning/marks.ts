import { type SqlBool, sql } from 'kysely';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';

/** Those of the keys that are marked today. */
export async function markedKeys(
  db: ReadDb,
  keys: readonly string[],
  today: LocalDate,
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('work_mark')
    .select('item_key')
    .where(sql<SqlBool>`item_key in (select value from json_each(${JSON.stringify(keys)}))`)
    .where((eb) => eb.or([eb('kind', '=', 'done'), eb('until_on', '>', today)]))
    .execute();
  return new Set(rows.map((row) => row.item_key));
}
