import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { realFiles } from '../../electron/service/files/real-files.ts';
import { HANDLERS } from '../../electron/service/handlers.ts';
import { commandHandler, jobHandler, queryHandler } from '../../electron/service/rpc/handler.ts';
import type { Service } from '../../electron/service/start-service.ts';
import { command, job, query } from '../../shared/contract/define.ts';
import { domainError } from '../../shared/domain/errors.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import {
  answerOf,
  newBookInput,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';
import { failingFiles } from '../support/failing-files.ts';

const noteInput = z.strictObject({ name: z.string(), fails: z.enum(['no', 'refuses', 'throws']) });
const noteMethod = command({
  input: noteInput,
  output: z.strictObject({ count: z.number() }),
  errors: ['note.refused'],
});
const countMethod = query({ input: z.strictObject({}), output: z.number() });
const stepsMethod = job({
  input: z.strictObject({ steps: z.number() }),
  output: z.strictObject({ done: z.number() }),
});

/** A command, a query and a job of our own over the settings table, beside the real ones. */
const handlers = {
  ...HANDLERS,
  'test.note': commandHandler(noteMethod, async (ctx, input) => {
    await ctx.tx
      .insertInto('setting')
      .values({ name: input.name, value_json: '1', updated_at: ctx.now })
      .execute();
    if (input.fails === 'refuses') return err(domainError('note.refused'));
    if (input.fails === 'throws') throw new Error('张三 13800000000');
    ctx.touch('settings');
    return ok({ count: (await ctx.tx.selectFrom('setting').selectAll().execute()).length });
  }),
  'test.count': queryHandler(countMethod, async (ctx) =>
    ok((await ctx.db.selectFrom('setting').where('name', 'like', 'n%').selectAll().execute()).length),
  ),
  'test.steps': jobHandler(stepsMethod, async (ctx, input) => {
    for (let step = 0; step < input.steps; step += 1) {
      await ctx.write(async ({ tx, now }) => {
        await tx
          .insertInto('setting')
          .values({ name: `n-step-${step}`, value_json: '1', updated_at: now })
          .execute();
      });
      ctx.progress(step + 1, input.steps);
    }
    return ok({ done: input.steps });
  }),
};

function withService(work: (service: Service) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    const service = await serviceWithBook({ bookDir, handlers });
    await work(service);
    await service.close();
  });
}

const note = (name: string, fails = 'no') => ({ name, fails });

describe('every command', () => {
  it('repeated with the same id answers the first result and runs nothing', () =>
    withService(async (service) => {
      const first = await service.call('test.note', note('n1'), { commandId: 'c-1' });
      const again = await service.call('test.note', note('n1'), { commandId: 'c-1' });
      expect(again).toEqual(first);
      expect(await answerOf(service, 'test.count', {})).toBe(1);
    }));

  it('with the id of another input is a conflict', () =>
    withService(async (service) => {
      await service.call('test.note', note('n1'), { commandId: 'c-1' });
      const other = await service.call('test.note', note('n2'), { commandId: 'c-1' });
      expect(other).toMatchObject({ ok: false, error: { code: 'command.conflict' } });
      expect(await answerOf(service, 'test.count', {})).toBe(1);
    }));

  it('that refuses or throws leaves nothing, and its id may be used again', () =>
    withService(async (service) => {
      const refused = await service.call('test.note', note('n1', 'refuses'), { commandId: 'c-1' });
      expect(refused).toMatchObject({ ok: false, error: { code: 'note.refused' } });
      const thrown = await service.call('test.note', note('n1', 'throws'), { commandId: 'c-1' });
      expect(thrown).toMatchObject({ ok: false, error: { code: 'unexpected', params: {} } });
      expect(JSON.stringify(thrown)).not.toContain('张三');
      expect(await answerOf(service, 'test.count', {})).toBe(0);
      expect((await service.call('test.note', note('n1'), { commandId: 'c-1' })).ok).toBe(true);
    }));

  it('tells its topics after the commit, and only then', () =>
    withService(async (service) => {
      const topics: string[] = [];
      service.onEvent((event) => topics.push(event.topic));
      await service.call('test.note', note('n1', 'refuses'));
      expect(topics).toEqual([]);
      await service.call('test.note', note('n1'));
      expect(topics).toEqual(['settings']);
    }));

  it('whose commit fails on a full disk says so, and the next one works', () =>
    withFolder(async (bookDir) => {
      const once = { fails: false };
      const files = {
        ...realFiles,
        commit: (run: () => Promise<void>) => {
          if (!once.fails) return run();
          once.fails = false;
          return Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
        },
      };
      const service = await serviceWithBook({ bookDir, handlers, files });
      once.fails = true;
      expect(await service.call('test.note', note('n1'))).toMatchObject({ error: { code: 'disk.full' } });
      expect(await answerOf(service, 'test.count', {})).toBe(0);
      expect((await service.call('test.note', note('n1'))).ok).toBe(true);
      await service.close();
    }));

  it('with an input of the wrong form names the field and not the value', () =>
    withService(async (service) => {
      const result = await service.call('test.note', { name: 7, fails: 'no' });
      expect(result).toEqual({
        ok: false,
        error: { code: 'input.invalid', params: { path: 'name', problem: 'invalid_type' } },
      });
    }));
});

describe('a job', () => {
  it('reports progress, lets queries answer between its steps, and a repeat answers the stored result', () =>
    withService(async (service) => {
      const seen: unknown[] = [];
      service.onEvent((event) => {
        if (event.topic === 'job') seen.push(event.payload);
      });
      const running = service.call('test.steps', { steps: 20 }, { commandId: 'job-1' });
      const between = await answerOf(service, 'test.count', {});
      expect(between).toBeLessThan(20);
      expect(await running).toEqual({ ok: true, value: { done: 20 } });
      expect(seen.at(-1)).toMatchObject({ jobId: 'job-1', done: 20, total: 20, state: 'done' });
      const again = await service.call('test.steps', { steps: 20 }, { commandId: 'job-1' });
      expect(again).toEqual({ ok: true, value: { done: 20 } });
    }));

  it('cancelled stops before its next step and keeps what was committed', () =>
    withService(async (service) => {
      const running = service.call('test.steps', { steps: 1000 }, { commandId: 'job-2' });
      await answerOf(service, 'test.count', {});
      expect(await answerOf(service, 'jobs.cancel', { jobId: 'job-2' })).toEqual({ isCancelling: true });
      expect(await running).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
      expect(await answerOf(service, 'test.count', {})).toBeLessThan(1000);
      expect(await answerOf(service, 'jobs.cancel', { jobId: 'job-2' })).toEqual({ isCancelling: false });
    }));
});

describe('the fault port', () => {
  it('counts what it would fail and leaves everything alone at 0', () =>
    withFolder(async (bookDir) => {
      const faulty = failingFiles(realFiles, { atOperation: 0, code: 'EIO' });
      const service = await serviceFor({ bookDir, files: faulty.files });
      expect((await service.call('book.create', newBookInput())).ok).toBe(true);
      expect(faulty.hasFired()).toBe(false);
      expect(faulty.operations()).toBeGreaterThan(10);
      await service.close();
    }));
});
