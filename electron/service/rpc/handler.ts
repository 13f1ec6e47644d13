import type { z } from 'zod';
import type { AnyMethod, MethodDefinition } from '../../../shared/contract/define.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { CommandContext, HandlerError, JobContext, Plain, QueryContext } from './context.ts';
import type { SessionContext } from './session-context.ts';

/** A call whose input has been parsed and that only waits for its context. */
export type Prepared<Context> = (ctx: Context) => Promise<Result<unknown, WireError>>;

interface Typed<Kind extends string, Context> {
  readonly runs: Kind;
  readonly method: AnyMethod;
  readonly prepare: (input: unknown) => Result<Prepared<Context>, WireError>;
}

export type QueryHandler = Typed<'query', QueryContext>;
export type CommandHandler = Typed<'command', CommandContext>;
export interface JobHandler extends Typed<'job', JobContext> {
  /** false: it only reads; its answer is not kept in the command log and a repeat runs again */
  readonly keepsResult: boolean;
  /** what a repeat is answered from, where the result itself is large and stands in the book already */
  readonly brief?: Brief;
}

/** In place of a large result: what the command log keeps of it, and the result made of that again. */
export interface Brief {
  readonly keep: (value: unknown) => unknown;
  readonly recall: (db: ReadDb, kept: unknown) => Promise<unknown>;
}
/** opens, closes, copies or re-keys the book itself */
export interface SessionHandler extends Typed<'session', SessionContext> {
  /** running jobs end first: locking or replacing the book would break them */
  readonly waitsForJobs: boolean;
  /** only writes are held while it runs and reads go on; it takes turns of its own (copies of the book) */
  readonly holdsWrites: boolean;
  /** false: runs at once, beside whatever is running */
  readonly waitsForTurn: boolean;
}
export type Handler = QueryHandler | CommandHandler | JobHandler | SessionHandler;

/** Method name to handler: what each `<area>/handlers.ts` exports and handlers.ts composes. */
export type HandlerMap = Readonly<Record<string, Handler>>;

type Handle<Context, Input extends z.ZodType, Output extends z.ZodType, Code extends string> = (
  ctx: Context,
  input: z.output<Input>,
) => Promise<Result<Plain<z.input<Output>>, HandlerError<Code>>>;

/** Reads only. */
export function queryHandler<I extends z.ZodType, O extends z.ZodType, C extends string>(
  method: MethodDefinition<'query', I, O, C>,
  handle: Handle<QueryContext, I, O, C>,
): QueryHandler {
  return { runs: 'query', method, prepare: preparing(method.input, handle) };
}

/** One transaction, repeat-safe by commandId, audited. */
export function commandHandler<I extends z.ZodType, O extends z.ZodType, C extends string>(
  method: MethodDefinition<'command', I, O, C>,
  handle: Handle<CommandContext, I, O, C>,
): CommandHandler {
  return { runs: 'command', method, prepare: preparing(method.input, handle) };
}

/** Many small transactions with a yield between; the reply comes when it has ended. */
export function jobHandler<I extends z.ZodType, O extends z.ZodType, C extends string>(
  method: MethodDefinition<'job', I, O, C>,
  handle: Handle<JobContext, I, O, C>,
  options: Partial<Pick<JobHandler, 'keepsResult' | 'brief'>> = {},
): JobHandler {
  return {
    runs: 'job',
    method,
    prepare: preparing(method.input, handle),
    keepsResult: options.keepsResult ?? true,
    ...(options.brief === undefined ? {} : { brief: options.brief }),
  };
}

/** Works on the book as a whole (create, unlock, lock, keys, copies): no transaction is open around it. */
export function sessionHandler<I extends z.ZodType, O extends z.ZodType, C extends string>(
  method: MethodDefinition<'query' | 'command', I, O, C>,
  handle: Handle<SessionContext, I, O, C>,
  options: Partial<Pick<SessionHandler, 'waitsForJobs' | 'holdsWrites' | 'waitsForTurn'>> = {},
): SessionHandler {
  return {
    runs: 'session',
    method,
    prepare: preparing(method.input, handle),
    waitsForJobs: options.waitsForJobs ?? false,
    holdsWrites: options.holdsWrites ?? false,
    waitsForTurn: options.waitsForTurn ?? true,
  };
}

function preparing<Context, I extends z.ZodType>(
  schema: I,
  handle: (ctx: Context, input: z.output<I>) => Promise<Result<unknown, WireError>>,
): (input: unknown) => Result<Prepared<Context>, WireError> {
  return (input) => {
    const parsed = schema.safeParse(input);
    if (!parsed.success) return err(inputInvalid(parsed.error));
    const value = parsed.data;
    return ok((ctx: Context) => handle(ctx, value));
  };
}

/** Says where, never what: the value may be a name or a passphrase. */
function inputInvalid(error: z.ZodError): WireError {
  const first = error.issues[0];
  const path = first?.path.map((part) => String(part)).join('.') ?? '';
  return { code: 'input.invalid', params: { path, problem: first?.code ?? 'unknown' } };
}
