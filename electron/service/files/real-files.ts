import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir, stat, statfs } from 'node:fs/promises';
import { errorCode } from './error-code.ts';
import type { FileFacts, FilePort, NewFile, SourceFile } from './file-port.ts';

const RETRY_CODES: ReadonlySet<string> = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RETRY_LIMIT_MS = 10_000;

/** The disk itself. */
export const realFiles: FilePort = {
  facts: factsOf,
  read: (path) => readFile(path),
  createNew,
  openForReading,
  rename: renameWithRetry,
  remove: (path) => rm(path, { force: true }),
  removeFolder,
  list,
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  syncFolder,
  freeBytes: async (folder) => {
    const facts = await statfs(folder);
    return facts.bavail * facts.bsize;
  },
  commit: (run) => run(),
};

async function factsOf(path: string): Promise<FileFacts | undefined> {
  try {
    const facts = await stat(path);
    return { bytes: facts.size, isDirectory: facts.isDirectory() };
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

async function createNew(path: string): Promise<NewFile> {
  const handle = await open(path, 'wx', 0o600);
  return {
    write: async (bytes) => {
      let offset = 0;
      while (offset < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset);
        offset += bytesWritten;
      }
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function openForReading(path: string): Promise<SourceFile> {
  const handle = await open(path, constants.O_RDONLY);
  // one for the whole file: a new one for each chunk of a large book piles up faster than it is collected
  let buffer = Buffer.alloc(0);
  return {
    read: async (length) => {
      if (buffer.length < length) buffer = Buffer.allocUnsafeSlow(length);
      const { bytesRead } = await handle.read(buffer, 0, length);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

/**
 * A virus scanner or indexer on Windows holds a new file for a moment (desktop.md 1.4 no. 26): try for ten
 * seconds.
 */
async function renameWithRetry(from: string, to: string): Promise<void> {
  let waitedMs = 0;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 1_000)) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const mayPass = process.platform === 'win32' && RETRY_CODES.has(errorCode(error) ?? '');
      if (!mayPass || waitedMs >= RETRY_LIMIT_MS) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    waitedMs += pauseMs;
  }
}

async function removeFolder(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}

async function list(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
