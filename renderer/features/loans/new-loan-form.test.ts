import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { emptyNewLoan, loanInputOf, newLoanProblems, readNewLoanDraft } from './new-loan-form.ts';
import { EMPTY_ADVANCED, payoutExpectedFen, readWhole, termsInputOf } from './terms-form.ts';

const today = localDate('2026-11-23');
const empty = emptyNewLoan(today);
const filled = {
  ...empty,
  lenderId: 'lender-1',
  contractNo: ' CD-2026-000101 ',
  borrower: {
    ...empty.borrower,
    name: '许明哲',
    idType: 'none' as const,
    phones: [{ number: '13800000000', kind: 'mobile' as const, source: 'borrower' }],
  },
  terms: {
    ...empty.terms,
    principalFen: 12_000_000,
    rate: '11.88',
    firstDueOn: '2026-12-23',
    dueDay: '23',
    dailyRate: '0.05',
  },
  payout: {
    ...empty.payout,
    amountFen: 12_000_000,
    account: '许明哲 尾号 0011',
    voucher: 'FK-1',
    exceptionReason: '抵押登记排期 11-25，负责人同意',
  },
};

describe('the new loan form', () => {
  it('reads per cent into ppm: 11.88 % a year is 118 800, 0.05 % a day is 500', () => {
    const terms = termsInputOf(filled.terms);
    expect(terms?.annualRatePpm).toBe(118_800);
    expect(terms?.penalty).toEqual({
      kind: 'fixed-daily',
      dailyRatePpm: 500,
      base: 'principal-and-interest',
      graceDays: 0,
    });
  });

  it('has no problem when it is complete, and sends trimmed texts', () => {
    expect([...newLoanProblems(filled, today)]).toEqual([]);
    expect(loanInputOf(filled)?.contractNo).toBe('CD-2026-000101');
  });

  it('says nothing of terms that nobody opened, and asks for less where a fee is kept back', () => {
    expect(termsInputOf(filled.terms)).not.toHaveProperty('conventions');
    expect(termsInputOf(filled.terms)).not.toHaveProperty('upFront');
    const advanced = {
      ...EMPTY_ADVANCED,
      dueOnDayOff: 'next-working-day' as const,
      upFrontKind: 'fee' as const,
      upFrontFen: 500_000,
    };
    const terms = { ...filled.terms, advanced };
    expect(termsInputOf(terms)?.conventions).toEqual({ dueOnDayOff: { kind: 'next-working-day' } });
    expect(termsInputOf(terms)?.upFront).toEqual([
      { kind: 'fee', amountFen: 500_000, takenOn: filled.terms.disbursedOn, isLenderSide: true },
    ]);
    // 120,000.00 stated, 5,000.00 kept back: 115,000.00 leaves the house
    expect(payoutExpectedFen(terms)).toBe(11_500_000);
    expect([...newLoanProblems({ ...filled, terms }, today)]).toEqual(['payout.amount']);
  });

  it('refuses a pay-out that differs from the principal, or lies in the future', () => {
    const wrong = {
      ...filled,
      terms: { ...filled.terms, disbursedOn: '2026-11-24' },
      payout: { ...filled.payout, amountFen: 11_000_000 },
    };
    expect([...newLoanProblems(wrong, today)]).toEqual(['disbursedOn', 'payout.amount']);
  });

  it('wants a reason for an unticked point of the checklist', () => {
    const silent = { ...filled, payout: { ...filled.payout, exceptionReason: ' ' } };
    expect([...newLoanProblems(silent, today)]).toEqual(['payout.exception']);
  });

  it('comes back from its draft and drops one of another shape', () => {
    expect(readNewLoanDraft(JSON.parse(JSON.stringify(filled)))).toEqual(filled);
    expect(readNewLoanDraft({ contractNo: 'x' })).toBeUndefined();
  });

  it('takes whole numbers between the bounds only', () => {
    expect(readWhole('36', 1, 360)).toBe(36);
    expect(readWhole('361', 1, 360)).toBeUndefined();
    expect(readWhole('3.5', 1, 360)).toBeUndefined();
  });
});
