import { randomUUID } from 'node:crypto';
import type { FromService } from '../../../shared/contract/control.ts';
import type { ParserTransport } from '../../parser/parser-messages.ts';
import type { PagePort } from './page-ports.ts';

type Exit = Parameters<Parameters<ParserTransport['onExit']>[0]>[0];

interface Waiting {
  readonly connect: (port: PagePort) => void;
  readonly ended: (exit: Exit) => void;
}

export interface UtilityParsers {
  /** asks main for a parser process; what is posted before its port arrives waits for it */
  readonly start: () => ParserTransport;
  readonly connect: (requestId: string, port: PagePort) => void;
  readonly ended: (requestId: string, exitCode: number) => void;
}

/** Parser processes that main forks for us: under the RunAsNode fuse this process cannot. */
export function utilityParsers(tell: (message: FromService) => void): UtilityParsers {
  const running = new Map<string, Waiting>();
  return {
    start: () => {
      const requestId = randomUUID();
      const transport = waitingTransport(() => tell({ kind: 'parser.kill', requestId }));
      running.set(requestId, transport);
      tell({ kind: 'parser.want', requestId });
      return transport;
    },
    connect: (requestId, port) => running.get(requestId)?.connect(port),
    ended: (requestId, exitCode) => {
      running.get(requestId)?.ended({ code: exitCode, signal: null });
      running.delete(requestId);
    },
  };
}

function waitingTransport(kill: () => void): ParserTransport & Waiting {
  const unsent: object[] = [];
  let port: PagePort | undefined;
  let handleMessage: (message: unknown) => void = () => undefined;
  let handleExit: (exit: Exit) => void = () => undefined;
  return {
    post: (message) => {
      if (port === undefined) unsent.push(message);
      else port.postMessage(message);
    },
    onMessage: (handle) => {
      handleMessage = handle;
    },
    onExit: (handle) => {
      handleExit = handle;
    },
    kill,
    connect: (connected) => {
      port = connected;
      port.on('message', ({ data }) => handleMessage(data));
      port.start();
      for (const message of unsent.splice(0)) port.postMessage(message);
    },
    ended: (exit) => handleExit(exit),
  };
}
