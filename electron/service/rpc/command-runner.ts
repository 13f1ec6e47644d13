import type { Kysely } from 'kysely';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import { canonicalJson } from '../../../shared/kernel/canonical-json.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { appendAudit } from '../audit/append.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { BookSchema } from '../db/schema.ts';
import { sha256Hex } from '../sha256.ts';
import type { AuditEntry, BaseContext, CommandContext } from './context.ts';

export interface CommandCall {
  readonly name: string;
  readonly commandId: string;
  readonly input: unknown;
}

interface CommandWork {
  readonly db: Kysely<BookSchema>;
  readonly base: BaseContext;
  readonly call: CommandCall;
  readonly emit: (topics: ReadonlySet<Topic>) => void;
}

/** Carries an expected error out of the transaction, so that it rolls back. */
class Refused extends Error {
  readonly wireError: WireError;

  constructor(wireError: WireError) {
    super(wireError.code);
    this.wireError = wireError;
  }
}

/**
 * Every command the same way (design.md): repeat? -> handler -> audit and command log -> commit -> topics. A
 * repeat with the same input answers what the first one did; with another input it is a conflict.
 */
export async function runCommand(
  work: CommandWork,
  handle: (ctx: CommandContext) => Promise<Result<unknown, WireError>>,
): Promise<Result<unknown, WireError>> {
  const inputHash = hashInput(work.call);
  const earlier = await earlierResult(work.db, work.call, inputHash);
  if (earlier !== undefined) return earlier;
  return inTransaction(work, async (ctx) => {
    const result = await handle(ctx);
    if (result.ok) await logCommand(ctx, { call: work.call, inputHash, value: result.value });
    return result;
  });
}

/**
 * One transaction with audit and topics, without the command log: a step of a job or of a session command.
 */
export async function inTransaction(
  work: Omit<CommandWork, 'call'> & { readonly call: Omit<CommandCall, 'input'> },
  handle: (ctx: CommandContext) => Promise<Result<unknown, WireError>>,
): Promise<Result<unknown, WireError>> {
  const topics = new Set<Topic>();
  try {
    const value = await work.db.transaction().execute(async (tx) => {
      const effects = collectEffects(work, tx, topics);
      const result = await handle(effects.ctx);
      if (!result.ok) throw new Refused(result.error);
      const occasion = { recordedAt: work.base.now, actor: work.base.actor, commandId: work.call.commandId };
      await appendAudit(tx, occasion, effects.entries());
      return result.value;
    });
    work.emit(topics);
    return ok(value);
  } catch (error) {
    if (error instanceof Refused) return err(error.wireError);
    throw error;
  }
}

function collectEffects(
  work: { readonly base: BaseContext; readonly call: Omit<CommandCall, 'input'> },
  tx: WriteTx,
  topics: Set<Topic>,
): { readonly ctx: CommandContext; readonly entries: () => readonly AuditEntry[] } {
  const collected: AuditEntry[] = [];
  let isAudited = true;
  const ctx: CommandContext = {
    ...work.base,
    tx,
    commandId: work.call.commandId,
    audit: (entry) => {
      collected.push(entry);
    },
    touch: (...touched) => {
      for (const topic of touched) topics.add(topic);
    },
    withoutAudit: () => {
      isAudited = false;
    },
  };
  const fallback: AuditEntry = {
    action: work.call.name,
    subjectKind: 'command',
    subjectId: work.call.commandId,
  };
  return { ctx, entries: () => (collected.length > 0 || !isAudited ? collected : [fallback]) };
}

/** The stored result of an earlier call with this id, or a conflict; undefined when the id is new. */
export async function earlierResult(
  db: ReadDb,
  call: CommandCall,
  inputHash: string,
): Promise<Result<unknown, WireError> | undefined> {
  const row = await db
    .selectFrom('command_log')
    .select(['method', 'input_hash', 'result_json'])
    .where('command_id', '=', call.commandId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.method !== call.name || row.input_hash !== inputHash) {
    return err({ code: 'command.conflict', params: { commandId: call.commandId } });
  }
  const value: unknown = JSON.parse(row.result_json);
  return ok(value);
}

export async function logCommand(
  ctx: CommandContext,
  outcome: { readonly call: CommandCall; readonly inputHash: string; readonly value: unknown },
): Promise<void> {
  await ctx.tx
    .insertInto('command_log')
    .values({
      command_id: outcome.call.commandId,
      method: outcome.call.name,
      input_hash: outcome.inputHash,
      result_json: canonicalJson(outcome.value ?? null),
      actor_id: ctx.actor.id,
      recorded_at: ctx.now,
    })
    .execute();
}

export function hashInput(call: CommandCall): string {
  return sha256Hex(canonicalJson({ method: call.name, input: call.input ?? null }));
}
