import { describe, expect, it } from 'vitest';
import { receiptsPaper } from '../../../shared/contract/receipts.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { caseBook } from '../../../tests/support/case-book.ts';
import { answerOf, codeOf, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { pdfPages } from '../letters/pdf-text.fixture.ts';

describe('a receipt on paper', () => {
  it('has its number, the sum in words and what it paid; printed again it is the same file', () =>
    withFolder(async (folder) => {
      const offered = new Map<string, Uint8Array>();
      // 20,000.00 pay the two instalments of 10,000.00 due on 2026-02-08 and 2026-03-08
      const book = await caseBook({ bookDir: folder, paidFen: 2_000_000, offered });
      const input = { entryId: book.receiptEntryId };
      const paper = receiptsPaper.output.parse(await answerOf(book.service, 'receipts.paper', input));
      const again = receiptsPaper.output.parse(await answerOf(book.service, 'receipts.paper', input));
      expect(again.documentSha256).toBe(paper.documentSha256);
      const pages = await pdfPages(present(offered.get(paper.fileToken), 'main was offered the paper'));
      expect(pages).toHaveLength(1);
      const text = pages.join('');
      expect(text).toContain(`编号：${paper.receiptNo}`);
      expect(text).toContain('人民币贰万元整');
      expect(text).toContain('付款人：张示例');
      expect(text).toContain('2026-02-08');
      expect(text).toContain('2026-03-08');
      expect(text).not.toContain('2026-04-08');
      await book.service.close();
    }));

  it('that was reversed gets none', () =>
    withFolder(async (folder) => {
      const { service, receiptEntryId: entryId } = await caseBook({ bookDir: folder });
      await answerOf(service, 'receipts.reverse', { entryId, reason: '退票' });
      expect(await codeOf(service, 'receipts.paper', { entryId })).toBe('receipt.isReversed');
      await service.close();
    }));
});
