import { lawContract } from '../../../shared/contract/law.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap, queryHandler } from '../rpc/handler.ts';
import { approvalHandlers } from './approve.ts';
import { holidaysOf, lprTable, parameterTable } from './queries.ts';

export const lawHandlers: HandlerMap = {
  'law.lpr': queryHandler(lawContract['law.lpr'], async (ctx) => ok(await lprTable(ctx.db, ctx.desk.law))),

  'law.saveLpr': commandHandler(lawContract['law.saveLpr'], async (ctx, input) => {
    if (input.publishedOn > ctx.today)
      return err(domainError('law.lprInFuture', { publishedOn: input.publishedOn }));
    const month = input.publishedOn.slice(0, 7);
    const before = (await lprTable(ctx.tx, ctx.desk.law)).find((row) => row.month === month);
    // one fixing a month, about the 20th: another day in the same month is a slip unless the old row had no
    // figure
    if (before !== undefined && before.publishedOn !== input.publishedOn && before.annual1yPpm !== null) {
      return err(domainError('law.lprNotMonthly', { month, publishedOn: before.publishedOn }));
    }
    const row = {
      one_year_ppm: input.annual1yPpm,
      five_year_ppm: input.annual5yPpm,
      source: input.source,
      entered_by: ctx.actor.id,
      entered_at: ctx.now,
    };
    await ctx.tx
      .deleteFrom('lpr_fixing')
      .where('published_on', 'like', `${month}-%`)
      .where('published_on', '!=', input.publishedOn)
      .execute();
    await ctx.tx
      .insertInto('lpr_fixing')
      .values({ published_on: input.publishedOn, ...row })
      .onConflict((conflict) => conflict.column('published_on').doUpdateSet(row))
      .execute();
    const after = present(
      (await lprTable(ctx.tx, ctx.desk.law)).find((candidate) => candidate.month === month),
      'a saved fixing is in the table',
    );
    ctx.audit({
      action: 'law.saveLpr',
      subjectKind: 'lpr',
      subjectId: input.publishedOn,
      detail: { before: before ?? null, after },
    });
    ctx.touch('law', 'loans', 'morning');
    return ok(after);
  }),

  'law.parameters': queryHandler(lawContract['law.parameters'], async (ctx) =>
    ok(await parameterTable(ctx.db, ctx.desk.law)),
  ),

  ...approvalHandlers,

  'law.holidays': queryHandler(lawContract['law.holidays'], async (ctx, input) =>
    ok(await holidaysOf(ctx.db, ctx.desk.law, input.year)),
  ),

  'law.saveHoliday': commandHandler(lawContract['law.saveHoliday'], async (ctx, input) => {
    await ctx.tx.deleteFrom('holiday_day').where('day', '=', input.date).execute();
    if (input.kind !== null) {
      await ctx.tx
        .insertInto('holiday_day')
        .values({
          day: input.date,
          is_working: input.kind === 'work' ? 1 : 0,
          name: input.name,
          source: input.source,
          entered_by: ctx.actor.id,
          entered_at: ctx.now,
        })
        .execute();
    }
    ctx.audit({
      action: 'law.saveHoliday',
      subjectKind: 'holiday',
      subjectId: input.date,
      detail: { kind: input.kind, source: input.source },
    });
    ctx.touch('law', 'morning');
    return ok({});
  }),
};
