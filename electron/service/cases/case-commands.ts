import type { z } from 'zod';
import type {
  casesSetNextAction,
  casesSetSegment,
  casesSetStopFlag,
} from '../../../shared/contract/cases.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { restateCases } from './restate-cases.ts';

async function findCase(ctx: CommandContext, caseId: string) {
  return ctx.tx
    .selectFrom('collection_case')
    .select(['id', 'loan_id', 'closed_on', 'segment', 'next_action', 'next_action_on', 'owner_id'])
    .where('id', '=', caseId)
    .executeTakeFirst();
}

export async function setSegment(ctx: CommandContext, input: z.output<typeof casesSetSegment.input>) {
  const found = await findCase(ctx, input.caseId);
  if (found === undefined) return err(domainError('record.notFound', { caseId: input.caseId }));
  if (found.closed_on !== null) return err(domainError('case.closed', { caseId: input.caseId }));
  await ctx.tx
    .updateTable('collection_case')
    .set({ segment: input.segment })
    .where('id', '=', found.id)
    .execute();
  await restateCases(ctx.tx, ctx.today, [found.loan_id]);
  ctx.audit({
    action: 'cases.setSegment',
    subjectKind: 'case',
    subjectId: found.id,
    detail: { before: found.segment, after: input.segment, reason: input.reason },
  });
  ctx.touch('cases', 'morning');
  return ok({});
}

export async function setNextAction(ctx: CommandContext, input: z.output<typeof casesSetNextAction.input>) {
  const found = await findCase(ctx, input.caseId);
  if (found === undefined) return err(domainError('record.notFound', { caseId: input.caseId }));
  if (found.closed_on !== null) return err(domainError('case.closed', { caseId: input.caseId }));
  if (input.on !== null && input.on < ctx.today) {
    return err(domainError('case.nextActionInPast', { today: ctx.today }));
  }
  if (input.ownerId !== null) {
    const owner = await ctx.tx
      .selectFrom('actor')
      .select('id')
      .where('id', '=', input.ownerId)
      .executeTakeFirst();
    if (owner === undefined) return err(domainError('record.notFound', { actorId: input.ownerId }));
  }
  const on = input.action === null ? null : (input.on ?? ctx.today);
  await ctx.tx
    .updateTable('collection_case')
    .set({ next_action: input.action, next_action_on: on, owner_id: input.ownerId ?? found.owner_id })
    .where('id', '=', found.id)
    .execute();
  ctx.audit({
    action: 'cases.setNextAction',
    subjectKind: 'case',
    subjectId: found.id,
    detail: {
      before: { action: found.next_action, on: found.next_action_on },
      after: { action: input.action, on },
    },
  });
  ctx.touch('cases', 'morning');
  return ok({});
}

/** Anybody may set a stop; only the owner lifts one, since it is the borrower's protection. */
export async function setStopFlag(ctx: CommandContext, input: z.output<typeof casesSetStopFlag.input>) {
  const loan = await ctx.tx
    .selectFrom('loan')
    .select(['id', 'stop_flag', 'stop_flag_since'])
    .where('id', '=', input.loanId)
    .executeTakeFirst();
  if (loan === undefined) return err(domainError('record.notFound', { loanId: input.loanId }));
  if (input.since > ctx.today) return err(domainError('case.stopFlagInFuture'));
  if (input.kind === null && loan.stop_flag !== null && ctx.actor.role !== 'owner') {
    return err(domainError('case.stopFlagOwnerOnly'));
  }
  const isSet = input.kind !== null;
  await ctx.tx
    .updateTable('loan')
    .set({
      stop_flag: input.kind,
      stop_flag_since: isSet ? input.since : null,
      stop_flag_reason: isSet ? input.reason : null,
      updated_at: ctx.now,
    })
    .where('id', '=', loan.id)
    .execute();
  ctx.audit({
    action: 'cases.setStopFlag',
    subjectKind: 'loan',
    subjectId: loan.id,
    detail: {
      before: { kind: loan.stop_flag, since: loan.stop_flag_since },
      after: { kind: input.kind, since: isSet ? input.since : null },
      reason: input.reason,
    },
  });
  ctx.touch('cases', 'loans', 'morning');
  return ok({});
}
