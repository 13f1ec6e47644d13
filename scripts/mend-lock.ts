// After `npm install` rewrote package-lock.json: puts back what npm drops. tests/tidy.test.ts says when it is needed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say } from './runtime/places.ts';

type Entry = Record<string, unknown>;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LOCK = join(ROOT, 'package-lock.json');
const OPERATING_SYSTEMS = ['android', 'darwin', 'linux', 'win32', 'freebsd'];
const PROCESSORS: readonly (readonly [ending: RegExp, cpu: string])[] = [
  [/arm64/, 'arm64'],
  [/x64/, 'x64'],
  [/-arm-/, 'arm'],
  [/riscv64/, 'riscv64'],
];

/**
 * A package for another platform that this registry did not offer when the lock was written: `npm ci` wants it named
 * all the same. Its platform is in its name; elsewhere it is left alone, there it is fetched without a known hash.
 */
function platformEntry(name: string, version: string): Entry | undefined {
  const os = OPERATING_SYSTEMS.find((system) => name.includes(`-${system}`));
  const cpu = PROCESSORS.find(([ending]) => ending.test(name))?.[1];
  if (os === undefined || cpu === undefined) return undefined;
  const libc = os === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { version, cpu: [cpu], dev: true, ...libc, optional: true, os: [os] };
}

/** The places where Node looks for `name` from a package, nearest first. */
function placesOf(from: string, name: string): readonly string[] {
  const parts = from === '' ? [] : from.split('/node_modules/');
  const nested = parts.map((_part, at) => `${parts.slice(0, parts.length - at).join('/node_modules/')}/`);
  return [...nested, ''].map((prefix) => `${prefix}node_modules/${name}`);
}

/** Optional packages that an entry wants and the lock does not name. */
export function missingOptionals(
  packages: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(packages).flatMap(([from, entry]) => {
    const wanted = isEntry(entry) && isEntry(entry.optionalDependencies) ? entry.optionalDependencies : {};
    return Object.entries(wanted)
      .filter(([name]) => !placesOf(from, name).some((place) => place in packages))
      .map(([name, version]) => [name, String(version)] as const);
  });
}

function mend(packages: Entry): Entry {
  const mended: Entry = { ...packages };
  const driver = mended['node_modules/better-sqlite3'];
  if (isEntry(driver)) driver.gypfile = false;
  for (const [name, version] of missingOptionals(packages)) {
    const entry = platformEntry(name, version);
    if (entry === undefined) throw new Error(`no platform in the name of ${name}`);
    mended[`node_modules/${name}`] = entry;
    say(`added ${name} ${version}`);
  }
  // npm's own order: the root first, then by name.
  return Object.fromEntries(Object.entries(mended).sort(([one], [other]) => (one < other ? -1 : 1)));
}

if (import.meta.main) {
  const lock: unknown = JSON.parse(readFileSync(LOCK, 'utf8'));
  if (!isEntry(lock) || !isEntry(lock.packages)) throw new Error('package-lock.json has no packages');
  writeFileSync(LOCK, `${JSON.stringify({ ...lock, packages: mend(lock.packages) }, null, 2)}\n`);
}
