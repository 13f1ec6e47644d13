// npm start [-- --sample] [-- --book DIR]: prepares the runtime, builds what changed, opens the desk.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { type ElectronRuntime, ensureRuntime } from './electron-runtime.ts';
import { run, underDisplay } from './runtime/commands.ts';
import { ROOT, say } from './runtime/places.ts';

const SAMPLE_PASSPHRASE = '样品-Sample-2026';
const HEADLESS = join(ROOT, 'electron', 'headless', 'desk.ts');

/** Only the development launcher passes it, and only for root, whom Chromium's sandbox refuses. */
function sandboxArguments(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** A filled book in a temporary folder, gone when the desk is closed. */
function makeSample(folder: string): void {
  if (!existsSync(HEADLESS))
    throw new Error('this checkout has no electron/headless/desk.ts: no sample book');
  say('filling a sample book of invented persons');
  const sample = [HEADLESS, 'sample', '--book', join(folder, 'book'), '--loans', '300', '--seed', '7'];
  const asOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  const made = spawnSync(process.execPath, [...sample, '--as-of', asOf], {
    cwd: ROOT,
    env: { ...process.env, DESK_PASSPHRASE: SAMPLE_PASSPHRASE },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (made.status !== 0) throw new Error('the sample book could not be made');
  say(`sample book: users 负责人 and 经办, passphrase ${SAMPLE_PASSPHRASE}`);
}

async function startDesk(runtime: ElectronRuntime, deskArguments: readonly string[]): Promise<number> {
  const all = [...sandboxArguments(), ROOT, ...deskArguments];
  const [command, commandArguments] = underDisplay(runtime.executable, all);
  return run(command, commandArguments, { cwd: ROOT, env: runtime.env });
}

async function main(given: readonly string[]): Promise<number> {
  const runtime = await ensureRuntime();
  const built = await buildAll();
  if (built.length > 0) say(`built ${built.join(', ')}`);
  if (!given.includes('--sample')) return startDesk(runtime, given);
  const folder = mkdtempSync(join(tmpdir(), 'car-loan-desk sample 样品 '));
  try {
    makeSample(folder);
    const env = { ...runtime.env, DESK_HOME: join(folder, 'home') };
    const rest = given.filter((argument) => argument !== '--sample');
    return await startDesk({ ...runtime, env }, ['--book', join(folder, 'book'), ...rest]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
