import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupSchema } from '../../../shared/contract/book.ts';
import { settingsSchema } from '../../../shared/contract/settings.ts';
import { answerOf, codeOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';
import { type CopyInspector, threadedCopyInspector } from './copy-inspector.ts';
import type { CopyToInspect } from './inspect-copy.ts';

const inThread = threadedCopyInspector();

/** A service whose backups go through `inspectCopy`, which may call the service itself. */
async function withService(
  inspectCopy: (service: Service, copy: CopyToInspect) => ReturnType<CopyInspector>,
  work: (service: Service, bookDir: string) => Promise<void>,
): Promise<void> {
  await withFolder(async (bookDir) => {
    const running: { service?: Service } = {};
    const service = await serviceWithBook({
      bookDir,
      inspectCopy: (copy) => {
        if (running.service === undefined) throw new Error('a backup before the service stood');
        return inspectCopy(running.service, copy);
      },
    });
    running.service = service;
    await work(service, bookDir);
    await service.close({ withoutCopy: true });
  });
}

describe('the check of a finished copy', () => {
  it('leaves the service free: a query begun after it is answered before it, a command waits', async () => {
    const order: string[] = [];
    await withService(
      async (service, copy) => {
        // were the pages read in the service's own thread, they would be read when this line returns
        const checked = inThread(copy).then((facts) => {
          order.push('checked');
          return facts;
        });
        void answerOf(service, 'settings.save', { idleMinutes: 7 }).then(() => order.push('saved'));
        expect(settingsSchema.parse(await answerOf(service, 'settings.get', {})).idleMinutes).toBe(5);
        order.push('answered');
        return checked;
      },
      async (service) => {
        const made = backupSchema.parse(await answerOf(service, 'book.backUpNow', {}));
        expect(made.state).toBe('verified');
        order.push('backed up');
        expect(settingsSchema.parse(await answerOf(service, 'settings.get', {})).idleMinutes).toBe(7);
      },
    );
    expect(order.filter((step) => step !== 'saved')).toEqual(['answered', 'checked', 'backed up']);
    expect(order.indexOf('saved')).toBeGreaterThan(order.indexOf('checked'));
  });

  it('refuses a copy with a changed byte, one that is no book and one that is not there', async () => {
    const codes: unknown[] = [];
    const codeWith = (copy: CopyToInspect) =>
      inThread(copy).then(
        () => 'sound',
        (error: unknown) => error,
      );
    await withService(
      async (_service, copy) => {
        const path = join(copy.path, '..', 'changed.db');
        const content = await readFile(copy.path);
        content[content.length - 3000] = (content[content.length - 3000] ?? 0) ^ 1;
        await writeFile(path, content);
        codes.push(await codeWith({ ...copy, path }));
        await writeFile(path, '<html>not a book</html>'.repeat(1000));
        codes.push(await codeWith({ ...copy, path }));
        codes.push(await codeWith({ ...copy, path: join(copy.path, '..', 'absent.db') }));
        return inThread({ ...copy, path });
      },
      async (service) => {
        expect(await codeOf(service, 'book.backUpNow', {})).toBe('backup.failed');
      },
    );
    expect(codes).toMatchObject([
      { refusal: { reason: 'damaged', detailCode: 'quick_check' } },
      { code: 'SQLITE_NOTADB' },
      { code: 'SQLITE_CANTOPEN' },
    ]);
  });

  it('whose thread cannot start fails the backup and leaves the book open', async () => {
    await withService(
      (_service, copy) => threadedCopyInspector(join(import.meta.dirname, 'no-such-thread.ts'))(copy),
      async (service, bookDir) => {
        expect(await codeOf(service, 'book.backUpNow', {})).toBe('backup.failed');
        expect(await answerOf(service, 'book.backups', {})).toEqual([]);
        expect(await codeOf(service, 'settings.save', { idleMinutes: 8 })).toBe('ok');
        expect((await readFile(join(bookDir, 'book.db'))).length).toBeGreaterThan(0);
      },
    );
  });
});
