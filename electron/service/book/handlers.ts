import { bookContract } from '../../../shared/contract/book.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { auditHead } from '../audit/append.ts';
import { listBackups } from '../backup/list-backups.ts';
import { type HandlerMap, sessionHandler } from '../rpc/handler.ts';
import { createFirstBook } from './first-run.ts';
import { bookKeysHandlers } from './keys-handlers.ts';
import { openSample } from './open-sample.ts';
import { endSample } from './sample-content.ts';
import { closeSession, openOf } from './session.ts';
import { bookStatus } from './status.ts';
import { openForUser, tryPassphrase } from './unlock.ts';
import { upkeepHandlers } from './upkeep-handlers.ts';

export const bookHandlers: HandlerMap = {
  'book.status': sessionHandler(bookContract['book.status'], async (ctx) =>
    ok(await bookStatus(ctx.desk.files, ctx.session, ctx.today)),
  ),

  'book.create': sessionHandler(bookContract['book.create'], createFirstBook),

  'book.openSample': sessionHandler(bookContract['book.openSample'], async (ctx, input) =>
    openSample(ctx, input.language),
  ),

  'book.unlock': sessionHandler(bookContract['book.unlock'], async (ctx, input) => {
    const { state } = ctx.session;
    if (state.kind === 'open') return ok(state.open.actor);
    if (state.kind === 'absent') return err(domainError('book.absent'));
    const vault = state.vault;
    if (vault === undefined) return err(domainError('book.refused'));
    const tried = await tryPassphrase(ctx, vault, input);
    if (!tried.ok) return tried;
    const actor = await openForUser(ctx, tried.value, tried.value.user);
    await ctx.write(async (step) => {
      step.audit({ action: 'book.unlock', subjectKind: 'actor', subjectId: actor.id });
      const restored = ctx.session.pendingRestore;
      if (restored !== undefined) {
        step.audit({ action: 'book.restoreBackup', subjectKind: 'backup', subjectId: restored });
      }
      return ok(null);
    });
    ctx.session.pendingRestore = undefined;
    // looking at a book is no reason for a copy of it
    ctx.session.auditSeqAtOpen = (await auditHead(openOf(ctx.session).db)).seq;
    ctx.touch('book');
    return ok(actor);
  }),

  'book.lock': sessionHandler(
    bookContract['book.lock'],
    async (ctx) => {
      closeSession(ctx.session);
      await endSample(ctx.desk.files, ctx.session);
      ctx.touch('book');
      return ok({});
    },
    { waitsForJobs: true },
  ),

  'book.backups': sessionHandler(bookContract['book.backups'], async (ctx) =>
    ok(await listBackups(ctx.desk.files, ctx.session.folder)),
  ),

  ...bookKeysHandlers,
  ...upkeepHandlers,
};
