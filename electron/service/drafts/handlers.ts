import { draftsContract } from '../../../shared/contract/drafts.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';

/** Half-typed forms of the user who is unlocked. No business facts: not audited. */
export const draftsHandlers: HandlerMap = {
  'drafts.list': queryHandler(draftsContract['drafts.list'], async (ctx) => {
    const rows = await ctx.db
      .selectFrom('draft')
      .selectAll()
      .where('actor_id', '=', ctx.actor.id)
      .orderBy('saved_at', 'desc')
      .execute();
    return ok(rows.map((row) => ({ key: row.name, body: textOf(row.value_json), savedAt: row.saved_at })));
  }),

  'drafts.save': commandHandler(draftsContract['drafts.save'], async (ctx, input) => {
    ctx.withoutAudit();
    const value_json = JSON.stringify(input.body);
    await ctx.tx
      .insertInto('draft')
      .values({ actor_id: ctx.actor.id, name: input.key, value_json, saved_at: ctx.now })
      .onConflict((conflict) =>
        conflict.columns(['actor_id', 'name']).doUpdateSet({ value_json, saved_at: ctx.now }),
      )
      .execute();
    return ok({ savedAt: ctx.now });
  }),

  'drafts.remove': commandHandler(draftsContract['drafts.remove'], async (ctx, input) => {
    ctx.withoutAudit();
    await ctx.tx
      .deleteFrom('draft')
      .where('actor_id', '=', ctx.actor.id)
      .where('name', '=', input.key)
      .execute();
    return ok({});
  }),
};

function textOf(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : '';
}
