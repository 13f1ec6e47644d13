import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const RETRIED = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RETRY_LIMIT_MS = 10_000;

export function errorCode(error: unknown): string {
  const hasCode = error instanceof Error && 'code' in error && typeof error.code === 'string';
  return hasCode ? String(error.code) : '';
}

/** On Windows a scanner or an indexer may hold the target for a moment (desktop.md 1.4 no. 26). */
async function renameWithRetry(from: string, to: string): Promise<void> {
  const deadline = Date.now() + (process.platform === 'win32' ? RETRY_LIMIT_MS : 0);
  for (let waitMs = 20; ; waitMs = Math.min(waitMs * 2, 1_000)) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!RETRIED.has(errorCode(error)) || Date.now() > deadline) throw error;
      await pause(waitMs);
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** After any failure the path holds the old content or the new one, never a part. Throws the Node error. */
export async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(path), `${basename(path)}.unfinished`);
  await rm(unfinished, { force: true });
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
      const facts = await handle.stat();
      if (facts.size !== bytes.byteLength) throw new Error('a written file has the length that was written');
    } finally {
      await handle.close();
    }
    await renameWithRetry(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}
