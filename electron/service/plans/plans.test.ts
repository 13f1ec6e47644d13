import { describe, expect, it } from 'vitest';
import { casesContract } from '../../../shared/contract/cases.ts';
import { plansContract } from '../../../shared/contract/plans.ts';
import { caseBook, record } from '../../../tests/support/case-book.ts';
import { answerOf, codeOf, testClock, withFolder } from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../rpc/service.ts';

/** Overdue on 2026-11-23 with 60,000.00 paid: the four instalments of August to November, 40,000.00. */
const PAID_FEN = 6_000_000;

async function detail(service: Service, planId: unknown) {
  return plansContract['plans.get'].output.parse(await answerOf(service, 'plans.get', { planId }));
}

function wish(loanId: string, parts = {}) {
  return { loanId, count: 3, firstOn: '2026-12-05', ...parts };
}

function agreement(loanId: string, parts = {}) {
  return wish(loanId, { agreedOn: '2026-11-23', expectedTotalFen: 4_000_000, ...parts });
}

function receipt(loanId: string, businessOn: string, amountFen: number) {
  return {
    loanId,
    businessOn,
    amountFen,
    channel: 'bank-transfer',
    payerName: '张示例',
    payerRelation: 'borrower',
    reference: '',
    designation: '',
    note: '',
    isDuplicateConfirmed: true,
  };
}

describe('a plan is computed before it is agreed', () => {
  it('spreads 40,000.00 over three months in whole yuan, the last one takes the rest', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN });
      const proposal = plansContract['plans.propose'].output.parse(
        await answerOf(service, 'plans.propose', wish(loanId)),
      );
      // 40,000 / 3 = 13,333.33: twice 13,333.00 and 13,334.00
      expect(proposal.instalments).toEqual([
        { no: 1, dueOn: '2026-12-05', amountFen: 1_333_300 },
        { no: 2, dueOn: '2027-01-05', amountFen: 1_333_300 },
        { no: 3, dueOn: '2027-02-05', amountFen: 1_333_400 },
      ]);
      expect(proposal).toMatchObject({ totalFen: 4_000_000, endsOn: '2027-02-05' });
      expect(proposal.warnings.map((warning) => warning.code)).toEqual([
        'plan.guarantorNotBound',
        'plan.penaltyKeepsRunning',
        'plan.beyondFinalDue',
      ]);
      await service.close();
    }));

  it('three plans from what is free in a month', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN });
      const composed = plansContract['plans.compose'].output.parse(
        await answerOf(service, 'plans.compose', {
          loanId,
          monthlyIncomeFen: 3_000_000,
          monthlyBurdenFen: 500_000,
          payDay: 10,
        }),
      );
      // 30,000 income - 5,000 burden - 10,000 running instalment = 15,000 free
      expect(composed.freeMonthlyFen).toBe(1_500_000);
      // 90 % of 15,000 = 13,500: 3 parts · 60 % = 9,000: 5 parts · 35 % = 5,250: 8 parts
      expect(composed.options.map((one) => [one.option, one.instalments.length])).toEqual([
        ['quick', 3],
        ['balanced', 5],
        ['gentle', 8],
      ]);
      expect(composed.options[0]?.instalments[0]?.dueOn).toBe('2026-12-11');
      // 13,333.00 and 10,000.00 of 30,000.00
      expect(composed.options[0]).toMatchObject({ monthlyBurdenFen: 2_333_300, incomeSharePpm: 777_767 });
      const nothingFree = { loanId, monthlyIncomeFen: 1_500_000, monthlyBurdenFen: 500_000, payDay: 10 };
      expect(await codeOf(service, 'plans.compose', nothingFree)).toBe('plan.cannotAfford');
      await service.close();
    }));

  it('refuses what cannot be a plan', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN });
      const code = (parts: object) => codeOf(service, 'plans.propose', wish(loanId, parts));
      expect(await code({ firstOn: '2026-11-22' })).toBe('plan.firstBeforeAgreement');
      expect(await code({ asOf: '2026-11-24' })).toBe('plan.asOfInFuture');
      expect(await code({ waivedPenaltyFen: 1 })).toBe('plan.waiverAbovePenalty');
      expect(await code({ loanId: 'nothing' })).toBe('record.notFound');
      await answerOf(service, 'receipts.book', receipt(loanId, '2026-11-23', 4_000_000));
      expect(await code({})).toBe('plan.nothingOverdue');
      await service.close();
    }));
});

