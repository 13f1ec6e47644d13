import { join } from 'node:path';
import { openConnection } from '../db/connection.ts';
import { errorCode } from '../files/error-code.ts';
import type { FilePort } from '../files/file-port.ts';
import { BOOK_FILE } from './book-folder.ts';
import { type OpenedKeys, type Vault, withNextKeyInPlace, withoutNextKey } from './vault.ts';
import { saveVault } from './vault-file.ts';

interface RekeyState {
  readonly files: FilePort;
  readonly folder: string;
  readonly vault: Vault;
  readonly keys: OpenedKeys;
}

/**
 * Decides a re-key that was cut short: whichever of the two keys opens book.db is the key, and the vault is
 * brought in line with it. Returns the key to use; the other one is zeroed.
 */
export async function finishRekey(
  state: RekeyState,
): Promise<{ readonly vault: Vault; readonly dataKey: Buffer }> {
  const { vault, keys } = state;
  if (vault.nextKeyId === null || keys.nextDataKey === undefined) return { vault, dataKey: keys.dataKey };
  const isDone = opensWith(join(state.folder, BOOK_FILE), keys.nextDataKey);
  const settled = isDone ? withNextKeyInPlace(vault) : withoutNextKey(vault);
  await saveVault(state.files, state.folder, settled);
  (isDone ? keys.dataKey : keys.nextDataKey).fill(0);
  return { vault: settled, dataKey: isDone ? keys.nextDataKey : keys.dataKey };
}

function opensWith(path: string, key: Uint8Array): boolean {
  try {
    openConnection({ path, key, use: 'copy' }).close();
    return true;
  } catch (error) {
    if (errorCode(error) === 'SQLITE_NOTADB') return false;
    throw error;
  }
}
