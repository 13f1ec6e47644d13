import { join } from 'node:path';
import { app, type BrowserWindow, type PowerMonitor } from 'electron';
import type { ServiceInit } from '../../shared/contract/control.ts';
import type { LockReason } from '../../shared/contract/shell.ts';
import type { MemoryStore } from './desk-memory.ts';
import type { DeskPlaces } from './desk-places.ts';
import { type IdleLock, idleLock } from './idle-lock.ts';
import { setMenu } from './menu.ts';
import { offeredFiles } from './offered-files.ts';
import { type PageConnection, pageConnection } from './page-connection.ts';
import { printing } from './printing.ts';
import { ServiceHost } from './service-host.ts';
import { offeredFile, shellHandlers } from './shell-handlers.ts';
import { openWindow, preloadPath } from './windows.ts';
import { type DeskLanguage, deskWords } from './words.ts';

interface DeskSetup {
  readonly places: DeskPlaces;
  readonly memory: MemoryStore;
  readonly language: DeskLanguage;
  readonly init: ServiceInit;
  readonly power: PowerMonitor;
  readonly openPath: (path: string) => Promise<string>;
}

/** The page stores drafts and locks by itself; when it hangs, the service closes the book without it. */
const PAGE_LOCK_LIMIT_MS = 10_000;
const PAGE_RELOADS = 3;

/** The running desk: one window, one service, and what ties them together. */
class Desk {
  readonly #setup: DeskSetup;
  readonly #offered = offeredFiles();
  readonly #printing;
  readonly #host: ServiceHost;
  readonly #page: PageConnection;
  readonly #idle: IdleLock;
  #language: DeskLanguage;
  #window: BrowserWindow | undefined;
  #lockTimer: NodeJS.Timeout | undefined;
  #reloads = 0;

  constructor(setup: DeskSetup) {
    this.#setup = setup;
    this.#language = setup.language;
    const { places } = setup;
    this.#printing = printing(join(places.profileDir, 'print'), setup.openPath);
    this.#host = new ServiceHost({
      entry: join(places.builtDir, 'service', 'entry.js'),
      parserEntry: join(places.builtDir, 'parser', 'parser-entry.js'),
      init: setup.init,
      onState: (state) => this.#page?.sendEvent('shell.serviceState', state),
      onReplaced: () => this.#page.replaceServicePort(),
      onFileOffered: (token, bytes) => this.#offered.keep(token, bytes),
    });
    this.#page = pageConnection({
      handlers: this.#handlers(),
      servicePort: () => this.#host.connectPage(),
      serviceState: () => this.#host.state(),
      droppedFile: (path) => offeredFile(path, (offered) => this.#host.offerPath(offered)),
    });
    this.#idle = idleLock(setup.power, (reason) => this.requestLock(reason));
    void this.#printing.removeAll();
  }

  #handlers() {
    return shellHandlers({
      window: () => this.#window,
      language: () => this.#language,
      setLanguage: (language) => this.#speak(language),
      setIdleMinutes: (minutes) => this.#idle.setMinutes(minutes),
      serviceState: () => this.#host.state(),
      restartService: () => this.#host.startAgain(),
      offerPath: (path) => this.#host.offerPath(path),
      offered: this.#offered,
      printing: this.#printing,
      bookDir: this.#setup.places.bookDir,
    });
  }

  open(): void {
    const { places, memory } = this.#setup;
    const window = openWindow({
      memory,
      preload: preloadPath(places.builtDir),
      icon: join(places.resourcesDir, 'icons', 'icon.png'),
      title: deskWords(this.#language).title,
      rescuePage: join(places.resourcesDir, 'rescue.html'),
    });
    this.#window = window;
    this.#page.attach(window);
    this.#speak(this.#language);
    window.webContents.on('input-event', () => this.#noteActivity());
    window.webContents.on('render-process-gone', (_event, details) =>
      this.#onPageGone(window, details.reason),
    );
    window.on('closed', () => {
      this.#window = undefined;
    });
  }

  /** A second start on the same book: show the first. */
  comeForward(): void {
    const window = this.#window;
    if (window === undefined) {
      // Closing down: the new desk starts when the old one has let go of the book.
      app.relaunch();
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  requestLock(reason: LockReason): void {
    this.#offered.forgetAll();
    this.#page.sendEvent('shell.lockRequested', { reason });
    clearTimeout(this.#lockTimer);
    this.#lockTimer = setTimeout(() => this.#host.lock(), PAGE_LOCK_LIMIT_MS);
  }

  async close(): Promise<void> {
    clearTimeout(this.#lockTimer);
    this.#idle.stop();
    await this.#host.stop();
    await this.#printing.removeAll();
    await this.#setup.memory.remember({});
  }

  /** Someone is at the desk: the page, which answers, does the locking. */
  #noteActivity(): void {
    this.#idle.noteActivity();
    clearTimeout(this.#lockTimer);
  }

  #speak(language: DeskLanguage): void {
    this.#language = language;
    setMenu(language, { lock: () => this.requestLock('menu'), quit: () => app.quit() });
    this.#window?.setTitle(deskWords(language).title);
    if (this.#setup.memory.current().language !== language) void this.#setup.memory.remember({ language });
  }

  /** A crashed page is loaded anew; its drafts are in the book (desktop.md F21). */
  #onPageGone(window: BrowserWindow, reason: string): void {
    console.error('page.gone', reason);
    if (reason === 'clean-exit' || window.isDestroyed() || this.#reloads >= PAGE_RELOADS) return;
    this.#reloads += 1;
    window.webContents.reload();
  }
}

export function runDesk(setup: DeskSetup): void {
  const desk = new Desk(setup);
  let isClosed = false;
  app.on('second-instance', () => desk.comeForward());
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void desk.close().finally(() => {
      isClosed = true;
      app.exit(0);
    });
  });
  desk.open();
}
