import { describe, expect, it } from 'vitest';
import { DeskError } from './desk-error.ts';
import { createWire } from './wire.ts';

interface Seen {
  readonly id: number;
  readonly method: string;
  readonly input: unknown;
  readonly commandId?: string;
}

/** A service of three lines: answers each call with what `answer` makes of it. */
function serve(port: MessagePort, answer: (call: Seen) => unknown): void {
  port.onmessage = (event) => {
    const reply = answer(event.data);
    if (reply !== undefined) port.postMessage(reply);
  };
}

describe('the wire to the service', () => {
  it('sends a call with its command id and gives the value of its reply', async () => {
    const { port1, port2 } = new MessageChannel();
    serve(port2, (call) => ({ kind: 'reply', id: call.id, ok: true, value: [call.method, call.commandId] }));
    const wire = createWire();
    wire.connect(port1);
    await expect(wire.call('loans.list', {}, 'c1')).resolves.toEqual(['loans.list', 'c1']);
    port1.close();
  });

  it('rejects with the code and params of an expected error', async () => {
    const { port1, port2 } = new MessageChannel();
    const error = { code: 'loan.notFound', params: { loanId: 'l1' } };
    serve(port2, (call) => ({ kind: 'reply', id: call.id, ok: false, error }));
    const wire = createWire();
    wire.connect(port1);
    const thrown = await wire.call('loans.get', {}).catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(DeskError);
    expect(thrown).toMatchObject({ code: 'loan.notFound', params: { loanId: 'l1' } });
    port1.close();
  });

  it('rejects calls in flight as service.crashed when the port closes, and works on the next port', async () => {
    const first = new MessageChannel();
    const wire = createWire();
    const states: boolean[] = [];
    wire.onConnected((isConnected) => states.push(isConnected));
    wire.connect(first.port1);
    const inFlight = wire.call('loans.list', {});
    first.port2.close();
    await expect(inFlight).rejects.toMatchObject({ code: 'service.crashed' });

    const second = new MessageChannel();
    serve(second.port2, (call) => ({ kind: 'reply', id: call.id, ok: true, value: 'again' }));
    const made = wire.call('loans.list', {});
    wire.connect(second.port1);
    await expect(made).resolves.toBe('again');
    expect(states).toEqual([true, false, true]);
    second.port1.close();
  });

  it('rejects as service.restarting when no port comes in time', async () => {
    await expect(createWire(5).call('book.status', {})).rejects.toMatchObject({ code: 'service.restarting' });
  });

  it('hands events to listeners until they stop listening', async () => {
    const { port1, port2 } = new MessageChannel();
    serve(port2, (call) => ({ kind: 'reply', id: call.id, ok: true, value: null }));
    const wire = createWire();
    wire.connect(port1);
    const topics: string[] = [];
    const stop = wire.onEvent((event) => topics.push(event.topic));
    port2.postMessage({ kind: 'event', topic: 'loans', payload: null });
    await wire.call('x', {});
    stop();
    port2.postMessage({ kind: 'event', topic: 'cases', payload: null });
    await wire.call('x', {});
    expect(topics).toEqual(['loans']);
    port1.close();
  });
});
