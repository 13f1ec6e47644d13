import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import type { Recovery } from '../../../shared/contract/book.ts';
import type { UserRole } from '../../../shared/contract/users.ts';
import { invariant, present } from '../../../shared/kernel/assert.ts';
import type { ActorId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { appendAudit } from '../audit/append.ts';
import { createAuditKey } from '../audit/signed-head.ts';
import { setBookFact } from '../db/book-facts.ts';
import { APPLICATION_ID, openConnection } from '../db/connection.ts';
import { bookDialect } from '../db/dialect.ts';
import type { WriteTx } from '../db/handles.ts';
import { checkIsWholeBook } from '../db/integrity.ts';
import { migrateToNewest } from '../db/migrate.ts';
import type { BookMigration } from '../db/migrations/index.ts';
import { addDocumentsKey } from '../documents/document-store.ts';
import type { FilePort } from '../files/file-port.ts';
import type { Actor, AuditEntry } from '../rpc/context.ts';
import { addRecipients } from '../users/recipients.ts';
import { BOOK_FILE, NEW_BOOK_FILE } from './book-folder.ts';
import { bookDb } from './open-book.ts';
import type { KdfCost } from './passphrase-key.ts';
import { formatRecoveryKey } from './recovery-key.ts';
import { keyIdOf, newRecoveryHolder, newUserHolder, type UserHolder, type Vault } from './vault.ts';
import { saveVault, VAULT_COPY, VAULT_FILE } from './vault-file.ts';

export interface FirstUser {
  readonly id: ActorId;
  readonly name: string;
  readonly role: UserRole;
  readonly passphrase: string;
}

export interface NewBook {
  readonly files: FilePort;
  readonly folder: string;
  readonly bookId: string;
  readonly now: Instant;
  readonly label: string;
  readonly isSample: boolean;
  readonly users: readonly FirstUser[];
  readonly kdfCost: KdfCost;
  readonly migrations: readonly BookMigration[];
  /**
   * the first lender, settings… in the same transaction as the users; returns what the audit trail says of it
   */
  readonly fill: (tx: WriteTx) => Promise<readonly AuditEntry[]>;
}

export interface CreatedBook {
  readonly recovery: Recovery;
  readonly vault: Vault;
  /** zero it after use */
  readonly dataKey: Buffer;
}

/**
 * Makes a book that appears complete or not at all: the database under an unfinished name, verified by
 * opening it again, then the vault, then the rename. Never writes over anything that is already there.
 */
export async function createBook(wish: NewBook): Promise<CreatedBook> {
  const unfinished = join(wish.folder, NEW_BOOK_FILE);
  const dataKey = randomBytes(32);
  const recoverySecret = randomBytes(20);
  await wish.files.makeFolder(wish.folder);
  const empty = await wish.files.createNew(unfinished);
  try {
    await empty.close();
    const vault = await fillDatabase(wish, unfinished, { dataKey, recoverySecret });
    await verifyNewBook(wish.files, unfinished, dataKey);
    await saveVault(wish.files, wish.folder, vault);
    await wish.files.rename(unfinished, join(wish.folder, BOOK_FILE));
    await wish.files.syncFolder(wish.folder);
    const recovery = { recoveryKey: formatRecoveryKey(recoverySecret), auditPublicKey: vault.auditPublicKey };
    return { recovery, vault, dataKey };
  } catch (error) {
    await removeUnfinishedBook(wish.files, wish.folder);
    dataKey.fill(0);
    throw error;
  } finally {
    recoverySecret.fill(0);
  }
}

/** Clears a creation that was cut short; the caller has made sure that no finished book lies there. */
export async function removeUnfinishedBook(files: FilePort, folder: string): Promise<void> {
  const isFinished = (await files.facts(join(folder, BOOK_FILE)).catch(() => undefined)) !== undefined;
  const leftovers = [
    `${NEW_BOOK_FILE}-journal`,
    ...(isFinished ? [] : [VAULT_FILE, VAULT_COPY]),
    NEW_BOOK_FILE,
  ];
  for (const name of leftovers) await files.remove(join(folder, name)).catch(() => undefined);
}

interface NewSecrets {
  readonly dataKey: Buffer;
  readonly recoverySecret: Buffer;
}

async function fillDatabase(wish: NewBook, path: string, secrets: NewSecrets): Promise<Vault> {
  const connection = openConnection({ path, key: secrets.dataKey, use: 'copy' });
  try {
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    await migrateToNewest({
      connection,
      db: new Kysely<unknown>({ dialect: bookDialect(connection, wish.files) }),
      migrations: wish.migrations,
    });
    return await bookDb(connection, wish.files)
      .transaction()
      .execute((tx) => writeFirstRows(wish, secrets, tx));
  } finally {
    connection.close();
  }
}

async function writeFirstRows(wish: NewBook, secrets: NewSecrets, tx: WriteTx): Promise<Vault> {
  await setBookFact(tx, 'book_id', wish.bookId);
  await setBookFact(tx, 'created_at', wish.now);
  await addDocumentsKey(tx);
  const auditPublicKey = await createAuditKey(tx);
  for (const user of wish.users) {
    await tx
      .insertInto('actor')
      .values({ id: user.id, name: user.name, role: user.role, added_at: wish.now, removed_at: null })
      .execute();
  }
  const owner: Actor = present(wish.users[0], 'a book has a first user');
  invariant(owner.role === 'owner', 'the first user is an owner');
  const filled = await wish.fill(tx);
  const users = wish.users.map((user) => ({
    action: 'users.add',
    subjectKind: 'actor',
    subjectId: user.id,
    detail: { role: user.role },
  }));
  const created = { action: 'book.create', subjectKind: 'book', subjectId: wish.bookId };
  await appendAudit(tx, { recordedAt: wish.now, actor: owner, commandId: null }, [
    created,
    ...users,
    ...filled,
  ]);
  const vault = await newVault(wish, { ...secrets, auditPublicKey });
  await addRecipients(tx, vault);
  return vault;
}

/**
 * Opens what was written once more: a plain or unreadable "encrypted" book never gets its name (desktop.md
 * 1.4 no. 25).
 */
async function verifyNewBook(files: FilePort, path: string, dataKey: Uint8Array): Promise<void> {
  const file = await files.openForReading(path);
  try {
    const start = Buffer.from(await file.read(15)).toString('latin1');
    invariant(start !== 'SQLite format 3', 'the book is encrypted on the disk');
  } finally {
    await file.close();
  }
  const connection = openConnection({ path, key: dataKey, use: 'copy' });
  try {
    checkIsWholeBook(connection);
  } finally {
    connection.close();
  }
}

async function newVault(
  wish: NewBook,
  keys: NewSecrets & { readonly auditPublicKey: string },
): Promise<Vault> {
  const users: UserHolder[] = [];
  for (const user of wish.users) {
    users.push(await newUserHolder(wish.bookId, keys.dataKey, { ...user, cost: wish.kdfCost }));
  }
  return {
    format: 1,
    bookId: wish.bookId,
    createdAt: wish.now,
    cipher: 'sqlcipher-v4-raw',
    keyId: keyIdOf(keys.dataKey),
    nextKeyId: null,
    label: wish.label,
    isSample: wish.isSample,
    isRecoveryKeyConfirmed: false,
    auditPublicKey: keys.auditPublicKey,
    users,
    recovery: newRecoveryHolder(wish.bookId, keys.dataKey, keys.recoverySecret),
  };
}
