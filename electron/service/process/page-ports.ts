import { requestSchema, type WireEvent, type WireReply } from '../../../shared/contract/envelope.ts';
import type { Service } from '../rpc/service.ts';

/** What Electron's MessagePortMain and Node's MessagePort have in common, as far as we use it. */
export interface PagePort {
  postMessage(message: unknown): void;
  on(event: 'message', handle: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', handle: () => void): void;
  start(): void;
}

/** Serves one page: calls in, replies and events out. A message of any other shape is dropped. */
export function servePage(port: PagePort, service: Service): void {
  const stopListening = service.onEvent((event: WireEvent) => port.postMessage(event));
  port.on('message', ({ data }) => {
    const request = requestSchema.safeParse(data);
    if (!request.success) return;
    const { id, method, input, commandId } = request.data;
    const options = commandId === undefined ? {} : { commandId };
    void service.call(method, input, options).then((result) => {
      const reply: WireReply = { kind: 'reply', id, ...result };
      port.postMessage(reply);
    });
  });
  port.on('close', stopListening);
  port.start();
}
