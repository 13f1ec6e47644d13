import { checkAuditChain } from '../audit/check-chain.ts';
import type { ReadDb } from '../db/handles.ts';
import { brokenForeignKeys, fullCheck } from '../db/integrity.ts';
import type { DeskPorts } from '../rpc/desk-ports.ts';
import type { SessionContext } from '../rpc/session-context.ts';
import { VERIFIERS } from '../verifiers.ts';
import { type Finding, finding } from './finding.ts';
import { openOf } from './session.ts';

export async function verifyBook(
  ctx: SessionContext,
): Promise<{ readonly isOk: boolean; readonly findings: readonly Finding[] }> {
  const { connection, db, vault } = openOf(ctx.session);
  const findings: Finding[] = [
    finding('integrity', 1, fullCheck(connection)),
    finding('foreignKeys', 1, brokenForeignKeys(connection)),
    await checkAuditChain(db, vault.auditPublicKey),
    await checkDocuments(db, ctx.desk),
  ];
  for (const verify of VERIFIERS) findings.push(await verify(db, ctx.desk));
  return { isOk: findings.every((found) => found.isOk), findings };
}

/** Every document that the book names is there, opens and has the content it is named by. */
async function checkDocuments(db: ReadDb, desk: DeskPorts): Promise<Finding> {
  const rows = await db.selectFrom('document').select('sha256').execute();
  const failed: string[] = [];
  for (const { sha256 } of rows) {
    if ((await desk.documents.get(db, sha256)) === undefined) failed.push(sha256);
  }
  return finding('documents', rows.length, failed);
}
