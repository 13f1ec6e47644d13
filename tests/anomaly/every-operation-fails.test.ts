import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFiles } from '../../electron/service/files/real-files.ts';
import { backupSchema, bookStatusSchema } from '../../shared/contract/book.ts';
import {
  answerOf,
  CLERK_PASSPHRASE,
  codeOf,
  newBookInput,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';
import { failingFiles } from '../support/failing-files.ts';

const UNLOCKED = 'ok';

/** Opens the book afresh on a sound disk and says how that went: absent, ok, or the refusal. */
async function reopen(bookDir: string, passphrase = OWNER_PASSPHRASE): Promise<string> {
  const service = await serviceFor({ bookDir });
  try {
    const status = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
    if (status.state === 'absent') return 'absent';
    if (status.refusal !== null) return status.refusal.reason;
    const user = status.users.find((candidate) => candidate.role === 'owner');
    const code = await codeOf(service, 'book.unlock', { userId: user?.id, passphrase });
    if (code !== UNLOCKED) return code;
    const verdict = await answerOf(service, 'book.verify', {});
    return JSON.stringify(verdict).includes('"isOk":false') ? 'findings' : UNLOCKED;
  } finally {
    await service.close();
  }
}

async function unfinishedFiles(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.includes('.unfinished'));
}

describe.each(['EIO', 'ENOSPC'])('every operation fails once with %s', (code) => {
  it('creating a book: there is a whole book afterwards or none, and no half file', {
    timeout: 120_000,
  }, async () => {
    let faults = 0;
    for (let at = 1; ; at += 1) {
      const isOver = await withFolder(async (folder) => {
        const bookDir = join(folder, '账本');
        const faulty = failingFiles(realFiles, { atOperation: at, code });
        const service = await serviceFor({ bookDir, files: faulty.files });
        const result = await service.call('book.create', newBookInput());
        await service.close();
        if (!faulty.hasFired()) return true;
        const reopened = await reopen(bookDir);
        expect(result.ok ? [UNLOCKED] : ['absent', UNLOCKED], `operation ${at}`).toContain(reopened);
        if (reopened === 'absent') {
          expect(await unfinishedFiles(folder).catch(() => []), `operation ${at}`).toEqual([]);
          const again = await serviceFor({ bookDir });
          expect(await codeOf(again, 'book.create', newBookInput()), `operation ${at}`).toBe('ok');
          await again.close();
        }
        return false;
      });
      if (isOver) break;
      faults += 1;
    }
    expect(faults).toBeGreaterThan(15);
  });

  it('a backup: the book goes on, and only whole copies are listed', { timeout: 120_000 }, async () => {
    let faults = 0;
    for (let at = 1; ; at += 1) {
      const isOver = await withFolder(async (folder) => {
        await (await serviceWithBook({ bookDir: folder })).close();
        const faulty = failingFiles(realFiles, { atOperation: at, code });
        const service = await serviceFor({ bookDir: folder, files: faulty.files });
        const before = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
        await service.call('book.unlock', { userId: before.users[0]?.id, passphrase: OWNER_PASSPHRASE });
        const made = await service.call('book.backUpNow', {});
        const after = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
        expect(after.backups.length - before.backups.length, `operation ${at}`).toBe(made.ok ? 1 : 0);
        expect(after.backups.every((backup) => backup.state === 'verified')).toBe(true);
        await service.close();
        expect(await reopen(folder), `operation ${at}`).toBe(UNLOCKED);
        return !faulty.hasFired();
      });
      if (isOver) break;
      faults += 1;
    }
    expect(faults).toBeGreaterThan(5);
  });
});

// the code makes no difference there: one is enough
describe('every operation fails once', () => {
  const code = 'EIO';

  it('changing a passphrase: the old or the new one opens the book', { timeout: 120_000 }, async () => {
    const newPassphrase = '新的口令 2026';
    let faults = 0;
    for (let at = 1; ; at += 1) {
      const isOver = await withFolder(async (folder) => {
        await (await serviceWithBook({ bookDir: folder })).close();
        const faulty = failingFiles(realFiles, { atOperation: 0, code });
        const service = await serviceFor({ bookDir: folder, files: faulty.files });
        const owner = bookStatusSchema.parse(await answerOf(service, 'book.status', {})).users[0];
        await answerOf(service, 'book.unlock', { userId: owner?.id, passphrase: OWNER_PASSPHRASE });
        await service.close();
        const start = faulty.operations();
        const second = failingFiles(realFiles, { atOperation: start + at, code });
        const changing = await serviceFor({ bookDir: folder, files: second.files });
        await changing.call('book.unlock', { userId: owner?.id, passphrase: OWNER_PASSPHRASE });
        const input = { currentPassphrase: OWNER_PASSPHRASE, newPassphrase };
        const changed = await changing.call('users.changePassphrase', input);
        await changing.close();
        if (!second.hasFired()) return true;
        const byOld = await reopen(folder, OWNER_PASSPHRASE);
        const byNew = await reopen(folder, newPassphrase);
        expect([byOld, byNew], `operation ${at}`).toContain(UNLOCKED);
        if (changed.ok) expect(byNew, `operation ${at}`).toBe(UNLOCKED);
        return false;
      });
      if (isOver) break;
      faults += 1;
    }
    expect(faults).toBeGreaterThan(5);
  });

  it('removing a user: the owner opens the book, the audit and the counts hold', {
    timeout: 120_000,
  }, async () => {
    let faults = 0;
    for (let at = 1; ; at += 1) {
      const isOver = await withFolder(async (folder) => {
        await (await serviceWithBook({ bookDir: folder })).close();
        const faulty = failingFiles(realFiles, { atOperation: at, code });
        const service = await serviceFor({ bookDir: folder, files: faulty.files });
        const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
        await service.call('book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
        const removal = await service.call('users.remove', {
          userId: users[1]?.id,
          passphrase: OWNER_PASSPHRASE,
        });
        await service.close();
        expect(await reopen(folder), `operation ${at}`).toBe(UNLOCKED);
        if (removal.ok) {
          const after = await serviceFor({ bookDir: folder });
          const clerk = { userId: users[1]?.id, passphrase: CLERK_PASSPHRASE };
          expect(await codeOf(after, 'book.unlock', clerk)).toBe('passphrase.wrong');
          await after.close();
        }
        return !faulty.hasFired();
      });
      if (isOver) break;
      faults += 1;
    }
    expect(faults).toBeGreaterThan(15);
  });

  it('restoring a copy: the old or the restored book opens, never neither', {
    timeout: 120_000,
  }, async () => {
    let faults = 0;
    for (let at = 1; ; at += 1) {
      const isOver = await withFolder(async (folder) => {
        const first = await serviceWithBook({ bookDir: folder });
        const { id } = backupSchema.parse(await answerOf(first, 'book.backUpNow', {}));
        await answerOf(first, 'settings.save', { idleMinutes: 9 });
        await first.close({ withoutCopy: true });
        const faulty = failingFiles(realFiles, { atOperation: at, code });
        const service = await serviceFor({ bookDir: folder, files: faulty.files });
        const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
        await service.call('book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
        await service.call('book.restoreBackup', { backupId: id });
        await service.close({ withoutCopy: true });
        expect(await reopen(folder), `operation ${at}`).toBe(UNLOCKED);
        return !faulty.hasFired();
      });
      if (isOver) break;
      faults += 1;
    }
    expect(faults).toBeGreaterThan(8);
  });
});
