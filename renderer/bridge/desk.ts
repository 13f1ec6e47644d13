import type { contract } from '../../shared/contract/index.ts';
import { createWire, type Wire } from './wire.ts';

type Contract = typeof contract;
export type Method = keyof Contract;
export type QueryMethod = { [M in Method]: Contract[M]['kind'] extends 'query' ? M : never }[Method];
export type CommandMethod = { [M in Method]: Contract[M]['kind'] extends 'command' ? M : never }[Method];
export type JobMethod = { [M in Method]: Contract[M]['kind'] extends 'job' ? M : never }[Method];
/** What the page sends: dates, ids and fen may be plain text and numbers, the service parses them. */
export type Input<M extends Method> = Contract[M]['input']['_zod']['input'];
export type Output<M extends Method> = Contract[M]['output']['_zod']['output'];

/** The service's wire; connected by `listenForPorts`. */
export const serviceWire: Wire = createWire();

/** A fresh id for one intent of the operator: keep it for retries of the same intent. */
export function newCommandId(): string {
  return crypto.randomUUID();
}

/**
 * Calls the service. Queries ignore the command id; commands are repeat-safe by it.
 * The reply was made from the contract's own types by the service and is checked against them in the contract tests,
 * so it is trusted here: the page carries no zod at start.
 */
function call<M extends Method>(
  method: M,
  input: Input<M>,
  commandId: string = newCommandId(),
): Promise<Output<M>> {
  return serviceWire.call(method, input, commandId).then((value) => trusted<M>(value));
}

function trusted<M extends Method>(value: unknown): Output<M> {
  // The one brand constructor of the wire: see `call`.
  return value as Output<M>;
}

export const desk = { call } as const;
