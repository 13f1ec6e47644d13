import { existsSync } from 'node:fs';
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { childEnvironment } from './child-environment.ts';

/** Above this a workbook is refused, not the desk (design.md: files are parsed outside the service). */
const HEAP_LIMIT_MB = 512;

export interface ParserProcesses {
  /** Starts one and answers with the port to it; undefined when this build has no parser. */
  readonly start: (requestId: string) => MessagePortMain | undefined;
  readonly kill: (requestId: string) => void;
  readonly killAll: () => void;
}

/** One process per file, on request of the service, which the RunAsNode fuse keeps from forking by itself. */
export function parserProcesses(
  entry: string,
  onExit: (requestId: string, exitCode: number) => void,
): ParserProcesses {
  const running = new Map<string, UtilityProcess>();
  return {
    start: (requestId) => {
      if (!existsSync(entry)) return undefined;
      const child = utilityProcess.fork(entry, [], {
        serviceName: 'car-loan-desk file parser',
        execArgv: [`--max-old-space-size=${HEAP_LIMIT_MB}`],
        env: childEnvironment(process.env),
        stdio: 'ignore',
      });
      running.set(requestId, child);
      child.once('exit', (exitCode) => {
        running.delete(requestId);
        onExit(requestId, exitCode);
      });
      const { port1, port2 } = new MessageChannelMain();
      child.postMessage({ kind: 'parser.port' }, [port1]);
      return port2;
    },
    kill: (requestId) => {
      running.get(requestId)?.kill();
    },
    killAll: () => {
      for (const child of running.values()) child.kill();
    },
  };
}
