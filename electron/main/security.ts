import { app, protocol, type Session, type WebContents } from 'electron';
import { PAGE_ORIGIN, PAGE_SCHEME } from './content-policy.ts';
import { answerPageRequest, pageFiles } from './page-files.ts';

/** Before `ready`. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: PAGE_SCHEME,
      // codeCache: only our own code is in it; the second start compiles nothing.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** Switches that must stand before `ready`: nothing in this program may reach a network. */
export function switchOffNetworkFeatures(): void {
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('no-proxy-server');
  app.commandLine.appendSwitch('dns-prefetch-disable');
}

/** The reply of `webRequest` for one address: only the page's own files pass. */
export function isAllowedAddress(address: string): boolean {
  return (
    address.startsWith(`${PAGE_ORIGIN}/`) ||
    address.startsWith(`blob:${PAGE_ORIGIN}/`) ||
    address.startsWith('data:')
  );
}

export function guardSession(session: Session, rendererDir: string): void {
  const files = pageFiles(rendererDir);
  session.protocol.handle(PAGE_SCHEME, (request) => answerPageRequest(files, request));
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isAllowedAddress(details.url) });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** The rules of every page that this process ever makes, ours included. */
function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (details) => {
    if (!details.url.startsWith(`${PAGE_ORIGIN}/`)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.url.startsWith(`${PAGE_ORIGIN}/`) || !details.isMainFrame) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
}

export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}
