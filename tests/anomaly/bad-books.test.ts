import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openConnection } from '../../electron/service/db/connection.ts';
import { MIGRATIONS } from '../../electron/service/db/migrations/index.ts';
import type { FilePort } from '../../electron/service/files/file-port.ts';
import { realFiles } from '../../electron/service/files/real-files.ts';
import { bookStatusSchema } from '../../shared/contract/book.ts';
import {
  answerOf,
  codeOf,
  newBookInput,
  OWNER_PASSPHRASE,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../support/desk-for-tests.ts';

interface Opening {
  readonly bookDir: string;
  readonly files?: FilePort;
  readonly migrations?: typeof MIGRATIONS;
}

/** The reason why the book is refused, or 'open'. */
async function openingOf(wish: Opening): Promise<string> {
  const service = await serviceFor(wish);
  try {
    const locked = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
    if (locked.refusal !== null) return locked.refusal.reason;
    const unlocking = { userId: locked.users[0]?.id, passphrase: OWNER_PASSPHRASE };
    const code = await codeOf(service, 'book.unlock', unlocking);
    const after = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
    expect(code).toBe(after.refusal === null ? 'ok' : 'book.refused');
    return after.refusal?.reason ?? after.state;
  } finally {
    await service.close();
  }
}

function withBook<T>(work: (bookDir: string) => Promise<T>): Promise<T> {
  return withFolder(async (bookDir) => {
    await (await serviceWithBook({ bookDir })).close();
    return work(bookDir);
  });
}

async function fingerprint(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

describe('a book that cannot be opened says why and stays as it is', () => {
  it('one flipped byte anywhere is noticed', { timeout: 60_000 }, () =>
    withBook(async (bookDir) => {
      const path = join(bookDir, 'book.db');
      const whole = await readFile(path);
      for (let flip = 0; flip < 12; flip += 1) {
        const changed = Buffer.from(whole);
        const at = Math.floor((whole.length * (flip * 2 + 1)) / 24);
        changed[at] = (changed[at] ?? 0) ^ 1;
        await writeFile(path, changed);
        expect(await openingOf({ bookDir }), `byte ${at}`).toBe('damaged');
      }
      await writeFile(path, whole);
      expect(await openingOf({ bookDir })).toBe('open');
    }),
  );

  it('a cut file is damaged; an empty one, a text and a plain database are foreign', () =>
    withBook(async (bookDir) => {
      const path = join(bookDir, 'book.db');
      const { length } = await readFile(path);
      await truncate(path, Math.floor(length / 2));
      expect(await openingOf({ bookDir })).toBe('damaged');
      await writeFile(path, '');
      expect(await openingOf({ bookDir })).toBe('foreign');
      expect((await readFile(path)).length).toBe(0);
      await writeFile(path, 'hello');
      expect(await openingOf({ bookDir })).toBe('foreign');
      await rm(path);
      const plain = new Database(path);
      plain.exec('CREATE TABLE t (a TEXT)');
      plain.close();
      const before = await fingerprint(path);
      expect(await openingOf({ bookDir })).toBe('foreign');
      expect(await fingerprint(path)).toBe(before);
    }));

  it('a book of a newer program names its version and keeps every byte', () =>
    withBook(async (bookDir) => {
      const path = join(bookDir, 'book.db');
      const before = await fingerprint(path);
      const service = await serviceFor({ bookDir, migrations: MIGRATIONS.slice(0, -1) });
      const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
      await service.call('book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
      const { refusal } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
      await service.close();
      const newest = MIGRATIONS.length;
      expect(refusal).toMatchObject({ reason: 'newer', bookSchema: newest, programSchema: newest - 1 });
      expect(await fingerprint(path)).toBe(before);
    }));

  it('a book of the same key with another application id is foreign', () =>
    withFolder(async (bookDir) => {
      const path = join(bookDir, 'x.db');
      const key = Buffer.alloc(32, 7);
      await writeFile(path, '');
      const other = openConnection({ path, key, use: 'copy' });
      other.exec('CREATE TABLE t (a TEXT)');
      other.close();
      const { checkIsWholeBook } = await import('../../electron/service/db/integrity.ts');
      const again = openConnection({ path, key, use: 'live' });
      expect(() => checkIsWholeBook(again)).toThrow('foreign');
      again.close();
    }));

  it('without vault.json its copy opens the book; without both the keys are missing', () =>
    withBook(async (bookDir) => {
      await writeFile(join(bookDir, 'vault.json'), '{"half":');
      expect(await openingOf({ bookDir })).toBe('open');
      await rm(join(bookDir, 'vault.json'));
      await rm(join(bookDir, 'vault.json.bak'));
      expect(await openingOf({ bookDir })).toBe('keysMissing');
      expect(await readdir(bookDir)).toContain('book.db');
    }));

  it('a second service is told that the book is in use', () =>
    withFolder(async (bookDir) => {
      const first = await serviceWithBook({ bookDir });
      expect(await openingOf({ bookDir })).toBe('busy');
      expect(await codeOf(first, 'lenders.list', {})).toBe('ok');
      await first.close();
      expect(await openingOf({ bookDir })).toBe('open');
    }));

  it('after a copy was made the book is still held against a second process', () =>
    withFolder(async (bookDir) => {
      const first = await serviceWithBook({ bookDir });
      await answerOf(first, 'book.backUpNow', {});
      expect(await openingOf({ bookDir })).toBe('busy');
      await first.close();
    }));

  it('a read-only folder is called that, not damage', () =>
    withBook(async (bookDir) => {
      const readOnly: FilePort = {
        ...realFiles,
        createNew: () => Promise.reject(Object.assign(new Error('read-only'), { code: 'EROFS' })),
      };
      expect(await openingOf({ bookDir, files: readOnly })).toBe('readOnly');
      expect(await openingOf({ bookDir })).toBe('open');
    }));

  it.each([
    ['//server/share/book', 'networkFolder'],
    ['\\\\server\\share\\book', 'networkFolder'],
    ['/home/clerk/OneDrive/book', 'syncFolder'],
    ['C:\\Users\\clerk\\我的坚果云\\book', 'syncFolder'],
    ['D:\\BaiduSyncdisk\\book', 'syncFolder'],
  ])('%s is refused as %s before anything is made', async (bookDir, reason) => {
    const service = await serviceFor({ bookDir });
    const status = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
    expect(status.refusal?.reason).toBe(reason);
    expect(await codeOf(service, 'book.create', newBookInput())).toBe('book.refused');
    await service.close();
  });

  it('a folder with other files takes no book, a folder with a book takes no second one', () =>
    withFolder(async (folder) => {
      const other = join(folder, 'other');
      await mkdir(other);
      await writeFile(join(other, 'holiday.jpg'), 'x');
      const service = await serviceFor({ bookDir: other });
      expect(await codeOf(service, 'book.create', newBookInput())).toBe('book.folderNotEmpty');
      await service.close();
      const bookDir = join(folder, 'book');
      const first = await serviceWithBook({ bookDir });
      expect(await codeOf(first, 'book.create', newBookInput())).toBe('book.exists');
      await first.close();
    }));
});
