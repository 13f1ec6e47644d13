import { lawContract } from '../../../shared/contract/law.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { fitsKind, parameterKind, rowInForce } from '../../../shared/domain/law/parameter-override.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { commandHandler, type HandlerMap } from '../rpc/handler.ts';
import { effectiveParameters } from './effective-parameters.ts';

/** The owner's word on a legal parameter: approving a row as it is (R10.8), or setting another value. */
export const approvalHandlers: HandlerMap = {
  'law.approveParameter': commandHandler(lawContract['law.approveParameter'], async (ctx, input) => {
    const key = { id: input.id, scope: input.scope, effectiveFrom: input.effectiveFrom };
    const row = (await effectiveParameters(ctx.tx, ctx.desk.law)).find(
      (each) => each.id === key.id && each.scope === key.scope && each.effectiveFrom === key.effectiveFrom,
    );
    if (row === undefined) return err(domainError('law.parameterUnknown', key));
    const inserted = await ctx.tx
      .insertInto('law_approval')
      .values({
        parameter_id: key.id,
        scope: key.scope,
        effective_from: key.effectiveFrom,
        approved_by: ctx.actor.id,
        counsel: input.counsel,
        approved_on: ctx.today,
        recorded_at: ctx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows !== 1n) return err(domainError('law.alreadyApproved', key));
    ctx.audit({
      action: 'law.approveParameter',
      subjectKind: 'lawParameter',
      subjectId: key.id,
      detail: { ...key, value: row.value, source: row.source, counsel: input.counsel },
    });
    ctx.touch('law', 'letters', 'loans', 'morning');
    return ok({});
  }),

  'law.overrideParameter': commandHandler(lawContract['law.overrideParameter'], async (ctx, input) => {
    const key = { id: input.id, scope: input.scope, effectiveFrom: input.effectiveFrom };
    const before = rowInForce(await effectiveParameters(ctx.tx, ctx.desk.law), key);
    if (before === undefined) return err(domainError('law.overrideOutsidePeriod', key));
    const shipped = rowInForce(await ctx.desk.law.parameters(), key);
    if (!fitsKind(parameterKind(shipped ?? before), input.value)) {
      return err(domainError('law.valueWrong', { id: key.id, unit: before.unit }));
    }
    const values = {
      value_json: JSON.stringify(input.value),
      source: input.source,
      reason: input.reason,
      entered_by: ctx.actor.id,
      entered_at: ctx.now,
    };
    await ctx.tx
      .insertInto('law_parameter_change')
      .values({ id: key.id, scope: key.scope, effective_from: key.effectiveFrom, ...values })
      .onConflict((conflict) => conflict.columns(['id', 'scope', 'effective_from']).doUpdateSet(values))
      .execute();
    // an approval was given to the value of its day
    const dropped = await ctx.tx
      .deleteFrom('law_approval')
      .where('parameter_id', '=', key.id)
      .where('scope', '=', key.scope)
      .where('effective_from', '=', key.effectiveFrom)
      .executeTakeFirst();
    ctx.audit({
      action: 'law.overrideParameter',
      subjectKind: 'lawParameter',
      subjectId: key.id,
      detail: {
        ...key,
        before: { value: before.value, source: before.source, effectiveFrom: before.effectiveFrom },
        after: { value: input.value, source: input.source },
        reason: input.reason,
        isApprovalDropped: dropped.numDeletedRows > 0n,
      },
    });
    ctx.touch('law', 'letters', 'loans', 'cases', 'morning');
    return ok({});
  }),
};
