import { join } from 'node:path';
import { writeAtomically } from '../files/atomic-write.ts';
import { errorCode } from '../files/error-code.ts';
import type { FilePort } from '../files/file-port.ts';
import { type Vault, vaultSchema } from './vault.ts';

export const VAULT_FILE = 'vault.json';
export const VAULT_COPY = 'vault.json.bak';
const LARGEST_VAULT_BYTES = 1_000_000;

/**
 * Saves the vault and then its copy, each in one step. At every moment at least one of the two is whole; the
 * copy is refreshed only from a vault that has just been read back (desktop.md 1.4 no. 22), and no old
 * passphrase stays in it.
 */
export async function saveVault(files: FilePort, folder: string, vault: Vault): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(vault, null, 2)}\n`, 'utf8');
  await writeAtomically(files, join(folder, VAULT_FILE), bytes);
  const readBack = await readVaultFile(files, join(folder, VAULT_FILE));
  if (readBack === undefined) throw new Error('the saved vault cannot be read back');
  await writeAtomically(files, join(folder, VAULT_COPY), bytes);
}

/** The vault, or its copy when the first is missing or damaged; undefined: neither is readable. */
export async function loadVault(files: FilePort, folder: string): Promise<Vault | undefined> {
  return (
    (await readVaultFile(files, join(folder, VAULT_FILE))) ??
    (await readVaultFile(files, join(folder, VAULT_COPY)))
  );
}

async function readVaultFile(files: FilePort, path: string): Promise<Vault | undefined> {
  const facts = await files.facts(path);
  if (facts === undefined || facts.isDirectory || facts.bytes > LARGEST_VAULT_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(await files.read(path)).toString('utf8'));
    const parsed = vaultSchema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    // a file that is not JSON is a damaged vault; a disk that cannot be read is not
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
