import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Every folder that the desk knows; the page is told none of them. */
export interface DeskPlaces {
  readonly bookDir: string;
  /** window bounds and language of this book's desk: known before the book opens */
  readonly memoryFile: string;
  /** Chromium's own files; one folder per book, which is also what the single-instance lock hangs on */
  readonly profileDir: string;
  readonly logsDir: string;
  readonly resourcesDir: string;
  readonly fontsDir: string;
  /** dist/: what was built */
  readonly builtDir: string;
}

interface Given {
  readonly switchBook: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly appPath: string;
  readonly isPackaged: boolean;
  readonly packageResources: string;
}

/**
 * Local, never roaming: a book on a share cannot be kept safe (desktop.md 1.4 no. 20). Independent of how the desk was
 * installed, so that a new installer finds the same book (no. 14).
 */
function localFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.DESK_HOME) return resolve(env.DESK_HOME);
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'CarLoanDesk');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'CarLoanDesk');
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'car-loan-desk');
}

/** One desk per book folder, by whatever name the folder was reached. */
function realFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return realpathSync(folder);
}

function chosenBook(given: Given, home: string): string {
  const wanted = resolve(given.switchBook || given.env.DESK_BOOK || join(home, 'book'));
  try {
    return realFolder(wanted);
  } catch {
    // An unplugged disk or a read-only place: the service refuses it in words, the desk still opens.
    return wanted;
  }
}

export function deskPlaces(given: Given): DeskPlaces {
  const home = localFolder(given.env, given.platform);
  const bookDir = chosenBook(given, home);
  const bookMark = createHash('sha256').update(bookDir).digest('hex').slice(0, 16);
  const deskDir = join(home, 'desks', bookMark);
  return {
    bookDir,
    memoryFile: join(deskDir, 'desk.json'),
    profileDir: join(deskDir, 'profile'),
    logsDir: join(deskDir, 'logs'),
    resourcesDir: given.isPackaged
      ? join(given.packageResources, 'resources')
      : join(given.appPath, 'resources'),
    fontsDir: given.isPackaged
      ? join(given.packageResources, 'fonts')
      : join(given.appPath, 'node_modules', '@expo-google-fonts'),
    builtDir: join(given.appPath, 'dist'),
  };
}
