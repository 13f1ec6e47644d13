import { sql } from 'kysely';
import type { ReadDb } from '../db/handles.ts';

export type BuiltOn = 'receipt' | 'letter' | 'plan' | 'promise' | 'contact' | 'later-change';

/**
 * What was built on an import, and on which of its loans. A confirmed opening balance alone does not count, nor does
 * the case that opens by itself: both are part of taking the ledger over.
 */
export async function builtOn(
  db: ReadDb,
  importId: string,
): Promise<{ readonly kind: BuiltOn; readonly loanIds: readonly string[] } | undefined> {
  for (const kind of KINDS) {
    const loanIds = await LOOKS[kind](db, importId);
    if (loanIds.length > 0) return { kind, loanIds };
  }
  return undefined;
}

const KINDS: readonly BuiltOn[] = ['receipt', 'letter', 'plan', 'promise', 'contact', 'later-change'];
type Look = (db: ReadDb, importId: string) => Promise<string[]>;

const LOOKS: Readonly<Record<BuiltOn, Look>> = {
  receipt: async (db, importId) => {
    const rows = await db
      .selectFrom('loan')
      .innerJoin('ledger_entry', 'ledger_entry.loan_id', 'loan.id')
      .select('loan.id')
      .distinct()
      .where('loan.import_id', '=', importId)
      .where((eb) =>
        eb.or([
          eb('ledger_entry.kind', 'not in', ['disbursement', 'opening']),
          eb('ledger_entry.recorded_at', '!=', eb.ref('loan.created_at')),
        ]),
      )
      .execute();
    return rows.map((row) => row.id);
  },
  letter: (db, importId) => loansWith(db, 'letter', importId),
  plan: (db, importId) => loansWith(db, 'repayment_plan', importId),
  promise: (db, importId) => loansWith(db, 'promise', importId),
  contact: (db, importId) => loansWith(db, 'contact_log', importId),
  'later-change': changedLoans,
};

async function loansWith(
  db: ReadDb,
  table: 'letter' | 'repayment_plan' | 'promise' | 'contact_log',
  importId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom(table)
    .innerJoin('loan', 'loan.id', `${table}.loan_id`)
    .select('loan.id')
    .distinct()
    .where('loan.import_id', '=', importId)
    .execute();
  return rows.map((row) => row.id);
}

/** Loan, schedule, case, a person or the vehicle edited by hand since the import. */
async function changedLoans(db: ReadDb, importId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('loan')
    .leftJoin('vehicle', 'vehicle.id', 'loan.vehicle_id')
    .select('loan.id')
    .where('loan.import_id', '=', importId)
    .where((eb) =>
      eb.or([
        eb('loan.updated_at', '!=', eb.ref('loan.created_at')),
        eb.and([
          eb('vehicle.created_at', '=', eb.ref('loan.created_at')),
          eb('vehicle.updated_at', '!=', eb.ref('vehicle.created_at')),
        ]),
        eb.exists(
          eb
            .selectFrom('schedule_version')
            .select(sql`1`.as('one'))
            .whereRef('schedule_version.loan_id', '=', 'loan.id')
            .where('schedule_version.version_no', '>', 1),
        ),
        eb.exists(
          eb
            .selectFrom('collection_case')
            .select(sql`1`.as('one'))
            .whereRef('collection_case.loan_id', '=', 'loan.id')
            .where((one) =>
              one.or([
                one('collection_case.segment', 'is not', null),
                one('collection_case.owner_id', 'is not', null),
              ]),
            ),
        ),
        eb.exists(
          eb
            .selectFrom('loan_party')
            .innerJoin('person', 'person.id', 'loan_party.person_id')
            .select(sql`1`.as('one'))
            .whereRef('loan_party.loan_id', '=', 'loan.id')
            .whereRef('person.created_at', '=', 'loan.created_at')
            .whereRef('person.updated_at', '!=', 'person.created_at'),
        ),
      ]),
    )
    .execute();
  return rows.map((row) => row.id);
}
