import { join } from 'node:path';
import { app, powerMonitor, session, shell } from 'electron';
import type { ServiceInit } from '../../shared/contract/control.ts';
import { switchValue } from './command-line.ts';
import { runDesk } from './desk.ts';
import { openMemory } from './desk-memory.ts';
import { type DeskPlaces, deskPlaces } from './desk-places.ts';
import { claimScheme, guardAllContents, guardSession, switchOffNetworkFeatures } from './security.ts';

/** Composition root of the main process: what must stand before `ready`, then the desk. */
const places: DeskPlaces = deskPlaces({
  switchBook: switchValue(process.argv, 'book'),
  env: process.env,
  platform: process.platform,
  appPath: app.getAppPath(),
  isPackaged: app.isPackaged,
  packageResources: process.resourcesPath,
});

// The development launcher passes no-sandbox for root; enableSandbox would override it and every child would die.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
claimScheme();
switchOffNetworkFeatures();
guardAllContents();
app.setPath('userData', places.profileDir);

/** A test's day begins at the instant that it names and runs on from there, also over a service that starts again. */
function clockOffsetMs(startsAt: string | undefined): number {
  return startsAt ? Date.parse(startsAt) - Date.now() : 0;
}

function serviceInit(language: 'zh-CN' | 'en'): ServiceInit {
  return {
    bookDir: places.bookDir,
    resourcesDir: places.resourcesDir,
    fontsDir: places.fontsDir,
    logsDir: places.logsDir,
    programVersion: app.getVersion(),
    userLanguage: language,
    clockOffsetMs: app.isPackaged ? 0 : clockOffsetMs(process.env.DESK_NOW),
  };
}

async function start(): Promise<void> {
  const memory = await openMemory(places.memoryFile);
  await app.whenReady();
  guardSession(session.defaultSession, join(places.builtDir, 'renderer'));
  const language = memory.current().language ?? 'zh-CN';
  runDesk({
    places,
    memory,
    language,
    init: serviceInit(language),
    power: powerMonitor,
    openPath: shell.openPath,
  });
}

// The lock hangs on userData, which is one folder per book: a second desk on the same book shows the first.
// Not awaited here: Electron waits for this module before it lets `ready` happen.
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    console.error('desk.start', error);
    app.exit(1);
  });
} else app.exit(0);
