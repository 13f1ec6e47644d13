import { describe, expect, it } from 'vitest';
import { emptyMoneyEvent, isEventReady, refundInput, waiverInput } from './money-event-form.ts';

const form = emptyMoneyEvent('2026-11-23');

describe('a money event as typed', () => {
  it('is sent only whole: a waiver with amount and reason, a refund with amount, account and slip', () => {
    expect(isEventReady({ ...form, kind: 'waiver', reason: '协商一致' })).toBe(false);
    expect(isEventReady({ ...form, kind: 'waiver', parts: { penalty: 100 } })).toBe(false);
    expect(isEventReady({ ...form, kind: 'waiver', parts: { penalty: 100 }, reason: '协商一致' })).toBe(true);
    expect(isEventReady({ ...form, kind: 'write-off', reason: ' ' })).toBe(false);
    expect(isEventReady({ ...form, kind: 'write-off', reason: '执行终结', on: '' })).toBe(false);
    const refund = { ...form, kind: 'refund' as const, amountFen: 100, account: '尾号 0011' };
    expect(isEventReady(refund)).toBe(false);
    expect(isEventReady({ ...refund, voucher: 'TK-1' })).toBe(true);
    expect(isEventReady(form)).toBe(false);
  });

  it('sends what was not typed as nought, and trimmed texts', () => {
    expect(waiverInput('l1', { ...form, parts: { penalty: 100 }, reason: ' 协商一致 ' })).toEqual({
      loanId: 'l1',
      businessOn: '2026-11-23',
      reason: '协商一致',
      amounts: { principalFen: 0, interestFen: 0, penaltyFen: 100, feeFen: 0, costFen: 0 },
    });
    expect(refundInput('l1', { ...form, amountFen: 5, account: ' a ', voucher: 'v ' })).toEqual({
      loanId: 'l1',
      businessOn: '2026-11-23',
      amountFen: 5,
      account: 'a',
      voucher: 'v',
    });
  });
});
