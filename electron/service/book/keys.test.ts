import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookContract, bookStatusSchema, recoverySchema } from '../../../shared/contract/book.ts';
import { usersContract } from '../../../shared/contract/users.ts';
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
} from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';
import { formatRecoveryKey, newRecoveryKey, readRecoveryKey } from './recovery-key.ts';

async function usersOf(service: Service) {
  return bookStatusSchema.parse(await answerOf(service, 'book.status', {})).users;
}

describe('the recovery key', () => {
  it('is eight groups of five; spaces, case, O for 0 and I for 1 do not matter', () => {
    const secret = Buffer.from('00112233445566778899aabbccddeeff01020304', 'hex');
    const printed = formatRecoveryKey(secret);
    expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
    const typed = printed.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'i');
    expect(readRecoveryKey(typed)).toEqual({ kind: 'secret', secret });
  });

  it('names the group of a slip; a wrong length is group 0', () => {
    const groups = newRecoveryKey().split('-');
    const third = groups[2] ?? '';
    // another check character than the one that belongs there
    groups[2] = third.slice(0, 4) + (third.endsWith('7') ? '8' : '7');
    expect(readRecoveryKey(groups.join('-'))).toEqual({ kind: 'mistyped', group: 3 });
    expect(readRecoveryKey('ABCDE')).toEqual({ kind: 'mistyped', group: 0 });
  });

  it('opens the book and gives a user a new passphrase; renewed, the old sheet stops working', () =>
    withFolder(async (bookDir) => {
      const first = await serviceFor({ bookDir });
      const { recoveryKey } = recoverySchema.parse(await answerOf(first, 'book.create', newBookInput()));
      await first.close();
      const service = await serviceFor({ bookDir });
      const clerk = (await usersOf(service))[1];
      const input = { recoveryKey, userId: clerk?.id, newPassphrase: '新口令 9999' };
      expect(await codeOf(service, 'book.unlockWithRecoveryKey', input)).toBe('ok');
      await answerOf(service, 'book.lock', {});
      const old = { userId: clerk?.id, passphrase: CLERK_PASSPHRASE };
      expect(await codeOf(service, 'book.unlock', old)).toBe('passphrase.wrong');
      await service.close();
      const again = await serviceFor({ bookDir });
      const owner = (await usersOf(again))[0];
      await answerOf(again, 'book.unlock', { userId: owner?.id, passphrase: OWNER_PASSPHRASE });
      const renewed = recoverySchema.parse(
        await answerOf(again, 'book.renewRecoveryKey', { passphrase: OWNER_PASSPHRASE }),
      );
      await answerOf(again, 'book.lock', {});
      const byOldSheet = { recoveryKey, userId: owner?.id, newPassphrase: '再来一次 000' };
      expect(await codeOf(again, 'book.unlockWithRecoveryKey', byOldSheet)).toBe('recoveryKey.wrong');
      await again.close();
      const last = await serviceFor({ bookDir });
      const byNewSheet = { ...byOldSheet, recoveryKey: renewed.recoveryKey };
      expect(await codeOf(last, 'book.unlockWithRecoveryKey', byNewSheet)).toBe('ok');
      await last.close();
    }));
});

