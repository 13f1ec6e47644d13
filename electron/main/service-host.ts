import { randomUUID } from 'node:crypto';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import {
  type FromService,
  fromServiceSchema,
  type ServiceInit,
  type ToService,
} from '../../shared/contract/control.ts';
import type { ServiceState } from '../../shared/contract/shell.ts';
import { childEnvironment } from './child-environment.ts';
import { type ParserProcesses, parserProcesses } from './parser-processes.ts';
import { restartLimit } from './restart-limit.ts';

interface HostSetup {
  readonly entry: string;
  readonly parserEntry: string;
  readonly init: ServiceInit;
  readonly onState: (state: ServiceState) => void;
  /** a new process stands: pages need a new port */
  readonly onReplaced: () => void;
  readonly onFileOffered: (token: string, bytes: Uint8Array) => void;
}

/** A transaction in a long job is at most one step: this is generous. */
const DRAIN_LIMIT_MS = 30_000;
const TOKEN_LIMIT_MS = 10_000;

const CRASHED: ServiceState['error'] = { code: 'service.crashed', params: {} };

/** Owns the life of the service process: start, restart at most 3 times a minute, drain. */
export class ServiceHost {
  readonly #setup: HostSetup;
  readonly #limit = restartLimit();
  readonly #awaitingToken = new Map<string, (token: string) => void>();
  readonly #parsers: ParserProcesses;
  #child: UtilityProcess | undefined;
  #state: ServiceState = { state: 'starting', error: null };
  #stopping: Promise<void> | undefined;
  #onDrained: () => void = () => undefined;

  constructor(setup: HostSetup) {
    this.#setup = setup;
    this.#parsers = parserProcesses(setup.parserEntry, (requestId, exitCode) =>
      this.#tell({ kind: 'parser.ended', requestId, exitCode }),
    );
    this.#start();
  }

  state(): ServiceState {
    return this.#state;
  }

  /** A port to the running service for a page. Without a service it is closed: the page's calls are rejected. */
  connectPage(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    if (this.#child === undefined) port1.close();
    else this.#tell({ kind: 'page.port' }, [port1]);
    return port2;
  }

  /** Gives the service a path that the operator picked; answers with the page's one-use token. */
  offerPath(path: string): Promise<string> {
    const requestId = randomUUID();
    return new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#awaitingToken.delete(requestId);
        reject(new Error('the service did not take the file'));
      }, TOKEN_LIMIT_MS);
      this.#awaitingToken.set(requestId, (token) => {
        clearTimeout(timer);
        this.#awaitingToken.delete(requestId);
        resolve(token);
      });
      this.#tell({ kind: 'file.picked', requestId, path });
    });
  }

  /** Closes the book even if the page hangs. */
  lock(): void {
    this.#tell({ kind: 'lock' });
  }

  /** After it was given up: forget the deaths and try again. */
  startAgain(): void {
    if (this.#stopping !== undefined) return;
    this.#limit.forget();
    // A process that refused to start may still stand there, of no use.
    const refused = this.#child;
    this.#child = undefined;
    refused?.kill();
    this.#replace();
  }

  /** Finish the transaction, checkpoint, close; resolves when that is done or has taken too long. */
  stop(): Promise<void> {
    const child = this.#child;
    this.#stopping ??= child === undefined ? Promise.resolve() : this.#drain(child);
    return this.#stopping;
  }

  #setState(next: ServiceState): void {
    this.#state = next;
    this.#setup.onState(next);
  }

  #tell(message: ToService, ports: MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }

  #startParser(requestId: string): void {
    const port = this.#parsers.start(requestId);
    if (port === undefined) this.#tell({ kind: 'parser.ended', requestId, exitCode: -1 });
    else this.#tell({ kind: 'parser.port', requestId }, [port]);
  }

  #receive(message: FromService): void {
    switch (message.kind) {
      case 'ready':
        this.#setState({ state: 'ready', error: null });
        break;
      case 'refused':
        this.#setState({ state: 'failed', error: wordable(message.error) });
        break;
      case 'file.token':
        this.#awaitingToken.get(message.requestId)?.(message.token);
        break;
      case 'file.offer':
        this.#setup.onFileOffered(message.token, message.bytes);
        break;
      case 'parser.want':
        this.#startParser(message.requestId);
        break;
      case 'parser.kill':
        this.#parsers.kill(message.requestId);
        break;
      case 'drained':
        this.#onDrained();
        break;
    }
  }

  #start(): void {
    const child = utilityProcess.fork(this.#setup.entry, [], {
      serviceName: 'car-loan-desk service',
      env: childEnvironment(process.env),
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (raw: unknown) => {
      const parsed = fromServiceSchema.safeParse(raw);
      if (!parsed.success) console.error('service.control', 'a message of an unknown shape');
      else if (this.#child === child) this.#receive(parsed.data);
    });
    child.once('exit', () => this.#afterDeath(child));
    this.#tell({ kind: 'init', init: this.#setup.init });
  }

  #afterDeath(child: UtilityProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#parsers.killAll();
    this.#onDrained();
    if (this.#stopping !== undefined || this.#state.state === 'failed') return;
    if (this.#limit.mayRestart(Date.now())) this.#replace();
    else this.#setState({ state: 'failed', error: CRASHED });
  }

  #replace(): void {
    this.#setState({ state: 'restarting', error: null });
    this.#start();
    this.#setup.onReplaced();
  }

  async #drain(child: UtilityProcess): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, DRAIN_LIMIT_MS);
      this.#onDrained = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#tell({ kind: 'drain' });
    });
    // SQLite is safe to kill at any moment (desktop.md 1.1): what was acknowledged is in the file.
    child.kill();
    this.#parsers.killAll();
  }
}

function wordable(error: {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}): ServiceState['error'] {
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(error.params))
    if (typeof value === 'string' || typeof value === 'number') params[name] = value;
  return { code: error.code, params };
}
