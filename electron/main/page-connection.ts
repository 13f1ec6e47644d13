import {
  type BrowserWindow,
  type IpcMainEvent,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
} from 'electron';
import type { DroppedFile, ServiceState, ShellEventTopic } from '../../shared/contract/shell.ts';
import { PAGE_ORIGIN } from './content-policy.ts';
import { type ShellHandlers, sendShellEvent, serveShell } from './shell-port.ts';

export interface PageConnection {
  /** The window whose page may ask for ports. */
  readonly attach: (window: BrowserWindow) => void;
  readonly sendEvent: (topic: ShellEventTopic, payload: unknown) => void;
  /** After a restart of the service: its new port to the page that stands. */
  readonly replaceServicePort: () => void;
}

interface ConnectionSetup {
  readonly handlers: ShellHandlers;
  readonly servicePort: () => MessagePortMain;
  readonly serviceState: () => ServiceState;
  /** a file that was dropped onto the page, as a token; undefined: it is no file that can be read */
  readonly droppedFile: (path: string) => Promise<DroppedFile | undefined>;
}

/** The main frame of our own window, showing our own page: nothing else gets a port (desktop.md 2.1 item 17). */
function isOurPage(event: IpcMainEvent, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame;
  if (window === undefined || window.isDestroyed() || frame === null) return false;
  return frame === window.webContents.mainFrame && frame.url.startsWith(`${PAGE_ORIGIN}/`);
}

export function pageConnection(setup: ConnectionSetup): PageConnection {
  let window: BrowserWindow | undefined;
  let shellPort: MessagePortMain | undefined;

  ipcMain.on('desk:hello', (event) => {
    if (!isOurPage(event, window) || window === undefined) return;
    // A page that was loaded anew: the port of the old one is dead.
    shellPort?.close();
    const { port1, port2 } = new MessageChannelMain();
    shellPort = port1;
    serveShell(port1, setup.handlers);
    window.webContents.mainFrame.postMessage('desk:ports', null, [setup.servicePort(), port2]);
    // It may have failed before the page could hear of it.
    sendShellEvent(port1, 'shell.serviceState', setup.serviceState());
  });

  ipcMain.on('desk:fileDropped', (event, path: unknown) => {
    if (!isOurPage(event, window) || typeof path !== 'string') return;
    void setup.droppedFile(path).then((file) => {
      if (shellPort !== undefined) sendShellEvent(shellPort, 'shell.fileDropped', file ?? null);
    });
  });

  return {
    attach: (opened) => {
      window = opened;
    },
    sendEvent: (topic, payload) => {
      if (shellPort !== undefined) sendShellEvent(shellPort, topic, payload);
    },
    replaceServicePort: () => {
      if (window === undefined || window.isDestroyed() || shellPort === undefined) return;
      window.webContents.mainFrame.postMessage('desk:ports', null, [setup.servicePort()]);
    },
  };
}
