import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { launchDesk } from '../../tests/support/desktop-app.ts';
import type { Measured } from '../bench.ts';
import { ensureRuntime } from '../electron-runtime.ts';
import { ROOT } from '../runtime/places.ts';

const ROUNDS = 5;
const PASSPHRASE = 'bench 测量 passphrase';

/** A window of the same binary that shows one line and does nothing else. */
const BARE_MAIN = `
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  window.loadURL('data:text/html,<p id="bare">bare</p>');
});
`;

/**
 * start.lockScreen (launch to the lock screen) and start.unlockToSheet (passphrase to the first row of the morning sheet,
 * key derivation apart), each against launching a bare window of the same binary in the same run. Medians of five; both
 * start as on any morning but the first, with the profile of the start before.
 */
export async function* run(): AsyncIterable<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'desk bench 测量 '));
  try {
    const bareApp = join(folder, 'bare');
    mkdirSync(bareApp);
    writeFileSync(
      join(bareApp, 'package.json'),
      JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.js' }),
    );
    writeFileSync(join(bareApp, 'main.js'), BARE_MAIN);
    const book = makeBook(folder);
    // builds and finds the runtime, so that neither is measured
    const env = { DESK_HOME: join(folder, 'home') };
    await deskStart(folder, book, env);
    await bareWindow(bareApp);
    process.env.DESK_IS_BUILT = '1';
    const bare: number[] = [];
    const lock: number[] = [];
    const sheet: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await bareWindow(bareApp));
      const desk = await deskStart(folder, book, env);
      lock.push(desk.lockScreen);
      sheet.push(desk.unlockToSheet);
    }
    const derivation = await keyDerivation();
    yield { name: 'start.bareWindow', value: median(bare), unit: 'ms' };
    yield compared('start.lockScreen', median(lock), median(bare));
    yield { name: 'start.keyDerivation', value: derivation, unit: 'ms' };
    yield compared('start.unlockToSheet', Math.max(0, median(sheet) - derivation), median(bare));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compared(name: string, value: number, bare: number): Measured {
  return {
    name,
    value,
    unit: 'ms',
    against: 'a bare window of the same binary',
    ratio: Math.round((value / bare) * 100) / 100,
  };
}

function median(times: readonly number[]): number {
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);
}

function makeBook(folder: string): string {
  const book = join(folder, 'book 账簿');
  const made = spawnSync(
    process.execPath,
    ['electron/headless/desk.ts', 'sample', '--book', book, '--loans', '300'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, DESK_PASSPHRASE: PASSPHRASE },
    },
  );
  if (made.status !== 0) throw new Error(`the sample book could not be made: ${made.stderr}`);
  return book;
}

async function bareWindow(appDir: string): Promise<number> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const started = performance.now();
  // launchDesk looks for the runtime as well
  await ensureRuntime({ isQuiet: true });
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), appDir],
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await page.waitForSelector('#bare');
  const took = performance.now() - started;
  await app.close();
  return took;
}

async function deskStart(folder: string, book: string, env: Record<string, string>) {
  const copy = join(folder, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(book, copy, { recursive: true });
  const started = performance.now();
  const desk = await launchDesk({ bookDir: copy, env });
  await desk.page.waitForSelector('[data-testid="lock-screen"]');
  const lockScreen = performance.now() - started;
  await desk.page.fill('input[type=password]', PASSPHRASE);
  const unlocking = performance.now();
  await desk.page.keyboard.press('Enter');
  await desk.page.waitForSelector('[data-testid="morning-sheet"]');
  const unlockToSheet = performance.now() - unlocking;
  await desk.close();
  return { lockScreen, unlockToSheet };
}

/** What Argon2id alone costs here, once warm. */
async function keyDerivation(): Promise<number> {
  const { argon2id } = await import('hash-wasm');
  const { STANDARD_KDF_COST } = await import('../../electron/service/book/passphrase-key.ts');
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now();
    await argon2id({
      password: PASSPHRASE,
      salt: new Uint8Array(16),
      iterations: STANDARD_KDF_COST.iterations,
      memorySize: STANDARD_KDF_COST.memoryKib,
      parallelism: STANDARD_KDF_COST.parallelism,
      hashLength: 32,
      outputType: 'binary',
    });
    times.push(performance.now() - started);
  }
  return median(times);
}
