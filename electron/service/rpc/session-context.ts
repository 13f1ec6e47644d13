import type { WireError } from '../../../shared/contract/envelope.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import type { Id } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { BackupView } from '../backup/list-backups.ts';
import type { BackupKind } from '../backup/manifest.ts';
import type { KdfCost } from '../book/passphrase-key.ts';
import type { Session } from '../book/session.ts';
import type { BookMigration } from '../db/migrations/index.ts';
import type { Actor, CommandContext } from './context.ts';
import type { DeskPorts } from './desk-ports.ts';

/** For methods that work on the book as a whole. They hold the gate's write turn; no transaction is open. */
export interface SessionContext {
  readonly session: Session;
  /** undefined while locked */
  readonly actor: Actor | undefined;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly newId: <Kind extends string>() => Id<Kind>;
  readonly desk: DeskPorts;
  readonly kdfCost: KdfCost;
  readonly migrations: readonly BookMigration[];
  readonly programVersion: string;
  /** a verified copy; only for handlers made with holdsWrites */
  readonly keepBackup: (kind: BackupKind) => Promise<BackupView>;
  /** false: it had already ended */
  readonly cancelJob: (jobId: string) => boolean;
  readonly touch: (...topics: readonly Topic[]) => void;
  /** one audited transaction in the open book, as the given actor or whoever is unlocked */
  readonly write: <T>(
    step: (ctx: CommandContext) => Promise<Result<T, WireError>>,
    asActor?: Actor,
  ) => Promise<Result<T, WireError>>;
}
