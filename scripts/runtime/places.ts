import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, wherever the script was called from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Outside the checkout, so that a fresh clone finds what an earlier one fetched or compiled. */
export const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'car-loan-desk');

export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The error's `code` (ENOENT, EEXIST…), or '' when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function sha256(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** The major number of a version text; 0 when it is none. */
export function majorOf(version: string): number {
  const major = Number.parseInt(version.replace(/^v/, ''), 10);
  return Number.isNaN(major) ? 0 : major;
}

const STALE_LOCK_MS = 15 * 60_000;

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** True when the lock's holder is gone: a killed run must not block the next one. */
function isStale(lockPath: string): boolean {
  try {
    const holder = Number(readFileSync(lockPath, 'utf8'));
    const ageMs = Date.now() - statSync(lockPath).mtimeMs;
    // An empty file is a holder between open and write: give it a moment.
    if (!holder) return ageMs > 5_000;
    return !isAlive(holder) || ageMs > STALE_LOCK_MS;
  } catch (error) {
    // Released between the two calls: the next attempt takes it.
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Runs `work` while no other process of this user runs it under the same name. */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(CACHE, { recursive: true });
  const lockPath = join(CACHE, `${name}.lock`);
  for (;;) {
    try {
      const handle = openSync(lockPath, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
      if (isStale(lockPath)) rmSync(lockPath, { force: true });
      else await new Promise((done) => setTimeout(done, 300));
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lockPath, { force: true });
  }
}