describe('users', () => {
  it('added, renamed, and the last owner stays one', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const owner = (await usersOf(service))[0];
      await answerOf(service, 'users.add', { name: '李四', role: 'clerk', passphrase: '李四的口令 333' });
      expect(
        await codeOf(service, 'users.add', { name: '李四', role: 'clerk', passphrase: '12345678' }),
      ).toBe('user.nameTaken');
      const demoted = { userId: owner?.id, name: '负责人', role: 'clerk' };
      expect(await codeOf(service, 'users.update', demoted)).toBe('user.lastOwner');
      const third = (await usersOf(service))[2];
      await answerOf(service, 'users.update', { userId: third?.id, name: '李思', role: 'clerk' });
      await answerOf(service, 'book.lock', {});
      const opened = await answerOf(service, 'book.unlock', {
        userId: third?.id,
        passphrase: '李四的口令 333',
      });
      expect(opened).toMatchObject({ name: '李思', role: 'clerk' });
      const list = usersContract['users.list'].output.parse(await answerOf(service, 'users.list', {}));
      expect(list.find((user) => user.isCurrent)?.lastUnlockedAt).toBe('2026-11-23T01:00:00.000Z');
      await service.close();
    }));

  it('a removed user cannot open the re-keyed book; the others and the recovery key can', () =>
    withFolder(async (bookDir) => {
      const first = await serviceFor({ bookDir });
      const { recoveryKey } = recoverySchema.parse(await answerOf(first, 'book.create', newBookInput()));
      await answerOf(first, 'users.add', { name: '李四', role: 'clerk', passphrase: '李四的口令 333' });
      const [owner, clerk, third] = await usersOf(first);
      const before = await readFile(join(bookDir, 'vault.json'), 'utf8');
      const removal = { userId: clerk?.id, passphrase: OWNER_PASSPHRASE };
      expect(await answerOf(first, 'users.remove', removal)).toEqual({ newRecoveryKey: null });
      expect(await codeOf(first, 'users.remove', { userId: owner?.id, passphrase: OWNER_PASSPHRASE })).toBe(
        'user.isCurrent',
      );
      const verdict = bookContract['book.verify'].output.parse(await answerOf(first, 'book.verify', {}));
      expect(verdict.isOk).toBe(true);
      await first.close();
      const keyOf = (vault: string): string => /"keyId": "(\w+)"/.exec(vault)?.[1] ?? '';
      expect(keyOf(await readFile(join(bookDir, 'vault.json'), 'utf8'))).not.toBe(keyOf(before));
      expect(await readdir(bookDir)).not.toContain('rekey.unfinished');

      const clock = testClock();
      const service = await serviceFor({ bookDir, clock });
      expect((await usersOf(service)).map((user) => user.name)).toEqual(['负责人', '李四']);
      const byThird = { userId: third?.id, passphrase: '李四的口令 333' };
      expect(await codeOf(service, 'book.unlock', byThird)).toBe('ok');
      await answerOf(service, 'book.lock', {});
      const byClerk = { userId: clerk?.id, passphrase: CLERK_PASSPHRASE };
      expect(await codeOf(service, 'book.unlock', byClerk)).toBe('passphrase.wrong');
      clock.advanceSeconds(600);
      const bySheet = { recoveryKey, userId: owner?.id, newPassphrase: '新的 owner 口令' };
      expect(await codeOf(service, 'book.unlockWithRecoveryKey', bySheet)).toBe('ok');
      await service.close();
    }));

  it("changing one's own passphrase asks the old one and leaves no way in for it", () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const wrong = { currentPassphrase: 'nothing', newPassphrase: '第二个口令 22' };
      expect(await codeOf(service, 'users.changePassphrase', wrong)).toBe('passphrase.wrong');
      await service.close();
      const clock = testClock();
      const again = await serviceFor({ bookDir, clock });
      const userId = (await usersOf(again))[0]?.id;
      await answerOf(again, 'book.unlock', { userId, passphrase: OWNER_PASSPHRASE });
      const right = { currentPassphrase: OWNER_PASSPHRASE, newPassphrase: '第二个口令 22' };
      await answerOf(again, 'users.changePassphrase', right);
      await answerOf(again, 'book.lock', {});
      expect(await codeOf(again, 'book.unlock', { userId, passphrase: OWNER_PASSPHRASE })).toBe(
        'passphrase.wrong',
      );
      clock.advanceSeconds(5);
      expect(await codeOf(again, 'book.unlock', { userId, passphrase: '第二个口令 22' })).toBe('ok');
      await again.close();
    }));

  it('no passphrase, key or personal text is in the clear on the disk', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      await answerOf(service, 'drafts.save', { key: 'loan:new', body: '借款人 欧阳震华 13912345678' });
      await answerOf(service, 'book.backUpNow', {});
      await service.close();
      for (const name of await readdir(bookDir, { recursive: true, withFileTypes: true })) {
        if (!name.isFile()) continue;
        const content = await readFile(join(name.parentPath, name.name));
        for (const secret of ['欧阳震华', '13912345678', OWNER_PASSPHRASE, 'SQLite format 3', '和平路']) {
          expect(content.includes(Buffer.from(secret, 'utf8')), `${secret} in ${name.name}`).toBe(false);
        }
      }
    }));
});
