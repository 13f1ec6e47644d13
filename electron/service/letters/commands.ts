import type { z } from 'zod';
import type { lettersIssue } from '../../../shared/contract/letters.ts';
import type {
  lettersCancel,
  lettersRecordDelivery,
  lettersRecordDispatch,
  lettersRecordOutput,
  lettersRecordSeal,
} from '../../../shared/contract/letters-register.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { countsAtLevel } from '../../../shared/domain/letter/delivery.ts';
import { type LocalDate, localDate } from '../../../shared/kernel/local-date.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import type { LetterEventTable } from '../db/schema.ts';
import type { CommandContext } from '../rpc/context.ts';
import { notFound, refusalOf } from './drafts.ts';
import { issueReviewed, sameLetter } from './issue.ts';
import { reviewWish } from './review.ts';
import { factsOfJson } from './rows.ts';

export async function issueLetter(ctx: CommandContext, input: z.output<typeof lettersIssue.input>) {
  const reviewed = await reviewWish(ctx.tx, ctx, input);
  if (reviewed === undefined) return err(notFound('loan', input.loanId));
  const same = await sameLetter(ctx.tx, { ...input, kind: reviewed.kind });
  if (same !== undefined) {
    return err(domainError('letter.sameExists', { letterId: same.id, letterNo: same.letter_no }));
  }
  const { facts } = reviewed;
  if (facts === null) return err(refusalOf(reviewed.checks));
  if (facts.claimedFen !== input.expectedClaimedFen) {
    return err(domainError('letter.changedSincePreview', { claimedFen: facts.claimedFen }));
  }
  const { bytes: _, ...issued } = await issueReviewed(ctx, { ...reviewed, facts }, null);
  return ok(issued);
}

interface OpenLetter {
  readonly id: string;
  readonly letterNo: string;
  readonly kind: string;
  readonly letterDate: LocalDate;
  readonly status: string;
  readonly factsJson: string;
}

async function findLetter(ctx: CommandContext, letterId: string): Promise<OpenLetter | undefined> {
  const row = await ctx.tx
    .selectFrom('letter')
    .select(['id', 'letter_no', 'kind', 'letter_date', 'status', 'facts_json'])
    .where('id', '=', letterId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    letterNo: row.letter_no,
    kind: row.kind,
    letterDate: localDate(row.letter_date),
    status: row.status,
    factsJson: row.facts_json,
  };
}

/** What stands against writing something down about a letter on a day. */
function eventObstacle(letter: OpenLetter, on: LocalDate, today: LocalDate) {
  if (letter.status === 'cancelled') return domainError('letter.isCancelled', { letterNo: letter.letterNo });
  if (on > today) return domainError('letter.dateInFuture', { today });
  if (on < letter.letterDate) return domainError('letter.beforeIssue', { letterDate: letter.letterDate });
  return undefined;
}

type EventPart = Partial<
  Pick<LetterEventTable, 'carrier' | 'waybill_no' | 'delivery_level' | 'copies'> & {
    readonly evidence: string;
    readonly is_debt_acknowledged: 0 | 1;
  }
>;

async function recordEvent(
  ctx: CommandContext,
  letter: OpenLetter,
  event: EventPart & { readonly kind: LetterEventTable['kind']; readonly on: LocalDate },
): Promise<void> {
  const { kind, on, ...part } = event;
  await ctx.tx
    .insertInto('letter_event')
    .values({
      id: ctx.newId(),
      letter_id: letter.id,
      kind,
      happened_on: on,
      carrier: part.carrier ?? null,
      waybill_no: part.waybill_no ?? null,
      delivery_level: part.delivery_level ?? null,
      evidence: part.evidence ?? '',
      evidence_sha256: null,
      copies: part.copies ?? null,
      is_debt_acknowledged: part.is_debt_acknowledged ?? 0,
      recorded_at: ctx.now,
      actor_id: ctx.actor.id,
    })
    .execute();
  ctx.audit({
    action: `letters.${kind}`,
    subjectKind: 'letter',
    subjectId: letter.id,
    detail: { letterNo: letter.letterNo, happenedOn: on, ...part },
  });
  ctx.touch('letters', 'cases', 'morning');
}

async function setStatus(
  ctx: CommandContext,
  letterId: string,
  status: 'sent' | 'delivered' | 'refused' | 'returned',
) {
  await ctx.tx.updateTable('letter').set({ status }).where('id', '=', letterId).execute();
}

/** The reprint log. A cancelled letter may still be printed for the file: that is no event of its life. */
export async function recordOutput(ctx: CommandContext, input: z.output<typeof lettersRecordOutput.input>) {
  const kind = input.purpose === 'print' ? 'printed' : 'saved';
  for (const letterId of input.letterIds) {
    const letter = await findLetter(ctx, letterId);
    if (letter === undefined) return err(notFound('letter', letterId));
    await recordEvent(ctx, letter, { kind, on: ctx.today, copies: input.copies });
  }
  return ok({});
}

