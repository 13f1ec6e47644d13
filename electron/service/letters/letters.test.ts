import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { lettersContract } from '../../../shared/contract/letters.ts';
import { present } from '../../../shared/kernel/assert.ts';
import {
  answerOf,
  codeOf,
  newBookInput,
  serviceFor,
  type TestClock,
  testClock,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import { bookHandlers } from '../book/handlers.ts';
import type { FilePort } from '../files/file-port.ts';
import { realFiles } from '../files/real-files.ts';
import { jobsHandlers } from '../jobs/handlers.ts';
import { lendersHandlers } from '../lenders/handlers.ts';
import { loansHandlers } from '../loans/handlers.ts';
import { sampleHandlers } from '../sample/handlers.ts';
import type { Service } from '../start-service.ts';
import { usersHandlers } from '../users/handlers.ts';
import { lettersHandlers } from './handlers.ts';
import { outlineTitles, pdfPages } from './pdf-text.fixture.ts';

const handlers = {
  ...bookHandlers,
  ...usersHandlers,
  ...lendersHandlers,
  ...loansHandlers,
  ...sampleHandlers,
  ...jobsHandlers,
  ...lettersHandlers,
};

const outputs = {
  check: lettersContract['letters.check'].output,
  issue: lettersContract['letters.issue'].output,
  list: lettersContract['letters.list'].output,
  get: lettersContract['letters.get'].output,
  pdf: lettersContract['letters.pdf'].output,
  preview: lettersContract['letters.preview'].output,
  verify: lettersContract['letters.verify'].output,
  batch: lettersContract['letters.batch'].output,
  batchPreview: lettersContract['letters.batchPreview'].output,
  merged: lettersContract['letters.merged'].output,
};

/** A book of invented running loans as of 2026-11-23, its lender's contact complete. */
async function sampleService(
  bookDir: string,
  loans = 60,
  wish: {
    readonly files?: FilePort;
    readonly offered?: Map<string, Uint8Array>;
    readonly clock?: TestClock;
  } = {},
): Promise<Service> {
  const service = await serviceFor({
    bookDir,
    handlers,
    clock: testClock('2026-11-23T02:00:00.000Z'),
    ...wish,
  });
  const book = newBookInput();
  await answerOf(service, 'book.create', {
    ...book,
    lender: { ...book.lender, complaintLine: '010-00000009' },
  });
  const [lender] = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  await answerOf(service, 'sample.fill', { loans, seed: 7, asOf: '2026-11-23', lenderId: lender?.id });
  return service;
}

async function readyRow(service: Service) {
  const preview = outputs.batchPreview.parse(await answerOf(service, 'letters.batchPreview', {}));
  const row = preview.rows.find((one) => one.state === 'ready');
  if (row === undefined || row.addresseeId === null) throw new Error(JSON.stringify(preview.rows[0]));
  return { ...row, addresseeId: row.addresseeId, preview };
}

/** An issued letter of the first loan that may have one. */
async function issued(service: Service, commandId?: string) {
  const row = await readyRow(service);
  const check = outputs.check.parse(await answerOf(service, 'letters.check', { loanId: row.loanId }));
  const input = {
    loanId: row.loanId,
    addresseeId: row.addresseeId,
    asOf: check.asOf,
    deadlineOn: check.deadlineOn,
    expectedClaimedFen: check.figures?.claimedFen,
  };
  const letter = outputs.issue.parse(await answerOf(service, 'letters.issue', input, commandId));
  return { input, letter, check };
}

describe('a demand letter in the book', () => {
  it('check, preview, issue: the number is taken, the facts are frozen, the stored PDF is the letter', () =>
    withFolder(async (folder) => {
      const service = await sampleService(join(folder, '账本 one'));
      const row = await readyRow(service);
      const preview = outputs.preview.parse(
        await answerOf(service, 'letters.preview', { loanId: row.loanId }),
      );
      expect((await pdfPages(preview.pdf)).every((page) => page.includes('草稿'))).toBe(true);
      const { letter, input } = await issued(service, 'cmd-1');
      expect(letter.letterNo).toBe('安信催〔2026〕0001号');
      const pdf = outputs.pdf.parse(await answerOf(service, 'letters.pdf', { letterId: letter.letterId }));
      const text = (await pdfPages(pdf.pdf)).join('');
      expect(text).toContain('安信催〔2026〕0001号');
      expect(text).not.toContain('草稿');
      const verified = await answerOf(service, 'letters.verify', { letterId: letter.letterId });
      expect(verified).toEqual({ isDocumentIntact: true, areFactsIntact: true, isReproduced: true });
      const got = outputs.get.parse(await answerOf(service, 'letters.get', { letterId: letter.letterId }));
      expect(got.figures.claimedFen).toBe(input.expectedClaimedFen);
      expect(got.waybillItemName).toBe('关于安信〔2026〕0001号合同履行事宜的通知');
      await service.close();
    }));

  it('the same command again gives the same letter; another for the same day is refused', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const { input, letter } = await issued(service, 'cmd-1');
      expect(await answerOf(service, 'letters.issue', input, 'cmd-1')).toEqual(letter);
      expect(await codeOf(service, 'letters.issue', input)).toBe('letter.sameExists');
      expect(outputs.list.parse(await answerOf(service, 'letters.list', {})).total).toBe(1);
      await service.close();
    }));

  it('a sum that is not the one on the screen is refused and takes no number', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const row = await readyRow(service);
      const wrong = {
        loanId: row.loanId,
        addresseeId: row.addresseeId,
        asOf: '2026-11-23',
        deadlineOn: '2026-12-08',
        expectedClaimedFen: 1,
      };
      expect(await codeOf(service, 'letters.issue', wrong)).toBe('letter.changedSincePreview');
      expect(await codeOf(service, 'letters.issue', { ...wrong, asOf: '2026-11-24' })).toBe('letter.refused');
      expect((await issued(service)).letter.letterNo).toBe('安信催〔2026〕0001号');
      await service.close();
    }));

  it('a disk that fails while the PDF is written leaves no letter and no gap in the numbers', () =>
    withFolder(async (folder) => {
      let isFailing = false;
      const files: FilePort = {
        ...realFiles,
        createNew: async (path) => {
          if (isFailing && path.includes('documents'))
            throw Object.assign(new Error('full'), { code: 'ENOSPC' });
          return realFiles.createNew(path);
        },
      };
      const service = await sampleService(folder, 60, { files });
      const row = await readyRow(service);
      const check = outputs.check.parse(await answerOf(service, 'letters.check', { loanId: row.loanId }));
      const input = {
        loanId: row.loanId,
        addresseeId: row.addresseeId,
        asOf: check.asOf,
        deadlineOn: check.deadlineOn,
        expectedClaimedFen: check.figures?.claimedFen,
      };
      isFailing = true;
      expect(await codeOf(service, 'letters.issue', input)).toBe('disk.full');
      isFailing = false;
      expect(outputs.list.parse(await answerOf(service, 'letters.list', {})).total).toBe(0);
      const letter = outputs.issue.parse(await answerOf(service, 'letters.issue', input));
      expect(letter.letterNo).toBe('安信催〔2026〕0001号');
      await service.close();
    }));

  it('posting, return and cancelling are written down in order', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const { letter } = await issued(service);
      const { letterId } = letter;
      const dispatch = { letterId, dispatchedOn: '2026-11-23', waybillNo: 'EX000000001CN' };
      expect(
        await codeOf(service, 'letters.recordDispatch', { ...dispatch, dispatchedOn: '2026-11-24' }),
      ).toBe('letter.dateInFuture');
      expect(
        await codeOf(service, 'letters.recordDispatch', { ...dispatch, dispatchedOn: '2026-11-22' }),
      ).toBe('letter.beforeIssue');
      await answerOf(service, 'letters.recordDispatch', dispatch);
      const delivery = {
        letterId,
        outcome: 'delivered',
        happenedOn: '2026-11-23',
        level: 'B',
        evidence: '本人签收',
      };
      expect(await codeOf(service, 'letters.recordDelivery', { ...delivery, level: 'C' })).toBe(
        'letter.levelMismatch',
      );
      expect(await codeOf(service, 'letters.recordDelivery', { ...delivery, evidence: '' })).toBe(
        'letter.evidenceMissing',
      );
      await answerOf(service, 'letters.recordDelivery', delivery);
      const found = outputs.list.parse(await answerOf(service, 'letters.list', { search: 'EX0000' }));
      expect(found.rows).toMatchObject([{ letterId, status: 'delivered', deliveryLevel: 'B' }]);
      expect(await codeOf(service, 'letters.cancel', { letterId, reason: '错' })).toBe('letter.isDelivered');
      await service.close();
    }));

  it('a cancelled letter keeps its number; the next one takes the next', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const { letter, input } = await issued(service);
      await answerOf(service, 'letters.cancel', { letterId: letter.letterId, reason: '金额有误' });
      const next = outputs.issue.parse(await answerOf(service, 'letters.issue', input));
      expect(next.letterNo).toBe('安信催〔2026〕0002号');
      await service.close();
    }));
});

