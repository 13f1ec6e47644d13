import type { Refusal } from '../../../shared/contract/book.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import type { Actor } from '../rpc/context.ts';
import type { BookConnection } from './open-book.ts';
import type { Vault } from './vault.ts';

/** The open book with its key. There is one at most, and only the gate's turns touch it. */
export interface OpenSession extends BookConnection {
  readonly actor: Actor;
  readonly dataKey: Buffer;
  readonly vault: Vault;
}

export type SessionState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'locked'; readonly vault: Vault }
  | { readonly kind: 'open'; readonly open: OpenSession }
  /** vault undefined: not readable either */
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly vault: Vault | undefined };

/** What the service holds of the book between calls. */
export interface Session {
  state: SessionState;
  /** of the book now worked with: the given one, or the sample's */
  folder: string;
  /** the given one; another while a sample is open */
  readonly realFolder: string;
  /** wrong tries in a row, and when the next may be made; forgotten when the service ends */
  wrongTries: number;
  nextTryAtMs: number;
  /** last audit event when the book was opened or last backed up: tells whether a copy on exit is due */
  auditSeqAtOpen: number;
  /** when a desk that is never closed makes its next copy */
  nextCopyAtMs: number;
  /** the backup just put back, until the next unlocking writes it into the audit trail */
  pendingRestore: string | undefined;
}

export function newSession(folder: string): Session {
  return {
    state: { kind: 'absent' },
    folder,
    realFolder: folder,
    wrongTries: 0,
    nextTryAtMs: 0,
    auditSeqAtOpen: 0,
    nextCopyAtMs: 0,
    pendingRestore: undefined,
  };
}

export function vaultOf(state: SessionState): Vault | undefined {
  switch (state.kind) {
    case 'absent':
      return undefined;
    case 'locked':
    case 'refused':
      return state.vault;
    case 'open':
      return state.open.vault;
  }
}

export function openOf(session: Session): OpenSession {
  invariant(session.state.kind === 'open', 'the book is open here');
  return session.state.open;
}

/** Closes the database and forgets the key as far as the language lets us. */
export function closeSession(session: Session): void {
  if (session.state.kind !== 'open') return;
  const { open } = session.state;
  // a re-key or a copy that failed may have left it closed already
  if (open.connection.open) open.connection.pragma('wal_checkpoint(TRUNCATE)');
  open.connection.close();
  open.dataKey.fill(0);
  session.state = { kind: 'locked', vault: open.vault };
}