export async function recordSeal(ctx: CommandContext, input: z.output<typeof lettersRecordSeal.input>) {
  const letter = await findLetter(ctx, input.letterId);
  if (letter === undefined) return err(notFound('letter', input.letterId));
  const obstacle = eventObstacle(letter, input.sealedOn, ctx.today);
  if (obstacle !== undefined) return err(obstacle);
  const sealed = {
    kind: 'sealed' as const,
    on: input.sealedOn,
    evidence: input.sealedBy,
    copies: input.copies,
  };
  await recordEvent(ctx, letter, sealed);
  return ok({});
}

export async function recordDispatch(
  ctx: CommandContext,
  input: z.output<typeof lettersRecordDispatch.input>,
) {
  const letter = await findLetter(ctx, input.letterId);
  if (letter === undefined) return err(notFound('letter', input.letterId));
  const obstacle = eventObstacle(letter, input.dispatchedOn, ctx.today);
  if (obstacle !== undefined) return err(obstacle);
  const used = await ctx.tx
    .selectFrom('letter_event')
    .innerJoin('letter', 'letter.id', 'letter_event.letter_id')
    .select('letter.letter_no')
    .where('letter_event.waybill_no', '=', input.waybillNo)
    .where('letter_event.letter_id', '!=', input.letterId)
    .executeTakeFirst();
  if (used !== undefined) return err(domainError('letter.waybillUsed', { letterNo: used.letter_no }));
  await recordEvent(ctx, letter, {
    kind: 'dispatched',
    on: input.dispatchedOn,
    carrier: input.carrier,
    waybill_no: input.waybillNo,
    evidence: input.evidence,
  });
  if (letter.status === 'issued') await setStatus(ctx, letter.id, 'sent');
  return ok({});
}

/** R3.3: A, B, E, F and G are arrivals; C and D are refusals and returns that count as arrived. */
const LEVELS_OF = { delivered: 'ABEFG', refused: 'CD', returned: 'CD' } as const;

export async function recordDelivery(
  ctx: CommandContext,
  input: z.output<typeof lettersRecordDelivery.input>,
) {
  const letter = await findLetter(ctx, input.letterId);
  if (letter === undefined) return err(notFound('letter', input.letterId));
  const obstacle = eventObstacle(letter, input.happenedOn, ctx.today);
  if (obstacle !== undefined) return err(obstacle);
  const isLevelMissing = input.level === null && input.outcome === 'delivered';
  if (isLevelMissing || (input.level !== null && !LEVELS_OF[input.outcome].includes(input.level))) {
    return err(domainError('letter.levelMismatch', { level: input.level, outcome: input.outcome }));
  }
  if (!countsAtLevel(input.level, factsOfJson(letter.factsJson).addressee)) {
    return err(domainError('letter.levelNeedsAddress', { level: input.level }));
  }
  if (input.evidence === '') return err(domainError('letter.evidenceMissing', { level: input.level }));
  // the slip of the notice has a place of its own for it; arrival alone acknowledges nothing (DOC-02)
  const isOnSlip = letter.kind === 'notice' && input.outcome === 'delivered' && input.level === 'A';
  if (input.isDebtAcknowledged && !isOnSlip) {
    return err(domainError('letter.acknowledgementNeedsSlip', { letterNo: letter.letterNo }));
  }
  await recordEvent(ctx, letter, {
    kind: input.outcome,
    on: input.happenedOn,
    delivery_level: input.level,
    evidence: input.evidence,
    ...(input.isDebtAcknowledged ? { is_debt_acknowledged: 1 as const } : {}),
  });
  await setStatus(ctx, letter.id, input.outcome);
  return ok({ status: input.outcome });
}

/** The number stays used; the stored PDF stays. */
export async function cancelLetter(ctx: CommandContext, input: z.output<typeof lettersCancel.input>) {
  const letter = await findLetter(ctx, input.letterId);
  if (letter === undefined) return err(notFound('letter', input.letterId));
  if (letter.status === 'cancelled')
    return err(domainError('letter.isCancelled', { letterNo: letter.letterNo }));
  if (letter.status === 'delivered')
    return err(domainError('letter.isDelivered', { letterNo: letter.letterNo }));
  await ctx.tx
    .updateTable('letter')
    .set({ status: 'cancelled', cancelled_at: ctx.now, cancel_reason: input.reason })
    .where('id', '=', letter.id)
    .execute();
  await recordEvent(ctx, letter, { kind: 'cancelled', on: ctx.today, evidence: input.reason });
  return ok({});
}
