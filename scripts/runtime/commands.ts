import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs?: number;
}

export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs to the end and keeps what it printed; never throws for a failing command. */
export function capture(
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): Outcome {
  const done = spawnSync(command, [...commandArguments], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    timeout: options.timeoutMs,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const said = `${done.stdout ?? ''}${done.stderr ?? ''}`;
  if (done.error !== undefined) return { exitCode: 127, output: `${said}${done.error.message}` };
  return { exitCode: done.status ?? 1, output: said };
}

/** Runs with our own output and no input; a signal to us goes to the child. Answers with its exit code. */
export function run(
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...commandArguments], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    process.on('SIGINT', forward).on('SIGTERM', forward);
    child.once('error', reject);
    child.once('close', (exitCode, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward);
      resolve(exitCode ?? (signal === null ? 1 : 128));
    });
  });
}

export function isOnPath(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Without a display the same command runs under a virtual one. */
export function underDisplay(
  command: string,
  commandArguments: readonly string[],
): readonly [string, string[]] {
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  if (!needsDisplay) return [command, [...commandArguments]];
  const screen = ['-a', '--server-args=-screen 0 1920x1200x24 -nolisten tcp'];
  return ['xvfb-run', [...screen, command, ...commandArguments]];
}
