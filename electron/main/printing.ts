import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Decision (desktop.md 3.2, Print): no silent and no HTML printing; the PDF opens in the system's reader, whose own
 * dialog shows printer, paper and pages. Chromium's PDF viewer needs plugins in a window of its own and is not used.
 * The reader needs a file: it lies in a private folder of this desk, is removed after a while, at quit and at start.
 */
const REMOVED_AFTER_MS = 30 * 60_000;

export interface Printing {
  /** true: a reader took the file */
  readonly openPdf: (bytes: Uint8Array) => Promise<boolean>;
  readonly removeAll: () => Promise<void>;
}

/** `open` is Electron's shell.openPath: answers '' when it worked. */
export function printing(folder: string, open: (path: string) => Promise<string>): Printing {
  async function removeAll(): Promise<void> {
    // A reader on Windows may hold the file still: the next start removes it.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
  return {
    openPdf: async (bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${randomUUID()}.pdf`);
      await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
      setTimeout(() => void rm(path, { force: true }).catch(() => undefined), REMOVED_AFTER_MS).unref();
      return (await open(path)) === '';
    },
    removeAll,
  };
}
