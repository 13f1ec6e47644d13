import { morningContract } from '../../../shared/contract/morning.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { markItem, marksOn, unmarkItem } from './mark-commands.ts';
import { groupOfSheet, morningSheet } from './sheet.ts';

export const morningHandlers: HandlerMap = {
  'morning.sheet': queryHandler(morningContract['morning.sheet'], async (ctx, input) => {
    const question = { db: ctx.db, law: ctx.desk.law, today: input.asOf ?? ctx.today };
    return ok(await morningSheet(question, input.limitPerGroup));
  }),
  'morning.group': queryHandler(morningContract['morning.group'], async (ctx, input) => {
    const question = { db: ctx.db, law: ctx.desk.law, today: input.asOf ?? ctx.today };
    return ok(await groupOfSheet(question, input.group, input));
  }),
  'morning.marks': queryHandler(morningContract['morning.marks'], async (ctx, input) =>
    ok(await marksOn(ctx.db, input.on ?? ctx.today)),
  ),
  'morning.mark': commandHandler(morningContract['morning.mark'], markItem),
  'morning.unmark': commandHandler(morningContract['morning.unmark'], unmarkItem),
};
