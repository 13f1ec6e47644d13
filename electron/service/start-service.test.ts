import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { bookUserSchema } from '../../shared/contract/users.ts';
import {
  answerOf,
  CLERK_PASSPHRASE,
  codeOf,
  newBookInput,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  testClock,
  withFolder,
} from '../../tests/support/desk-for-tests.ts';
import type { Service } from './start-service.ts';

async function status(service: Service) {
  return bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
}

describe('the life of a book', () => {
  it('an empty folder is a first run; a new book is open for its owner; locking closes it', () =>
    withFolder(async (folder) => {
      const bookDir = join(folder, '账本 one');
      const service = await serviceFor({ bookDir });
      expect((await status(service)).state).toBe('absent');
      expect(await codeOf(service, 'lenders.list', {})).toBe('book.absent');
      await answerOf(service, 'book.create', newBookInput());
      const open = await status(service);
      expect(open).toMatchObject({
        state: 'open',
        bookLabel: '安信汽车金融示例有限公司',
        today: '2026-11-23',
      });
      expect(open.currentUser?.role).toBe('owner');
      await answerOf(service, 'book.lock', {});
      expect((await status(service)).state).toBe('locked');
      expect(await codeOf(service, 'lenders.list', {})).toBe('book.locked');
      await service.close();
    }));

  it('each user opens the same book with their own passphrase, after a restart too', () =>
    withFolder(async (folder) => {
      const first = await serviceWithBook({ bookDir: folder });
      await first.close();
      const service = await serviceFor({ bookDir: folder });
      const { users } = await status(service);
      const clerk = users.find((user) => user.role === 'clerk');
      const opened = await answerOf(service, 'book.unlock', {
        userId: clerk?.id,
        passphrase: CLERK_PASSPHRASE,
      });
      expect(bookUserSchema.parse(opened).name).toBe('经办');
      expect(
        await codeOf(service, 'users.add', { name: '新人', role: 'clerk', passphrase: '12345678' }),
      ).toBe('actor.forbidden');
      await service.close();
    }));

  it('a wrong passphrase says so and doubles the wait; the right one works after it', () =>
    withFolder(async (folder) => {
      await (await serviceWithBook({ bookDir: folder })).close();
      const clock = testClock();
      const service = await serviceFor({ bookDir: folder, clock });
      const userId = (await status(service)).users[0]?.id;
      const attempt = (passphrase: string) => service.call('book.unlock', { userId, passphrase });
      expect(await attempt('wrong')).toEqual({
        ok: false,
        error: { code: 'passphrase.wrong', params: { retryAfterSeconds: 1 } },
      });
      expect(await attempt(OWNER_PASSPHRASE)).toMatchObject({ error: { code: 'passphrase.wait' } });
      clock.advanceSeconds(1);
      expect(await attempt('wrong')).toMatchObject({ error: { params: { retryAfterSeconds: 2 } } });
      clock.advanceSeconds(2);
      expect((await attempt(OWNER_PASSPHRASE)).ok).toBe(true);
      await service.close();
    }));
});
