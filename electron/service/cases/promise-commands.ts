import type { z } from 'zod';
import type { promiseInput, promisesMake, promisesWithdraw } from '../../../shared/contract/contacts.ts';
import { type NextStep, stepAfterWithdrawal } from '../../../shared/domain/collection/next-step.ts';
import { promiseRefusal } from '../../../shared/domain/collection/promise.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { id } from '../../../shared/kernel/ids.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { loadLoanState } from '../loans/load-loan.ts';
import { positionOf } from '../loans/positions.ts';
import type { CommandContext } from '../rpc/context.ts';
import { judgedPromises } from './promise-book.ts';
import { restateCases } from './restate-cases.ts';

type PromiseWish = z.output<typeof promiseInput>;
type PromiseRefusalCode = 'promise.inPast' | 'promise.aboveDebt' | 'promise.nothingOwed' | 'record.notFound';

/** Why this promise cannot be taken today; undefined when it can. */
export async function checkPromise(
  ctx: CommandContext,
  wish: { readonly loanId: string; readonly promise: PromiseWish },
): Promise<DomainError<PromiseRefusalCode> | undefined> {
  const state = await loadLoanState(ctx.tx, id<'loan'>(wish.loanId));
  if (state === undefined) return domainError('record.notFound', { loanId: wish.loanId });
  const { settleTodayFen } = positionOf(state, ctx.today);
  return promiseRefusal(wish.promise, settleTodayFen, ctx.today);
}

export interface PromiseToStore {
  readonly loanId: string;
  readonly caseId: string | null;
  readonly contactId: string | null;
  readonly madeBy: string;
  readonly madeOn: LocalDate;
  readonly promise: PromiseWish;
}

export async function storePromise(ctx: CommandContext, made: PromiseToStore): Promise<string> {
  const promiseId = ctx.newId<'promise'>();
  await ctx.tx
    .insertInto('promise')
    .values({
      id: promiseId,
      loan_id: made.loanId,
      case_id: made.caseId,
      contact_id: made.contactId,
      made_on: made.madeOn,
      made_by: made.madeBy,
      amount_fen: made.promise.amountFen,
      due_on: made.promise.dueOn,
      tolerance_days: made.promise.toleranceDays,
      withdrawn_on: null,
      withdrawn_reason: null,
      remarks: made.promise.remarks,
      recorded_at: ctx.now,
      actor_id: ctx.actor.id,
    })
    .execute();
  const { amountFen, dueOn } = made.promise;
  const detail = { promiseId, amountFen, dueOn };
  ctx.audit({ action: 'promises.make', subjectKind: 'loan', subjectId: made.loanId, detail });
  return promiseId;
}

export async function makePromise(ctx: CommandContext, input: z.output<typeof promisesMake.input>) {
  const refusal = await checkPromise(ctx, { loanId: input.loanId, promise: input });
  if (refusal !== undefined) return err(refusal);
  const open = await ctx.tx
    .selectFrom('collection_case')
    .select('id')
    .where('loan_id', '=', input.loanId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  const promiseId = await storePromise(ctx, {
    loanId: input.loanId,
    caseId: open?.id ?? null,
    contactId: null,
    madeBy: input.madeBy,
    madeOn: ctx.today,
    promise: input,
  });
  if (open !== undefined) {
    await ctx.tx
      .updateTable('collection_case')
      .set({ next_action: 'check-promise', next_action_on: input.dueOn })
      .where('id', '=', open.id)
      .execute();
  }
  await restateCases(ctx.tx, ctx.today, [input.loanId]);
  ctx.touch('promises', 'cases', 'morning');
  return ok({ promiseId });
}

/** Only an open promise is withdrawn; a decided one stays what its receipts made it. */
export async function withdrawPromise(ctx: CommandContext, input: z.output<typeof promisesWithdraw.input>) {
  const row = await ctx.tx
    .selectFrom('promise')
    .select(['id', 'loan_id'])
    .where('id', '=', input.promiseId)
    .executeTakeFirst();
  if (row === undefined) return err(domainError('record.notFound', { promiseId: input.promiseId }));
  const own = await judgedPromises(ctx.tx, [row.loan_id], ctx.today);
  const promise = present(
    own.find((one) => one.promiseId === input.promiseId),
    'a stored promise is judged',
  );
  if (promise.state !== 'open') return err(domainError('promise.notOpen', { state: promise.state }));
  await ctx.tx
    .updateTable('promise')
    .set({ withdrawn_on: ctx.today, withdrawn_reason: input.reason })
    .where('id', '=', input.promiseId)
    .execute();
  const stillOpen = own.filter((one) => one.state === 'open' && one !== promise).map((one) => one.dueOn);
  await planWithoutPromise(ctx, row.loan_id, stepAfterWithdrawal(stillOpen, ctx.today));
  await restateCases(ctx.tx, ctx.today, [row.loan_id]);
  const detail = { promiseId: input.promiseId, reason: input.reason };
  ctx.audit({ action: 'promises.withdraw', subjectKind: 'loan', subjectId: row.loan_id, detail });
  ctx.touch('promises', 'cases', 'morning');
  return ok({});
}

/** A case that waited for the withdrawn promise goes on with another step; a step that the clerk planned stays. */
async function planWithoutPromise(ctx: CommandContext, loanId: string, step: NextStep): Promise<void> {
  await ctx.tx
    .updateTable('collection_case')
    .set({ next_action: step.action, next_action_on: step.on })
    .where('loan_id', '=', loanId)
    .where('closed_on', 'is', null)
    .where('next_action', '=', 'check-promise')
    .execute();
}
