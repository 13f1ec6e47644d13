import { serveParser } from './serve-parser.ts';

/** The electron-free shape of what a utility process finds at process.parentPort. */
interface PortLike {
  postMessage(message: unknown): void;
  on(
    event: 'message',
    handle: (event: { readonly data: unknown; readonly ports?: readonly PortLike[] }) => void,
  ): void;
  start?(): void;
}

function isPortLike(value: unknown): value is PortLike {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}

/**
 * Forked by plain Node: process.send. Started by Electron: the port of the first message, or parentPort
 * itself.
 */
function start(): void {
  const parentPort: unknown = Reflect.get(process, 'parentPort');
  if (isPortLike(parentPort)) {
    let isServing = false;
    let deliver: (message: unknown) => void = () => undefined;
    parentPort.on('message', (event) => {
      const port = event.ports?.[0];
      if (!isServing) {
        isServing = true;
        if (port === undefined)
          serveParser({
            post: (message) => parentPort.postMessage(message),
            onMessage: (handle) => {
              deliver = handle;
            },
          });
        else servePort(port);
      }
      if (port === undefined) deliver(event.data);
    });
    return;
  }
  serveParser({
    post: (message) => process.send?.(message),
    onMessage: (handle) => process.on('message', handle),
  });
  // an orphan would keep a hostile file in memory
  process.on('disconnect', () => process.exit(0));
}

function servePort(port: PortLike): void {
  serveParser({
    post: (message) => port.postMessage(message),
    onMessage: (handle) => port.on('message', (event) => handle(event.data)),
  });
  port.start?.();
}

start();