describe('a batch of demand letters', () => {
  it('issues each loan once, writes the files, and issues nothing when it is run again', () =>
    withFolder(async (folder) => {
      const service = await sampleService(join(folder, '账本'), 120);
      await realFiles.makeFolder(join(folder, 'out'));
      const token = () => service.offerFile(join(folder, 'out'));
      const first = outputs.batch.parse(
        await answerOf(service, 'letters.batch', { minDaysPastDue: 30, folderToken: token() }),
      );
      expect(first.issued.length).toBeGreaterThan(2);
      const numbers = first.issued.map((one) => one.letterNo);
      expect(numbers).toEqual(
        numbers.map((_, index) => `安信催〔2026〕${String(index + 1).padStart(4, '0')}号`),
      );
      const files = (await readdir(join(folder, 'out'))).sort();
      expect(files).toHaveLength(first.issued.length);
      const before = await readFile(join(folder, 'out', files[0] ?? ''));
      const again = outputs.batch.parse(
        await answerOf(service, 'letters.batch', { minDaysPastDue: 30, folderToken: token() }),
      );
      expect(again.issued).toEqual([]);
      expect(again.existing).toHaveLength(first.issued.length);
      expect((await readFile(join(folder, 'out', files[0] ?? ''))).equals(before)).toBe(true);
      await service.close();
    }));

  it('goes to the printer as one file: by number, without the cancelled one, each letter on an odd page', () =>
    withFolder(async (folder) => {
      const offered = new Map<string, Uint8Array>();
      const service = await sampleService(join(folder, '账本'), 120, { offered });
      const { issued: letters } = outputs.batch.parse(
        await answerOf(service, 'letters.batch', { minDaysPastDue: 30 }),
      );
      const [first, second, third] = letters.map((one) => one.letterId);
      await answerOf(service, 'letters.cancel', { letterId: second, reason: '错' });
      const letterIds = [third, second, first];
      const merged = outputs.merged.parse(
        await answerOf(service, 'letters.merged', { letterIds, isDuplex: true }),
      );
      expect(merged).toMatchObject({ letterCount: 2, letterIds: [first, third] });
      const bytes = present(offered.get(merged.fileToken), 'main was offered the file');
      expect(await outlineTitles(bytes)).toEqual(['安信催〔2026〕0001号', '安信催〔2026〕0003号']);
      const starts = (await pdfPages(bytes)).flatMap((page, index) =>
        page.includes('收件人：') ? [index + 1] : [],
      );
      expect(starts).toHaveLength(2);
      expect(starts.every((page) => page % 2 === 1)).toBe(true);
      await service.close();
    }));

  it('a print is in the log once the reader took it, not when the file was handed out', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const { letterId } = (await issued(service)).letter;
      const kinds = async () =>
        outputs.get.parse(await answerOf(service, 'letters.get', { letterId })).events.map((one) => one.kind);
      await answerOf(service, 'letters.saveToken', { letterId });
      expect(await kinds()).toEqual([]);
      await answerOf(service, 'letters.recordOutput', { letterIds: [letterId], purpose: 'print' });
      expect(await kinds()).toEqual(['printed']);
      await service.close();
    }));

  it('a folder that is not there is refused before anything is issued', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const folderToken = service.offerFile(join(folder, 'nowhere'));
      expect(await codeOf(service, 'letters.batch', { folderToken })).toBe('letter.folderUnwritable');
      expect(outputs.list.parse(await answerOf(service, 'letters.list', {})).total).toBe(0);
      await service.close();
    }));

  it('the preview puts the exceptions first and says why', () =>
    withFolder(async (folder) => {
      const service = await sampleService(folder);
      const { preview } = await readyRow(service);
      const states = preview.rows.map((row) => row.state);
      expect(states).toEqual(
        [...states].sort(
          (a, b) => ['refused', 'ready', 'exists'].indexOf(a) - ['refused', 'ready', 'exists'].indexOf(b),
        ),
      );
      expect(preview.readyCount + preview.refusedCount + preview.existsCount).toBe(preview.rows.length);
      await service.close();
    }));
});

