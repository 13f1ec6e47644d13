import { fileParserOver } from '../../parser/forked-file-parser.ts';
import type { ParserTransport } from '../../parser/parser-messages.ts';
import type { FileParser } from '../files/file-parser.ts';

/** The service's file parser over the processes that main forks. */
export function deskParser(start: () => ParserTransport): FileParser {
  return fileParserOver(start);
}
