import { spawnSync } from 'node:child_process';
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupSchema, bookContract } from '../../shared/contract/book.ts';
import {
  CLERK_PASSPHRASE,
  OWNER_PASSPHRASE,
  serviceWithBook,
  withFolder,
} from '../../tests/support/desk-for-tests.ts';
import { readArguments } from './command.ts';

const DESK = join(import.meta.dirname, 'desk.ts');

function desk(words: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const ran = spawnSync(process.execPath, [DESK, ...words], {
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env.PATH ?? '', DESK_PASSPHRASE: OWNER_PASSPHRASE, ...env },
  });
  return { code: ran.status, out: ran.stdout, error: ran.stderr };
}

function withBook(work: (bookDir: string) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    await (await serviceWithBook({ bookDir })).close();
    await work(bookDir);
  });
}

describe('the command line', () => {
  it('reads options with a blank or an equals sign, and flags before plain words', () => {
    const given = readArguments(['--book', '/a b', '--json', 'L-1', '--as-of=2026-11-23']);
    expect(given.text('book')).toBe('/a b');
    expect(given.has('json')).toBe(true);
    expect(given.plain).toEqual(['L-1']);
    expect(given.text('as-of')).toBe('2026-11-23');
    expect(() => given.required('out')).toThrow('--out is missing');
  });

  it('verify ends with 0 on a sound book, and its JSON is all that stands on standard output', () =>
    withBook(async (bookDir) => {
      const ran = desk(['verify', '--book', bookDir, '--json']);
      expect(ran).toMatchObject({ code: 0, error: '' });
      expect(bookContract['book.verify'].output.parse(JSON.parse(ran.out)).isOk).toBe(true);
      const byClerk = desk(['verify', '--book', bookDir], {
        DESK_USER: '经办',
        DESK_PASSPHRASE: CLERK_PASSPHRASE,
      });
      expect(byClerk.code).toBe(0);
    }));

  it.each([
    ['a wrong passphrase', ['verify'], { DESK_PASSPHRASE: 'wrong' }, 3, 'desk: passphrase.wrong'],
    ['an unknown user', ['verify'], { DESK_USER: '无此人' }, 3, 'desk: user.unknown'],
    ['no passphrase and no terminal', ['verify'], { DESK_PASSPHRASE: '' }, 3, 'desk: no passphrase'],
    ['a restore without --yes', ['restore', 'x'], {}, 2, 'desk: restore replaces the book'],
    ['a backup that is not there', ['restore', 'x', '--yes'], {}, 5, 'desk: backup.notFound'],
  ])('%s is one line and its exit code', (_what, words, env, code, line) =>
    withBook(async (bookDir) => {
      const ran = desk([...words, '--book', bookDir], env);
      expect(ran.code).toBe(code);
      expect(ran.error.trimEnd().split('\n')).toHaveLength(1);
      expect(ran.error).toContain(line);
      expect(ran.out).toBe('');
    }),
  );

  it('an unknown command and a missing option are usage errors', () => {
    expect(desk(['fly'])).toMatchObject({ code: 2, error: 'desk: unknown command fly; see: desk help\n' });
    expect(desk(['verify'])).toMatchObject({ code: 2, error: 'desk: --book is missing\n' });
  });

  it('a damaged book says so with 4, and restore brings the copy back', () =>
    withBook(async (bookDir) => {
      const made = desk(['backup', '--book', bookDir, '--json']);
      const { id } = backupSchema.parse(JSON.parse(made.out));
      await truncate(join(bookDir, 'book.db'), 20_000);
      expect(desk(['verify', '--book', bookDir])).toMatchObject({ code: 4 });
      await writeFile(join(bookDir, 'book.db'), '');
      expect(desk(['verify', '--book', bookDir]).error).toBe('desk: book.foreign\n');
      expect(desk(['backups', '--book', bookDir]).out).toContain(id);
      expect(desk(['restore', id, '--book', bookDir, '--yes'])).toMatchObject({ code: 0, error: '' });
      expect(desk(['verify', '--book', bookDir]).code).toBe(0);
    }));
});
