import { expect, it } from 'vitest';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { loansGet } from '../../../shared/contract/loan-page.ts';
import { loansCreate } from '../../../shared/contract/new-loan.ts';
import {
  answerOf,
  codeOf,
  serviceWithBook,
  testClock,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import type { Service } from '../start-service.ts';
import { newLoanInput } from './new-loan.fixture.ts';

async function inBook(step: (service: Service, lenderId: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const service = await serviceWithBook({ bookDir: `${folder}/book 账簿`, clock: testClock() });
    const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
    await step(service, lenders[0]?.id ?? '');
    await service.close();
  });
}

it('a due date that moved off a Saturday keeps its interest period through the book', async () => {
  await inBook(async (service, lenderId) => {
    const plain = newLoanInput(lenderId, 'CD-OFF');
    const days = { signedOn: '2026-08-12', disbursedOn: '2026-08-12', firstDueOn: '2026-09-12', dueDay: 12 };
    const conventions = { dueOnDayOff: { kind: 'next-working-day' } };
    const { loanId } = loansCreate.output.parse(
      await answerOf(service, 'loans.create', { ...plain, terms: { ...plain.terms, ...days, conventions } }),
    );
    const on = async (asOf: string) =>
      loansGet.output.parse(await answerOf(service, 'loans.get', { loanId, asOf }));
    const sunday = await on('2026-09-13');
    // 2026-09-12 is a Saturday: no. 1 is paid on Monday the 14th, no. 2 began on the 12th all the same
    expect(sunday.schedule.slice(0, 2).map((one) => [one.fromOn, one.dueOn])).toEqual([
      ['2026-08-12', '2026-09-14'],
      ['2026-09-12', '2026-10-12'],
    ]);
    // no. 1 has earned all its 120.00; no. 2 one of its 30 days: 110.00 / 30 = 3.67
    expect(sunday.position.accruedInterestFen).toBe(12_000 + 367);
    expect((await on('2026-09-14')).position.daysPastDue).toBe(0);
    expect((await on('2026-09-15')).position.daysPastDue).toBe(1);
    expect(sunday.terms.dueOnDayOff).toBe('next-working-day');
  });
});

it('what is kept back at pay-out is no principal, and less leaves the house (R2.7)', async () => {
  await inBook(async (service, lenderId) => {
    const plain = newLoanInput(lenderId, 'CD-KEPT');
    const fee = { kind: 'fee', amountFen: 100_000, takenOn: '2026-06-20', isLenderSide: true };
    const wish = { ...plain, terms: { ...plain.terms, principalFen: 1_300_000, upFront: [fee] } };
    const whole = { ...wish, payout: { ...plain.payout, amountFen: 1_300_000 } };
    expect(await codeOf(service, 'loans.create', whole)).toBe('loan.payoutDiffersFromPrincipal');
    const { loanId } = loansCreate.output.parse(await answerOf(service, 'loans.create', wish));
    const loan = loansGet.output.parse(await answerOf(service, 'loans.get', { loanId, asOf: '2026-06-20' }));
    expect(loan.terms.principalFen).toBe(1_200_000);
    expect(loan.terms.upFront).toEqual({
      statedPrincipalFen: 1_300_000,
      charges: [{ kind: 'fee', amountFen: 100_000, takenOn: '2026-06-20', isDeducted: true }],
    });
    expect(loan.position.outstandingPrincipalFen).toBe(1_200_000);
    // an instalment covered by a fee is no sense: refused with its own code
    const odd = {
      ...wish,
      contractNo: 'CD-ODD',
      terms: { ...wish.terms, upFront: [{ ...fee, coveredInstalments: 1 }] },
    };
    expect(await codeOf(service, 'loans.create', odd)).toBe('schedule.upFrontInvalid');
  });
});
