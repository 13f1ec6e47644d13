import type { z } from 'zod';
import type { partiesEndContact } from '../../../shared/contract/person-facts.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { id } from '../../../shared/kernel/ids.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { CommandContext } from '../rpc/context.ts';
import { refreshSearchOfPerson } from './refresh-search.ts';

type Input = z.output<typeof partiesEndContact.input>;

const TABLES = { phone: 'person_phone', address: 'person_address' } as const;

/** A number or address that is no more keeps its row with the day and the reason; another number becomes the first one. */
export async function endContact(ctx: CommandContext, input: Input) {
  const table = TABLES[input.kind];
  if (input.endedOn > ctx.today) return err(domainError('party.endInFuture', { today: ctx.today }));
  const row = await ctx.tx
    .selectFrom(table)
    .select(['id', 'person_id', 'valid_to'])
    .where('id', '=', input.recordId)
    .executeTakeFirst();
  if (row === undefined) return err(domainError('record.notFound', { kind: input.kind, id: input.recordId }));
  if (row.valid_to !== null) return err(domainError('party.contactEnded', { on: row.valid_to }));
  await ctx.tx
    .updateTable(table)
    .set({ valid_to: input.endedOn, end_reason: input.reason })
    .where('id', '=', row.id)
    .execute();
  if (input.kind === 'phone') await passFirstPlaceOn(ctx, row);
  await ctx.tx.updateTable('person').set({ updated_at: ctx.now }).where('id', '=', row.person_id).execute();
  await refreshSearchOfPerson(ctx.tx, id<'person'>(row.person_id));
  ctx.audit({
    action: 'parties.endContact',
    subjectKind: 'person',
    subjectId: row.person_id,
    detail: { kind: input.kind, recordId: row.id, endedOn: input.endedOn, reason: input.reason },
  });
  ctx.touch('parties', 'loans', 'cases', 'morning');
  return ok({});
}

async function passFirstPlaceOn(
  ctx: CommandContext,
  ended: { readonly id: string; readonly person_id: string },
): Promise<void> {
  const first = await ctx.tx
    .selectFrom('person_phone')
    .select('is_primary')
    .where('id', '=', ended.id)
    .executeTakeFirstOrThrow();
  if (first.is_primary === 0) return;
  await ctx.tx.updateTable('person_phone').set({ is_primary: 0 }).where('id', '=', ended.id).execute();
  const next = await ctx.tx
    .selectFrom('person_phone')
    .select('id')
    .where('person_id', '=', ended.person_id)
    .where('valid_to', 'is', null)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return;
  await ctx.tx.updateTable('person_phone').set({ is_primary: 1 }).where('id', '=', next.id).execute();
}
