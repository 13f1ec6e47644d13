import { PARSER_LIMITS, ParserError, type SourceRow } from './file-parser.ts';
import { inspectFile, rowsOfFile } from './parse-file.ts';
import { isRequest, type ParserPort, type ParserReply, type ParserRequest } from './parser-messages.ts';

/** Answers one job over a port: the same code behind a forked process and an Electron utility process. */
export function serveParser(port: ParserPort): void {
  const waiting: (() => void)[] = [];
  port.onMessage((message) => {
    if (!isRequest(message)) return;
    if (message.kind === 'next') {
      waiting.shift()?.();
      return;
    }
    const nextAsked = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
    void work(message, port, nextAsked).catch((error: unknown) => post(port, failureOf(error)));
  });
}

async function work(
  request: Exclude<ParserRequest, { kind: 'next' }>,
  port: ParserPort,
  nextAsked: () => Promise<void>,
): Promise<void> {
  if (request.kind === 'inspect') {
    post(port, { kind: 'inspected', inspection: await inspectFile(request.path, request.options) });
    return;
  }
  let chunk: SourceRow[] = [];
  let done = 0;
  for await (const { row, total } of rowsOfFile(request.path, request.request)) {
    chunk.push(row);
    done += 1;
    if (chunk.length < PARSER_LIMITS.chunkRows) continue;
    const asked = nextAsked();
    post(port, { kind: 'chunk', rows: chunk, done, total });
    chunk = [];
    // one chunk on its way at a time: a slow service is not flooded
    await asked;
  }
  if (chunk.length > 0) {
    const asked = nextAsked();
    post(port, { kind: 'chunk', rows: chunk, done, total: done });
    await asked;
  }
  post(port, { kind: 'done', rows: done });
}

function post(port: ParserPort, reply: ParserReply): void {
  port.post(reply);
}

function failureOf(error: unknown): ParserReply {
  if (error instanceof ParserError) return { kind: 'failed', code: error.code, params: error.params };
  // a reader's own complaint about a file that passed the gate
  if (error instanceof RangeError) return { kind: 'failed', code: 'import.tooLarge', params: {} };
  return { kind: 'failed', code: 'import.damaged', params: {} };
}
