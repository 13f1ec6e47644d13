import { describe, expect, it } from 'vitest';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { lettersContract } from '../../../shared/contract/letters.ts';
import { loansList } from '../../../shared/contract/loans.ts';
import { plansPropose } from '../../../shared/contract/plans.ts';
import { answerOf, newBookInput, serviceFor, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';

/** A book of a lender without licence: its loans are held against four times the LPR. */
async function privateBook(bookDir: string): Promise<Service> {
  const service = await serviceFor({ bookDir });
  const book = newBookInput();
  const lender = { ...book.lender, lenderType: 'PRIVATE', licences: [], complaintLine: '010-00000009' };
  await answerOf(service, 'book.create', { ...book, lender });
  const [made] = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  await answerOf(service, 'sample.fill', { loans: 40, seed: 7, asOf: '2026-11-23', lenderId: made?.id });
  return service;
}

describe('a plan asks for no more than a letter may', () => {
  it('every overdue loan: the same sum, and what lies above is named; no cap, no plan', () =>
    withFolder(async (folder) => {
      const service = await privateBook(folder);
      const overdue = { filter: { statuses: ['overdue'] }, sort: { by: 'overdue', direction: 'desc' } };
      const { rows } = loansList.output.parse(
        await answerOf(service, 'loans.list', { ...overdue, offset: 0, limit: 40 }),
      );
      let cut = 0;
      for (const { loanId } of rows) {
        const check = lettersContract['letters.check'].output.parse(
          await answerOf(service, 'letters.check', { loanId }),
        );
        const cap = check.checks.find((one) => one.code === 'cap');
        const answer = await service.call('plans.propose', { loanId, count: 2, firstOn: '2026-12-15' });
        if (cap?.state === 'fail') {
          expect(answer).toMatchObject({ ok: false, error: { code: 'plan.capUnresolved' } });
          continue;
        }
        if (check.figures === null || !answer.ok) continue;
        const proposal = plansPropose.output.parse(answer.value);
        expect(proposal.totalFen).toBe(check.figures.claimedFen);
        const named = proposal.warnings.find((one) => one.code === 'plan.pastCap')?.params.cutFen ?? 0;
        expect(named).toBe(check.figures.cutFen);
        if (check.figures.cutFen > 0) cut += 1;
      }
      expect(cut).toBeGreaterThan(0);
      await service.close();
    }));
});
