import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFacts } from '../log/log.ts';

const FILE_LIMIT_BYTES = 2 * 1024 * 1024;
const KEPT_FILES = 5;

/** Second net under the allow-listed facts (desktop.md 2.5): ID numbers, telephones, cards, plates, addresses, users. */
const PRIVATE: readonly RegExp[] = [
  /\d{15,19}[0-9xX]?/g,
  /1[3-9]\d{9}/g,
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}/g,
  /[\w.+-]+@[\w-]+\.[\w.]+/g,
  /(?<=[/\\](?:home|Users)[/\\])[^/\\:"]+/g,
];

export function redacted(text: string): string {
  return PRIVATE.reduce((kept, pattern) => kept.replace(pattern, '•'), text);
}

/** Messages of errors may quote data; their kind, code and place in our code do not. */
function factsOfError(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const places = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    kind: error.name,
    code,
    stack: places
      .slice(0, 12)
      .map((line) => line.trim())
      .join(' | '),
  };
}

function rotate(folder: string, path: string): void {
  for (let number = KEPT_FILES - 1; number >= 1; number -= 1) {
    const older = number === 1 ? path : join(folder, `desk.${number - 1}.log`);
    try {
      renameSync(older, join(folder, `desk.${number}.log`));
    } catch {
      // Not there yet: the log is young.
    }
  }
}

/** One JSON object a line, five files of 2 MB. A disk that refuses a line never stops the desk. */
export function fileLog(folder: string, now: () => string): Log {
  const path = join(folder, 'desk.log');
  function write(level: string, event: string, facts: LogFacts): void {
    try {
      mkdirSync(folder, { recursive: true });
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > FILE_LIMIT_BYTES) rotate(folder, path);
      const line = JSON.stringify({ at: now(), level, event, ...facts });
      appendFileSync(path, `${redacted(line)}\n`, { mode: 0o600 });
    } catch {
      // Nothing can be said about a log that cannot be written.
    }
  }
  return {
    note: (event, facts = {}) => write('note', event, facts),
    warn: (event, facts = {}) => write('warn', event, facts),
    incident: (incidentId, error, facts = {}) =>
      write('incident', 'incident', { incidentId, ...factsOfError(error), ...facts }),
  };
}
