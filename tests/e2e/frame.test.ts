import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopApp, launchDesk } from '../support/desktop-app.ts';

/** A call over the page's own ports would need the page's code; the frame is asked from outside through main. */
describe('the frame of the desk', () => {
  let desk: DesktopApp;
  beforeAll(async () => {
    desk = await launchDesk({ now: '2026-03-16T02:00:00.000Z' });
    await desk.page.waitForFunction(() => document.getElementById('root')?.childElementCount !== 0);
  });
  afterAll(async () => {
    await desk.close();
  });

  it('shows its own page from app://desk under its own title', async () => {
    expect(desk.page.url()).toMatch(/^app:\/\/desk\//);
    const title = await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getTitle(),
    );
    expect(title).toBe('车贷案件工作台');
  });

  it('keeps the page in the sandbox, isolated and without Node', async () => {
    const preferences = await desk.app.evaluate(({ webContents }) => {
      const page = webContents.getAllWebContents()[0];
      return page === undefined ||
        !('getLastWebPreferences' in page) ||
        typeof page.getLastWebPreferences !== 'function'
        ? undefined
        : page.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
    });
    const globals = await desk.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    );
    expect(globals).toEqual([]);
  });

  it('sends the strict policy with a fresh style nonce at each load', async () => {
    const seen = await desk.page.evaluate(async () => {
      const answers = [await fetch('/index.html'), await fetch('/index.html')];
      return answers.map((answer) => answer.headers.get('content-security-policy'));
    });
    expect(seen[0]).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{20,}'/);
    expect(seen[0]).not.toContain('unsafe');
    expect(seen[0]).not.toBe(seen[1]);
  });

  it('serves nothing but the built files', async () => {
    const statuses = await desk.page.evaluate(() =>
      Promise.all(
        ['/../main/main.js', '/%2e%2e/main/main.js', '/package.json', '/index.html'].map(
          async (path) => (await fetch(path)).status,
        ),
      ),
    );
    expect(statuses).toEqual([404, 404, 404, 200]);
  });

  it('reaches no network', async () => {
    const outcomes = await desk.page.evaluate(() =>
      Promise.all(
        ['http://127.0.0.1:9/', 'https://example.com/', 'file:///etc/passwd'].map((address) =>
          fetch(address).then(
            () => 'answered',
            () => 'refused',
          ),
        ),
      ),
    );
    expect(outcomes).toEqual(['refused', 'refused', 'refused']);
    const fromSession = await desk.app.evaluate(async ({ session }) => {
      try {
        await session.defaultSession.fetch('http://127.0.0.1:9/');
        return 'answered';
      } catch (error) {
        return String(error);
      }
    });
    expect(fromSession).toContain('ERR_BLOCKED_BY_CLIENT');
  });

  it('opens no window and goes nowhere', async () => {
    const opened = await desk.page.evaluate(() => window.open('https://example.com/') === null);
    expect(opened).toBe(true);
    await desk.page.evaluate(() => {
      window.location.href = 'https://example.com/';
    });
    await desk.page.waitForTimeout(300);
    expect(desk.page.url()).toMatch(/^app:\/\/desk\//);
    expect(await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('grants no permission', async () => {
    const states = await desk.page.evaluate(async () => {
      const outcomes = await Promise.allSettled([
        navigator.mediaDevices.getUserMedia({ audio: true }),
        navigator.clipboard.readText(),
        Notification.requestPermission(),
      ]);
      return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'refused'));
    });
    expect(states).toEqual(['refused', 'refused', 'denied']);
  });
});
