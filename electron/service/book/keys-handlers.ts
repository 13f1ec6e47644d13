import { randomBytes } from 'node:crypto';
import { bookContract } from '../../../shared/contract/book.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { setBookFact } from '../db/book-facts.ts';
import { type HandlerMap, sessionHandler } from '../rpc/handler.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { addRecipients } from '../users/recipients.ts';
import { formatRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import { openOf } from './session.ts';
import { countWrongTry, openForUser, secondsToWait, tryPassphrase } from './unlock.ts';
import { newRecoveryHolder, openWithRecoverySecret, type Vault, withNewPassphrase } from './vault.ts';
import { saveVault } from './vault-file.ts';

/** The keys beside the passphrase: the printed recovery key and its renewal. */
export const bookKeysHandlers: HandlerMap = {
  'book.unlockWithRecoveryKey': sessionHandler(
    bookContract['book.unlockWithRecoveryKey'],
    async (ctx, input) => {
      const { state } = ctx.session;
      if (state.kind === 'absent') return err(domainError('book.absent'));
      if (state.kind === 'open') return ok(state.open.actor);
      if (state.vault === undefined) return err(domainError('book.refused'));
      const waiting = secondsToWait(ctx);
      if (waiting > 0) return err(domainError('passphrase.wait', { retryAfterSeconds: waiting }));
      const user = state.vault.users.find((candidate) => candidate.id === input.userId);
      if (user === undefined) return err(domainError('record.notFound', { id: input.userId }));
      const reading = readRecoveryKey(input.recoveryKey);
      // a slip of the pen is no attempt: its group is named and no wait begins
      if (reading.kind === 'mistyped') return err(domainError('recoveryKey.wrong', { group: reading.group }));
      const keys = openWithRecoverySecret(state.vault, reading.secret);
      if (keys === undefined) {
        return err(domainError('recoveryKey.wrong', { group: 0, retryAfterSeconds: countWrongTry(ctx) }));
      }
      ctx.session.wrongTries = 0;
      const actor = await openForUser(ctx, keys, user);
      const { dataKey, vault } = openOf(ctx.session);
      const wish = { userId: user.id, passphrase: input.newPassphrase, cost: ctx.kdfCost };
      const renewed = await withNewPassphrase(vault, dataKey, wish);
      await noteInAudit(ctx, { action: 'book.unlockWithRecoveryKey', actorId: user.id, vault: renewed });
      await replaceVault(ctx, renewed);
      return ok(actor);
    },
  ),

  'book.confirmRecoveryKey': sessionHandler(bookContract['book.confirmRecoveryKey'], async (ctx) => {
    await replaceVault(ctx, { ...openOf(ctx.session).vault, isRecoveryKeyConfirmed: true });
    await ctx.write(async (step) => {
      await setBookFact(step.tx, 'recovery_key_confirmed', step.now);
      return ok(null);
    });
    return ok({});
  }),

  'book.renewRecoveryKey': sessionHandler(bookContract['book.renewRecoveryKey'], async (ctx, input) => {
    const { vault, actor, dataKey } = openOf(ctx.session);
    const tried = await tryPassphrase(ctx, vault, { userId: actor.id, passphrase: input.passphrase });
    if (!tried.ok) return tried;
    tried.value.dataKey.fill(0);
    const secret = randomBytes(20);
    const recovery = newRecoveryHolder(vault.bookId, dataKey, secret);
    const renewed = { ...vault, recovery, isRecoveryKeyConfirmed: false };
    await noteInAudit(ctx, { action: 'book.renewRecoveryKey', actorId: actor.id, vault: renewed });
    await replaceVault(ctx, renewed);
    const recoveryKey = formatRecoveryKey(secret);
    secret.fill(0);
    return ok({ recoveryKey, auditPublicKey: vault.auditPublicKey });
  }),
};

/** Saves the vault and, once it is on the disk, takes it into the session. */
export async function replaceVault(ctx: SessionContext, vault: Vault): Promise<void> {
  await saveVault(ctx.desk.files, ctx.session.folder, vault);
  ctx.session.state = { kind: 'open', open: { ...openOf(ctx.session), vault } };
  ctx.touch('book');
}

/** Into the book first: a vault with keys that the book does not know would stop the next re-key. */
async function noteInAudit(
  ctx: SessionContext,
  change: { readonly action: string; readonly actorId: string; readonly vault: Vault },
): Promise<void> {
  await ctx.write(async (step) => {
    await addRecipients(step.tx, change.vault);
    step.audit({ action: change.action, subjectKind: 'actor', subjectId: change.actorId });
    return ok(null);
  });
}
