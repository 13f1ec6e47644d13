/**
 * Reads a workbook or CSV in a killable child process with a memory cap (design.md): a hostile or huge file
 * cannot stop the desk. The import area defines what the request and the answer hold and narrows them with
 * its own schema.
 */
export interface FileParser {
  parse(request: unknown, signal: AbortSignal): Promise<unknown>;
}
