import { savedViewSchema, settingsContract } from '../../../shared/contract/settings.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { loadSettings, putSetting, storeSettings } from './store.ts';

export const settingsHandlers: HandlerMap = {
  'settings.get': queryHandler(settingsContract['settings.get'], async (ctx) =>
    ok(await loadSettings(ctx.db)),
  ),

  'settings.save': commandHandler(settingsContract['settings.save'], async (ctx, input) => {
    const before = await loadSettings(ctx.tx);
    await storeSettings(ctx.tx, input, ctx.now);
    const after = await loadSettings(ctx.tx);
    ctx.audit({
      action: 'settings.save',
      subjectKind: 'setting',
      subjectId: 'desk',
      detail: { before, after },
    });
    ctx.touch('settings');
    return ok(after);
  }),

  'settings.views': queryHandler(settingsContract['settings.views'], async (ctx, input) => {
    const rows = await ctx.db
      .selectFrom('setting')
      .select('value_json')
      .where('name', '>=', viewPrefix(input.list))
      .where('name', '<', `${viewPrefix(input.list)}\u{10FFFF}`)
      .orderBy('name')
      .execute();
    return ok(rows.map((row) => savedViewSchema.parse(JSON.parse(row.value_json))));
  }),

  'settings.saveView': commandHandler(settingsContract['settings.saveView'], async (ctx, input) => {
    ctx.withoutAudit();
    await putSetting(ctx.tx, { name: viewName(input), value: input, now: ctx.now });
    ctx.touch('settings');
    return ok({});
  }),

  'settings.removeView': commandHandler(settingsContract['settings.removeView'], async (ctx, input) => {
    ctx.withoutAudit();
    await ctx.tx.deleteFrom('setting').where('name', '=', viewName(input)).execute();
    ctx.touch('settings');
    return ok({});
  }),
};

function viewPrefix(list: string): string {
  return `view:${list}:`;
}

function viewName(view: { readonly list: string; readonly name: string }): string {
  return `${viewPrefix(view.list)}${view.name}`;
}
