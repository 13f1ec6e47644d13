import { invariant } from '../../../shared/kernel/assert.ts';
import type { Vault } from '../book/vault.ts';
import { bookFact, setBookFact } from '../db/book-facts.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';

/**
 * For whom the book's key may be sealed: public keys kept inside the encrypted book. A re-key seals the new
 * key only for these, so that nobody can slip a key of his own into vault.json and wait for the next removal.
 */
export async function addRecipients(tx: WriteTx, vault: Vault): Promise<void> {
  const known = new Set([...(await knownRecipients(tx)), ...recipientsOf(vault)]);
  await setBookFact(tx, 'key_recipients', JSON.stringify([...known]));
}

/** After a re-key: exactly those that the new key was sealed for. */
export async function replaceRecipients(tx: WriteTx, vault: Vault): Promise<void> {
  await setBookFact(tx, 'key_recipients', JSON.stringify(recipientsOf(vault)));
}

export async function assertRecipients(db: ReadDb, vault: Vault): Promise<void> {
  const known = new Set(await knownRecipients(db));
  const areKnown = recipientsOf(vault).every((publicKey) => known.has(publicKey));
  invariant(areKnown, 'the keys in vault.json are those that the book knows');
}

async function knownRecipients(db: ReadDb): Promise<readonly string[]> {
  const value: unknown = JSON.parse((await bookFact(db, 'key_recipients')) ?? '[]');
  invariant(Array.isArray(value), 'the known recipients are a list');
  return value.filter((item: unknown) => typeof item === 'string');
}

function recipientsOf(vault: Vault): readonly string[] {
  return [...vault.users.map((user) => user.publicKey), vault.recovery.publicKey];
}
