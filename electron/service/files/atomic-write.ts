import { basename, dirname, join } from 'node:path';
import { invariant } from '../../../shared/kernel/assert.ts';
import type { FilePort } from './file-port.ts';

/** Ending of a file that is not finished; swept away at the next start, never read. */
export const UNFINISHED = '.unfinished';

/**
 * Replaces or makes a file so that after any failure the path holds the old content or the new, never a part:
 * temporary file in the same folder, write, fsync, read back, rename, fsync of the folder.
 */
export async function writeAtomically(files: FilePort, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(dirname(path), `${basename(path)}${UNFINISHED}`);
  await files.remove(unfinished);
  try {
    const file = await files.createNew(unfinished);
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    const facts = await files.facts(unfinished);
    invariant(facts?.bytes === bytes.length, 'a written file has the length that was written');
    await files.rename(unfinished, path);
  } catch (error) {
    await files.remove(unfinished).catch(() => undefined);
    throw error;
  }
  await files.syncFolder(dirname(path));
}
