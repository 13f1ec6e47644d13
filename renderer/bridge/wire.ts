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

interface WaitingCall extends OpenCall {
  readonly request: Omit<WireRequest, 'id'>;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** How long a call made without a port waits for one before it is rejected. */
const PORT_WAIT_MS = 15_000;

/** Makes a wire without a port; calls made before `connect` wait for it. */
export function createWire(portWaitMs: number = PORT_WAIT_MS): Wire {
  const open = new Map<number, OpenCall>();
  const waiting = new Set<WaitingCall>();
  const eventListeners = new Set<(event: WireEvent) => void>();
  const stateListeners = new Set<(isConnected: boolean) => void>();
  let current: MessagePort | undefined;
  let nextId = 1;

  function send(port: MessagePort, request: Omit<WireRequest, 'id'>, call: OpenCall): void {
    const id = nextId++;
    open.set(id, call);
    port.postMessage({ ...request, id });
  }

  function drop(): void {
    current = undefined;
    for (const call of open.values()) call.reject(new DeskError({ code: 'service.crashed', params: {} }));
    open.clear();
    for (const listener of stateListeners) listener(false);
  }

  function receive(message: unknown): void {
    if (isReply(message)) {
      const call = open.get(message.id);
      open.delete(message.id);
      if (message.ok) call?.resolve(message.value);
      else call?.reject(new DeskError(message.error));
    } else if (isEvent(message)) {
      for (const listener of eventListeners) listener(message);
    }
  }

  function wait(request: Omit<WireRequest, 'id'>, call: OpenCall): void {
    const timer = setTimeout(() => {
      waiting.delete(entry);
      call.reject(new DeskError({ code: 'service.restarting', params: {} }));
    }, portWaitMs);
    const entry: WaitingCall = { ...call, request, timer };
    waiting.add(entry);
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
    for (const entry of waiting) {
      clearTimeout(entry.timer);
      send(port, entry.request, entry);
    }
    waiting.clear();
    for (const listener of stateListeners) listener(true);
  }

  return {
    connect,
    call: (method, input, commandId) =>
      new Promise((resolve, reject) => {
        const base: Omit<WireRequest, 'id'> = { kind: 'call', method, input };
        const request = commandId === undefined ? base : { ...base, commandId };
        if (current) send(current, request, { resolve, reject });
        else wait(request, { resolve, reject });
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
