import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BrowserWindow, screen } from 'electron';
import { PAGE_ADDRESS } from './content-policy.ts';
import type { Bounds, MemoryStore } from './desk-memory.ts';
import { onScreenBounds } from './window-bounds.ts';

interface WindowSetup {
  readonly memory: MemoryStore;
  readonly preload: string;
  readonly icon: string;
  readonly title: string;
  /** static page in both languages for a desk whose own page does not load */
  readonly rescuePage: string;
}

/** Fixed in one place, read back by a test (tests/e2e/frame.test.ts). */
function webPreferences(preload: string): Electron.WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    v8CacheOptions: 'bypassHeatCheck',
  };
}

function rememberBounds(window: BrowserWindow, memory: MemoryStore): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const isMaximized = window.isMaximized();
    const change = isMaximized ? { isMaximized } : { isMaximized, bounds: window.getNormalBounds() };
    void memory.remember(change);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', saveSoon).on('move', saveSoon).on('maximize', saveSoon).on('unmaximize', saveSoon);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}

/** A window without a first frame (no graphics driver, a hung page) is shown all the same: nobody waits for nothing. */
const SHOW_LIMIT_MS = 4_000;

function showWhenReady(window: BrowserWindow, isMaximized: boolean): void {
  const show = (): void => {
    if (window.isDestroyed() || window.isVisible()) return;
    if (isMaximized) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  setTimeout(show, SHOW_LIMIT_MS);
}

/** What stands when the built page itself is missing or broken; it needs no script and no service. */
async function showRescue(window: BrowserWindow, rescuePage: string): Promise<void> {
  if (window.isDestroyed()) return;
  await window.loadURL(pathToFileURL(rescuePage).href);
  window.show();
}

/** Opens the one window: skeleton first, the book after (desktop.md 1.4 no. 24). */
export function openWindow(setup: WindowSetup): BrowserWindow {
  const remembered = setup.memory.current();
  const displays = screen.getAllDisplays().map((display) => display.workArea);
  const bounds: Partial<Bounds> = onScreenBounds(remembered.bounds, displays);
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    ...bounds,
    minWidth: 1180,
    minHeight: 680,
    show: false,
    title: setup.title,
    icon: setup.icon,
    backgroundColor: '#ffffff',
    webPreferences: webPreferences(setup.preload),
  });
  // The title is ours alone: a page title may come to hold a person's name and would show in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  showWhenReady(window, remembered.isMaximized);
  rememberBounds(window, setup.memory);
  window.webContents.on('did-fail-load', (_event, _code, _reason, _url, isMainFrame) => {
    if (isMainFrame) void showRescue(window, setup.rescuePage);
  });
  void window.loadURL(PAGE_ADDRESS).catch(() => showRescue(window, setup.rescuePage));
  return window;
}

export function preloadPath(builtDir: string): string {
  return join(builtDir, 'preload', 'preload.cjs');
}
