import { join } from 'node:path';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { BOOK_FILE, BOOK_JOURNALS } from '../book/book-folder.ts';
import { closeSession, vaultOf } from '../book/session.ts';
import { type Vault, vaultSchema } from '../book/vault.ts';
import { saveVault, VAULT_COPY, VAULT_FILE } from '../book/vault-file.ts';
import { newestVersion } from '../db/migrate.ts';
import { isDocumentFile } from '../documents/document-store.ts';
import { UNFINISHED, writeAtomically } from '../files/atomic-write.ts';
import { copyFile, fileSha256 } from '../files/copy-file.ts';
import type { FilePort } from '../files/file-port.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { BACKUP_BOOK, BACKUPS_FOLDER, readManifest } from './list-backups.ts';
import type { Manifest } from './manifest.ts';

export type RestoreProblem = 'backup.notFound' | 'backup.broken' | 'backup.newer';

/**
 * Puts a backup in the book's place. The present files are copied into quarantine/ first; the backup is
 * copied beside them, its hash compared, and one rename makes the change: old or new, never neither.
 */
export async function restoreBackup(
  ctx: SessionContext,
  backupId: string,
): Promise<Result<null, DomainError<RestoreProblem>>> {
  const { files } = ctx.desk;
  const { folder } = ctx.session;
  if (!/^[0-9A-Za-z-]{1,120}$/.test(backupId)) return err(domainError('backup.notFound'));
  const from = join(folder, BACKUPS_FOLDER, backupId);
  const manifest = await readManifest(files, from);
  if (manifest === undefined) return err(domainError('backup.notFound'));
  if (manifest.schemaVersion > newestVersion(ctx.migrations)) return err(domainError('backup.newer'));
  const backupVault = await readBackupVault(files, from);
  const unfinished = join(folder, `restore${UNFINISHED}`);
  if (backupVault === undefined || !(await copyWhole(files, { from, unfinished, manifest }))) {
    return err(domainError('backup.broken', { backupId }));
  }
  const present = vaultOf(ctx.session.state);
  closeSession(ctx.session);
  await keepAside(ctx);
  for (const journal of BOOK_JOURNALS) await files.remove(join(folder, journal));
  await files.rename(unfinished, join(folder, BOOK_FILE));
  // the same key: today's passphrases go on; another key (somebody was removed since): those of the backup's
  // day
  if (present?.keyId !== backupVault.keyId) await saveVault(files, folder, backupVault);
  await files.syncFolder(folder);
  await bringDocumentsBack(files, folder);
  return ok(null);
}

async function copyWhole(
  files: FilePort,
  wish: { readonly from: string; readonly unfinished: string; readonly manifest: Manifest },
): Promise<boolean> {
  const source = join(wish.from, BACKUP_BOOK);
  if ((await files.facts(source)) === undefined) return false;
  await files.remove(wish.unfinished);
  try {
    await copyFile(files, source, wish.unfinished);
    const isWhole = (await fileSha256(files, wish.unfinished)) === wish.manifest.sha256;
    if (!isWhole) await files.remove(wish.unfinished);
    return isWhole;
  } catch (error) {
    await files.remove(wish.unfinished).catch(() => undefined);
    throw error;
  }
}

/** Nothing is thrown away: even a damaged book may hold what a specialist can read. */
async function keepAside(ctx: SessionContext): Promise<void> {
  const { files } = ctx.desk;
  const { folder } = ctx.session;
  const aside = join(
    folder,
    'quarantine',
    `${ctx.now.slice(0, 19).replaceAll(':', '')}-${ctx.newId().slice(-6)}`,
  );
  await files.makeFolder(aside);
  for (const name of [BOOK_FILE, ...BOOK_JOURNALS, VAULT_FILE, VAULT_COPY]) {
    const path = join(folder, name);
    if ((await files.facts(path)) !== undefined) await copyFile(files, path, join(aside, name));
  }
}

async function readBackupVault(files: FilePort, from: string): Promise<Vault | undefined> {
  const path = join(from, VAULT_FILE);
  if ((await files.facts(path)) === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(await files.read(path)).toString('utf8'));
    const parsed = vaultSchema.safeParse(value);
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function bringDocumentsBack(files: FilePort, folder: string): Promise<void> {
  const from = join(folder, BACKUPS_FOLDER, 'documents');
  const to = join(folder, 'documents');
  await files.makeFolder(to);
  const there = new Set(await files.list(to));
  for (const name of (await files.list(from)).filter(isDocumentFile)) {
    if (!there.has(name)) await writeAtomically(files, join(to, name), await files.read(join(from, name)));
  }
}
