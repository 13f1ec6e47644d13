import { existsSync } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookContract, bookStatusSchema } from '../../../shared/contract/book.ts';
import { loansOverview } from '../../../shared/contract/loans.ts';
import {
  answerOf,
  codeOf,
  serviceFor,
  serviceWithBook,
  testClock,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import { realFiles } from '../files/real-files.ts';
import type { Service } from '../start-service.ts';

async function status(service: Service) {
  return bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
}

describe('the sample book', () => {
  it('opens filled beside the real folder and is gone once it is locked', { timeout: 60_000 }, () =>
    withFolder(async (bookDir) => {
      const folders = new Set<string>();
      const files = {
        ...realFiles,
        makeFolder: (path: string) => {
          folders.add(path);
          return realFiles.makeFolder(path);
        },
      };
      const service = await serviceFor({ bookDir, files });
      await answerOf(service, 'book.openSample', { language: 'zh-CN' });
      expect(await status(service)).toMatchObject({ state: 'open', isSample: true });
      const { loanCount } = loansOverview.output.parse(await answerOf(service, 'loans.overview', {}));
      expect(loanCount).toBe(300);
      await answerOf(service, 'book.lock', {});
      expect((await status(service)).state).toBe('absent');
      const [sample = ''] = [...folders].filter((path) => path.includes('car-loan-desk-sample-'));
      expect(existsSync(sample)).toBe(false);
      expect(await readdir(bookDir)).toEqual([]);
      await service.close();
    }),
  );
});

describe('a desk that is never closed', () => {
  it('gets a copy a day after the last one, at the first command', () =>
    withFolder(async (bookDir) => {
      const clock = testClock();
      const service = await serviceWithBook({ bookDir, clock });
      const kinds = async () => {
        const list = bookContract['book.backups'].output.parse(await answerOf(service, 'book.backups', {}));
        return list.map((backup) => backup.kind);
      };
      await answerOf(service, 'settings.save', { idleMinutes: 6 });
      clock.advanceSeconds(24 * 3600);
      expect(await kinds()).toEqual([]);
      const made = new Promise<void>((resolve) => {
        service.onEvent((event) => {
          if (event.topic === 'book') resolve();
        });
      });
      await answerOf(service, 'settings.save', { idleMinutes: 7 });
      await made;
      expect(await kinds()).toEqual(['automatic']);
      await service.close();
    }));
});

describe('damage found in the middle of work', () => {
  it('closes the book and names the reason; nothing more is written', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      for (let index = 0; index < 40; index += 1) {
        await answerOf(service, 'drafts.save', { key: `k-${index}`, body: '草稿'.repeat(20_000) });
      }
      // into book.db itself, and out of the page cache
      await answerOf(service, 'book.backUpNow', {});
      const path = join(bookDir, 'book.db');
      const { size } = await stat(path);
      const file = await open(path, 'r+');
      await file.write(Buffer.alloc(size - 65_536, 7), 0, size - 65_536, 65_536);
      await file.close();
      const damaged = await readFile(path);
      expect(await codeOf(service, 'drafts.list', {})).toBe('book.refused');
      expect(await status(service)).toMatchObject({ state: 'refused', refusal: { reason: 'damaged' } });
      expect((await status(service)).backups.length).toBe(1);
      await service.close();
      expect((await readFile(path)).equals(damaged)).toBe(true);
    }));
});
