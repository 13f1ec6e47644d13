import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { invariant, present } from '../../../shared/kernel/assert.ts';
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts';
import { bookFact, setBookFact } from '../db/book-facts.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { AuditHead } from './chain.ts';

/** The head of the chain with the book's own signature: truncation shows to whoever kept an earlier one. */
export interface SignedHead extends AuditHead {
  /** base64 of the Ed25519 signature over the canonical JSON of {hash, seq} */
  readonly signature: string;
}

/**
 * Makes the book's Ed25519 pair; the private half never leaves the encrypted file. Returns the public half.
 */
export async function createAuditKey(tx: WriteTx): Promise<string> {
  const pair = generateKeyPairSync('ed25519');
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  await setBookFact(tx, 'audit_private_key', privateKey);
  await setBookFact(tx, 'audit_public_key', publicKey);
  return publicKey;
}

export async function storeSignedHead(tx: WriteTx, head: AuditHead): Promise<void> {
  const stored = present(await bookFact(tx, 'audit_private_key'), 'a book has its audit key');
  const key = createPrivateKey({ key: Buffer.from(stored, 'base64'), format: 'der', type: 'pkcs8' });
  const signature = sign(null, signedText(head), key).toString('base64');
  await setBookFact(tx, 'audit_head', canonicalJson({ ...head, signature }));
}

export async function signedHead(db: ReadDb): Promise<SignedHead | undefined> {
  const stored = await bookFact(db, 'audit_head');
  if (stored === undefined) return undefined;
  const value: unknown = JSON.parse(stored);
  invariant(isSignedHead(value), 'the stored audit head has seq, hash and signature');
  return value;
}

export function isSignatureGood(head: SignedHead, publicKey: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, signedText(head), key, Buffer.from(head.signature, 'base64'));
}

function signedText(head: AuditHead): Buffer {
  return Buffer.from(canonicalJson({ hash: head.hash, seq: head.seq }), 'utf8');
}

function isSignedHead(value: unknown): value is SignedHead {
  return (
    typeof value === 'object' &&
    value !== null &&
    'seq' in value &&
    typeof value.seq === 'number' &&
    'hash' in value &&
    typeof value.hash === 'string' &&
    'signature' in value &&
    typeof value.signature === 'string'
  );
}
