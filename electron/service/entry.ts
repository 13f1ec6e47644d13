import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type FromService, type ServiceInit, toServiceSchema } from '../../shared/contract/control.ts';
import { type Instant, instantFromMillis } from '../../shared/kernel/instant.ts';
import { fileParserOver } from '../parser/forked-file-parser.ts';
import { threadedCopyInspector } from './backup/copy-inspector.ts';
import { realFiles } from './files/real-files.ts';
import { fileLog } from './process/file-log.ts';
import { type PagePort, servePage } from './process/page-ports.ts';
import { utilityParsers } from './process/utility-parser.ts';
import type { Service } from './rpc/service.ts';
import { startService } from './start-service.ts';

/** The service as a utility process: the only file of this layer that knows it is one. */
const parent = process.parentPort;
const tell = (message: FromService): void => parent.postMessage(message);
const parsers = utilityParsers(tell);

/** A program of its own beside this one in dist/ (scripts/build-targets.ts). */
const COPY_INSPECTOR = join(import.meta.dirname, '..', 'inspector', 'inspect-copy-thread.js');

let service: Promise<Service> | undefined;

function clockOf(init: ServiceInit): { now(): Instant } {
  return { now: () => instantFromMillis(Date.now() + init.clockOffsetMs) };
}

function start(init: ServiceInit): Promise<Service> {
  const clock = clockOf(init);
  return startService({
    bookDir: init.bookDir,
    resourcesDir: init.resourcesDir,
    fontsDir: init.fontsDir,
    programVersion: init.programVersion,
    clock,
    newId: randomUUID,
    log: fileLog(init.logsDir, () => clock.now()),
    files: realFiles,
    parser: fileParserOver(parsers.start),
    inspectCopy: threadedCopyInspector(COPY_INSPECTOR),
    takeOfferedBytes: (token, bytes) => tell({ kind: 'file.offer', token, bytes }),
  });
}

/** The page's window stands already: whatever keeps us from starting is said there. */
async function startAndTell(init: ServiceInit): Promise<Service> {
  try {
    const started = await start(init);
    tell({ kind: 'ready' });
    return started;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
    tell({ kind: 'refused', error: { code: 'service.notStarted', params: { detailCode: code } } });
    throw error;
  }
}

async function drain(): Promise<void> {
  const running = await service?.catch(() => undefined);
  await running?.close();
  tell({ kind: 'drained' });
}

/** Calls of the page that arrive before the service stands wait in its port. */
function withService(use: (running: Service) => void): void {
  void service?.then(use, () => undefined);
}

function receive(raw: unknown, port: PagePort | undefined): void {
  const message = toServiceSchema.parse(raw);
  switch (message.kind) {
    case 'init':
      service = startAndTell(message.init);
      // startAndTell has told main; every later use answers for itself.
      service.catch(() => undefined);
      break;
    case 'page.port':
      withService((running) => port && servePage(port, running));
      break;
    case 'file.picked':
      withService((running) =>
        tell({ kind: 'file.token', requestId: message.requestId, token: running.offerFile(message.path) }),
      );
      break;
    case 'parser.port':
      if (port) parsers.connect(message.requestId, port);
      break;
    case 'parser.ended':
      parsers.ended(message.requestId, message.exitCode);
      break;
    case 'lock':
      withService((running) => void running.call('book.lock', {}));
      break;
    case 'drain':
      void drain();
      break;
  }
}

parent.on('message', (event) => receive(event.data, event.ports[0]));
