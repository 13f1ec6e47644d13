import { randomUUID } from 'node:crypto';
import type { MessagePortMain } from 'electron';
import {
  requestSchema,
  type WireError,
  type WireEvent,
  type WireReply,
} from '../../shared/contract/envelope.ts';
import {
  type ShellEventTopic,
  type ShellInput,
  type ShellMethod,
  type ShellOutput,
  shellContract,
} from '../../shared/contract/shell.ts';

export type ShellHandlers = {
  readonly [M in ShellMethod]: (input: ShellInput<M>) => Promise<ShellOutput<M>> | ShellOutput<M>;
};

/** An expected refusal of a shell call: a code that the page words. */
export class ShellRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function isShellMethod(method: string): method is ShellMethod {
  return Object.hasOwn(shellContract, method);
}

function refusal(code: string, params: WireError['params'] = {}): WireError {
  return { code, params };
}

/** Parse -> handler -> output as the contract says; never throws. */
async function answer(handlers: ShellHandlers, method: string, input: unknown): Promise<Answer> {
  if (!isShellMethod(method)) return { ok: false, error: refusal('input.invalid', { method }) };
  try {
    return await answerKnown(handlers, method, input);
  } catch (error) {
    if (error instanceof ShellRefusal) return { ok: false, error: refusal(error.code) };
    const incidentId = randomUUID();
    console.error('shell.unexpected', method, incidentId, error instanceof Error ? error.stack : '');
    return { ok: false, error: { ...refusal('unexpected'), incidentId } };
  }
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: WireError };

/** One handler of the table, seen without its method's types: the schema beside it has checked the input. */
type PlainHandler = (input: unknown) => unknown;

async function answerKnown(handlers: ShellHandlers, method: ShellMethod, input: unknown): Promise<Answer> {
  const definition = shellContract[method];
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) return { ok: false, error: refusal('input.invalid', { method }) };
  const handler = plainHandler(handlers, method);
  return { ok: true, value: definition.output.parse(await handler(parsed.data)) };
}

function plainHandler(handlers: ShellHandlers, method: ShellMethod): PlainHandler {
  const table: Readonly<Record<string, unknown>> = handlers;
  const handler = table[method];
  if (typeof handler !== 'function') throw new Error(`no handler for ${method}`);
  return (input) => handler(input);
}

/** Serves one page over its shell port. */
export function serveShell(port: MessagePortMain, handlers: ShellHandlers): void {
  port.on('message', (event) => {
    const request = requestSchema.safeParse(event.data);
    if (!request.success) return;
    const { id, method, input } = request.data;
    void answer(handlers, method, input).then((answered) => {
      const reply: WireReply = { kind: 'reply', id, ...answered };
      port.postMessage(reply);
    });
  });
  port.start();
}

export function sendShellEvent(port: MessagePortMain, topic: ShellEventTopic, payload: unknown): void {
  const event: WireEvent = { kind: 'event', topic, payload };
  port.postMessage(event);
}
