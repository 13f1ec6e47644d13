/**
 * Reads a workbook or CSV in a killable child process with a memory cap (design.md): a hostile or huge
 * file cannot stop the desk. The import area owns what it asks and answers.
 */
export type { FileParser } from '../../parser/file-parser.ts';
