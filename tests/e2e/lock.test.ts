import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DesktopApp, launchDesk, temporaryFolder } from '../support/desktop-app.ts';
import { makeSampleBook, SAMPLE_NOW, SAMPLE_PASSPHRASE } from '../support/sample-book.ts';

/** The book locks and opens again; what was half typed is there as it was left. */
describe('the lock', () => {
  let desk: DesktopApp;
  let page: Page;
  let lock: Locator;

  async function type(passphrase: string): Promise<void> {
    await page.locator('input[type=password]').fill(passphrase);
    await page.keyboard.press('Enter');
  }
  const contractNo = (): Locator => page.getByRole('textbox', { name: '合同号', exact: true });
  const countdown = (): Locator => lock.getByText(/请等待 \d+ 秒/);

  beforeAll(async () => {
    const bookDir = join(temporaryFolder('lock'), 'book 账簿');
    await makeSampleBook(bookDir, 20, { theme: 'light' });
    desk = await launchDesk({ bookDir, now: SAMPLE_NOW });
    page = desk.page;
    page.setDefaultTimeout(15_000);
    lock = page.getByTestId('lock-screen');
    await lock.waitFor();
    await type(SAMPLE_PASSPHRASE);
    await page.getByTestId('morning-sheet').waitFor();
  });
  afterAll(async () => {
    await desk.close();
  });

  it('names each user once', async () => {
    await page.getByTestId('lock-button').click();
    await lock.waitFor();
    const names = await lock
      .locator('fieldset')
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.closest('label')?.textContent));
    expect(names).toEqual(['负责人', '经办']);
    await type(SAMPLE_PASSPHRASE);
    await page.getByTestId('morning-sheet').waitFor();
  });

  it('makes a wrong passphrase wait longer each time, then takes the right one and returns to the half-typed form', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/loans/new';
    });
    await contractNo().fill('半份合同 7');
    // at once: the lock itself must save what the timer has not saved yet
    await page.keyboard.press('Control+L');
    await lock.waitFor();
    expect(await page.locator('body').textContent()).not.toContain('半份合同');
    for (const wrong of ['不是这一句口令', '也不是这一句']) {
      await type(wrong);
      await lock.getByText('口令不对，没有打开。').waitFor();
      await countdown().waitFor({ state: 'detached' });
    }
    await type('还不是这一句');
    // 1, 2, 4 seconds: the third wait is long enough to be read and tried against
    const seconds = Number(/\d+/.exec((await countdown().textContent()) ?? '')?.[0]);
    expect(seconds).toBeGreaterThan(2);
    expect(seconds).toBeLessThanOrEqual(4);
    expect(await page.getByTestId('unlock').isDisabled()).toBe(true);
    await type(SAMPLE_PASSPHRASE);
    expect(await countdown().count()).toBe(1);
    await countdown().waitFor({ state: 'detached' });
    expect(await lock.getByText('倒计时').count()).toBe(0);
    await type(SAMPLE_PASSPHRASE);
    await page.getByTestId('new-loan').waitFor();
    expect(await contractNo().inputValue()).toBe('半份合同 7');
  });

  it('locks by itself when nothing was typed for the minutes of the settings, and when the PC is locked', async () => {
    await contractNo().fill('半份合同 8');
    // six minutes pass in the main process, which counts from the last key
    await desk.app.evaluate(() => {
      const real = Date.now;
      Object.assign(Date, { now: () => real() + 6 * 60_000 });
    });
    await lock.waitFor();
    await type(SAMPLE_PASSPHRASE);
    await page.getByTestId('new-loan').waitFor();
    expect(await contractNo().inputValue()).toBe('半份合同 8');
    await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
    await lock.waitFor();
    await type(SAMPLE_PASSPHRASE);
    await page.getByTestId('new-loan').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
