import { z } from 'zod';
import { idField, instantField } from '../../../shared/contract/fields.ts';
import { userRoleField } from '../../../shared/contract/users.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { sha256Hex } from '../sha256.ts';
import { type Kdf, type KdfCost, kdfSchema, newKdf, passphraseKey } from './passphrase-key.ts';
import {
  derivedKey,
  newKeyPair,
  seal,
  sealedForSchema,
  sealedSchema,
  sealFor,
  unseal,
  unsealFor,
} from './sealing.ts';

/**
 * One way to the data key: a private key under a passphrase or the recovery key, and the data key sealed for
 * it.
 */
const holderSchema = z.strictObject({
  publicKey: z.string(),
  sealedPrivateKey: sealedSchema,
  sealedDataKey: sealedForSchema,
  /** set only while a re-key is under way: the key that the book has after it */
  sealedNextDataKey: sealedForSchema.nullable(),
});
export type Holder = z.output<typeof holderSchema>;

const userHolderSchema = holderSchema.extend({
  id: idField('actor'),
  name: z.string(),
  role: userRoleField,
  kdf: kdfSchema,
});
export type UserHolder = z.output<typeof userHolderSchema>;

/**
 * vault.json: who can open the book, and how. Holds no secret in the clear. Shown before unlocking: the
 * users' names and roles and the first lender's name, never a debtor's.
 */
export const vaultSchema = z.strictObject({
  format: z.literal(1),
  bookId: z.string().max(64),
  createdAt: instantField,
  cipher: z.literal('sqlcipher-v4-raw'),
  /** tells which data key opens the book, without revealing it */
  keyId: z.string(),
  nextKeyId: z.string().nullable(),
  label: z.string(),
  isSample: z.boolean(),
  isRecoveryKeyConfirmed: z.boolean(),
  auditPublicKey: z.string(),
  users: z.array(userHolderSchema),
  recovery: holderSchema,
});
export type Vault = z.output<typeof vaultSchema>;

export interface OpenedKeys {
  readonly dataKey: Buffer;
  readonly nextDataKey: Buffer | undefined;
}

/** Names a data key without telling it. */
export function keyIdOf(dataKey: Uint8Array): string {
  return sha256Hex(derivedKey(dataKey, 'key id')).slice(0, 16);
}

export interface NewUserWish {
  readonly id: UserHolder['id'];
  readonly name: string;
  readonly role: UserHolder['role'];
  readonly passphrase: string;
  readonly cost: KdfCost;
}

export async function newUserHolder(
  bookId: string,
  dataKey: Uint8Array,
  user: NewUserWish,
): Promise<UserHolder> {
  const pair = newKeyPair();
  const kdf = newKdf(user.cost);
  const sealedPrivateKey = await sealUnderPassphrase(pair.privateKey, user.passphrase, {
    kdf,
    holder: user.id,
    bookId,
  });
  pair.privateKey.fill(0);
  return {
    id: user.id,
    name: user.name,
    role: user.role,
    kdf,
    publicKey: pair.publicKey,
    sealedPrivateKey,
    sealedDataKey: sealFor(pair.publicKey, dataKey, dataKeyPurpose(bookId)),
    sealedNextDataKey: null,
  };
}

export function newRecoveryHolder(bookId: string, dataKey: Uint8Array, secret: Uint8Array): Holder {
  const pair = newKeyPair();
  const key = derivedKey(secret, 'recovery key');
  const sealedPrivateKey = seal(key, pair.privateKey, privateKeyPurpose(bookId, 'recovery'));
  key.fill(0);
  pair.privateKey.fill(0);
  return {
    publicKey: pair.publicKey,
    sealedPrivateKey,
    sealedDataKey: sealFor(pair.publicKey, dataKey, dataKeyPurpose(bookId)),
    sealedNextDataKey: null,
  };
}

