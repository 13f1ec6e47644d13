import { join } from 'node:path';
import { refuse } from '../db/refusal.ts';
import { UNFINISHED } from '../files/atomic-write.ts';
import type { FilePort } from '../files/file-port.ts';
import { VAULT_COPY, VAULT_FILE } from './vault-file.ts';

export const BOOK_FILE = 'book.db';
/** beside a book that was cut short: of daily work, and of an import; they belong to that very file */
export const BOOK_JOURNALS: readonly string[] = [`${BOOK_FILE}-wal`, `${BOOK_FILE}-journal`];
/** a new book until it is complete; its presence without book.db means that creating was cut short */
export const NEW_BOOK_FILE = `book.db${UNFINISHED}`;
const PLAIN_SQLITE_HEADER = Buffer.from('SQLite format 3\0', 'latin1');
/** what may lie in the folder of a book that does not exist yet */
const HARMLESS = new Set([
  'logs',
  'backups',
  'documents',
  'quarantine',
  '.DS_Store',
  'desktop.ini',
  'Thumbs.db',
]);

const SYNC_FOLDER_NAMES: readonly RegExp[] = [
  /^onedrive\b/i,
  /^dropbox\b/i,
  /^google ?drive\b/i,
  /^iclouddrive$/i,
  /^mobile documents$/i,
  /^nutstore\b/i,
  /^坚果云/,
  /^我的坚果云/,
  /^baidu(netdisk|syncdisk|yun)/i,
  /^百度(网盘|云)/,
  /^(weiyun|腾讯微云|微云)/i,
  /^(阿里云盘|adrive|wps云盘|wpsdrive)/i,
];

/**
 * Write-ahead files break on network shares and in sync folders (desktop.md 1.1): refused before anything is
 * touched.
 */
export function refuseUnsafePlace(folder: string): void {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(folder)) throw refuse('networkFolder');
  const parts = folder.split(/[\\/]/);
  if (parts.some((part) => SYNC_FOLDER_NAMES.some((name) => name.test(part)))) throw refuse('syncFolder');
}

export type FolderContent =
  | 'empty'
  | 'occupied'
  | 'book'
  | 'bookWithoutKeys'
  | 'keysWithoutBook'
  | 'unfinished';

/** What lies there, without opening anything. */
export async function folderContent(files: FilePort, folder: string): Promise<FolderContent> {
  const names = await files.list(folder);
  const hasBook = names.includes(BOOK_FILE);
  const hasVault = names.includes(VAULT_FILE) || names.includes(VAULT_COPY);
  if (hasBook) return hasVault ? 'book' : 'bookWithoutKeys';
  if (names.includes(NEW_BOOK_FILE)) return 'unfinished';
  if (hasVault) return 'keysWithoutBook';
  return names.every((name) => HARMLESS.has(name) || name.endsWith(UNFINISHED)) ? 'empty' : 'occupied';
}

/** Fails with the disk's own error when nothing can be written there, before SQLite would call it damage. */
export async function probeWritable(files: FilePort, folder: string): Promise<void> {
  const path = join(folder, `probe${UNFINISHED}`);
  await files.remove(path);
  const file = await files.createNew(path);
  await file.close();
  await files.remove(path);
}

/**
 * An empty file or another program's plain database is not a book; SQLite itself would take the empty one.
 */
export async function refuseForeignFile(files: FilePort, path: string): Promise<void> {
  const facts = await files.facts(path);
  if (facts === undefined) throw refuse('damaged', { detailCode: 'ENOENT' });
  if (facts.isDirectory || facts.bytes < 512) throw refuse('foreign');
  const file = await files.openForReading(path);
  try {
    const start = await file.read(PLAIN_SQLITE_HEADER.length);
    if (PLAIN_SQLITE_HEADER.equals(start)) throw refuse('foreign');
  } finally {
    await file.close();
  }
}

/** Leftovers of cut-short work; never read, removed at the next start. */
export async function sweepUnfinished(files: FilePort, folder: string): Promise<void> {
  for (const name of await files.list(folder)) {
    if (name.endsWith(UNFINISHED) || name.endsWith(`${UNFINISHED}-journal`))
      await files.remove(join(folder, name));
  }
}
