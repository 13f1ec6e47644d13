import { canonicalJson } from '../../../shared/kernel/canonical-json.ts';
import { sha256Hex } from '../sha256.ts';

/** An event before it is chained. */
export interface AuditFacts {
  readonly seq: number;
  readonly recordedAt: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly commandId: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** canonical JSON */
  readonly detailJson: string;
}

export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first event. */
export const EMPTY_HEAD: AuditHead = { seq: 0, hash: '0'.repeat(64) };

/**
 * SHA-256 over the previous hash and the canonical JSON of every field: a changed, removed or moved event
 * shows.
 */
export function chainHash(previousHash: string, facts: AuditFacts): string {
  return sha256Hex(`${previousHash}\n${canonicalJson(facts)}`);
}
