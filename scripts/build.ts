// Builds dist/: page, main, preload, service, parser. What has not changed since the last build is left alone.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { type BuildTarget, buildTargets } from './build-targets.ts';
import { ROOT, say, sha256, withLock } from './runtime/places.ts';

const DIST = join(ROOT, 'dist');
const HASHES = join(DIST, '.hashes');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function inputHash(target: BuildTarget): string {
  const shared = [
    'package-lock.json',
    'scripts/build.ts',
    'scripts/build-targets.ts',
    'scripts/page-chunks.ts',
  ];
  const paths = [
    ...shared.map((name) => join(ROOT, name)),
    ...target.inputs.flatMap((folder) => filesUnder(join(ROOT, folder))),
  ];
  return sha256(...paths.flatMap((path) => [relative(ROOT, path), readFileSync(path)]));
}

/** Built beside and put in place by renaming: a desk that starts meanwhile finds the old files or the new. */
async function buildTarget(target: BuildTarget): Promise<void> {
  const beside = join(DIST, `.building-${target.name}`);
  const place = join(DIST, target.name);
  rmSync(beside, { recursive: true, force: true });
  await inProduction(() => build(target.config(beside)));
  rmSync(place, { recursive: true, force: true });
  renameSync(beside, place);
}

/** Under a test runner NODE_ENV says 'test', and Vite would then bundle React's development build: twice the size, half the speed. */
async function inProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function buildIfChanged(target: BuildTarget): Promise<boolean> {
  const hash = inputHash(target);
  const hashFile = join(HASHES, target.name);
  const isCurrent =
    existsSync(join(DIST, target.name)) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash;
  if (isCurrent) return false;
  await buildTarget(target);
  writeFileSync(hashFile, hash);
  return true;
}

/** Brings dist/ up to date; answers with the names of what was built anew. */
export async function buildAll(): Promise<readonly string[]> {
  // One build of a checkout at a time: two tests started together must not build over each other.
  return withLock(`build-${sha256(ROOT).slice(0, 12)}`, async () => {
    mkdirSync(HASHES, { recursive: true });
    const built: string[] = [];
    for (const target of buildTargets()) if (await buildIfChanged(target)) built.push(target.name);
    return built;
  });
}

if (import.meta.main) {
  const built = await buildAll();
  say(built.length === 0 ? 'dist/ is up to date' : `built ${built.join(', ')}`);
}
