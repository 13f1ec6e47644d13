import { createHash } from 'node:crypto';
import type { FilePort } from '../files/file-port.ts';
import type { FileTokens } from '../files/file-tokens.ts';

const BYTES_A_STEP = 1024 * 1024;

export async function fileSha256(files: FilePort, path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await files.openForReading(path);
  try {
    for (;;) {
      const bytes = await file.read(BYTES_A_STEP);
      if (bytes.length === 0) return hash.digest('hex');
      hash.update(bytes);
    }
  } finally {
    await file.close();
  }
}

/** What each file held when it was inspected: the operator's mapping and counts are about that content. */
const inspected = new WeakMap<FileTokens, Map<string, string>>();

export function rememberInspected(tokens: FileTokens, token: string, sha256: string): void {
  const hashes = inspected.get(tokens) ?? new Map<string, string>();
  hashes.set(token, sha256);
  inspected.set(tokens, hashes);
}

export function inspectedHash(tokens: FileTokens, token: string): string | undefined {
  return inspected.get(tokens)?.get(token);
}
