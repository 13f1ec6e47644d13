import { describe, expect, it } from 'vitest';
import { documentsContract } from '../../../shared/contract/documents.ts';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { loansList } from '../../../shared/contract/loans.ts';
import { plansCreate, plansPropose } from '../../../shared/contract/plans.ts';
import { answerOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { pdfPages } from '../letters/pdf-text.fixture.ts';

describe('the agreement of a plan', () => {
  it('is kept with the plan as a PDF that names its number, its sum and every part', () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const lenders = lendersContract['lenders.list'].output.parse(
        await answerOf(service, 'lenders.list', {}),
      );
      const sample = { loans: 20, seed: 7, asOf: '2026-11-23', lenderId: lenders[0]?.id };
      await answerOf(service, 'sample.fill', sample);
      const worst = { filter: {}, sort: { by: 'overdue', direction: 'desc' }, offset: 0, limit: 1 };
      const { rows } = loansList.output.parse(await answerOf(service, 'loans.list', worst));
      const wish = { loanId: rows[0]?.loanId, count: 3, firstOn: '2026-12-15' };
      const proposal = plansPropose.output.parse(await answerOf(service, 'plans.propose', wish));
      const plan = plansCreate.output.parse(
        await answerOf(service, 'plans.create', {
          ...wish,
          agreedOn: '2026-11-23',
          expectedTotalFen: proposal.totalFen,
        }),
      );
      const { pdf } = documentsContract['documents.pdf'].output.parse(
        await answerOf(service, 'documents.pdf', { sha256: plan.documentSha256 }),
      );
      const text = (await pdfPages(pdf)).join('');
      expect(text).toContain('还款协议书');
      expect(text).toContain(plan.agreementNo);
      for (const part of proposal.instalments) expect(text).toContain(part.dueOn);
      await service.close();
    }));
});
