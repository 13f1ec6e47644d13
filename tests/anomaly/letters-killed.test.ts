import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNFINISHED } from '../../electron/service/files/atomic-write.ts';
import type { Service } from '../../electron/service/start-service.ts';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { lendersContract } from '../../shared/contract/lenders.ts';
import { lettersContract } from '../../shared/contract/letters.ts';
import {
  answerOf,
  newBookInput,
  OWNER_PASSPHRASE,
  serviceFor,
  testClock,
  withFolder,
} from '../support/desk-for-tests.ts';

const CHILD = join(import.meta.dirname, '..', 'support', 'letters-killed.ts');
const clock = testClock('2026-11-23T02:00:00.000Z');

async function makeBook(bookDir: string): Promise<void> {
  const service = await serviceFor({ bookDir, clock });
  const book = newBookInput();
  const lender = { ...book.lender, complaintLine: '010-00000009' };
  await answerOf(service, 'book.create', { ...book, lender });
  const [made] = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  await answerOf(service, 'sample.fill', { loans: 200, seed: 7, asOf: '2026-11-23', lenderId: made?.id });
  await service.close();
}

async function unlocked(bookDir: string): Promise<Service> {
  const service = await serviceFor({ bookDir, clock });
  const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
  await answerOf(service, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
  return service;
}

async function lettersIn(outDir: string): Promise<string[]> {
  return (await readdir(outDir)).filter((name) => name.endsWith('.pdf'));
}

/** Lets the batch write so many more letters, then kills it. */
async function killAfter(bookDir: string, outDir: string, more: number): Promise<void> {
  const wanted = (await lettersIn(outDir)).length + more;
  // the letters of earlier rounds are written again first: they replace themselves and do not count
  const child = spawn(process.execPath, [CHILD, bookDir, outDir, `k${more}`]);
  const isOver = once(child, 'close');
  for (let waited = 0; waited < 30_000 && child.exitCode === null; waited += 5) {
    if ((await lettersIn(outDir)).length >= wanted) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  child.kill('SIGKILL');
  await isOver;
}

describe('a batch of letters killed in the middle', () => {
  it(
    'loses no number, takes none twice, leaves no half file; run again it ends what it began',
    {
      timeout: 120_000,
    },
    () =>
      withFolder(async (folder) => {
        const bookDir = join(folder, '账本');
        const outDir = join(folder, '函件 out');
        await mkdir(outDir);
        await makeBook(bookDir);
        for (const more of [2, 3, 1]) await killAfter(bookDir, outDir, more);
        const service = await unlocked(bookDir);
        const numbers = async (): Promise<string[]> => {
          const list = lettersContract['letters.list'].output.parse(
            await answerOf(service, 'letters.list', { limit: 500 }),
          );
          return list.rows.map((row) => row.letterNo).sort();
        };
        const inOrder = (count: number): string[] =>
          Array.from({ length: count }, (_, at) => `安信催〔2026〕${String(at + 1).padStart(4, '0')}号`);
        const before = await numbers();
        expect(before.length).toBeGreaterThanOrEqual(6);
        expect(before).toEqual(inOrder(before.length));
        for (const name of await lettersIn(outDir)) {
          const file = await readFile(join(outDir, name), 'latin1');
          expect(file.startsWith('%PDF-') && file.trimEnd().endsWith('%%EOF')).toBe(true);
        }
        const folderToken = service.offerFile(outDir);
        await answerOf(service, 'letters.batch', { minDaysPastDue: 1, folderToken });
        const after = await numbers();
        expect(after.length).toBeGreaterThan(before.length);
        expect(after).toEqual(inOrder(after.length));
        expect(await lettersIn(outDir)).toHaveLength(after.length);
        expect((await readdir(outDir)).filter((name) => name.includes(UNFINISHED))).toEqual([]);
        expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
        await service.close();
      }),
  );
});
