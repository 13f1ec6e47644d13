import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';

/**
 * AES-256-GCM: everything base64. The purpose is authenticated with it, so that one box cannot stand for
 * another.
 */
export const sealedSchema = z.strictObject({ nonce: z.string(), box: z.string(), tag: z.string() });
export type Sealed = z.output<typeof sealedSchema>;

/** A box for the holder of one X25519 key. */
export const sealedForSchema = sealedSchema.extend({ ephemeralKey: z.string() });
export type SealedFor = z.output<typeof sealedForSchema>;

export function seal(key: Uint8Array, content: Uint8Array, purpose: string): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(purpose, 'utf8'));
  const box = Buffer.concat([cipher.update(content), cipher.final()]);
  return { nonce: base64(nonce), box: base64(box), tag: base64(cipher.getAuthTag()) };
}

/** undefined: wrong key, another purpose, or changed. */
export function unseal(key: Uint8Array, sealed: Sealed, purpose: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.nonce), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(purpose, 'utf8'));
    decipher.setAuthTag(bytes(sealed.tag));
    return Buffer.concat([decipher.update(bytes(sealed.box)), decipher.final()]);
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

export interface KeyPair {
  /** base64 of SPKI */
  readonly publicKey: string;
  /** PKCS8; zero it after use */
  readonly privateKey: Buffer;
}

export function newKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519');
  return {
    publicKey: base64(pair.publicKey.export({ format: 'der', type: 'spki' })),
    privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
}

/**
 * Seals for somebody whose passphrase we do not know: this is how removing one user re-keys the book for the
 * others.
 */
export function sealFor(publicKey: string, content: Uint8Array, purpose: string): SealedFor {
  const ephemeral = generateKeyPairSync('x25519');
  const ephemeralKey = base64(ephemeral.publicKey.export({ format: 'der', type: 'spki' }));
  const key = agreedKey(ephemeral.privateKey, importPublic(publicKey), purpose);
  const sealed = seal(key, content, purpose);
  key.fill(0);
  return { ...sealed, ephemeralKey };
}

export function unsealFor(privateKey: Buffer, sealed: SealedFor, purpose: string): Buffer | undefined {
  const own = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
  const key = agreedKey(own, importPublic(sealed.ephemeralKey), purpose);
  const content = unseal(key, { nonce: sealed.nonce, box: sealed.box, tag: sealed.tag }, purpose);
  key.fill(0);
  return content;
}

/** A key for one purpose from a secret that already has full strength. */
export function derivedKey(secret: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), Buffer.from(purpose, 'utf8'), 32));
}

function agreedKey(privateKey: KeyObject, publicKey: KeyObject, purpose: string): Buffer {
  const shared = diffieHellman({ privateKey, publicKey });
  const key = derivedKey(shared, `sealed for: ${purpose}`);
  shared.fill(0);
  return key;
}

function importPublic(text: string): KeyObject {
  return createPublicKey({ key: bytes(text), format: 'der', type: 'spki' });
}

function base64(content: Uint8Array): string {
  return Buffer.from(content).toString('base64');
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
