import { invariant } from './assert.ts';

/**
 * One text for one value: object keys in code-unit order, no blanks, undefined members left out.
 * Hashes of commands, audit events and letter facts are taken over it. Throws InvariantError on what JSON
 * cannot hold (functions, NaN, cycles deeper than 64 levels).
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  invariant(depth <= 64, 'canonical JSON is at most 64 levels deep');
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    invariant(Number.isFinite(value), 'canonical JSON holds finite numbers only');
    return JSON.stringify(value);
  }
  invariant(typeof value === 'object', 'canonical JSON holds plain data only');
  if (Array.isArray(value)) {
    return `[${value.map((item: unknown) => write(item ?? null, depth + 1)).join(',')}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}
