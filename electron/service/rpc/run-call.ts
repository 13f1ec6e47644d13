import type { WireError } from '../../../shared/contract/envelope.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import { chinaDateOf } from '../../../shared/kernel/instant.ts';
import { err, type Result } from '../../../shared/kernel/result.ts';
import { keepDailyCopy } from '../backup/automatic.ts';
import { keepBackup } from '../backup/keep-backup.ts';
import { openOf } from '../book/session.ts';
import { BookRefusedError, isDiskFull, refusal, refusalReasonOf } from '../db/refusal.ts';
import { errorCode } from '../files/error-code.ts';
import { type CommandCall, runCommand } from './command-runner.ts';
import type { CommandHandler, Handler, QueryHandler, SessionHandler } from './handler.ts';
import { runJob } from './jobs.ts';
import {
  baseContext,
  emitTopics,
  refusedCall,
  type ServiceCore,
  typedNewId,
  writeStep,
} from './service-core.ts';
import type { SessionContext } from './session-context.ts';

/** Runs one call to its end. Never rejects: whatever is thrown becomes an error with an incident id. */
export async function runCall(core: ServiceCore, call: CommandCall): Promise<Result<unknown, WireError>> {
  const handler = Object.hasOwn(core.handlers, call.name) ? core.handlers[call.name] : undefined;
  if (handler === undefined)
    return err({ code: 'input.invalid', params: { path: 'method', problem: 'unknown' } });
  try {
    return await dispatch(core, handler, call);
  } catch (error) {
    return err(errorOf(core, error, call.name));
  }
}

function dispatch(
  core: ServiceCore,
  handler: Handler,
  call: CommandCall,
): Promise<Result<unknown, WireError>> {
  switch (handler.runs) {
    case 'query':
      return core.gate.read(() => runQuery(core, handler, call));
    case 'command':
      return core.gate.write(() => runOneCommand(core, handler, call));
    case 'session':
      return runSession(core, handler, call);
    case 'job':
      return runJob(core, handler, call);
  }
}

async function runQuery(core: ServiceCore, handler: QueryHandler, call: CommandCall) {
  const refused = refusedCall(core, handler);
  if (refused !== undefined) return err(refused);
  const prepared = handler.prepare(call.input);
  if (!prepared.ok) return prepared;
  return prepared.value({ ...baseContext(core), db: openOf(core.session).db });
}

async function runOneCommand(core: ServiceCore, handler: CommandHandler, call: CommandCall) {
  const refused = refusedCall(core, handler);
  if (refused !== undefined) return err(refused);
  const prepared = handler.prepare(call.input);
  if (!prepared.ok) return prepared;
  const result = await runCommand(
    { db: openOf(core.session).db, base: baseContext(core), call, emit: emitTopics(core) },
    prepared.value,
  );
  if (result.ok) keepDailyCopy(core);
  return result;
}

async function runSession(core: ServiceCore, handler: SessionHandler, call: CommandCall) {
  if (handler.waitsForJobs) await core.jobs.allEnded();
  const answer = async (): Promise<Result<unknown, WireError>> => {
    const refused = refusedCall(core, handler);
    if (refused !== undefined) return err(refused);
    const prepared = handler.prepare(call.input);
    if (!prepared.ok) return prepared;
    const topics = new Set<Topic>();
    const result = await prepared.value(sessionContext(core, call, topics));
    if (result.ok) emitTopics(core)(topics);
    return result;
  };
  return handler.holdsWrites || !handler.waitsForTurn ? answer() : core.gate.write(answer);
}

function sessionContext(core: ServiceCore, call: CommandCall, topics: Set<Topic>): SessionContext {
  const now = core.clock.now();
  return {
    session: core.session,
    actor: core.session.state.kind === 'open' ? core.session.state.open.actor : undefined,
    now,
    today: chinaDateOf(now),
    newId: typedNewId(core),
    desk: core.desk(),
    kdfCost: core.kdfCost,
    migrations: core.migrations,
    programVersion: core.programVersion,
    keepBackup: (kind) => keepBackup(core, kind),
    cancelJob: (jobId) => core.jobs.cancel(jobId),
    touch: (...touched) => {
      for (const topic of touched) topics.add(topic);
    },
    write: (step, asActor) => writeStep(core, call, step, asActor),
  };
}

/** What the page can word. A full or read-only disk is no defect; anything else is an incident. */
export function errorOf(core: ServiceCore, error: unknown, method: string): WireError {
  if (error instanceof BookRefusedError) {
    return { code: 'book.refused', params: { reason: error.refusal.reason } };
  }
  if (refusalReasonOf(error) === 'damaged' && errorCode(error) !== undefined)
    return noticeDamage(core, error, method);
  if (isDiskFull(error)) return { code: 'disk.full', params: {} };
  const code = errorCode(error);
  if (code !== undefined && refusalReasonOf(error) === 'readOnly') {
    core.desk().log.warn('book.readOnly', { method, code });
    return { code: 'book.readOnly', params: {} };
  }
  const incidentId = core.newId();
  core.desk().log.incident(incidentId, error, { method });
  return { code: 'unexpected', params: {}, incidentId };
}

/**
 * A page failed its authentication in the middle of work: the book is closed where it stands and refused from
 * now on, so that nothing is written onto damage. The rescue page lists the copies.
 */
function noticeDamage(core: ServiceCore, error: unknown, method: string): WireError {
  const incidentId = core.newId();
  const code = errorCode(error) ?? null;
  core.desk().log.incident(incidentId, error, { method });
  void core.gate.write(async () => {
    const { state } = core.session;
    if (state.kind !== 'open') return;
    state.open.connection.close();
    state.open.dataKey.fill(0);
    const damaged = refusal('damaged', { detailCode: code, incidentId });
    core.session.state = { kind: 'refused', refusal: damaged, vault: state.open.vault };
    emitTopics(core)(new Set(['book']));
  });
  return { code: 'book.refused', params: { reason: 'damaged' } };
}
