import { usersContract } from '../../../shared/contract/users.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { replaceVault } from '../book/keys-handlers.ts';
import { recordRemoval, rekeyWithout } from '../book/remove-user.ts';
import { openOf } from '../book/session.ts';
import { tryPassphrase } from '../book/unlock.ts';
import { newUserHolder, withNewPassphrase } from '../book/vault.ts';
import { type HandlerMap, queryHandler, sessionHandler } from '../rpc/handler.ts';
import { addRecipients } from './recipients.ts';

export const usersHandlers: HandlerMap = {
  'users.list': queryHandler(usersContract['users.list'], async (ctx) => {
    const rows = await ctx.db
      .selectFrom('actor')
      .select(['id', 'name', 'role', 'added_at'])
      .select((eb) =>
        eb
          .selectFrom('audit_event')
          .select((inner) => inner.fn.max('recorded_at').as('at'))
          .where('subject_kind', '=', 'actor')
          .where('action', '=', 'book.unlock')
          .whereRef('subject_id', '=', 'actor.id')
          .as('last_unlocked_at'),
      )
      .where('removed_at', 'is', null)
      .orderBy('added_at')
      .orderBy('id')
      .execute();
    return ok(
      rows.map((row) => ({
        id: row.id,
        name: row.name,
        role: row.role,
        addedAt: row.added_at,
        lastUnlockedAt: row.last_unlocked_at,
        isCurrent: row.id === ctx.actor.id,
      })),
    );
  }),

  'users.add': sessionHandler(usersContract['users.add'], async (ctx, input) => {
    const { vault, dataKey } = openOf(ctx.session);
    if (vault.users.some((user) => user.name === input.name)) return err(domainError('user.nameTaken'));
    const userId = ctx.newId<'actor'>();
    const holder = await newUserHolder(vault.bookId, dataKey, { ...input, id: userId, cost: ctx.kdfCost });
    const added = { ...vault, users: [...vault.users, holder] };
    const written = await ctx.write(async (step) => {
      await step.tx
        .insertInto('actor')
        .values({ id: userId, name: input.name, role: input.role, added_at: step.now, removed_at: null })
        .execute();
      await addRecipients(step.tx, added);
      step.audit({
        action: 'users.add',
        subjectKind: 'actor',
        subjectId: userId,
        detail: { role: input.role },
      });
      step.touch('users');
      return ok(null);
    });
    if (!written.ok) return err(domainError('user.nameTaken'));
    // after the row: a wrap without its row would open the book for somebody the book does not know
    await replaceVault(ctx, added);
    return ok({ id: userId, name: input.name, role: input.role });
  }),

  'users.update': sessionHandler(usersContract['users.update'], async (ctx, input) => {
    const { vault } = openOf(ctx.session);
    const before = vault.users.find((user) => user.id === input.userId);
    if (before === undefined) return err(domainError('record.notFound', { id: input.userId }));
    const others = vault.users.filter((user) => user.id !== input.userId);
    if (others.some((user) => user.name === input.name)) return err(domainError('user.nameTaken'));
    const hasOwner = input.role === 'owner' || others.some((user) => user.role === 'owner');
    if (!hasOwner) return err(domainError('user.lastOwner'));
    await ctx.write(async (step) => {
      await step.tx
        .updateTable('actor')
        .set({ name: input.name, role: input.role })
        .where('id', '=', input.userId)
        .executeTakeFirstOrThrow();
      const detail = { before: { role: before.role }, after: { role: input.role } };
      step.audit({ action: 'users.update', subjectKind: 'actor', subjectId: input.userId, detail });
      step.touch('users');
      return ok(null);
    });
    const changed = { ...before, name: input.name, role: input.role };
    const users = vault.users.map((user) => (user.id === input.userId ? changed : user));
    await replaceVault(ctx, { ...vault, users });
    return ok({ id: changed.id, name: changed.name, role: changed.role });
  }),

  'users.remove': sessionHandler(
    usersContract['users.remove'],
    async (ctx, input) => {
      const { vault, actor } = openOf(ctx.session);
      const isKnown = await openOf(ctx.session)
        .db.selectFrom('actor')
        .select('id')
        .where('id', '=', input.userId)
        .where('removed_at', 'is', null)
        .executeTakeFirst();
      if (isKnown === undefined) return err(domainError('record.notFound', { id: input.userId }));
      if (input.userId === actor.id) return err(domainError('user.isCurrent'));
      const tried = await tryPassphrase(ctx, vault, { userId: actor.id, passphrase: input.passphrase });
      if (!tried.ok) return tried;
      tried.value.dataKey.fill(0);
      // absent from the vault: an earlier removal was cut short after the re-key
      const hasWrap = vault.users.some((user) => user.id === input.userId);
      if (hasWrap) await rekeyWithout(ctx, input.userId);
      await recordRemoval(ctx, input.userId);
      return ok({ newRecoveryKey: null });
    },
    { waitsForJobs: true },
  ),

  'users.changePassphrase': sessionHandler(usersContract['users.changePassphrase'], async (ctx, input) => {
    const { vault, dataKey, actor } = openOf(ctx.session);
    const claim = { userId: actor.id, passphrase: input.currentPassphrase };
    const tried = await tryPassphrase(ctx, vault, claim);
    if (!tried.ok) return tried;
    tried.value.dataKey.fill(0);
    const wish = { userId: actor.id, passphrase: input.newPassphrase, cost: ctx.kdfCost };
    const renewed = await withNewPassphrase(vault, dataKey, wish);
    await ctx.write(async (step) => {
      await addRecipients(step.tx, renewed);
      step.audit({ action: 'users.changePassphrase', subjectKind: 'actor', subjectId: actor.id });
      return ok(null);
    });
    await replaceVault(ctx, renewed);
    return ok({});
  }),
};