describe('an agreed plan', () => {
  it('takes a number, refuses another figure than the one seen and a second plan', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN });
      const changed = await service.call('plans.create', agreement(loanId, { expectedTotalFen: 3_999_999 }));
      expect(changed).toMatchObject({
        error: { code: 'plan.changedSincePreview', params: { totalFen: 4_000_000 } },
      });
      const made = record(await answerOf(service, 'plans.create', agreement(loanId)));
      expect(made.agreementNo).toBe('安信还〔2026〕0001号');
      expect(await codeOf(service, 'plans.create', agreement(loanId))).toBe('plan.activeExists');
      expect(await detail(service, made.planId)).toMatchObject({
        status: 'active',
        totalFen: 4_000_000,
        nextDue: { no: 1, on: '2026-12-05', amountFen: 1_333_300 },
      });
      const page = casesContract['cases.get'].output.parse(await answerOf(service, 'cases.get', { loanId }));
      expect(page.plan?.agreementNo).toBe('安信还〔2026〕0001号');
      expect(page.case).toMatchObject({ nextAction: 'review-plan', nextActionOn: '2026-12-05' });
      await service.close();
    }));

  it('a guarantor who consented in writing is not warned about (CC 695)', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN });
      const page = casesContract['cases.get'].output.parse(await answerOf(service, 'cases.get', { loanId }));
      const guarantor = page.debtors.find((debtor) => debtor.roles.includes('guarantor'));
      const made = record(
        await answerOf(
          service,
          'plans.create',
          agreement(loanId, { consentedGuarantorIds: [guarantor?.personId] }),
        ),
      );
      const codes = (await detail(service, made.planId)).warnings.map((warning) => warning.code);
      expect(codes).not.toContain('plan.guarantorNotBound');
      await service.close();
    }));

  it('is kept by its receipts alone, and a reversal takes that back', () =>
    withFolder(async (folder) => {
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN });
      const { planId } = record(await answerOf(service, 'plans.create', agreement(loanId)));
      const paid = record(await answerOf(service, 'receipts.book', receipt(loanId, '2026-11-23', 4_000_000)));
      expect(await detail(service, planId)).toMatchObject({
        status: 'kept',
        paidFen: 4_000_000,
        nextDue: null,
      });
      await answerOf(service, 'receipts.reverse', { entryId: paid.entryId, reason: '退票' });
      expect(await detail(service, planId)).toMatchObject({ status: 'active', paidFen: 0 });
      await service.close();
    }));

  it('is breached once a part is missed beyond its tolerance, and stays ended when ended by hand', () =>
    withFolder(async (folder) => {
      const clock = testClock();
      const { service, loanId } = await caseBook({ bookDir: folder, paidFen: PAID_FEN, clock });
      const { planId } = record(
        await answerOf(
          service,
          'plans.create',
          agreement(loanId, { firstOn: '2026-11-25', toleranceDays: 1 }),
        ),
      );
      clock.advanceSeconds(3 * 86_400);
      expect((await detail(service, planId)).status).toBe('active');
      clock.advanceSeconds(86_400);
      // 25 November and one day of tolerance: broken on the 27th
      expect(await detail(service, planId)).toMatchObject({
        status: 'breached',
        missedCount: 1,
        missedFen: 1_333_300,
      });
      await answerOf(service, 'plans.end', { planId, reason: '改签新方案' });
      expect(await detail(service, planId)).toMatchObject({ status: 'ended', endReason: '改签新方案' });
      expect(await codeOf(service, 'plans.end', { planId, reason: '再次' })).toBe('plan.notActive');
      const listed = plansContract['plans.list'].output.parse(
        await answerOf(service, 'plans.list', { loanId }),
      );
      expect(listed).toMatchObject({ total: 1, rows: [{ status: 'ended', borrowerName: '张示例' }] });
      await service.close();
    }));
});
