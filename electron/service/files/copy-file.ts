import { createHash } from 'node:crypto';
import type { FilePort } from './file-port.ts';

const CHUNK_BYTES = 1024 * 1024;

/** Copies in chunks, so that queries answer in between, and syncs. The target must not exist. */
export async function copyFile(files: FilePort, from: string, to: string): Promise<void> {
  const source = await files.openForReading(from);
  try {
    const target = await files.createNew(to);
    try {
      for (
        let chunk = await source.read(CHUNK_BYTES);
        chunk.length > 0;
        chunk = await source.read(CHUNK_BYTES)
      ) {
        await target.write(chunk);
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

export async function fileSha256(files: FilePort, path: string): Promise<string> {
  const hash = createHash('sha256');
  const source = await files.openForReading(path);
  try {
    for (
      let chunk = await source.read(CHUNK_BYTES);
      chunk.length > 0;
      chunk = await source.read(CHUNK_BYTES)
    ) {
      hash.update(chunk);
    }
  } finally {
    await source.close();
  }
  return hash.digest('hex');
}
