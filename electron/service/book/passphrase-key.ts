import { randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';

/**
 * Argon2id parameters, stored with each wrap and capped on read, so that a changed file cannot eat the
 * memory.
 */
export const kdfSchema = z.strictObject({
  algorithm: z.literal('argon2id'),
  memoryKib: z
    .number()
    .int()
    .min(8)
    .max(1024 * 1024),
  iterations: z.number().int().min(1).max(20),
  parallelism: z.number().int().min(1).max(4),
  /** base64 of 16 bytes */
  salt: z.string().max(64),
});
export type Kdf = z.output<typeof kdfSchema>;

export interface KdfCost {
  readonly memoryKib: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** desktop.md 2.4: above OWASP's floor, about a third of a second on an office PC. */
export const STANDARD_KDF_COST: KdfCost = { memoryKib: 64 * 1024, iterations: 3, parallelism: 1 };

export function newKdf(cost: KdfCost): Kdf {
  return { algorithm: 'argon2id', ...cost, salt: randomBytes(16).toString('base64') };
}

/**
 * 32 bytes; zero them after use. The passphrase is taken in NFKC: keyboards differ in how they compose
 * characters.
 */
export async function passphraseKey(passphrase: string, kdf: Kdf): Promise<Buffer> {
  const hash = await argon2id({
    password: passphrase.normalize('NFKC'),
    salt: Buffer.from(kdf.salt, 'base64'),
    memorySize: kdf.memoryKib,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
  return Buffer.from(hash.buffer, hash.byteOffset, hash.byteLength);
}