/** undefined: wrong passphrase (or a changed vault, which cannot be told apart from it). */
export async function openWithPassphrase(
  vault: Vault,
  user: UserHolder,
  passphrase: string,
): Promise<OpenedKeys | undefined> {
  const key = await passphraseKey(passphrase, user.kdf);
  const privateKey = unseal(key, user.sealedPrivateKey, privateKeyPurpose(vault.bookId, user.id));
  key.fill(0);
  return privateKey === undefined ? undefined : openHolder(vault.bookId, user, privateKey);
}

export function openWithRecoverySecret(vault: Vault, secret: Uint8Array): OpenedKeys | undefined {
  const key = derivedKey(secret, 'recovery key');
  const privateKey = unseal(
    key,
    vault.recovery.sealedPrivateKey,
    privateKeyPurpose(vault.bookId, 'recovery'),
  );
  key.fill(0);
  return privateKey === undefined ? undefined : openHolder(vault.bookId, vault.recovery, privateKey);
}

/**
 * A new passphrase makes a new pair: the old wrap in an older copy of vault.json then opens nothing newer.
 */
export async function withNewPassphrase(
  vault: Vault,
  dataKey: Uint8Array,
  wish: { readonly userId: UserHolder['id']; readonly passphrase: string; readonly cost: KdfCost },
): Promise<Vault> {
  const user = present(
    vault.users.find((candidate) => candidate.id === wish.userId),
    'the user is in the vault',
  );
  const renewed = await newUserHolder(vault.bookId, dataKey, { ...user, ...wish, id: user.id });
  return { ...vault, users: vault.users.map((other) => (other.id === user.id ? renewed : other)) };
}

/** The same holders, each also able to open the coming key. First half of a re-key. */
export function withNextKey(vault: Vault, nextDataKey: Uint8Array): Vault {
  const sealNext = <H extends Holder>(holder: H): H => ({
    ...holder,
    sealedNextDataKey: sealFor(holder.publicKey, nextDataKey, dataKeyPurpose(vault.bookId)),
  });
  return {
    ...vault,
    nextKeyId: keyIdOf(nextDataKey),
    users: vault.users.map(sealNext),
    recovery: sealNext(vault.recovery),
  };
}

/** The coming key is the key. Second half of a re-key. */
export function withNextKeyInPlace(vault: Vault): Vault {
  const promote = <H extends Holder>(holder: H): H => ({
    ...holder,
    sealedDataKey: present(holder.sealedNextDataKey, 'a re-key sealed the coming key for every holder'),
    sealedNextDataKey: null,
  });
  return {
    ...vault,
    keyId: present(vault.nextKeyId, 'a re-key names the coming key'),
    nextKeyId: null,
    users: vault.users.map(promote),
    recovery: promote(vault.recovery),
  };
}

/** The re-key never took place. */
export function withoutNextKey(vault: Vault): Vault {
  const drop = <H extends Holder>(holder: H): H => ({ ...holder, sealedNextDataKey: null });
  return { ...vault, nextKeyId: null, users: vault.users.map(drop), recovery: drop(vault.recovery) };
}

function openHolder(bookId: string, holder: Holder, privateKey: Buffer): OpenedKeys | undefined {
  const dataKey = unsealFor(privateKey, holder.sealedDataKey, dataKeyPurpose(bookId));
  const nextDataKey =
    holder.sealedNextDataKey === null
      ? undefined
      : unsealFor(privateKey, holder.sealedNextDataKey, dataKeyPurpose(bookId));
  privateKey.fill(0);
  return dataKey === undefined ? undefined : { dataKey, nextDataKey };
}

async function sealUnderPassphrase(
  privateKey: Buffer,
  passphrase: string,
  where: { readonly kdf: Kdf; readonly holder: string; readonly bookId: string },
): Promise<z.output<typeof sealedSchema>> {
  const key = await passphraseKey(passphrase, where.kdf);
  const sealed = seal(key, privateKey, privateKeyPurpose(where.bookId, where.holder));
  key.fill(0);
  return sealed;
}

function privateKeyPurpose(bookId: string, holder: string): string {
  return `private key of ${holder} in book ${bookId}`;
}

function dataKeyPurpose(bookId: string): string {
  return `data key of book ${bookId}`;
}
