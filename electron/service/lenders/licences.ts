import type { LenderType } from '../../../shared/domain/law/lender-type.ts';
import type { LicencePeriod } from '../../../shared/domain/law/regime.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';

/** What a cap is resolved from: the entity's type and its whole licence history (R10.6). */
export interface CapSubject {
  readonly lenderType: LenderType;
  readonly licences: readonly LicencePeriod[];
}

/** Undefined when there is no such lender. */
export async function capSubjectOf(db: ReadDb, lenderId: string): Promise<CapSubject | undefined> {
  const lender = await db
    .selectFrom('lender')
    .select('lender_type')
    .where('id', '=', lenderId)
    .executeTakeFirst();
  if (lender === undefined) return undefined;
  const rows = await db
    .selectFrom('lender_licence')
    .select(['valid_from', 'valid_to'])
    .where('lender_id', '=', lenderId)
    .orderBy('valid_from')
    .execute();
  return {
    lenderType: lender.lender_type,
    licences: rows.map((row) => ({
      validFrom: localDate(row.valid_from),
      validTo: row.valid_to === null ? null : localDate(row.valid_to),
    })),
  };
}
