import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { backupSchema, bookContract } from '../../../shared/contract/book.ts';
import { settingsContract } from '../../../shared/contract/settings.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { answerOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { manifestSchema } from '../backup/manifest.ts';
import { HANDLERS } from '../handlers.ts';
import { commandHandler } from '../rpc/handler.ts';
import type { Service } from '../start-service.ts';
import { isSignatureGood } from './signed-head.ts';

async function auditFinding(service: Service) {
  const verdict = bookContract['book.verify'].output.parse(await answerOf(service, 'book.verify', {}));
  return verdict.findings.find((finding) => finding.check === 'audit');
}

/** A book in which somebody with the key runs a statement behind the program's back. */
async function afterTampering(statements: readonly string[]) {
  return withFolder(async (bookDir) => {
    const tamper = commandHandler(settingsContract['settings.removeView'], async (ctx) => {
      ctx.withoutAudit();
      for (const statement of statements) await sql.raw(statement).execute(ctx.tx);
      return ok({});
    });
    const service = await serviceWithBook({ bookDir, handlers: { ...HANDLERS, 'test.tamper': tamper } });
    for (const idleMinutes of [6, 7, 8]) await answerOf(service, 'settings.save', { idleMinutes });
    expect(await auditFinding(service)).toMatchObject({ isOk: true });
    await answerOf(service, 'test.tamper', { list: 'x', name: 'y' });
    const found = await auditFinding(service);
    await service.close();
    return found;
  });
}

const OPEN_THE_TABLE = ['DROP TRIGGER audit_event_keeps', 'DROP TRIGGER audit_event_stays'];

describe('the audit chain', () => {
  it('names the first event that was changed', async () => {
    const change = `UPDATE audit_event SET actor_name = '别人' WHERE seq = 5`;
    expect(await afterTampering([...OPEN_THE_TABLE, change])).toMatchObject({
      isOk: false,
      failedIds: ['seq:5'],
    });
  });

  it('notices an event taken out of the middle, and one cut off the end', async () => {
    const middle = 'DELETE FROM audit_event WHERE seq = 4';
    expect(await afterTampering([...OPEN_THE_TABLE, middle])).toMatchObject({
      isOk: false,
      failedIds: ['seq:5'],
    });
    const end = 'DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)';
    expect(await afterTampering([...OPEN_THE_TABLE, end])).toMatchObject({
      isOk: false,
      failedIds: ['head'],
    });
  });

  it('cannot be changed through the program at all', async () => {
    await expect(afterTampering(['DELETE FROM audit_event'])).rejects.toThrow('unexpected');
  });

  it('is signed in each backup, so that another PC can check it with the printed public key', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const backup = backupSchema.parse(await answerOf(service, 'book.backUpNow', {}));
      const folder = join(bookDir, 'backups', backup.id);
      const manifest = manifestSchema.parse(
        JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
      );
      const vault: unknown = JSON.parse(await readFile(join(folder, 'vault.json'), 'utf8'));
      expect(vault).toMatchObject({ auditPublicKey: expect.stringMatching(/^[A-Za-z0-9+/=]{40,}$/) });
      const publicKey = JSON.stringify(vault).match(/"auditPublicKey":"([^"]+)"/)?.[1] ?? '';
      const head = { seq: manifest.auditSeq, hash: manifest.auditHash, signature: manifest.auditSignature };
      expect(isSignatureGood(head, publicKey)).toBe(true);
      expect(isSignatureGood({ ...head, seq: head.seq - 1 }, publicKey)).toBe(false);
      await service.close();
    }));
});
