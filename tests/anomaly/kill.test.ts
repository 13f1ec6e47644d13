import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { draftSchema } from '../../shared/contract/drafts.ts';
import {
  answerOf,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';

const WRITER = join(import.meta.dirname, '..', 'support', 'note-writer.ts');
/** fixed: the same pauses in every run */
const PAUSES_MS = [5, 130, 40, 210, 90, 17, 300, 60];

function startWriter(
  bookDir: string,
  prefix: string,
): { child: ChildProcessWithoutNullStreams; said: string[] } {
  const child = spawn(process.execPath, [WRITER, bookDir, prefix]);
  const said: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
  });
  return { child, said };
}

async function untilSaid(writer: { said: string[] }, start: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 10) {
    if (writer.said.some((line) => line.startsWith(start))) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the writer never said ${start}: ${writer.said.join('; ')}`);
}

describe('killed without warning', () => {
  it('no acknowledged command is lost and the book verifies', { timeout: 120_000 }, () =>
    withFolder(async (bookDir) => {
      await (await serviceWithBook({ bookDir })).close();
      const acknowledged: string[] = [];
      for (const [round, pauseMs] of PAUSES_MS.entries()) {
        const writer = startWriter(bookDir, `round-${round}`);
        await untilSaid(writer, 'saved');
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        writer.child.kill('SIGKILL');
        await once(writer.child, 'close');
        acknowledged.push(
          ...writer.said.filter((line) => line.startsWith('saved ')).map((line) => line.slice(6)),
        );
      }
      const service = await serviceFor({ bookDir });
      const status = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
      await answerOf(service, 'book.unlock', { userId: status.users[0]?.id, passphrase: OWNER_PASSPHRASE });
      const drafts = z.array(draftSchema).parse(await answerOf(service, 'drafts.list', {}));
      const kept = new Set(drafts.map((draft) => draft.key));
      expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(PAUSES_MS.length);
      expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
      await service.close();
    }),
  );

  it('another process is kept out while the desk has the book, after a copy too', { timeout: 60_000 }, () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      await answerOf(service, 'book.backUpNow', {});
      const writer = startWriter(bookDir, 'second');
      await once(writer.child, 'close');
      expect(writer.said).toEqual(['refused {"code":"book.refused","params":{"reason":"busy"}}']);
      await service.close();
    }),
  );
});
