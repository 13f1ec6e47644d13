import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/runtime/places.ts';
import { type DesktopApp, launchDesk, temporaryFolder } from '../support/desktop-app.ts';
import { makeSampleBook, SAMPLE_NOW, SAMPLE_PASSPHRASE } from '../support/sample-book.ts';

const folder = temporaryFolder('drop');
let desk: DesktopApp | undefined;

afterAll(async () => {
  await desk?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Drops a path as the hand does: through the debugger, since events that a script makes are not trusted. */
async function dropOnto(app: DesktopApp, path: string): Promise<void> {
  const session = await app.page.context().newCDPSession(app.page);
  const point = { x: 500, y: 300 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...point, data });
  await session.detach();
}

describe('a file dropped onto the window', () => {
  it('is read on the imports page, does nothing elsewhere, and a folder is told', async () => {
    const bookDir = join(folder, 'book 账簿');
    await makeSampleBook(bookDir, 20, { language: 'zh-CN' });
    const app = await launchDesk({ bookDir, now: SAMPLE_NOW });
    desk = app;
    const { page } = app;
    await page.getByTestId('lock-screen').waitFor();
    await page.locator('input[type=password]').fill(SAMPLE_PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByTestId('morning-sheet').waitFor();
    const ledger = join(ROOT, 'resources', 'sample', 'ledger-300.xlsx');
    const before = page.url();
    await dropOnto(app, ledger);
    expect([page.url(), await page.getByTestId('morning-sheet').count()]).toEqual([before, 1]);

    await page.evaluate(() => {
      window.location.hash = '#/imports';
    });
    await page.getByTestId('imports').waitFor();
    await dropOnto(app, ledger);
    await page.getByRole('heading', { name: 'ledger-300.xlsx' }).waitFor();
    await page.getByTestId('imports-dry-run').click();
    await page.getByTestId('imports-counts').waitFor();

    mkdirSync(join(folder, '文件夹'));
    await dropOnto(app, join(folder, '文件夹'));
    await page.getByText('读不到这个文件', { exact: false }).first().waitFor();
    const broken = join(folder, '引号.csv');
    writeFileSync(broken, '合同编号,姓名\n"A,张三\n');
    await dropOnto(app, broken);
    await page.getByText('第 2 行', { exact: false }).first().waitFor();
    expect(app.complaints).toEqual([]);
  });
});
