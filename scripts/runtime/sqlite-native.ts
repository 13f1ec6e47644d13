import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { capture, isOnPath } from './commands.ts';
import { CACHE, majorOf, ROOT, say, sha256 } from './places.ts';
import { installPackages } from './system-libraries.ts';

const HEADER = join(ROOT, 'scripts', 'runtime', 'native', 'napi8-compat.h');
const MODULES = join(ROOT, 'node_modules');
/** better-sqlite3 13 looks here before anywhere else. */
const LOADED_FROM = join(MODULES, 'better-sqlite3', 'prebuilds', 'linux-x64.node');
/** From here on Electron offers Node-API 10, which the package's own binary needs. */
const FIRST_ELECTRON_WITH_NAPI_10 = 36;

function packageVersion(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : '';
}

function cachedBinary(): string {
  const key = sha256(readFileSync(HEADER), packageVersion('node-addon-api')).slice(0, 12);
  return join(CACHE, `better-sqlite3-${packageVersion('better-sqlite3')}-napi8-${key}.node`);
}

/** Node-API is plain C and ships in a package: no Node headers from the net. */
function layOutHeaders(folder: string): string {
  const headers = join(folder, 'headers');
  const include = join(headers, 'include', 'node');
  cpSync(join(MODULES, 'node-api-headers', 'include'), include, { recursive: true });
  for (const place of [headers, include]) {
    writeFileSync(join(place, 'common.gypi'), '{}');
    writeFileSync(join(place, 'config.gypi'), "{'variables':{}}");
  }
  return headers;
}

function ensureCompiler(): void {
  const missing = ['g++', 'make', 'python3'].filter((tool) => !isOnPath(tool));
  if (missing.length === 0) return;
  const reason = 'a compiler, to fit better-sqlite3 to this older Electron';
  if (!installPackages(missing, reason)) throw new Error(`missing ${missing.join(', ')}: ${reason}`);
}

/** npm hands its own settings down (nodedir, target…), and node-gyp takes them over its switches. */
function withoutNpmSettings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  return Object.fromEntries(kept);
}

function compile(target: string): void {
  ensureCompiler();
  say('rebuilding better-sqlite3 for Node-API 8 (about 80 seconds, once)');
  const folder = `${target}.building-${process.pid}`;
  rmSync(folder, { recursive: true, force: true });
  const source = join(folder, 'source');
  mkdirSync(dirname(source), { recursive: true });
  cpSync(join(MODULES, 'better-sqlite3'), source, { recursive: true });
  cpSync(join(MODULES, 'node-addon-api'), join(source, 'node_modules', 'node-addon-api'), {
    recursive: true,
  });
  const gyp = join(MODULES, 'node-gyp', 'bin', 'node-gyp.js');
  const header = join(folder, 'compat.h');
  copyFileSync(HEADER, header);
  const gypArguments = [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${layOutHeaders(folder)}`];
  const env = { ...withoutNpmSettings(), CXXFLAGS: `-include ${header}` };
  const built = capture(process.execPath, gypArguments, { cwd: source, env });
  const log = `${target}.log`;
  writeFileSync(log, built.output);
  if (built.exitCode !== 0) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`better-sqlite3 could not be rebuilt; the compiler's words are in ${log}`);
  }
  renameSync(join(source, 'build', 'Release', 'better_sqlite3.node'), target);
  rmSync(folder, { recursive: true, force: true });
}

/** Loads it in the very program that will use it: a binary that crashes must not be found out by the operator. */
function assertLoads(): void {
  const trial = `
    const Database = require('better-sqlite3');
    const db = new Database(':memory:');
    db.exec('create table t (a text) strict');
    for (let at = 0; at < 2000; at += 1) db.prepare('insert into t values (?)').run('x' + at);
    if (db.prepare('select count(*) as n from t').get().n !== 2000) process.exit(3);`;
  const tried = capture(process.execPath, ['--expose-gc', '-e', trial], { cwd: ROOT });
  if (tried.exitCode !== 0)
    throw new Error(`better-sqlite3 does not load in Node ${process.version}: ${tried.output}`);
}

/**
 * Puts a better-sqlite3 where the package loads from that works in Node 24 and in the chosen Electron.
 * With Electron 36 or newer the package's own binary does, and is left untouched.
 */
export function ensureSqlite(electronVersion: string): void {
  if (majorOf(electronVersion) >= FIRST_ELECTRON_WITH_NAPI_10) return;
  const binary = cachedBinary();
  if (!existsSync(binary)) compile(binary);
  const wanted = readFileSync(binary);
  if (existsSync(LOADED_FROM) && readFileSync(LOADED_FROM).equals(wanted)) return;
  // Renamed into place: a process that has the old file mapped keeps it.
  const temporary = `${LOADED_FROM}.${process.pid}`;
  copyFileSync(binary, temporary);
  renameSync(temporary, LOADED_FROM);
  assertLoads();
}
