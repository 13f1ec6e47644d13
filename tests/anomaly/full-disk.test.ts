import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { HANDLERS } from '../../electron/service/handlers.ts';
import { commandHandler } from '../../electron/service/rpc/handler.ts';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import { draftsContract } from '../../shared/contract/drafts.ts';
import { ok } from '../../shared/kernel/result.ts';
import {
  answerOf,
  codeOf,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';

/** Lets the real database file grow no further: SQLite itself then answers SQLITE_FULL, as on a full disk. */
const handlers = {
  ...HANDLERS,
  'test.noRoom': commandHandler(draftsContract['drafts.remove'], async (ctx) => {
    ctx.withoutAudit();
    await sql`PRAGMA max_page_count = 1`.execute(ctx.tx);
    return ok({});
  }),
};

const long = (key: string) => ({ key, body: '字'.repeat(60_000) });

describe('no room left for the book', () => {
  it('says disk.full, keeps what was there, still answers, and goes on when there is room again', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir, handlers });
      await answerOf(service, 'drafts.save', long('before'));
      await answerOf(service, 'test.noRoom', { key: 'x' });
      for (let attempt = 0; attempt < 3; attempt += 1) {
        expect(await codeOf(service, 'drafts.save', long(`refused-${attempt}`))).toBe('disk.full');
      }
      expect(JSON.stringify(await answerOf(service, 'drafts.list', {}))).toContain('before');
      await service.close();

      const later = await serviceFor({ bookDir });
      const { users } = bookStatusSchema.parse(await answerOf(later, 'book.status', {}));
      await answerOf(later, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
      expect(await codeOf(later, 'drafts.save', long('after'))).toBe('ok');
      expect(await answerOf(later, 'book.verify', {})).toMatchObject({ isOk: true });
      await later.close();
    }));
});
