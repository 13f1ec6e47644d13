import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { JobProgress } from '../../../shared/contract/topics.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { openOf } from '../book/session.ts';
import { inBulkMode } from '../db/bulk-mode.ts';
import { type CommandCall, earlierResult, hashInput, logCommand } from './command-runner.ts';
import type { Actor, CommandContext, JobContext } from './context.ts';
import type { JobHandler } from './handler.ts';
import { baseContext, refusedCall, type ServiceCore, writeStep } from './service-core.ts';

/** Thrown by a job's next step after jobs.cancel; what earlier steps committed stays. */
export class JobCancelled extends Error {
  override readonly name = 'JobCancelled';
}

/** Refused, repeated or run to its end; progress goes out on the topic 'job'. */
export async function runJob(
  core: ServiceCore,
  handler: JobHandler,
  call: CommandCall,
): Promise<Result<unknown, WireError>> {
  const refused = refusedCall(core, handler);
  if (refused !== undefined) return err(refused);
  const prepared = handler.prepare(call.input);
  if (!prepared.ok) return prepared;
  const alreadyRunning = core.jobs.running.get(call.commandId);
  if (alreadyRunning !== undefined) {
    return err({ code: 'command.conflict', params: { commandId: call.commandId } });
  }
  const controller = new AbortController();
  const ended = runToEnd(core, call, {
    run: prepared.value,
    signal: controller.signal,
    handler,
  });
  core.jobs.running.set(call.commandId, { controller, ended });
  try {
    return await ended;
  } finally {
    core.jobs.running.delete(call.commandId);
  }
}

async function runToEnd(
  core: ServiceCore,
  call: CommandCall,
  work: {
    readonly run: (ctx: JobContext) => Promise<Result<unknown, WireError>>;
    readonly signal: AbortSignal;
    readonly handler: Pick<JobHandler, 'keepsResult' | 'brief'>;
  },
): Promise<Result<unknown, WireError>> {
  const { keepsResult, brief } = work.handler;
  const inputHash = hashInput(call);
  const earlier = await core.gate.read(async () => {
    const { db } = openOf(core.session);
    const found = await earlierResult(db, call, inputHash);
    return found?.ok && brief !== undefined ? ok(await brief.recall(db, found.value)) : found;
  });
  if (earlier !== undefined) return earlier;
  const report = progressReporter(core, call);
  try {
    const result = await work.run(jobContext(core, call, { signal: work.signal, report }));
    if (result.ok && keepsResult) {
      const value = brief === undefined ? result.value : brief.keep(result.value);
      await keepResult(core, call, { inputHash, value });
    }
    report({ state: result.ok ? 'done' : 'failed' });
    return result;
  } catch (error) {
    const isCancelled = error instanceof JobCancelled || (work.signal.aborted && isAbort(error));
    report({ state: isCancelled ? 'cancelled' : 'failed' });
    if (isCancelled) return err({ code: 'job.cancelled', params: { jobId: call.commandId } });
    throw error;
  }
}

type Report = (change: Partial<Pick<JobProgress, 'done' | 'total' | 'state'>>) => void;

function progressReporter(core: ServiceCore, call: CommandCall): Report {
  let latest: JobProgress = { jobId: call.commandId, method: call.name, done: 0, total: 0, state: 'running' };
  return (change) => {
    latest = { ...latest, ...change };
    core.emit({ kind: 'event', topic: 'job', payload: latest });
  };
}

function jobContext(
  core: ServiceCore,
  call: CommandCall,
  work: { readonly signal: AbortSignal; readonly report: Report },
): JobContext {
  const base = baseContext(core);
  const throwIfCancelled = (): void => {
    const isOver = work.signal.aborted || core.session.state.kind !== 'open';
    if (isOver) throw new JobCancelled('cancelled between steps');
  };
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    throwIfCancelled();
    const value = await core.gate.write(work);
    // lets replies, progress and waiting queries through before the next step
    await nextTurn();
    return value;
  };
  return {
    ...base,
    jobId: call.commandId,
    signal: work.signal,
    progress: (done, total) => work.report({ done, total }),
    read: (step) =>
      core.gate.read(() => {
        const { db, actor } = openOf(core.session);
        return step({ ...base, actor, db });
      }),
    write: (step) => turn(() => stepInTransaction(core, call, { step, actor: base.actor })),
    writeBulk: (step) =>
      turn(() =>
        inBulkMode(openOf(core.session).connection, () =>
          stepInTransaction(core, call, { step, actor: base.actor }),
        ),
      ),
  };
}

async function stepInTransaction<T>(
  core: ServiceCore,
  call: CommandCall,
  work: { readonly step: (ctx: CommandContext) => Promise<T>; readonly actor: Actor },
): Promise<T> {
  const result = await writeStep(core, call, async (ctx) => ok(await work.step(ctx)), work.actor);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

async function keepResult(
  core: ServiceCore,
  call: CommandCall,
  outcome: { readonly inputHash: string; readonly value: unknown },
): Promise<void> {
  await core.gate.write(() =>
    writeStep(core, call, async (ctx) => {
      ctx.withoutAudit();
      await logCommand(ctx, { call, ...outcome });
      return ok(null);
    }),
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
