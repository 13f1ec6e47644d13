import {
  type ColumnMapping,
  headingFingerprint,
  type RememberedMapping,
  rememberMapping,
} from '../../../shared/domain/import/mapping.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import { sha256Hex } from '../sha256.ts';
import { mappingOfJson } from './rows.ts';

/** What was chosen for a heading like this one before, wherever its columns stood. */
export async function rememberedMapping(
  db: ReadDb,
  titles: readonly string[],
): Promise<RememberedMapping | undefined> {
  const row = await db
    .selectFrom('import_mapping')
    .select('mapping_json')
    .where('heading_fingerprint', '=', keyOf(titles))
    .executeTakeFirst();
  return row === undefined ? undefined : mappingOfJson(row.mapping_json);
}

export async function keepMapping(
  tx: WriteTx,
  kept: { readonly titles: readonly string[]; readonly mapping: ColumnMapping },
  usedAt: Instant,
): Promise<void> {
  const mappingJson = JSON.stringify(rememberMapping(kept.titles, kept.mapping));
  await tx
    .insertInto('import_mapping')
    .values({ heading_fingerprint: keyOf(kept.titles), mapping_json: mappingJson, used_at: usedAt })
    .onConflict((conflict) =>
      conflict.column('heading_fingerprint').doUpdateSet({ mapping_json: mappingJson, used_at: usedAt }),
    )
    .execute();
}

function keyOf(titles: readonly string[]): string {
  return sha256Hex(headingFingerprint(titles));
}
