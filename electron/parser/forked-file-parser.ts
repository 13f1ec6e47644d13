import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type FileParser, ParserError } from './file-parser.ts';
import { isReply, type ParserReply, type ParserRequest, type ParserTransport } from './parser-messages.ts';

/** Heap of the parser process: a workbook of a million cells fits, a bomb does not. */
export const PARSER_HEAP_MEGABYTES = 512;

/** The parser of plain Node: one forked process for each call, killed when it ends or is cancelled. */
export function forkedFileParser(
  entry: string = fileURLToPath(new URL('./parser-entry.ts', import.meta.url)),
): FileParser {
  return fileParserOver(() => forkTransport(entry));
}

function forkTransport(entry: string): ParserTransport {
  const child = fork(entry, [], {
    execArgv: [`--max-old-space-size=${PARSER_HEAP_MEGABYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // the book's passphrase and the like stay with the service
    env: { PATH: process.env.PATH ?? '', SystemRoot: process.env.SystemRoot ?? '' },
  });
  return {
    post: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (handle) => child.on('message', handle),
    onExit: (handle) => {
      child.on('exit', (code, signal) => handle({ code, signal }));
      child.on('error', () => handle({ code: 1, signal: null }));
    },
    kill: () => child.kill('SIGKILL'),
  };
}

/** A FileParser over any way to start a parser process (fork here, Electron's utilityProcess in the app). */
export function fileParserOver(start: () => ParserTransport): FileParser {
  return {
    inspect: async (path, options = {}, signal) => {
      const reply = await converse(start(), { kind: 'inspect', path, options }, { signal });
      if (reply.kind !== 'inspected') throw new ParserError('import.damaged');
      return reply.inspection;
    },
    readRows: async (path, request, onChunk, signal) => {
      const reply = await converse(
        start(),
        { kind: 'read', path, request },
        {
          signal,
          onChunk: (chunk) => onChunk(chunk.rows, { done: chunk.done, total: chunk.total }),
        },
      );
      if (reply.kind !== 'done') throw new ParserError('import.damaged');
      return { rows: reply.rows };
    },
  };
}

interface Listening {
  readonly signal: AbortSignal | undefined;
  readonly onChunk?: (chunk: Extract<ParserReply, { kind: 'chunk' }>) => void | Promise<void>;
}

function converse(
  transport: ParserTransport,
  request: ParserRequest,
  listening: Listening,
): Promise<ParserReply> {
  const { signal, onChunk } = listening;
  return new Promise<ParserReply>((resolve, reject) => {
    const cancel = (): void => reject(new ParserError('import.cancelled'));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    transport.onMessage((message) => {
      if (!isReply(message)) return;
      if (message.kind === 'failed') return reject(new ParserError(message.code, message.params));
      if (message.kind !== 'chunk') return resolve(message);
      Promise.resolve(onChunk?.(message)).then(() => transport.post({ kind: 'next' }), reject);
    });
    // V8 aborts a process that reaches its heap limit: the file was too large for it
    transport.onExit(() => reject(new ParserError('import.tooLarge')));
    transport.post(request);
  }).finally(() => transport.kill());
}
