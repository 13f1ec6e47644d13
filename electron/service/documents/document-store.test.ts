import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bookContract } from '../../../shared/contract/book.ts';
import { command, query } from '../../../shared/contract/define.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import {
  answerOf,
  codeOf,
  OWNER_PASSPHRASE,
  serviceWithBook,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import { HANDLERS } from '../handlers.ts';
import { commandHandler, queryHandler } from '../rpc/handler.ts';
import type { Service } from '../start-service.ts';

const put = command({
  input: z.strictObject({ text: z.string(), refuses: z.boolean() }),
  output: z.string(),
  errors: ['test.refused'],
});
const get = query({ input: z.strictObject({ sha256: z.string() }), output: z.string().nullable() });

const handlers = {
  ...HANDLERS,
  'test.put': commandHandler(put, async (ctx, input) => {
    const bytes = Buffer.from(input.text, 'utf8');
    const stored = { bytes, kind: 'test', mediaType: 'text/plain' };
    const sha256 = await ctx.desk.documents.put(ctx.tx, ctx.now, stored);
    return input.refuses ? err(domainError('test.refused')) : ok(sha256);
  }),
  'test.get': queryHandler(get, async (ctx, input) => {
    const bytes = await ctx.desk.documents.get(ctx.db, input.sha256);
    return ok(bytes === undefined ? null : Buffer.from(bytes).toString('utf8'));
  }),
};

const LETTER = '催收函正文 借款人';
async function stored(service: Service, text = LETTER): Promise<string> {
  return z.string().parse(await answerOf(service, 'test.put', { text, refuses: false }));
}

async function documentsFinding(service: Service) {
  const verdict = bookContract['book.verify'].output.parse(await answerOf(service, 'book.verify', {}));
  return verdict.findings.find((finding) => finding.check === 'documents');
}

function withService(work: (service: Service, folder: string) => Promise<void>): Promise<void> {
  return withFolder(async (bookDir) => {
    const service = await serviceWithBook({ bookDir, handlers });
    await work(service, bookDir);
    await service.close();
  });
}

describe('documents', () => {
  it('are named by the hash of their content, encrypted, and stored once', () =>
    withService(async (service, folder) => {
      const sha256 = await stored(service);
      expect(await stored(service)).toBe(sha256);
      expect(await readdir(join(folder, 'documents'))).toEqual([`${sha256}.bin`]);
      const file = await readFile(join(folder, 'documents', `${sha256}.bin`));
      expect(file.includes(Buffer.from('催收函', 'utf8'))).toBe(false);
      expect(await answerOf(service, 'test.get', { sha256 })).toBe(LETTER);
    }));

  it('with one changed byte are damaged, not shown, and verify names them', () =>
    withService(async (service, folder) => {
      const sha256 = await stored(service);
      const path = join(folder, 'documents', `${sha256}.bin`);
      const file = await readFile(path);
      file[file.length - 1] = (file[file.length - 1] ?? 0) ^ 1;
      await writeFile(path, file);
      expect(await answerOf(service, 'test.get', { sha256 })).toBeNull();
      expect(await documentsFinding(service)).toMatchObject({ isOk: false, failedIds: [sha256] });
    }));

  it('of a command that was refused are in no record, and the same content can be stored later', () =>
    withService(async (service) => {
      expect(await codeOf(service, 'test.put', { text: LETTER, refuses: true })).toBe('test.refused');
      expect(await documentsFinding(service)).toMatchObject({ isOk: true, checkedCount: 0 });
      const sha256 = await stored(service);
      expect(await answerOf(service, 'test.get', { sha256 })).toBe(LETTER);
    }));

  it('are copied with a backup once, and stay readable after somebody was removed', () =>
    withService(async (service, folder) => {
      const sha256 = await stored(service);
      await answerOf(service, 'book.backUpNow', {});
      expect(existsSync(join(folder, 'backups', 'documents', `${sha256}.bin`))).toBe(true);
      const status = bookContract['book.status'].output.parse(await answerOf(service, 'book.status', {}));
      const leaving = { userId: status.users[1]?.id, passphrase: OWNER_PASSPHRASE };
      await answerOf(service, 'users.remove', leaving);
      const later = await stored(service, '第二封');
      expect(await answerOf(service, 'test.get', { sha256 })).toBe(LETTER);
      expect(await answerOf(service, 'test.get', { sha256: later })).toBe('第二封');
    }));
});
