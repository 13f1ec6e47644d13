import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { millisOfInstant } from '../../../shared/kernel/instant.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { auditHead } from '../audit/append.ts';
import { nextCopyAfter } from '../backup/copy-times.ts';
import { pruneBackups, takeBackup } from '../backup/take-backup.ts';
import { BookRefusedError } from '../db/refusal.ts';
import type { Actor } from '../rpc/context.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { sweepUnfinished } from './book-folder.ts';
import { openBook } from './open-book.ts';
import { finishRekey } from './rekey.ts';
import { vaultOf } from './session.ts';
import { type OpenedKeys, openWithPassphrase, type UserHolder, type Vault } from './vault.ts';

type PassphraseProblem = 'passphrase.wrong' | 'passphrase.wait';
const LONGEST_WAIT_SECONDS = 300;

/**
 * Tries a passphrase. Each wrong one doubles the wait before the next (1, 2, 4 … 300 s), an unknown user
 * answers like a wrong passphrase, and nothing on the disk changes (F14).
 */
export async function tryPassphrase(
  ctx: SessionContext,
  vault: Vault,
  claim: { readonly userId: string; readonly passphrase: string },
): Promise<Result<OpenedKeys & { readonly user: UserHolder }, DomainError<PassphraseProblem>>> {
  const waiting = secondsToWait(ctx);
  if (waiting > 0) return err(domainError('passphrase.wait', { retryAfterSeconds: waiting }));
  const user = vault.users.find((candidate) => candidate.id === claim.userId);
  const keys = user === undefined ? undefined : await openWithPassphrase(vault, user, claim.passphrase);
  if (user === undefined || keys === undefined) {
    return err(domainError('passphrase.wrong', { retryAfterSeconds: countWrongTry(ctx) }));
  }
  ctx.session.wrongTries = 0;
  return ok({ ...keys, user });
}

export function secondsToWait(ctx: SessionContext): number {
  return Math.max(0, Math.ceil((ctx.session.nextTryAtMs - millisOfInstant(ctx.now)) / 1000));
}

/** Returns how long the next try has to wait. */
export function countWrongTry(ctx: SessionContext): number {
  ctx.session.wrongTries += 1;
  const seconds = Math.min(2 ** (ctx.session.wrongTries - 1), LONGEST_WAIT_SECONDS);
  ctx.session.nextTryAtMs = millisOfInstant(ctx.now) + seconds * 1000;
  return seconds;
}

/** Opens the book with its key for one user. A refusal is kept in the session for book.status and thrown. */
export async function openForUser(
  ctx: SessionContext,
  keys: OpenedKeys,
  user: Pick<UserHolder, 'id' | 'name' | 'role'>,
): Promise<Actor> {
  const { session, desk } = ctx;
  const actor: Actor = { id: user.id, name: user.name, role: user.role };
  try {
    const found = vaultOf(session.state);
    if (found === undefined) throw new Error('a vault was read before its key was used');
    const { vault, dataKey } = await finishRekey({
      files: desk.files,
      folder: session.folder,
      vault: found,
      keys,
    });
    const { connection, db } = await openBook({
      files: desk.files,
      folder: session.folder,
      dataKey,
      migrations: ctx.migrations,
      today: ctx.today,
      keepCopy: () => takeUpgradeCopy(ctx, vault, dataKey),
    });
    await sweepUnfinished(desk.files, session.folder);
    session.state = { kind: 'open', open: { connection, db, actor, dataKey, vault } };
    session.nextCopyAtMs = nextCopyAfter(millisOfInstant(ctx.now));
    session.auditSeqAtOpen = (await auditHead(db)).seq;
    return actor;
  } catch (error) {
    keys.dataKey.fill(0);
    keys.nextDataKey?.fill(0);
    if (error instanceof BookRefusedError) {
      session.state = { kind: 'refused', refusal: error.refusal, vault: vaultOf(session.state) };
    }
    throw error;
  }
}

async function takeUpgradeCopy(ctx: SessionContext, vault: Vault, dataKey: Buffer): Promise<void> {
  await takeBackup({
    files: ctx.desk.files,
    inspectCopy: ctx.desk.inspectCopy,
    bookFolder: ctx.session.folder,
    vault,
    dataKey,
    now: ctx.now,
    kind: 'beforeUpgrade',
    programVersion: ctx.programVersion,
    newId: ctx.newId,
  });
  await pruneBackups(ctx.desk.files, ctx.session.folder);
}
