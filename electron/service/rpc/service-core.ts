import type { WireError, WireEvent } from '../../../shared/contract/envelope.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import { InvariantError } from '../../../shared/kernel/assert.ts';
import { type Id, id } from '../../../shared/kernel/ids.ts';
import { chinaDateOf, type Instant } from '../../../shared/kernel/instant.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { KdfCost } from '../book/passphrase-key.ts';
import { openOf, type Session } from '../book/session.ts';
import type { BookMigration } from '../db/migrations/index.ts';
import { type CommandCall, inTransaction } from './command-runner.ts';
import type { Actor, BaseContext, CommandContext } from './context.ts';
import type { DeskPorts } from './desk-ports.ts';
import type { Gate } from './gate.ts';
import type { Handler, HandlerMap } from './handler.ts';
import type { Jobs } from './running-jobs.ts';

/** Everything that calls share; made once by start-service.ts. */
export interface ServiceCore {
  readonly handlers: HandlerMap;
  readonly session: Session;
  readonly gate: Gate;
  readonly jobs: Jobs;
  readonly desk: () => DeskPorts;
  readonly clock: { now(): Instant };
  readonly newId: () => string;
  readonly kdfCost: KdfCost;
  readonly migrations: readonly BookMigration[];
  readonly programVersion: string;
  readonly emit: (event: WireEvent) => void;
}

/** The state and the role, before the input is looked at. */
export function refusedCall(core: ServiceCore, handler: Handler): WireError | undefined {
  const { state } = core.session;
  if (state.kind !== 'open') {
    if (handler.method.whileLocked && handler.runs === 'session') return undefined;
    return { code: state.kind === 'absent' ? 'book.absent' : 'book.locked', params: {} };
  }
  if (handler.method.ownerOnly && state.open.actor.role !== 'owner')
    return { code: 'actor.forbidden', params: {} };
  return undefined;
}

export function baseContext(core: ServiceCore, asActor?: Actor): BaseContext {
  const now = core.clock.now();
  return {
    actor: asActor ?? openOf(core.session).actor,
    now,
    today: chinaDateOf(now),
    newId: typedNewId(core),
    desk: core.desk(),
  };
}

export function typedNewId(core: ServiceCore): <Kind extends string>() => Id<Kind> {
  return <Kind extends string>() => id<Kind>(core.newId());
}

/** One audited transaction outside the command log; its typed value is kept beside the wire's untyped one. */
export async function writeStep<T>(
  core: ServiceCore,
  call: CommandCall,
  step: (ctx: CommandContext) => Promise<Result<T, WireError>>,
  asActor?: Actor,
): Promise<Result<T, WireError>> {
  const kept: T[] = [];
  const outcome = await inTransaction(
    { db: openOf(core.session).db, base: baseContext(core, asActor), call, emit: emitTopics(core) },
    async (ctx) => {
      const result = await step(ctx);
      if (result.ok) kept.push(result.value);
      return result;
    },
  );
  if (!outcome.ok) return outcome;
  for (const value of kept) return { ok: true, value };
  throw new InvariantError('a committed step has its value');
}

export function emitTopics(core: ServiceCore): (topics: ReadonlySet<Topic>) => void {
  return (topics) => {
    for (const topic of topics) core.emit({ kind: 'event', topic, payload: null });
  };
}
