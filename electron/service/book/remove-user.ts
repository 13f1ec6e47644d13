import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { invariant } from '../../../shared/kernel/assert.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { openConnection, rekeyConnection } from '../db/connection.ts';
import { checkIsWholeBook, countBook } from '../db/integrity.ts';
import { asRefusal } from '../db/refusal.ts';
import { addDocumentsKey } from '../documents/document-store.ts';
import { UNFINISHED } from '../files/atomic-write.ts';
import { copyFile } from '../files/copy-file.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { assertRecipients, replaceRecipients } from '../users/recipients.ts';
import { BOOK_FILE } from './book-folder.ts';
import { bookDb } from './open-book.ts';
import { type OpenSession, openOf } from './session.ts';
import { type Vault, withNextKey, withNextKeyInPlace } from './vault.ts';
import { saveVault } from './vault-file.ts';

/**
 * Takes a user's way in: his wrap goes, the book gets a new key that the others' wraps open, and documents
 * stored from now on get a new key too. Copies made earlier still open with the old key: the page says so.
 *
 * Cut short anywhere, the book opens: a re-keyed copy is made and verified beside the book, vault.json then
 * holds both keys for everybody who stays, one rename puts the copy in place, and the vault forgets the old
 * key. finishRekey() settles whatever was left.
 */
export async function rekeyWithout(ctx: SessionContext, leavingId: string): Promise<void> {
  const before = openOf(ctx.session);
  const staying: Vault = {
    ...before.vault,
    users: before.vault.users.filter((user) => user.id !== leavingId),
  };
  await assertRecipients(before.db, staying);
  const nextKey = randomBytes(32);
  const copy = join(ctx.session.folder, `rekey${UNFINISHED}`);
  try {
    await makeRekeyedCopy(ctx, copy, nextKey);
    await swapIn(ctx, { copy, nextKey, staying });
  } finally {
    await ctx.desk.files.remove(copy).catch(() => undefined);
    nextKey.fill(0);
    reopen(ctx, before);
  }
}

/** After the re-key, so that a re-key that failed can be asked for again. */
export async function recordRemoval(ctx: SessionContext, leavingId: string): Promise<void> {
  const { vault } = openOf(ctx.session);
  await ctx.write(async (step) => {
    await step.tx
      .updateTable('actor')
      .set({ removed_at: step.now })
      .where('id', '=', leavingId)
      .executeTakeFirstOrThrow();
    await addDocumentsKey(step.tx);
    await replaceRecipients(step.tx, vault);
    step.audit({ action: 'users.remove', subjectKind: 'actor', subjectId: leavingId });
    step.touch('users', 'book');
    return ok(null);
  });
}

async function makeRekeyedCopy(ctx: SessionContext, copy: string, nextKey: Buffer): Promise<void> {
  const { connection, dataKey } = openOf(ctx.session);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  const counts = countBook(connection);
  connection.close();
  await ctx.desk.files.remove(copy);
  await copyFile(ctx.desk.files, join(ctx.session.folder, BOOK_FILE), copy);
  const old = openConnection({ path: copy, key: dataKey, use: 'copy' });
  try {
    rekeyConnection(old, nextKey);
  } finally {
    old.close();
  }
  const renewed = openConnection({ path: copy, key: nextKey, use: 'copy' });
  try {
    checkIsWholeBook(renewed);
    const same = JSON.stringify(countBook(renewed)) === JSON.stringify(counts);
    invariant(same, 'the re-keyed copy holds what the book holds');
  } finally {
    renewed.close();
  }
}

async function swapIn(
  ctx: SessionContext,
  swap: { readonly copy: string; readonly nextKey: Buffer; readonly staying: Vault },
): Promise<void> {
  const { files } = ctx.desk;
  const { folder } = ctx.session;
  const open = openOf(ctx.session);
  const both = withNextKey(swap.staying, swap.nextKey);
  await saveVault(files, folder, both);
  ctx.session.state = { kind: 'open', open: { ...open, vault: swap.staying } };
  await files.rename(swap.copy, join(folder, BOOK_FILE));
  // from here on the book opens with the new key only
  open.dataKey.set(swap.nextKey);
  const settled = withNextKeyInPlace(both);
  ctx.session.state = { kind: 'open', open: { ...open, vault: settled } };
  await files.syncFolder(folder);
  await saveVault(files, folder, settled);
}

/** Whatever happened, the session goes on with a live connection and the key that fits, or says why not. */
function reopen(ctx: SessionContext, before: OpenSession): void {
  const path = join(ctx.session.folder, BOOK_FILE);
  const { vault } = openOf(ctx.session);
  before.connection.close();
  try {
    const connection = openConnection({ path, key: before.dataKey, use: 'live' });
    const db = bookDb(connection, ctx.desk.files);
    ctx.session.state = { kind: 'open', open: { ...before, connection, db, vault } };
  } catch (error) {
    const refused = asRefusal(error);
    ctx.session.state = { kind: 'refused', refusal: refused.refusal, vault };
    throw refused;
  }
}
