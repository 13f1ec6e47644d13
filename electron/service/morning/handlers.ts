import type { z } from 'zod';
import { morningContract, type morningGroup } from '../../../shared/contract/morning.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { searchWords } from '../db/loan-order.ts';
import type { QueryContext } from '../rpc/context.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { markItem, marksOn, unmarkItem } from './mark-commands.ts';
import { type FilteredQuestion, groupOfSheet, morningSheet } from './sheet.ts';

function questionOf(
  ctx: QueryContext,
  input: Pick<z.output<typeof morningGroup.input>, 'asOf' | 'search' | 'wholeGroups'>,
): FilteredQuestion {
  const words = searchWords(input.search);
  return {
    db: ctx.db,
    law: ctx.desk.law,
    today: input.asOf ?? ctx.today,
    words,
    wholeGroups: input.wholeGroups,
  };
}

export const morningHandlers: HandlerMap = {
  'morning.sheet': queryHandler(morningContract['morning.sheet'], async (ctx, input) => {
    return ok(await morningSheet(questionOf(ctx, input), input.limitPerGroup));
  }),
  'morning.group': queryHandler(morningContract['morning.group'], async (ctx, input) => {
    return ok(await groupOfSheet(questionOf(ctx, input), input.group, input));
  }),
  'morning.marks': queryHandler(morningContract['morning.marks'], async (ctx, input) =>
    ok(await marksOn(ctx.db, input.on ?? ctx.today)),
  ),
  'morning.mark': commandHandler(morningContract['morning.mark'], markItem),
  'morning.unmark': commandHandler(morningContract['morning.unmark'], unmarkItem),
};
