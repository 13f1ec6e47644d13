import type { MethodDefinition } from '../../../shared/contract/define.ts';
import type { CommonErrorCode } from '../../../shared/contract/envelope.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import type { UserRole } from '../../../shared/contract/users.ts';
import type { DomainError } from '../../../shared/domain/errors.ts';
import type { ActorId, Id } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb, WriteTx } from '../db/handles.ts';
import type { DeskPorts } from './desk-ports.ts';

/** Who is unlocked. */
export interface Actor {
  readonly id: ActorId;
  readonly name: string;
  readonly role: UserRole;
}

/** One line of the audit trail. detail: ids, dates, amounts, field names with before and after. */
export interface AuditEntry {
  /** what happened, usually the method's name; a command with several effects writes several */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What every handler knows. Now and today are fixed for the call. */
export interface BaseContext {
  readonly actor: Actor;
  readonly now: Instant;
  /** the calendar day in China at `now` */
  readonly today: LocalDate;
  readonly newId: <Kind extends string>() => Id<Kind>;
  readonly desk: DeskPorts;
}

/** A query reads one state: no command runs between its statements. */
export interface QueryContext extends BaseContext {
  readonly db: ReadDb;
}

/** A command has one transaction. An error Result or a throw rolls all of it back, audit included. */
export interface CommandContext extends BaseContext {
  readonly tx: WriteTx;
  readonly commandId: string;
  readonly audit: (entry: AuditEntry) => void;
  /** sends these topics to the page after the commit */
  readonly touch: (...topics: readonly Topic[]) => void;
  /**
   * for what is no business fact (drafts, layouts): without it a command that wrote no audit entry gets a
   * default one
   */
  readonly withoutAudit: () => void;
}

/** A job runs in steps; between steps queries and commands answer. */
export interface JobContext extends BaseContext {
  readonly jobId: string;
  /** set by jobs.cancel; look at it between steps, or let step throw for you */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  /** one consistent read */
  readonly read: <T>(step: (ctx: QueryContext) => Promise<T>) => Promise<T>;
  /**
   * one transaction; throws JobCancelled before it when cancelled. A step must be safe to repeat after a
   * crash.
   */
  readonly write: <T>(step: (ctx: CommandContext) => Promise<T>) => Promise<T>;
  /** like write, for one transaction of very many rows (db/bulk-mode.ts) */
  readonly writeBulk: <T>(step: (ctx: CommandContext) => Promise<T>) => Promise<T>;
}

export type HandlerError<Code extends string> = DomainError<Code | CommonErrorCode>;

/** The method's output as the wire takes it, read-only. */
export type Plain<T> = T extends string | number | boolean | bigint | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

export type CodeOf<M> =
  M extends MethodDefinition<infer _Kind, infer _Input, infer _Output, infer Code> ? Code : never;
