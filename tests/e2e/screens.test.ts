import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { forkedFileParser } from '../../electron/parser/forked-file-parser.ts';
import { realFiles } from '../../electron/service/files/real-files.ts';
import { silentLog } from '../../electron/service/log/log.ts';
import { sampleBookInput } from '../../electron/service/sample/sample-lender.ts';
import { startService } from '../../electron/service/start-service.ts';
import { ROOT } from '../../scripts/runtime/places.ts';
import { lendersContract } from '../../shared/contract/lenders.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { answerOf } from '../support/desk-for-tests.ts';
import { type DesktopApp, launchDesk, temporaryFolder } from '../support/desktop-app.ts';

const NOW = '2026-11-23T02:00:00.000Z';
const PASSPHRASE = '长安街上的第三棵槐树';
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

/** A book of 300 invented loans in one of the languages, made by the service in plain Node. */
async function makeBook(bookDir: string, language: 'zh-CN' | 'en'): Promise<void> {
  const service = await startService({
    bookDir,
    resourcesDir: join(ROOT, 'resources'),
    clock: { now: () => instant(NOW) },
    newId: randomUUID,
    log: silentLog,
    files: realFiles,
    parser: forkedFileParser(),
  });
  await answerOf(service, 'book.create', sampleBookInput(PASSPHRASE));
  const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  const sample = { loans: 300, seed: 7, asOf: '2026-11-23', lenderId: lenders[0]?.id };
  await answerOf(service, 'sample.fill', sample);
  await answerOf(service, 'settings.save', { language });
  await service.close();
}

describe.each(['zh-CN', 'en'] as const)('every main screen in %s', (language) => {
  let desk: DesktopApp | undefined;

  afterAll(async () => {
    await desk?.close();
  });

  it('opens, fits both office screens without scrolling sideways, and has no word left out', async () => {
    mkdirSync(SHOTS, { recursive: true });
    const bookDir = join(temporaryFolder('screens'), 'book 账簿');
    await makeBook(bookDir, language);
    desk = await launchDesk({ bookDir, now: NOW });
    const { app, page, complaints } = desk;
    await page.getByTestId('lock-screen').waitFor();
    await page.locator('input[type=password]').fill(PASSPHRASE);
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
        const text = await page.locator('body').innerText();
        await page.screenshot({ path: join(SHOTS, `${name}-${width}-${language}.png`) });
        if (overflowPx > 0) faults.push(`${name} ${width}: ${overflowPx} px too wide`);
        // a key that no language has words for shows itself, as 'loans.column.plate'
        const key = /\b[a-z]+(?:\.[a-zA-Z-]+){2,}\b/.exec(text)?.[0];
        if (key !== undefined && !key.startsWith('cap.')) faults.push(`${name}: ${key}`);
      }
    }
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  }, 180_000);
});
