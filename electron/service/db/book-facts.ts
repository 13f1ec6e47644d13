import type { ReadDb, WriteTx } from './handles.ts';

/** Single facts about the book itself, by name. All of them are inside the encrypted file. */
export type BookFactName =
  | 'book_id'
  | 'created_at'
  | 'audit_private_key'
  | 'audit_public_key'
  | 'audit_head'
  | 'documents_key_generation'
  | `documents_key_${number}`
  | 'key_recipients'
  | 'recovery_key_confirmed'
  | 'checked_on'
  | 'rolled_to'
  /** the loan whose entries may be deleted right now: see the trigger ledger_entry_stays */
  | 'undoing_import';

export async function bookFact(db: ReadDb, name: BookFactName): Promise<string | undefined> {
  const row = await db.selectFrom('book_fact').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

export async function setBookFact(tx: WriteTx, name: BookFactName, value: string): Promise<void> {
  await tx
    .insertInto('book_fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
