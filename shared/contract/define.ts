import type { z } from 'zod';

/**
 * One method of the service. `query` reads, `command` writes in one transaction and is repeat-safe by commandId,
 * `job` runs in small steps, reports progress on the topic 'job' and can be cancelled with `jobs.cancel`.
 */
export interface MethodDefinition<
  Kind extends 'query' | 'command' | 'job',
  Input extends z.ZodType,
  Output extends z.ZodType,
  Code extends string,
> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
  /** the expected errors beside COMMON_ERROR_CODES */
  readonly errors: readonly Code[];
  /** answers without an open book (first run, lock screen, rescue) */
  readonly whileLocked: boolean;
  /** only an owner 负责人 may call it */
  readonly ownerOnly: boolean;
}

export type AnyMethod = MethodDefinition<'query' | 'command' | 'job', z.ZodType, z.ZodType, string>;

interface Parts<Input extends z.ZodType, Output extends z.ZodType, Code extends string> {
  readonly input: Input;
  readonly output: Output;
  readonly errors?: readonly Code[];
  readonly whileLocked?: boolean;
  readonly ownerOnly?: boolean;
}

function define<Kind extends 'query' | 'command' | 'job'>(kind: Kind) {
  return <Input extends z.ZodType, Output extends z.ZodType, const Code extends string = never>(
    parts: Parts<Input, Output, Code>,
  ): MethodDefinition<Kind, Input, Output, Code> => ({
    kind,
    input: parts.input,
    output: parts.output,
    errors: parts.errors ?? [],
    whileLocked: parts.whileLocked ?? false,
    ownerOnly: parts.ownerOnly ?? false,
  });
}

export const query = define('query');
export const command = define('command');
export const job = define('job');

export type InputOf<M extends AnyMethod> = z.input<M['input']>;
export type ParsedInputOf<M extends AnyMethod> = z.output<M['input']>;
export type OutputOf<M extends AnyMethod> = z.output<M['output']>;
export type ErrorCodeOf<M extends AnyMethod> = M['errors'][number];