describe('a debt past its limitation', () => {
  it('gets the notice with its slip by rule, no demand letter, and its numbers and item names stand apart', () =>
    withFolder(async (folder) => {
      const clock = testClock('2026-11-23T02:00:00.000Z');
      const service = await sampleService(folder, 60, { clock });
      const { letter } = await issued(service);
      // ten years on: every loan of the sample ended more than three years ago
      clock.advanceSeconds(10 * 365 * 86_400);
      const row = await readyRow(service);
      expect(row.kind).toBe('notice');
      const check = outputs.check.parse(await answerOf(service, 'letters.check', { loanId: row.loanId }));
      expect(check).toMatchObject({ kind: 'notice', kindByRule: 'notice', templateId: 'collection-notice' });
      const wish = {
        loanId: row.loanId,
        addresseeId: row.addresseeId,
        asOf: check.asOf,
        deadlineOn: check.deadlineOn,
        expectedClaimedFen: check.figures?.claimedFen,
      };
      expect(await codeOf(service, 'letters.issue', { ...wish, kind: 'demand' })).toBe('letter.refused');
      const notice = outputs.issue.parse(await answerOf(service, 'letters.issue', wish));
      expect(notice.letterNo).toBe('安信通〔2036〕0001号');
      expect(await codeOf(service, 'letters.issue', wish)).toBe('letter.sameExists');
      const got = outputs.get.parse(await answerOf(service, 'letters.get', { letterId: notice.letterId }));
      expect(got).toMatchObject({
        kind: 'notice',
        waybillItemName: '关于安信通〔2036〕0001号合同履行事宜的通知',
      });
      const pdf = outputs.pdf.parse(await answerOf(service, 'letters.pdf', { letterId: notice.letterId }));
      expect((await pdfPages(pdf.pdf)).at(-1)).toContain('第二联：收件人留存');
      const verified = await answerOf(service, 'letters.verify', { letterId: notice.letterId });
      expect(verified).toEqual({ isDocumentIntact: true, areFactsIntact: true, isReproduced: true });
      // the debtor signs the slip and, apart from it, that the debt stands
      const delivery = {
        letterId: notice.letterId,
        outcome: 'delivered',
        happenedOn: check.asOf,
        level: 'A',
        evidence: '回执第一联，卷宗第 12 页',
        isDebtAcknowledged: true,
      };
      expect(await codeOf(service, 'letters.recordDelivery', { ...delivery, level: 'B' })).toBe(
        'letter.acknowledgementNeedsSlip',
      );
      expect(
        await codeOf(service, 'letters.recordDelivery', { ...delivery, letterId: letter.letterId }),
      ).toBe('letter.acknowledgementNeedsSlip');
      await answerOf(service, 'letters.recordDelivery', delivery);
      const after = outputs.check.parse(await answerOf(service, 'letters.check', { loanId: row.loanId }));
      expect(after.kindByRule).toBe('demand');
      const old = await answerOf(service, 'letters.verify', { letterId: letter.letterId });
      expect(old).toMatchObject({ isReproduced: true });
      await service.close();
    }));
});
