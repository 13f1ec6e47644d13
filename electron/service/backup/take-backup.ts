import { join } from 'node:path';
import { type Instant, millisOfInstant } from '../../../shared/kernel/instant.ts';
import { BOOK_FILE } from '../book/book-folder.ts';
import type { Vault } from '../book/vault.ts';
import { VAULT_FILE } from '../book/vault-file.ts';
import { isDocumentFile } from '../documents/document-store.ts';
import { writeAtomically } from '../files/atomic-write.ts';
import { copyFile, fileSha256 } from '../files/copy-file.ts';
import type { FilePort } from '../files/file-port.ts';
import type { CopyInspector } from './copy-inspector.ts';
import {
  BACKUP_BOOK,
  BACKUP_MANIFEST,
  BACKUPS_FOLDER,
  type BackupView,
  backupView,
  listBackups,
} from './list-backups.ts';
import type { BackupKind, Manifest } from './manifest.ts';
import { backupsToRemove } from './retention.ts';

export interface BackupWish {
  readonly files: FilePort;
  readonly inspectCopy: CopyInspector;
  readonly bookFolder: string;
  readonly vault: Vault;
  readonly dataKey: Uint8Array;
  readonly now: Instant;
  readonly kind: BackupKind;
  readonly programVersion: string;
  readonly newId: () => string;
}

/** A backup's parts: the whole folder is worthless until the manifest, written last, is in it. */
export async function takeBackup(wish: BackupWish): Promise<BackupView> {
  const id = backupId(wish);
  const folder = join(wish.bookFolder, BACKUPS_FOLDER, id);
  await wish.files.makeFolder(folder);
  try {
    await refuseWithoutRoom(wish);
    const copy = join(folder, BACKUP_BOOK);
    await copyFile(wish.files, join(wish.bookFolder, BOOK_FILE), copy);
    const manifest = await verifyCopy(wish, copy);
    await writeAtomically(wish.files, join(folder, VAULT_FILE), jsonBytes(wish.vault));
    await copyMissingDocuments(wish);
    await writeAtomically(wish.files, join(folder, BACKUP_MANIFEST), jsonBytes(manifest));
    return backupView(id, manifest, 'verified');
  } catch (error) {
    await removeBackup(wish.files, wish.bookFolder, id).catch(() => undefined);
    throw error;
  }
}

/** Sortable, readable in a folder window, and unique within a second. */
function backupId(wish: BackupWish): string {
  const stamp = new Date(millisOfInstant(wish.now))
    .toISOString()
    .slice(0, 19)
    .replaceAll(':', '')
    .replace('T', '-');
  return `${stamp}-${wish.kind}-${wish.newId().slice(-6)}`;
}

/** A copy and as much again must fit: a disk filled by a backup would stop the book itself. */
async function refuseWithoutRoom(wish: BackupWish): Promise<void> {
  const book = await wish.files.facts(join(wish.bookFolder, BOOK_FILE));
  const free = await wish.files.freeBytes(wish.bookFolder);
  if (book !== undefined && free < book.bytes * 2) {
    throw Object.assign(new Error('not enough room for a verified copy'), { code: 'ENOSPC' });
  }
}

/** What the manifest says is read from the copy itself, after its check. */
async function verifyCopy(wish: BackupWish, copy: string): Promise<Manifest> {
  const { counts, auditSignature } = await wish.inspectCopy({ path: copy, key: wish.dataKey });
  const facts = await wish.files.facts(copy);
  return {
    format: 1,
    bookId: wish.vault.bookId,
    keyId: wish.vault.keyId,
    kind: wish.kind,
    takenAt: wish.now,
    programVersion: wish.programVersion,
    ...counts,
    sizeBytes: facts?.bytes ?? 0,
    sha256: await fileSha256(wish.files, copy),
    auditSignature,
  };
}

/** Documents never change and are encrypted: each is copied once into a folder that all backups share. */
async function copyMissingDocuments(wish: BackupWish): Promise<void> {
  const from = join(wish.bookFolder, 'documents');
  const to = join(wish.bookFolder, BACKUPS_FOLDER, 'documents');
  const names = (await wish.files.list(from)).filter(isDocumentFile);
  if (names.length === 0) return;
  await wish.files.makeFolder(to);
  const there = new Set(await wish.files.list(to));
  for (const name of names) {
    if (there.has(name)) continue;
    await writeAtomically(wish.files, join(to, name), await wish.files.read(join(from, name)));
  }
}

/** Takes out what the retention rule lets go, and folders of copies that were cut short. */
export async function pruneBackups(files: FilePort, bookFolder: string): Promise<void> {
  const listed = await listBackups(files, bookFolder);
  const known = new Set(listed.map((backup) => backup.id));
  const names = await files.list(join(bookFolder, BACKUPS_FOLDER));
  const unfinished = names.filter((name) => /^\d{4}-\d{2}-\d{2}-\d{6}-/.test(name) && !known.has(name));
  for (const id of [...backupsToRemove(listed), ...unfinished]) await removeBackup(files, bookFolder, id);
}

/** The manifest goes first: from then on it is no backup. */
export async function removeBackup(files: FilePort, bookFolder: string, id: string): Promise<void> {
  const folder = join(bookFolder, BACKUPS_FOLDER, id);
  await files.remove(join(folder, BACKUP_MANIFEST));
  for (const name of await files.list(folder)) await files.remove(join(folder, name));
  await files.removeFolder(folder);
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`, 'utf8');
}
