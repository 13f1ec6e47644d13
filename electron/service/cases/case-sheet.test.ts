import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { casesContract } from '../../../shared/contract/cases.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { caseBook } from '../../../tests/support/case-book.ts';
import { answerOf, codeOf, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { pdfPages } from '../letters/pdf-text.fixture.ts';

describe('the case sheet 案件表', () => {
  it('holds parties masked, the debt to the fen, the clocks, the letters and what happened', () =>
    withFolder(async (folder) => {
      const offered = new Map<string, Uint8Array>();
      const { service, loanId } = await caseBook({ bookDir: folder, offered });
      const sheet = casesContract['cases.sheet'].output.parse(
        await answerOf(service, 'cases.sheet', { loanId }),
      );
      expect(sheet.suggestedName).toBe('案件表_CD-2026-000001_2026-11-23.pdf');
      const bytes = present(offered.get(sheet.fileToken), 'main was offered the file');
      if (process.env.SHEET_OUT) await writeFile(process.env.SHEET_OUT, bytes);
      const pages = await pdfPages(bytes);
      expect(pages).toHaveLength(sheet.pageCount);
      const text = pages.join('');
      expect(text).toContain('案件表');
      expect(text).toContain('张示例');
      expect(text).not.toMatch(/110105199003071233|13800000001/);
      // instalment 10 of 2026-11-08 is 15 days overdue: 10,000.00
      expect(text).toContain('逾期15天');
      expect(text).toContain('102026-11-0810,000.0010,000.00');
      expect(text).toContain('当日结清应付30,000.00');
      // the loan still runs (R10.1)
      expect(text).toContain('诉讼时效债务人未起算');
      expect(text).toContain('连带责任保证');
      expect(text).toContain('2026-10-08收款90,000.00元，付款人张示例');
      expect(text).toContain('没有签发过函件');
      await service.close();
    }));

  it('a loan that is not there has none', () =>
    withFolder(async (folder) => {
      const { service } = await caseBook({ bookDir: folder });
      expect(await codeOf(service, 'cases.sheet', { loanId: 'nobody' })).toBe('record.notFound');
      await service.close();
    }));
});
