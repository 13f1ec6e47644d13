import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ConsoleMessage, type ElectronApplication, type Page } from 'playwright';
import { buildAll } from '../../scripts/build.ts';
import { ensureRuntime } from '../../scripts/electron-runtime.ts';
import { ROOT } from '../../scripts/runtime/places.ts';

export interface DesktopOptions {
  /** an existing book folder; a new empty one when absent */
  readonly bookDir?: string;
  /** the instant at which the service's clock starts, e.g. '2026-03-16T02:00:00.000Z' */
  readonly now?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface DesktopApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly bookDir: string;
  /** errors and Content Security Policy violations that the page reported, for `expect(...).toEqual([])` */
  readonly complaints: readonly string[];
  /** Closes the desk the way an operator does; its own temporary folder goes too. */
  readonly close: () => Promise<void>;
}

/** A folder such as a clerk has: with a space and Chinese in its name. */
export function temporaryFolder(purpose: string): string {
  return mkdtempSync(join(tmpdir(), `desk ${purpose} 测试 `));
}

function environment(
  folder: string,
  options: DesktopOptions,
  base: NodeJS.ProcessEnv,
): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) if (value !== undefined) env[name] = value;
  // Vitest's own settings must not reach the desk.
  delete env.NODE_OPTIONS;
  env.DESK_HOME = join(folder, 'home');
  if (options.now !== undefined) env.DESK_NOW = options.now;
  return { ...env, ...options.env };
}

function collectComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`pageerror: ${error.message}`));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

/** Starts the built desk in the real Electron, as `npm start` does. */
export async function launchDesk(options: DesktopOptions = {}): Promise<DesktopApp> {
  const runtime = await ensureRuntime({ isQuiet: true });
  // npm test and npm run e2e have built already: no test may see half of another edit.
  if (process.env.DESK_IS_BUILT !== '1') await buildAll();
  const folder = temporaryFolder('app');
  const bookDir = options.bookDir ?? join(folder, 'book 账簿');
  mkdirSync(bookDir, { recursive: true });
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // Playwright asks the electron package, which honours this; its own loader then holds `ready` back until it listens.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = runtime.distPath;
  const app = await _electron.launch({
    args: [...(isRoot ? ['--no-sandbox'] : []), ROOT, '--book', bookDir],
    cwd: ROOT,
    env: environment(folder, options, runtime.env),
    timeout: 60_000,
  });
  const complaints: string[] = [];
  const page = await app.firstWindow();
  collectComplaints(page, complaints);
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    bookDir,
    complaints,
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
