import { canonicalJson } from '../../../shared/kernel/canonical-json.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { Actor, AuditEntry } from '../rpc/context.ts';
import { type AuditHead, chainHash, EMPTY_HEAD } from './chain.ts';
import { storeSignedHead } from './signed-head.ts';

export interface AuditOccasion {
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly commandId: string | null;
}

export async function auditHead(db: ReadDb): Promise<AuditHead> {
  const row = await db
    .selectFrom('audit_event')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? EMPTY_HEAD;
}

/** Chains the entries of one command, in order, in its transaction, and signs the new head. */
export async function appendAudit(
  tx: WriteTx,
  occasion: AuditOccasion,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  let head = await auditHead(tx);
  for (const entry of entries) head = await appendOne(tx, occasion, { entry, head });
  await storeSignedHead(tx, head);
}

async function appendOne(
  tx: WriteTx,
  occasion: AuditOccasion,
  next: { readonly entry: AuditEntry; readonly head: AuditHead },
): Promise<AuditHead> {
  const facts = {
    seq: next.head.seq + 1,
    recordedAt: occasion.recordedAt,
    actorId: occasion.actor.id,
    actorName: occasion.actor.name,
    commandId: occasion.commandId,
    action: next.entry.action,
    subjectKind: next.entry.subjectKind,
    subjectId: next.entry.subjectId,
    detailJson: canonicalJson(next.entry.detail ?? {}),
  };
  const hash = chainHash(next.head.hash, facts);
  await tx
    .insertInto('audit_event')
    .values({
      seq: facts.seq,
      recorded_at: facts.recordedAt,
      actor_id: facts.actorId,
      actor_name: facts.actorName,
      command_id: facts.commandId,
      action: facts.action,
      subject_kind: facts.subjectKind,
      subject_id: facts.subjectId,
      detail_json: facts.detailJson,
      previous_hash: next.head.hash,
      hash,
    })
    .execute();
  return { seq: facts.seq, hash };
}
