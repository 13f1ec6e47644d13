import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../scripts/runtime/places.ts';
import { amountInWords } from '../../shared/domain/wording/amount-in-words.ts';
import { fen } from '../../shared/kernel/money.ts';
import { type DesktopApp, launchDesk, temporaryFolder } from '../support/desktop-app.ts';

const LEDGER = join(ROOT, 'resources', 'sample', 'ledger-300.xlsx');
const LENDER = '安信小额贷款有限公司';
const PASSPHRASE = '长安街上的第三棵槐树';
const CONTRACT = 'AX-2026-0049';
const DEBTOR = '严娟';
const WAIT_MS = 10_000;

function box(within: Page | Locator, name: string): Locator {
  return within.getByRole('textbox', { name, exact: true });
}

function pdfText(path: string): string {
  // pdftotext breaks lines where the page does: the words are compared without white space
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).replace(/\s/g, '');
}

/** One day of one clerk, from the first start to the lock, in the real Electron. Each part stands on those before. */
describe('a whole working day', () => {
  const folder = temporaryFolder('day');
  const letterPath = join(folder, '催收函 1.pdf');
  let desk: DesktopApp;
  let page: Page;

  async function openCase(): Promise<void> {
    await page.keyboard.press('Control+K');
    const search = page.getByRole('combobox', { name: '全局搜索' });
    await search.fill(CONTRACT);
    await page.getByRole('option').filter({ hasText: CONTRACT }).first().waitFor();
    await search.press('Enter');
    const loanPage = page.getByTestId('loan-page');
    await loanPage.getByText(CONTRACT).first().waitFor();
    const loanId = /#\/loans\/([^?]+)/.exec(page.url())?.[1];
    await page.evaluate((id) => {
      window.location.hash = `#/cases/${id}`;
    }, loanId);
    await page.getByTestId('case-page').getByRole('heading', { name: DEBTOR }).waitFor();
  }

  async function unlockWith(passphrase: string): Promise<void> {
    const lock = page.getByTestId('lock-screen');
    await lock.getByLabel('口令', { exact: false }).first().fill(passphrase);
    await page.getByTestId('unlock').click();
  }

  beforeAll(async () => {
    // 23 November 2026, 10:00 in China
    desk = await launchDesk({ now: '2026-11-23T02:00:00.000Z' });
    page = desk.page;
    page.setDefaultTimeout(WAIT_MS);
    await desk.app.evaluate(
      ({ dialog }, [ledger, letter]) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [ledger] });
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: letter });
      },
      [LEDGER, letterPath] as const,
    );
  });
  afterAll(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  // what the clerk saw when a part did not hold
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await page.screenshot({ path: join(ROOT, 'test-results', 'day-failed.png') });
  });

  it('begins with the wizard: lender, owner, clerk, recovery key', async () => {
    await page.getByTestId('wizard-start').click();
    await box(page, '全称').fill(LENDER);
    await box(page, '统一社会信用代码').fill('91350100M000100Y43');
    await box(page, '地址').fill('示例市和平路1号');
    await box(page, '电话').fill('010-00000000');
    await box(page, '联系人').fill('王示例');
    await box(page, '联系时间').fill('工作日 9:00–17:30');
    await box(page, '投诉电话').fill('010-00000001');
    await box(page, '发文代字').fill('安信');
    await page.getByRole('button', { name: '增加许可证' }).click();
    await box(page, '许可证号').fill('示例-2020-001');
    await box(page, '有效期自').fill('2020-01-01');
    await box(page, '户名').fill(LENDER);
    await box(page, '开户行').fill('示例银行');
    await box(page, '账号').fill('6222000000000000');
    await page.getByTestId('wizard-next').click();
    for (const [place, name] of ['负责人', '经办'].entries()) {
      const user = page.getByTestId(`user-${place.toString()}`);
      await box(user, '姓名').fill(name);
      await user.getByLabel('口令', { exact: false }).first().fill(PASSPHRASE);
      await user.getByLabel('再输一次口令').fill(PASSPHRASE);
    }
    await page.getByTestId('wizard-next').click();
    const key = (await page.getByTestId('recovery-key').getAttribute('data-key')) ?? '';
    for (const place of [0, 1]) {
      const field = page.getByTestId(`recovery-group-${place.toString()}`);
      const group = Number(await field.getAttribute('data-group'));
      await field.fill(key.split('-')[group] ?? '');
    }
    await page.getByTestId('recovery-confirm').click();
    await page.getByTestId('wizard-import').click();
    await page.getByTestId('imports').waitFor();
  });

  it('takes the ledger over: mapping, dry run, import, openings confirmed', async () => {
    await page.getByTestId('imports-choose').click();
    await page.getByTestId('imports-dry-run').click();
    const counts = page.getByTestId('imports-counts');
    await counts.waitFor();
    const countOf = async (name: string): Promise<string | null> =>
      counts
        .locator('div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('dd')
        .textContent();
    expect([await countOf('可用'), await countOf('有问题')]).toEqual(['292', '8']);
    await page.getByTestId('imports-run').click();
    await page.getByTestId('imports-result').waitFor();
    await page.getByTestId('imports-confirm-all').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^确\s?认$/ })
      .click();
    await page.getByTestId('imports-openings').waitFor({ state: 'detached' });
  });

  it('shows whom to work on, and opens a case', async () => {
    await page.getByTestId('nav-morning').click();
    await page.getByTestId('morning-row').first().waitFor();
    expect(await page.getByTestId('morning-row').count()).toBeGreaterThan(10);
    await openCase();
  });

  it('logs a call with a promise', async () => {
    await page.getByTestId('case-call').click();
    const form = page.getByTestId('contact-form');
    await form.locator('[data-code="promise"]').click();
    await box(form, '承诺金额').fill('1000');
    await box(form, '承诺日期').fill('2026-11-27');
    await box(form, '摘要').fill('本人承认欠款，周五先还一千');
    await page.getByRole('button', { name: '保存并继续' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByTestId('case-timeline').getByText('周五先还一千').waitFor();
  });

  it('withdraws a promise taken by mistake, with its reason', async () => {
    await page.getByRole('button', { name: '撤回承诺' }).click();
    const dialog = page.getByTestId('reason-dialog');
    await box(dialog, '原因').fill('日期听错');
    await page.getByRole('dialog').getByRole('button', { name: '撤回承诺' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '撤回承诺' }).waitFor({ state: 'detached' });
    await page
      .getByTestId('case-timeline')
      .getByText(/撤回：日期听错/)
      .first()
      .waitFor();
    await page.getByTestId('case-next').getByText('致电').waitFor();
  });

  it('books a receipt after seeing what it will pay', async () => {
    await page.getByTestId('case-receipt').click();
    const entry = page.getByTestId('receipt-entry');
    await entry.getByTestId('receipt-loan').getByText(CONTRACT).waitFor();
    await box(entry, '金额').fill('1000');
    const preview = page.getByTestId('receipt-preview');
    await preview
      .getByText(/第 ?\d+ ?期/)
      .first()
      .waitFor();
    await entry.getByRole('button', { name: '入账' }).click();
    await page.getByText(/收款 .* 已入账/).waitFor();
  });

  it('agrees a plan and shows its paper', async () => {
    await openCase();
    await page.getByTestId('case-plan').click();
    await page.getByTestId('plan-proposal').first().waitFor();
    await page.getByTestId('plan-agree').click();
    await page.getByRole('dialog').getByRole('button', { name: '签约并生成协议' }).click();
    await page.getByTestId('plan-page').getByTestId('pdf-pages').getByText(/[1-9]/).waitFor();
  });

  it('issues a demand letter, saves it, and the register lists it', async () => {
    await openCase();
    await page.getByTestId('case-letter').click();
    await page.getByTestId('letter-draft').getByTestId('pdf-pages').getByText(/[1-9]/).waitFor();
    const claimed = (await page.getByTestId('letter-claimed').textContent()) ?? '';
    const claimedFen = fen(Number(claimed.replace(/[^\d]/g, '')));
    await page.getByTestId('letter-issue-save').click();
    await page.getByRole('dialog').getByRole('button', { name: '签发并保存' }).click();
    const issued = await page.getByTestId('letter-issued-no').textContent();
    expect(issued).toMatch(/安信.*2026.*0001号/);
    await expect.poll(() => existsSync(letterPath), { timeout: WAIT_MS }).toBe(true);
    const text = pdfText(letterPath);
    for (const words of ['催收函', DEBTOR, CONTRACT, amountInWords(claimedFen)])
      expect(text).toContain(words);
    const pages = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [letterPath], { encoding: 'utf8' }))?.[1];
    expect(Number(pages)).toBeGreaterThan(1);
    await page.getByTestId('nav-letters').click();
    await page
      .getByTestId('letters-register')
      .getByText(/安信.*0001号/)
      .first()
      .waitFor();
  });

  it('locks and unlocks, and has kept everything', async () => {
    await page.getByTestId('lock-button').click();
    await unlockWith(PASSPHRASE);
    await page.getByTestId('lock-button').waitFor();
    await openCase();
    const timeline = page.getByTestId('case-timeline');
    await timeline.getByText('周五先还一千').waitFor();
    await timeline
      .getByText(/安信.*0001号/)
      .first()
      .waitFor();
  });

  it('says so when the passphrase is wrong', async () => {
    await page.getByTestId('lock-button').click();
    await unlockWith('不是这一句口令');
    await page.getByTestId('lock-screen').getByText('口令不对，没有打开。').waitFor();
  });

  it('reported no error and no breach of the content policy all day', () => {
    expect(desk.complaints).toEqual([]);
  });
});
