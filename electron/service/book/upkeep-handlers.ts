import { bookContract } from '../../../shared/contract/book.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { listBackups } from '../backup/list-backups.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { isDiskFull } from '../db/refusal.ts';
import { openCount } from '../morning/sheet.ts';
import { type HandlerMap, queryHandler, sessionHandler } from '../rpc/handler.ts';
import { bookStatus, lookAtFolder } from './status.ts';
import { verifyBook } from './verify-book.ts';

/** Warned of before a write can fail (desktop.md 1.5). */
const LOW_DISK_BYTES = 500 * 1024 * 1024;

/** Copies, checks and the status bar. */
export const upkeepHandlers: HandlerMap = {
  'book.backUpNow': sessionHandler(
    bookContract['book.backUpNow'],
    async (ctx) => {
      try {
        const backup = await ctx.keepBackup('manual');
        ctx.touch('book');
        return ok(backup);
      } catch (error) {
        if (isDiskFull(error)) return err(domainError('disk.full'));
        ctx.desk.log.incident(ctx.newId(), error, { method: 'book.backUpNow' });
        return err(domainError('backup.failed'));
      }
    },
    { holdsWrites: true },
  ),

  'book.restoreBackup': sessionHandler(
    bookContract['book.restoreBackup'],
    async (ctx, input) => {
      const { state } = ctx.session;
      if (state.kind === 'locked') return err(domainError('book.locked'));
      if (state.kind === 'open' && state.open.actor.role !== 'owner')
        return err(domainError('actor.forbidden'));
      const restored = await restoreBackup(ctx, input.backupId);
      if (!restored.ok) return restored;
      await lookAtFolder(ctx.desk.files, ctx.session);
      ctx.session.pendingRestore = input.backupId;
      ctx.touch('book');
      return ok(await bookStatus(ctx.desk.files, ctx.session, ctx.today));
    },
    { waitsForJobs: true },
  ),

  'book.verify': sessionHandler(bookContract['book.verify'], async (ctx) => ok(await verifyBook(ctx))),

  'book.statusLine': queryHandler(bookContract['book.statusLine'], async (ctx) => {
    const overdue = await ctx.db
      .selectFrom('loan_position')
      .select((eb) => [
        eb.fn.countAll<number>().as('loans'),
        eb.fn.sum<number | null>('overdue_total_fen').as('total'),
      ])
      .where('oldest_unpaid_due_on', 'is not', null)
      .executeTakeFirstOrThrow();
    const saved = await ctx.db
      .selectFrom('command_log')
      .select((eb) => eb.fn.max('recorded_at').as('saved_at'))
      .executeTakeFirst();
    const { open } = await openCount({ db: ctx.db, law: ctx.desk.law, today: ctx.today });
    const [lastBackup] = await listBackups(ctx.desk.files, ctx.desk.bookDir);
    return ok({
      today: ctx.today,
      savedAt: saved?.saved_at ?? null,
      lastBackupAt: lastBackup?.takenAt ?? null,
      isLastBackupVerified: lastBackup?.state === 'verified',
      isDiskLow: (await ctx.desk.files.freeBytes(ctx.desk.bookDir)) < LOW_DISK_BYTES,
      overdueLoanCount: overdue.loans,
      overdueFen: fen(overdue.total ?? 0),
      morningCount: open,
    });
  }),
};
