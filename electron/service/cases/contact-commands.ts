import type { z } from 'zod';
import type { contactsLog } from '../../../shared/contract/contacts.ts';
import { type NextStep, proposeNextStep } from '../../../shared/domain/collection/next-step.ts';
import { isEffective } from '../../../shared/domain/compliance/contact.ts';
import type { GateAnswer } from '../../../shared/domain/compliance/gate.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { chinaDateOf } from '../../../shared/kernel/instant.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { loadWorkCalendar } from '../rights/work-calendar.ts';
import type { CodeOf, CommandContext, HandlerError } from '../rpc/context.ts';
import { type ContactTarget, resolveTarget } from './contact-target.ts';
import { askGateFor, loadGateScene } from './gate-facts.ts';
import { checkPromise, storePromise } from './promise-commands.ts';
import { restateCases } from './restate-cases.ts';
import { wireGate } from './wire-gate.ts';

type LogInput = z.output<typeof contactsLog.input>;
type LogError = HandlerError<CodeOf<typeof contactsLog>>;

interface Booking {
  readonly input: LogInput;
  readonly target: ContactTarget;
  readonly answer: GateAnswer;
  readonly nextStep: NextStep;
  readonly caseId: string | null;
}

/**
 * Books a contact: gate at the time it was made, then contact, promise and next step in one transaction. A blocked
 * contact is refused unless the clerk gives a reason, which goes into the audit trail beside the rule that was overridden.
 */
export async function logContact(ctx: CommandContext, input: LogInput) {
  const checked = await checkContact(ctx, input);
  if (!checked.ok) return checked;
  const booking = checked.value;
  const contactId = ctx.newId<'contact'>();
  await storeContact(ctx, booking, contactId);
  const promiseId =
    input.promise === null
      ? null
      : await storePromise(ctx, {
          loanId: booking.target.loanId,
          caseId: booking.caseId,
          contactId,
          madeBy: booking.target.label,
          madeOn: chinaDateOf(input.startedAt),
          promise: input.promise,
        });
  await storeOutcome(ctx, booking);
  await restateCases(ctx.tx, ctx.today, [booking.target.loanId]);
  auditContact(ctx, booking, contactId);
  ctx.touch('cases', 'promises', 'morning');
  return ok({ contactId, promiseId, gate: wireGate(booking.answer), nextStep: booking.nextStep });
}

async function checkContact(ctx: CommandContext, input: LogInput): Promise<Result<Booking, LogError>> {
  const target = await resolveTarget(ctx.tx, input);
  if (target === undefined) return err(domainError('record.notFound', { loanId: input.loanId }));
  if (target.personId === null && target.label === '') return err(domainError('contact.personMissing'));
  if (input.startedAt > ctx.now) return err(domainError('contact.inFuture'));
  if (input.endedAt !== null && input.endedAt < input.startedAt)
    return err(domainError('contact.endBeforeStart'));
  const scene = await loadGateScene(ctx.tx, ctx.desk.law, { loanId: target.loanId, at: input.startedAt });
  const answer = await askGateFor(
    ctx.tx,
    { target, scene },
    { ...input, hasWitness: input.witness !== null && input.witness !== '' },
  );
  if (!answer.allowed && input.override === null && answer.code !== null) {
    const { rule, possibleFrom } = answer;
    return err(domainError(answer.code, { ...answer.params, rule, possibleFrom }));
  }
  if (input.promise !== null) {
    const refusal = await checkPromise(ctx, { loanId: target.loanId, promise: input.promise });
    if (refusal !== undefined) return err(refusal);
  }
  const calendar = await loadWorkCalendar(ctx.tx, ctx.desk.law);
  const on = chinaDateOf(input.startedAt);
  const proposed = proposeNextStep(
    { outcome: input.outcome, on, promiseDueOn: input.promise?.dueOn ?? null },
    calendar,
  );
  const caseId = await openCaseOf(ctx, target.loanId);
  return ok({ input, target, answer, nextStep: input.nextStep ?? proposed, caseId });
}

async function openCaseOf(ctx: CommandContext, loanId: string): Promise<string | null> {
  const row = await ctx.tx
    .selectFrom('collection_case')
    .select('id')
    .where('loan_id', '=', loanId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function storeContact(ctx: CommandContext, booking: Booking, contactId: string): Promise<void> {
  const { input, target, answer, nextStep } = booking;
  await ctx.tx
    .insertInto('contact_log')
    .values({
      id: contactId,
      loan_id: target.loanId,
      case_id: booking.caseId,
      person_id: target.personId,
      person_label: target.label,
      relation: target.relation,
      direction: input.direction,
      channel: input.channel,
      number: target.number,
      place: input.place,
      witness: input.witness,
      started_at: input.startedAt,
      ended_at: input.endedAt,
      outcome: input.outcome,
      is_effective: isEffective(input) ? 1 : 0,
      willingness: input.willingness,
      default_reason: input.defaultReason,
      summary: input.summary,
      next_step: nextStep.action,
      next_step_on: nextStep.on,
      gate_json: JSON.stringify({
        allowed: answer.allowed,
        code: answer.code,
        rule: answer.rule,
        params: answer.params,
        limit: answer.limit,
        overrideReason: answer.allowed ? null : (input.override?.reason ?? null),
      }),
      recorded_at: ctx.now,
      actor_id: ctx.actor.id,
    })
    .execute();
}

/** What the call taught: the number's last result, and the next step of the open case. */
async function storeOutcome(ctx: CommandContext, booking: Booking): Promise<void> {
  const { input, target, nextStep } = booking;
  if (target.phoneId !== null && input.channel === 'call') {
    await ctx.tx
      .updateTable('person_phone')
      .set({ last_result: input.outcome, last_result_at: input.startedAt })
      .where('id', '=', target.phoneId)
      .where((eb) => eb.or([eb('last_result_at', 'is', null), eb('last_result_at', '<=', input.startedAt)]))
      .execute();
  }
  if (booking.caseId === null) return;
  await ctx.tx
    .updateTable('collection_case')
    .set({ next_action: nextStep.action, next_action_on: nextStep.on })
    .where('id', '=', booking.caseId)
    .execute();
}

function auditContact(ctx: CommandContext, booking: Booking, contactId: string): void {
  const { input, target, answer } = booking;
  const { channel, direction, outcome } = input;
  const detail = { contactId, channel, direction, outcome, startedAt: input.startedAt };
  ctx.audit({ action: 'contacts.log', subjectKind: 'loan', subjectId: target.loanId, detail });
  if (answer.allowed) return;
  ctx.audit({
    action: 'contacts.override',
    subjectKind: 'loan',
    subjectId: target.loanId,
    detail: { contactId, code: answer.code, rule: answer.rule, reason: input.override?.reason ?? '' },
  });
}
