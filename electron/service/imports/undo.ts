import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import type { ImportId } from '../../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { setBookFact } from '../db/book-facts.ts';
import type { WriteTx } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { builtOn } from './built-on.ts';

type UndoError = DomainError<'import.builtOn' | 'import.alreadyUndone' | 'record.notFound'>;

const LOANS_PER_STEP = 500;
const NAMED_CONTRACTS = 10;

/**
 * Takes one import back: its loans with everything that came with them, its vehicles and the persons whom nothing else
 * names. The batch and its rows stay as history, marked undone; their fingerprints count no more.
 */
export async function undoImport(
  ctx: CommandContext,
  importId: ImportId,
): Promise<Result<{ readonly loanCount: number }, UndoError>> {
  const batch = await ctx.tx
    .selectFrom('import_batch')
    .select('undone_at')
    .where('id', '=', importId)
    .executeTakeFirst();
  if (batch === undefined) return err(domainError('record.notFound', { importId }));
  if (batch.undone_at !== null) return err(domainError('import.alreadyUndone', { importId }));
  const built = await builtOn(ctx.tx, importId);
  if (built !== undefined) {
    const contractNos = await contractNosOf(ctx.tx, built.loanIds.slice(0, NAMED_CONTRACTS));
    const params = { importId, builtOn: built.kind, loanCount: built.loanIds.length, contractNos };
    return err(domainError('import.builtOn', params));
  }
  const loans = await ctx.tx.selectFrom('loan').select('id').where('import_id', '=', importId).execute();
  const loanIds = loans.map((loan) => loan.id);
  for (let start = 0; start < loanIds.length; start += LOANS_PER_STEP)
    await removeLoans(ctx.tx, loanIds.slice(start, start + LOANS_PER_STEP));
  await ctx.tx.deleteFrom('book_fact').where('name', '=', 'undoing_import').execute();
  await removeVehicles(ctx.tx, importId);
  await removePersons(ctx.tx, importId);
  await ctx.tx
    .updateTable('import_batch')
    .set({ undone_at: ctx.now, undone_by: ctx.actor.id })
    .where('id', '=', importId)
    .execute();
  ctx.audit({
    action: 'imports.undo',
    subjectKind: 'import',
    subjectId: importId,
    detail: { loanCount: loanIds.length },
  });
  ctx.touch('imports', 'loans', 'parties', 'receipts', 'cases', 'morning');
  return ok({ loanCount: loanIds.length });
}

async function contractNosOf(tx: WriteTx, loanIds: readonly string[]): Promise<string> {
  const rows = await tx
    .selectFrom('loan')
    .select('contract_no')
    .where('id', 'in', loanIds)
    .orderBy('contract_no')
    .execute();
  return rows.map((row) => row.contract_no).join(', ');
}

async function removeLoans(tx: WriteTx, loanIds: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('instalment')
    .where('schedule_id', 'in', (eb) =>
      eb.selectFrom('schedule_version').select('id').where('loan_id', 'in', loanIds),
    )
    .execute();
  for (const table of LOAN_TABLES) await tx.deleteFrom(table).where('loan_id', 'in', loanIds).execute();
  for (const loanId of loanIds) {
    // the ledger lets go of the entries of this one loan only (migration 0003, ledger_entry_stays)
    await setBookFact(tx, 'undoing_import', loanId);
    await tx.deleteFrom('ledger_entry').where('loan_id', '=', loanId).execute();
  }
  await tx.deleteFrom('loan').where('id', 'in', loanIds).execute();
}

const LOAN_TABLES = [
  'schedule_version',
  'loan_position',
  'loan_search',
  'opening_balance',
  'loan_party',
  'loan_clause',
  'work_mark',
  'collection_case',
] as const;

/** Ids of what an import made begin with its own: '<import>-v1' lies between '<import>-v' and '<import>-w'. */
function idRange(importId: ImportId, letter: string): { readonly from: string; readonly to: string } {
  const next = String.fromCharCode(letter.charCodeAt(0) + 1);
  return { from: `${importId}-${letter}`, to: `${importId}-${next}` };
}

async function removeVehicles(tx: WriteTx, importId: ImportId): Promise<void> {
  const { from, to } = idRange(importId, 'v');
  const rows = await tx
    .selectFrom('vehicle')
    .select('vehicle.id')
    .where('vehicle.id', '>=', from)
    .where('vehicle.id', '<', to)
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('loan').select('loan.id').whereRef('loan.vehicle_id', '=', 'vehicle.id')),
      ),
    )
    .execute();
  const ids = rows.map((row) => row.id);
  for (let start = 0; start < ids.length; start += LOANS_PER_STEP) {
    const some = ids.slice(start, start + LOANS_PER_STEP);
    await tx.deleteFrom('vehicle_plate_history').where('vehicle_id', 'in', some).execute();
    await tx.deleteFrom('vehicle').where('id', 'in', some).execute();
  }
}

async function removePersons(tx: WriteTx, importId: ImportId): Promise<void> {
  const added = [
    ['person_phone', 't'],
    ['person_address', 'a'],
    ['person_bank_card', 'k'],
  ] as const;
  for (const [table, letter] of added) {
    const { from, to } = idRange(importId, letter);
    const own = idRange(importId, 'p');
    // what it added to persons of the book; a person of its own who is needed elsewhere keeps all
    await tx
      .deleteFrom(table)
      .where('id', '>=', from)
      .where('id', '<', to)
      .where((eb) => eb.or([eb('person_id', '<', own.from), eb('person_id', '>=', own.to)]))
      .execute();
  }
  const ids = await unusedPersons(tx, importId);
  for (let start = 0; start < ids.length; start += LOANS_PER_STEP) {
    const some = ids.slice(start, start + LOANS_PER_STEP);
    for (const table of PERSON_TABLES) await tx.deleteFrom(table).where('person_id', 'in', some).execute();
    await tx.deleteFrom('person').where('id', 'in', some).execute();
  }
}

const PERSON_TABLES = [
  'person_phone',
  'person_address',
  'person_bank_card',
  'person_name_history',
  'person_fact_change',
] as const;

async function unusedPersons(tx: WriteTx, importId: ImportId): Promise<readonly string[]> {
  const { from, to } = idRange(importId, 'p');
  const made = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '>=', from)
    .where('id', '<', to)
    .execute();
  const used = new Set<string | null>();
  const parties = await tx
    .selectFrom('loan_party')
    .select('person_id')
    .where('person_id', '>=', from)
    .where('person_id', '<', to)
    .execute();
  for (const row of parties) used.add(row.person_id);
  const borrowers = await tx
    .selectFrom('loan')
    .select('borrower_id')
    .where('borrower_id', '>=', from)
    .where('borrower_id', '<', to)
    .execute();
  for (const row of borrowers) used.add(row.borrower_id);
  const owners = await tx
    .selectFrom('vehicle')
    .select('registered_owner_id')
    .where('registered_owner_id', '>=', from)
    .where('registered_owner_id', '<', to)
    .execute();
  for (const row of owners) used.add(row.registered_owner_id);
  const spouses = await tx
    .selectFrom('person')
    .select('spouse_id')
    .where('spouse_id', '>=', from)
    .where('spouse_id', '<', to)
    .execute();
  for (const row of spouses) used.add(row.spouse_id);
  const contacts = await tx
    .selectFrom('contact_log')
    .select('person_id')
    .where('person_id', '>=', from)
    .where('person_id', '<', to)
    .execute();
  for (const row of contacts) used.add(row.person_id);
  return made.map((row) => row.id).filter((personId) => !used.has(personId));
}
