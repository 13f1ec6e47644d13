import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { buildAll } from '../build.ts';
import { ensureRuntime } from '../electron-runtime.ts';
import { ROOT } from '../runtime/places.ts';

const PASSPHRASE = 'bench 测量 passphrase';
const ROUNDS = 5;

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** A window of the same binary with an empty page: what no program of ours can undercut. */
function makeBareApp(folder: string): string {
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  writeFileSync(
    join(bare, 'package.json'),
    '{"name":"bare","version":"1.0.0","main":"main.mjs","type":"module"}',
  );
  writeFileSync(
    join(bare, 'page.html'),
    '<!doctype html><title>bare</title><main data-testid="bare">bare</main>',
  );
  writeFileSync(
    join(bare, 'main.mjs'),
    `import { app, BrowserWindow } from 'electron';
void app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('page.html'));
app.on('window-all-closed', () => app.quit());\n`,
  );
  return bare;
}

function makeBook(book: string): void {
  const sample = ['electron/headless/desk.ts', 'sample', '--book', book, '--loans', '300', '--seed', '7'];
  const made = spawnSync(process.execPath, [...sample, '--as-of', '2026-03-16'], {
    cwd: ROOT,
    env: { ...process.env, DESK_PASSPHRASE: PASSPHRASE },
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`no sample book: ${made.stderr}`);
}

interface Started {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly ms: number;
}

async function timeStart(folder: string, given: readonly string[], testId: string): Promise<Started> {
  const runtime = await ensureRuntime({ isQuiet: true });
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.distPath;
  const env: Record<string, string> = {
    DESK_HOME: join(folder, 'home'),
    DESK_NOW: '2026-03-16T02:00:00.000Z',
  };
  for (const [name, value] of Object.entries(runtime.env)) if (value !== undefined) env[name] = value;
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const began = performance.now();
  const app = await _electron.launch({ args: [...root, ...given], cwd: ROOT, env });
  const page = await app.firstWindow();
  await page.getByTestId(testId).waitFor();
  return { app, page, ms: performance.now() - began };
}

/** From the click to the sheet: it includes the key derivation, a constant of the passphrase's strength. */
async function timeUnlock(page: Page): Promise<number> {
  await page.locator('input[type=password]').first().fill(PASSPHRASE);
  const began = performance.now();
  await page.getByTestId('unlock').click();
  await page.getByTestId('morning-sheet').waitFor();
  return performance.now() - began;
}

/** start.lockScreen and start.unlockToSheet, against a bare window of the same binary in the same run. */
export async function* run() {
  await ensureRuntime();
  await buildAll();
  const folder = mkdtempSync(join(tmpdir(), 'desk bench start 测量 '));
  const times: Record<'bare' | 'lock' | 'unlock', number[]> = { bare: [], lock: [], unlock: [] };
  try {
    const bare = makeBareApp(folder);
    const book = join(folder, 'book 账簿');
    makeBook(book);
    // One start each to fill caches, then the two in turn: a busy machine slows both.
    for (let round = -1; round < ROUNDS; round += 1) {
      const empty = await timeStart(folder, [bare], 'bare');
      await empty.app.close();
      const desk = await timeStart(folder, [ROOT, '--book', book], 'lock-screen');
      const unlockMs = await timeUnlock(desk.page);
      await desk.app.close();
      if (round < 0) continue;
      times.bare.push(empty.ms);
      times.lock.push(desk.ms);
      times.unlock.push(unlockMs);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const bareMs = median(times.bare);
  yield { name: 'start.bareWindow', value: Math.round(bareMs), unit: 'ms' };
  for (const [name, values] of [
    ['start.lockScreen', times.lock],
    ['start.unlockToSheet', times.unlock],
  ] as const) {
    const value = median(values);
    yield {
      name,
      value: Math.round(value),
      unit: 'ms',
      against: 'start.bareWindow',
      ratio: Number((value / bareMs).toFixed(2)),
    };
  }
}
