import { existsSync } from 'node:fs';
import { capture, isOnPath } from './commands.ts';
import { say } from './places.ts';

/** Debian packages that bring the shared libraries Chromium wants. */
const LIBRARIES = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
];

interface Need {
  readonly packages: readonly string[];
  /** without it nothing starts; the others only make something poorer */
  readonly isVital: boolean;
  readonly reason: string;
}

function missingLibraries(executable: string): readonly string[] {
  const listed = capture('ldd', [executable]).output;
  return listed
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? line);
}

function hasChineseFont(): boolean {
  if (!isOnPath('fc-list')) return false;
  return capture('fc-list', [':lang=zh-cn']).output.trim() !== '';
}

function needsOf(executable: string): readonly Need[] {
  const needs: Need[] = [];
  const missing = missingLibraries(executable);
  if (missing.length > 0)
    needs.push({ packages: LIBRARIES, isVital: true, reason: `libraries ${missing.join(' ')}` });
  const hasDisplay = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasDisplay && !(isOnPath('xvfb-run') && isOnPath('xauth') && isOnPath('Xvfb')))
    needs.push({ packages: ['xvfb', 'xauth'], isVital: true, reason: 'a virtual screen' });
  if (!hasChineseFont())
    needs.push({ packages: ['fontconfig', 'fonts-noto-cjk'], isVital: false, reason: 'Chinese on screen' });
  if (!isOnPath('pdftotext'))
    needs.push({ packages: ['poppler-utils'], isVital: false, reason: 'reading PDFs in tests' });
  return needs;
}

/** The one command that an administrator runs. */
function installCommand(packages: readonly string[]): string {
  return `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
}

/** Installs Debian packages when we may; otherwise prints the one command that does. True when they are there now. */
export function installPackages(packages: readonly string[], reason: string): boolean {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/usr/bin/apt-get')) {
    say(`missing: ${reason}. Run once:\n  sudo sh -c '${installCommand(packages)}'`);
    return false;
  }
  say(`installing ${packages.join(' ')} (${reason})`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  // The package lists of a machine may be older than its mirror: refresh them only when the first try fails.
  if (capture('apt-get', install, { env, timeoutMs: 600_000 }).exitCode === 0) return true;
  capture('apt-get', ['update'], { env, timeoutMs: 300_000 });
  const second = capture('apt-get', install, { env, timeoutMs: 600_000 });
  if (second.exitCode === 0) return true;
  say(`${second.output.trim().split('\n').slice(-4).join('\n')}\ncould not install ${reason}. Run:`);
  say(`  ${installCommand(packages)}`);
  return false;
}

/** Makes sure that the Electron at hand can start on this Linux; throws with one line when it cannot. */
export function ensureSystemLibraries(executable: string): void {
  if (process.platform !== 'linux') return;
  const needs = needsOf(executable);
  if (needs.length === 0) return;
  const packages = needs.flatMap((need) => need.packages);
  const reason = needs.map((need) => need.reason).join(', ');
  const isInstalled = installPackages(packages, reason);
  if (!isInstalled && needs.some((need) => need.isVital)) throw new Error(`Electron needs ${reason}`);
}
