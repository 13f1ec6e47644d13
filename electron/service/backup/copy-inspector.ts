import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { refusalSchema } from '../../../shared/contract/book.ts';
import { BookRefusedError } from '../db/refusal.ts';
import type { CopyFacts, CopyToInspect } from './inspect-copy.ts';

/** Checks a copy outside the service's thread; rejects with a refusal, or with an error that carries the engine's code. */
export type CopyInspector = (copy: CopyToInspect) => Promise<CopyFacts>;

const count = z.number().int().nonnegative();

const replySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('sound'),
    facts: z.strictObject({
      counts: z.strictObject({
        schemaVersion: count,
        loanCount: count,
        ledgerEntryCount: count,
        letterCount: count,
        auditSeq: count,
        auditHash: z.string(),
      }),
      auditSignature: z.string(),
    }),
  }),
  z.strictObject({ kind: z.literal('refused'), refusal: refusalSchema }),
  z.strictObject({ kind: z.literal('failed'), code: z.string().nullable() }),
]);

export type InspectorReply = z.infer<typeof replySchema>;

/** `entry` is the thread's file: the source beside this one, or the built one that entry.ts names. */
export function threadedCopyInspector(
  entry: string = join(import.meta.dirname, 'inspect-copy-thread.ts'),
): CopyInspector {
  return async (copy) => {
    const reply = await replyOfThread(entry, copy);
    switch (reply.kind) {
      case 'sound':
        return reply.facts;
      case 'refused':
        throw new BookRefusedError(reply.refusal);
      case 'failed':
        throw Object.assign(new Error('the copy could not be checked'), { code: reply.code ?? undefined });
    }
  };
}

function replyOfThread(entry: string, copy: CopyToInspect): Promise<InspectorReply> {
  // moved, not copied: the thread zeroes the only second one
  const key = Uint8Array.from(copy.key);
  return new Promise<InspectorReply>((resolve, reject) => {
    const thread = new Worker(entry, {
      workerData: { path: copy.path, key },
      transferList: [key.buffer],
      env: {},
      execArgv: [],
    });
    let reply: InspectorReply | undefined;
    thread.once('message', (message: unknown) => {
      const parsed = replySchema.safeParse(message);
      if (parsed.success) reply = parsed.data;
    });
    thread.once('error', reject);
    // answered once the thread is gone, and with it every handle that it had on the copy
    thread.once('exit', () => {
      if (reply === undefined) reject(new Error('the check of the copy ended without an answer'));
      else resolve(reply);
    });
  });
}
