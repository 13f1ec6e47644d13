import { join } from 'node:path';
import type { z } from 'zod';
import type { backupSchema } from '../../../shared/contract/book.ts';
import type { FilePort } from '../files/file-port.ts';
import type { Plain } from '../rpc/context.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

export type BackupView = Plain<z.input<typeof backupSchema>>;

export const BACKUPS_FOLDER = 'backups';
/**
 * a backup is a folder <id>/ with these files; one without a readable manifest is unfinished and not listed
 */
export const BACKUP_BOOK = 'book.db';
export const BACKUP_MANIFEST = 'manifest.json';
const LARGEST_MANIFEST_BYTES = 100_000;

/** Newest first, told from the manifests and the file sizes alone; the hash is checked before a restore. */
export async function listBackups(files: FilePort, bookFolder: string): Promise<readonly BackupView[]> {
  const folder = join(bookFolder, BACKUPS_FOLDER);
  const found: BackupView[] = [];
  for (const id of await files.list(folder)) {
    const manifest = await readManifest(files, join(folder, id));
    if (manifest === undefined) continue;
    const facts = await files.facts(join(folder, id, BACKUP_BOOK));
    found.push(backupView(id, manifest, facts?.bytes === manifest.sizeBytes ? 'verified' : 'broken'));
  }
  return found.sort((left, right) => (left.takenAt < right.takenAt ? 1 : -1));
}

export function backupView(id: string, manifest: Manifest, state: BackupView['state']): BackupView {
  return {
    id,
    takenAt: manifest.takenAt,
    kind: manifest.kind,
    state,
    sizeBytes: manifest.sizeBytes,
    loanCount: manifest.loanCount,
    ledgerEntryCount: manifest.ledgerEntryCount,
    letterCount: manifest.letterCount,
    programVersion: manifest.programVersion,
  };
}

export async function readManifest(files: FilePort, backupFolder: string): Promise<Manifest | undefined> {
  const path = join(backupFolder, BACKUP_MANIFEST);
  const facts = await files.facts(path);
  if (facts === undefined || facts.isDirectory || facts.bytes > LARGEST_MANIFEST_BYTES) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(await files.read(path)).toString('utf8'));
    const parsed = manifestSchema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
