import { lendersContract } from '../../../shared/contract/lenders.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { problemAmong } from './decide.ts';
import { findLender, listLenders } from './queries.ts';
import { storeLender } from './store.ts';

export const lendersHandlers: HandlerMap = {
  'lenders.list': queryHandler(lendersContract['lenders.list'], async (ctx) => ok(await listLenders(ctx.db))),

  'lenders.save': commandHandler(lendersContract['lenders.save'], async (ctx, input) => {
    const all = await listLenders(ctx.tx);
    const before = all.find((lender) => lender.id === input.id);
    if (input.id !== null && before === undefined)
      return err(domainError('record.notFound', { id: input.id }));
    const lenderId = input.id ?? ctx.newId<'lender'>();
    const letter = await ctx.tx
      .selectFrom('letter')
      .select('id')
      .where('lender_id', '=', lenderId)
      .limit(1)
      .executeTakeFirst();
    const others = all.filter((lender) => lender.id !== lenderId);
    const problem = problemAmong(others, before, {
      input: input.lender,
      isActive: input.isActive,
      hasLetters: letter !== undefined,
    });
    if (problem !== undefined) return err(problem);
    await storeLender(ctx.tx, {
      lenderId,
      input: input.lender,
      isNew: before === undefined,
      isDefault: all.length === 0,
      isActive: input.isActive,
      now: ctx.now,
      today: ctx.today,
      newId: ctx.newId,
    });
    ctx.audit({
      action: before === undefined ? 'lenders.add' : 'lenders.change',
      subjectKind: 'lender',
      subjectId: lenderId,
      detail: { before: before ?? null, after: input.lender, isActive: input.isActive },
    });
    ctx.touch('lenders');
    return ok(present(await findLender(ctx.tx, lenderId), 'a saved lender is found'));
  }),
};
