import type { WireEvent, WireReply, WireRequest } from '../../shared/contract/envelope.ts';
import { DeskError } from './desk-error.ts';

/** One side of a MessagePort: numbered calls, their replies, and events. */
export interface Wire {
  /** Takes a (new) port: after the service restarted, calls still open on the old one are rejected. */
  connect(port: MessagePort): void;
  call(method: string, input: unknown, commandId?: string): Promise<unknown>;
  /** Returns the function that stops listening. */
  onEvent(listener: (event: WireEvent) => void): () => void;
  /** Tells when calls reach nobody (false) and when they do again (true). */
  onConnected(listener: (isConnected: boolean) => void): () => void;
}

interface OpenCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: DeskError) => void;
}

type Unnumbered = Omit<WireRequest, 'id'>;

interface WaitingCall extends OpenCall {
  readonly request: Unnumbered;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** How long a call made without a port waits for one before it is rejected. */
const PORT_WAIT_MS = 15_000;

/** The calls sent on the present port, by number. */
function createCallBook(): {
  readonly send: (port: MessagePort, request: Unnumbered, call: OpenCall) => void;
  readonly settle: (reply: WireReply) => void;
  readonly rejectAll: (code: string) => void;
} {
  const open = new Map<number, OpenCall>();
  let nextId = 1;
  return {
    send: (port, request, call) => {
      const id = nextId++;
      open.set(id, call);
      port.postMessage({ ...request, id });
    },
    settle: (reply) => {
      const call = open.get(reply.id);
      open.delete(reply.id);
      if (reply.ok) call?.resolve(reply.value);
      else call?.reject(new DeskError(reply.error));
    },
    rejectAll: (code) => {
      for (const call of open.values()) call.reject(new DeskError({ code, params: {} }));
      open.clear();
    },
  };
}

/** Calls made while there is no port: sent on the next one, or rejected when none comes in time. */
function createWaitingRoom(portWaitMs: number): {
  readonly add: (request: Unnumbered, call: OpenCall) => void;
  readonly empty: () => readonly WaitingCall[];
} {
  const waiting = new Set<WaitingCall>();
  return {
    add: (request, call) => {
      const timer = setTimeout(() => {
        waiting.delete(entry);
        call.reject(new DeskError({ code: 'service.restarting', params: {} }));
      }, portWaitMs);
      const entry: WaitingCall = { ...call, request, timer };
      waiting.add(entry);
    },
    empty: () => {
      const all = [...waiting];
      waiting.clear();
      for (const entry of all) clearTimeout(entry.timer);
      return all;
    },
  };
}

/** Makes a wire without a port; calls made before `connect` wait for it. */
export function createWire(portWaitMs: number = PORT_WAIT_MS): Wire {
  const calls = createCallBook();
  const waiting = createWaitingRoom(portWaitMs);
  const eventListeners = new Set<(event: WireEvent) => void>();
  const stateListeners = new Set<(isConnected: boolean) => void>();
  let current: MessagePort | undefined;

  function drop(): void {
    current = undefined;
    calls.rejectAll('service.crashed');
    for (const listener of stateListeners) listener(false);
  }

  function receive(message: unknown): void {
    if (isReply(message)) calls.settle(message);
    else if (isEvent(message)) for (const listener of eventListeners) listener(message);
  }

  function connect(port: MessagePort): void {
    if (current) {
      const old = current;
      drop();
      old.close();
    }
    current = port;
    port.onmessage = (event) => receive(event.data);
    port.addEventListener('close', () => {
      if (current === port) drop();
    });
    port.start();
    for (const entry of waiting.empty()) calls.send(port, entry.request, entry);
    for (const listener of stateListeners) listener(true);
  }

  return {
    connect,
    call: (method, input, commandId) =>
      new Promise((resolve, reject) => {
        const base: Unnumbered = { kind: 'call', method, input };
        const request = commandId === undefined ? base : { ...base, commandId };
        if (current) calls.send(current, request, { resolve, reject });
        else waiting.add(request, { resolve, reject });
      }),
    onEvent: (listener) => subscribe(eventListeners, listener),
    onConnected: (listener) => subscribe(stateListeners, listener),
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function isReply(message: unknown): message is WireReply {
  return isRecord(message) && message.kind === 'reply' && typeof message.id === 'number';
}

function isEvent(message: unknown): message is WireEvent {
  return isRecord(message) && message.kind === 'event' && typeof message.topic === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
