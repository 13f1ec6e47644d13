import type {
  CsvOptions,
  FileInspection,
  ParserErrorCode,
  ParserParams,
  RowsRequest,
  SourceRow,
} from './file-parser.ts';

/**
 * What the service sends to the parser process: one job for each process, then 'next' for each further
 * chunk.
 */
export type ParserRequest =
  | { readonly kind: 'inspect'; readonly path: string; readonly options: CsvOptions }
  | { readonly kind: 'read'; readonly path: string; readonly request: RowsRequest }
  | { readonly kind: 'next' };

export type ParserReply =
  | { readonly kind: 'inspected'; readonly inspection: FileInspection }
  | {
      readonly kind: 'chunk';
      readonly rows: readonly SourceRow[];
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'done'; readonly rows: number }
  | { readonly kind: 'failed'; readonly code: ParserErrorCode; readonly params: ParserParams };

/** One end of a channel to a parser process, as a child process's IPC and a MessagePort both offer it. */
export interface ParserPort {
  readonly post: (message: object) => void;
  readonly onMessage: (handle: (message: unknown) => void) => void;
}

/** A started parser process. `onExit` tells of its end, however it came. */
export interface ParserTransport extends ParserPort {
  readonly onExit: (
    handle: (how: { readonly code: number | null; readonly signal: string | null }) => void,
  ) => void;
  readonly kill: () => void;
}

/** The one place where a message of our own parser process gets its type: both ends are this program. */
export function isRequest(message: unknown): message is ParserRequest {
  return hasKind(message, ['inspect', 'read', 'next']);
}

export function isReply(message: unknown): message is ParserReply {
  return hasKind(message, ['inspected', 'chunk', 'done', 'failed']);
}

function hasKind(message: unknown, kinds: readonly string[]): boolean {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return false;
  return typeof message.kind === 'string' && kinds.includes(message.kind);
}
