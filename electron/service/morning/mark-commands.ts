import type { z } from 'zod';
import type { morningMark, morningUnmark } from '../../../shared/contract/morning.ts';
import { checkMark } from '../../../shared/domain/collection/morning/mark.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import { dateOrNull } from '../rights/queries.ts';
import type { CommandContext } from '../rpc/context.ts';
import { rightItems } from './rights-group.ts';

/** The last safe day of a right's row is computed again here: the key alone is not believed. */
async function lastSafeOf(
  ctx: CommandContext,
  item: { readonly itemKey: string; readonly loanId: string },
): Promise<LocalDate | null | 'gone'> {
  if (!item.itemKey.startsWith('right:')) return null;
  const loan = await ctx.tx
    .selectFrom('loan')
    .innerJoin('loan_position', 'loan_position.loan_id', 'loan.id')
    .select(['loan.id', 'loan.contract_no', 'loan_position.overdue_total_fen'])
    .where('loan.id', '=', item.loanId)
    .executeTakeFirst();
  if (loan === undefined) return 'gone';
  const items = await rightItems({ db: ctx.tx, law: ctx.desk.law, today: ctx.today }, [loan]);
  return items.find((one) => one.key === item.itemKey)?.lastSafeOn ?? 'gone';
}

export async function markItem(ctx: CommandContext, input: z.output<typeof morningMark.input>) {
  const loan = await ctx.tx.selectFrom('loan').select('id').where('id', '=', input.loanId).executeTakeFirst();
  if (loan === undefined) return err(domainError('record.notFound', { loanId: input.loanId }));
  const lastSafeOn = await lastSafeOf(ctx, input);
  if (lastSafeOn === 'gone') return err(domainError('morning.itemGone', { itemKey: input.itemKey }));
  const checked = checkMark(input, { lastSafeOn }, ctx.today);
  if (!checked.ok) return checked;
  const markId = ctx.newId<'mark'>();
  await ctx.tx
    .insertInto('work_mark')
    .values({
      id: markId,
      item_key: input.itemKey,
      loan_id: input.loanId,
      kind: input.kind,
      until_on: checked.value.untilOn,
      reason: input.reason.trim(),
      marked_on: ctx.today,
      recorded_at: ctx.now,
      actor_id: ctx.actor.id,
    })
    .execute();
  ctx.audit({
    action: 'morning.mark',
    subjectKind: 'loan',
    subjectId: input.loanId,
    detail: {
      itemKey: input.itemKey,
      kind: input.kind,
      untilOn: checked.value.untilOn,
      reason: input.reason,
    },
  });
  ctx.touch('morning');
  return ok({ markId });
}

export async function unmarkItem(ctx: CommandContext, input: z.output<typeof morningUnmark.input>) {
  const mark = await ctx.tx
    .selectFrom('work_mark')
    .select(['id', 'item_key', 'loan_id'])
    .where('id', '=', input.markId)
    .executeTakeFirst();
  if (mark === undefined) return err(domainError('record.notFound', { markId: input.markId }));
  await ctx.tx.deleteFrom('work_mark').where('id', '=', mark.id).execute();
  ctx.audit({
    action: 'morning.unmark',
    subjectKind: 'loan',
    subjectId: mark.loan_id ?? '',
    detail: { itemKey: mark.item_key },
  });
  ctx.touch('morning');
  return ok({});
}

/** What was marked on a day, newest first. */
export async function marksOn(db: ReadDb, on: LocalDate) {
  const rows = await db
    .selectFrom('work_mark')
    .leftJoin('loan', 'loan.id', 'work_mark.loan_id')
    .leftJoin('person', 'person.id', 'loan.borrower_id')
    .leftJoin('actor', 'actor.id', 'work_mark.actor_id')
    .selectAll('work_mark')
    .select(['loan.contract_no', 'person.name as borrower_name', 'actor.name as actor_name'])
    .where('work_mark.marked_on', '=', on)
    .orderBy('work_mark.recorded_at', 'desc')
    .orderBy('work_mark.id')
    .execute();
  return {
    rows: rows.map((row) => ({
      markId: row.id,
      itemKey: row.item_key,
      loanId: row.loan_id === null ? null : id<'loan'>(row.loan_id),
      contractNo: row.contract_no,
      borrowerName: row.borrower_name,
      kind: row.kind,
      untilOn: dateOrNull(row.until_on),
      reason: row.reason,
      recordedAt: instant(row.recorded_at),
      actorName: row.actor_name ?? '',
    })),
  };
}
