import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DesktopApp, launchDesk, temporaryFolder } from '../support/desktop-app.ts';

/** The service as a process of its own: page -> port -> service, dialogs through main, and what a crash looks like. */
describe('the service process', () => {
  let desk: DesktopApp;
  beforeEach(async () => {
    desk = await launchDesk({ now: '2026-03-16T02:00:00.000Z' });
    await desk.page.waitForFunction(() => document.getElementById('root')?.childElementCount !== 0);
    await collectPorts();
  });
  afterEach(async () => {
    await desk.close();
  });

  /**
   * The page's own client holds the first ports. Loaded anew with a listener of ours in front, the page hears the
   * ports twice: MessagePorts can have several listeners, so both read the same replies.
   */
  async function collectPorts(): Promise<void> {
    await desk.page.addInitScript(() => {
      const seen: { ports: MessagePort[]; received: unknown[]; closed: number } = {
        ports: [],
        received: [],
        closed: 0,
      };
      Reflect.set(window, 'frameTest', seen);
      window.addEventListener('message', (event) => {
        if (event.data?.type !== 'desk:ports') return;
        for (const port of event.ports) {
          seen.ports.push(port);
          port.addEventListener('message', (message) => seen.received.push(message.data));
          port.addEventListener('close', () => {
            seen.closed += 1;
          });
        }
      });
    });
    await desk.page.reload();
    await desk.page.waitForFunction(() => Reflect.get(window, 'frameTest')?.ports.length >= 2);
  }

  /** which: 0 the service's first port, 1 the shell's, 2 the service's next one */
  async function call(which: number, method: string, input: unknown): Promise<unknown> {
    return desk.page.evaluate(
      async ([at, name, given]) => {
        const seen = Reflect.get(window, 'frameTest');
        const id = 1_000_000 + Math.floor(Math.random() * 1_000_000);
        seen.ports[at].start();
        seen.ports[at].postMessage({ kind: 'call', id, method: name, input: given });
        for (let tries = 0; tries < 200; tries += 1) {
          const reply = seen.received.find((message: { id?: number }) => message.id === id);
          if (reply !== undefined) return { ...reply, id: 0 };
          await new Promise((done) => setTimeout(done, 50));
        }
        return 'no reply';
      },
      [which, method, input] as const,
    );
  }

  async function killService(): Promise<void> {
    await desk.app.evaluate(({ app }) => {
      const service = app.getAppMetrics().find((metric) => metric.name === 'car-loan-desk service');
      if (service === undefined) throw new Error('no service process');
      process.kill(service.pid, 'SIGKILL');
    });
  }

  it('answers the page over its port', async () => {
    expect(await call(0, 'book.status', {})).toMatchObject({
      kind: 'reply',
      ok: true,
      value: { state: 'absent', today: '2026-03-16' },
    });
    expect(await call(0, 'no.such', {})).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  it('is replaced when it dies: the page is told, gets a new port and an answer', async () => {
    await killService();
    await desk.page.waitForFunction(() => {
      const seen = Reflect.get(window, 'frameTest');
      return seen.ports.length === 3 && seen.closed >= 1;
    });
    expect(await call(2, 'book.status', {})).toMatchObject({ ok: true, value: { state: 'absent' } });
    const states = await desk.page.evaluate(() =>
      Reflect.get(window, 'frameTest')
        .received.filter((message: { topic?: string }) => message.topic === 'shell.serviceState')
        .map((message: { payload: { state: string } }) => message.payload.state),
    );
    expect(states.slice(-2)).toEqual(['restarting', 'ready']);
  });

  it('is given up after the fourth death in a minute, says so, and starts when asked', async () => {
    for (let death = 1; death <= 4; death += 1) {
      await killService();
      await desk.page.waitForFunction(
        (expected) => Reflect.get(window, 'frameTest').ports.length === expected,
        death <= 3 ? 2 + death : 5,
      );
      await desk.page.waitForTimeout(400);
    }
    expect(await call(1, 'shell.state', {})).toMatchObject({
      value: { service: { state: 'failed', error: { code: 'service.crashed' } } },
    });
    await call(1, 'shell.restartService', {});
    await desk.page.waitForFunction(() => Reflect.get(window, 'frameTest').ports.length === 6);
    expect(await call(5, 'book.status', {})).toMatchObject({ ok: true });
  });

  it('hands the page a token for a picked file, never its path', async () => {
    const folder = temporaryFolder('picked');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, '台账 2026.csv');
    writeFileSync(path, '合同编号\n');
    await desk.app.evaluate(({ dialog }, picked) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [picked] });
    }, path);
    const reply = await call(1, 'shell.pickFile', { purpose: 'import', filters: [] });
    expect(reply).toMatchObject({ ok: true, value: { name: '台账 2026.csv', sizeBytes: 13 } });
    expect(JSON.stringify(reply)).not.toContain(folder);
  });

  it('refuses shell calls of an unknown shape or token', async () => {
    expect(await call(1, 'shell.pickFile', { purpose: 'everything' })).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    });
    expect(await call(1, 'shell.saveFile', { suggestedName: 'x.pdf', fileToken: 'none' })).toMatchObject({
      ok: false,
      error: { code: 'file.tokenUnknown' },
    });
    expect(await call(1, 'constructor', {})).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  it('remembers language and place of the window for the next start', async () => {
    await call(1, 'shell.setLanguage', { language: 'en' });
    const title = await desk.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getTitle(),
    );
    expect(title).toBe('Car Loan Desk');
    const memory = await desk.app.evaluate(({ app }) => app.getPath('userData'));
    await desk.page.waitForTimeout(300);
    const saved: unknown = JSON.parse(readFileSync(join(memory, '..', 'desk.json'), 'utf8'));
    expect(saved).toMatchObject({ language: 'en' });
  });
});
