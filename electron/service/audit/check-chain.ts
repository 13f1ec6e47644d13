import type { Finding } from '../book/finding.ts';
import type { ReadDb } from '../db/handles.ts';
import { chainHash, EMPTY_HEAD } from './chain.ts';
import { isSignatureGood, signedHead } from './signed-head.ts';

const PAGE_ROWS = 2_000;

/**
 * Walks the whole chain and names the first bad event; then holds its end against the signed head
 * (truncation).
 */
export async function checkAuditChain(db: ReadDb, publicKey: string): Promise<Finding> {
  let head = EMPTY_HEAD;
  for (;;) {
    const rows = await db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', head.seq)
      .orderBy('seq')
      .limit(PAGE_ROWS)
      .execute();
    if (rows.length === 0) break;
    for (const row of rows) {
      const hash = chainHash(head.hash, {
        seq: row.seq,
        recordedAt: row.recorded_at,
        actorId: row.actor_id,
        actorName: row.actor_name,
        commandId: row.command_id,
        action: row.action,
        subjectKind: row.subject_kind,
        subjectId: row.subject_id,
        detailJson: row.detail_json,
      });
      const isGood = row.seq === head.seq + 1 && row.previous_hash === head.hash && row.hash === hash;
      if (!isGood) return badChain(row.seq, `seq:${row.seq}`);
      head = { seq: row.seq, hash };
    }
  }
  const signed = await signedHead(db);
  const isEndSigned =
    signed !== undefined &&
    signed.seq === head.seq &&
    signed.hash === head.hash &&
    isSignatureGood(signed, publicKey);
  if (!isEndSigned) return badChain(head.seq, 'head');
  return { check: 'audit', isOk: true, checkedCount: head.seq, failedIds: [] };
}

function badChain(checkedCount: number, failed: string): Finding {
  return { check: 'audit', isOk: false, checkedCount, failedIds: [failed] };
}
