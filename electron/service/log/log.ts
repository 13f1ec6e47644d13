/**
 * Allow-listed facts of a log line: ids, counts, durations, codes. Never names, telephones, ID numbers or
 * paths.
 */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  note(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** an unexpected error under its incident id */
  incident(incidentId: string, error: unknown, facts?: LogFacts): void;
}

/** For tests and places with nowhere to write. */
export const silentLog: Log = { note: () => undefined, warn: () => undefined, incident: () => undefined };
