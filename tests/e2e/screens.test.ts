import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/runtime/places.ts';
import { type DesktopApp, launchDesk, temporaryFolder } from '../support/desktop-app.ts';
import { makeSampleBook, SAMPLE_NOW, SAMPLE_PASSPHRASE } from '../support/sample-book.ts';

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const SHOTS = join(ROOT, 'test-results', 'screens');
const SIZES = [
  [1366, 768],
  [1920, 1080],
] as const;

/** What a clerk sees in a day; s000127 of seed 7 is the loan furthest behind. */
const SCREENS: readonly (readonly [name: string, hash: string, testId: string])[] = [
  ['morning', '#/', 'morning-sheet'],
  ['loans', '#/loans', 'loans-list'],
  ['loan', '#/loans/s000127', 'loan-page'],
  ['new-loan', '#/loans/new', 'new-loan'],
  ['cases', '#/cases', 'cases-list'],
  ['case', '#/cases/s000127', 'case-page'],
  ['letter', '#/letters/new?loanId=s000127', 'letter-issue'],
  ['letters', '#/letters', 'letters-register'],
  ['receipt', '#/receipts?loanId=s000127&new=1', 'receipt-entry'],
  ['plan', '#/plans/new?loanId=s000127', 'plan-editor'],
  ['plans', '#/plans', 'plans-list'],
  ['imports', '#/imports', 'imports'],
  ['settings', '#/settings', 'settings'],
];

/** Every piece of text on the page, a line each. */
async function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines: string[] = [];
    while (walker.nextNode()) lines.push(walker.currentNode.nodeValue ?? '');
    return lines.join('\n');
  });
}

/** What axe calls serious or critical on the page as it stands, in both themes, when nothing moves any more. */
async function accessFaults(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    // through the debugger: the page's own policy would refuse a script
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      window.axe.run(document, { resultTypes: ['violations'] }),
    );
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      faults.push(`${name} ${colorScheme}: ${id} ${nodes.map((node) => node.html.slice(0, 90)).join(' | ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

describe.each(['zh-CN', 'en'] as const)('every main screen in %s', (language) => {
  let desk: DesktopApp | undefined;

  afterAll(async () => {
    await desk?.close();
  });

  it('opens, fits both office screens without scrolling sideways, and has no word left out; axe finds nothing serious in light or dark', async () => {
    mkdirSync(SHOTS, { recursive: true });
    const bookDir = join(temporaryFolder('screens'), 'book 账簿');
    await makeSampleBook(bookDir, 300, { language, theme: 'system' });
    desk = await launchDesk({ bookDir, now: SAMPLE_NOW });
    const { app, page, complaints } = desk;
    await page.getByTestId('lock-screen').waitFor();
    await page.locator('input[type=password]').fill(SAMPLE_PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByTestId('morning-sheet').waitFor();
    const faults: string[] = [];
    for (const [width, height] of SIZES) {
      await app.evaluate(
        ({ BrowserWindow }, size) =>
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
        { width, height },
      );
      for (const [name, hash, testId] of SCREENS) {
        await page.evaluate((to) => {
          window.location.hash = to;
        }, hash);
        await page.getByTestId(testId).first().waitFor();
        await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
        const overflowPx = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        const text = await wordsOn(page);
        await page.screenshot({ path: join(SHOTS, `${name}-${width}-${language}.png`) });
        if (width === SIZES[0][0]) faults.push(...(await accessFaults(page, name)));
        if (overflowPx > 0) faults.push(`${name} ${width}: ${overflowPx} px too wide`);
        // a key that no language has words for shows itself, as 'loans.column.plate'
        const key = /\b[a-z]+(?:\.[a-zA-Z-]+){2,}\b/.exec(text)?.[0];
        if (key !== undefined) faults.push(`${name}: ${key}`);
      }
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  }, 180_000);
});
