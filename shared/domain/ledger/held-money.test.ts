import { describe, expect, it } from 'vitest';
import { fen } from '../../kernel/money.ts';
import { aFlatLoan, aReceipt, aRefund, aReversal, aWaiver, aWriteOff, positionOf } from './ledger-builder.ts';
import { dueAmounts, wholeDebt } from './owed.ts';
import { validateEntry } from './validate-entry.ts';

// 12 instalments of 1,000.00 + 120.00 on the 10th from 2025-02-10; penalty 0.05 % a day on both
const loan = aFlatLoan();

describe('money held for the debtor 预收', () => {
  // 1,120.00 is owed on 02-10; 2,000.00 leave 880.00 held
  const paid = aReceipt(1, '2025-02-10', 200_000);

  it('is paid back: what is left is less, and nothing is lost', () => {
    const position = positionOf(loan, [paid, aRefund(2, '2025-02-20', 50_000)], '2025-02-20');
    expect(position.creditFen).toBe(38_000);
    expect(position.receipts[0]).toMatchObject({ unallocatedFen: 38_000, refundedFen: 50_000 });
    // 03-10: 380.00 of 1,120.00 are met from it, 740.00 are open on 03-11
    const later = positionOf(loan, [paid, aRefund(2, '2025-02-20', 50_000)], '2025-03-11');
    expect(later.overdueFen.principal + later.overdueFen.interest).toBe(74_000);
  });

  it('comes from the newest receipt, whichever was typed in first', () => {
    const second = aReceipt(3, '2025-02-12', 10_000);
    for (const entries of [
      [paid, second, aRefund(2, '2025-02-12', 15_000)],
      [aRefund(2, '2025-02-12', 15_000), second, paid],
    ]) {
      const position = positionOf(loan, entries, '2025-02-12');
      expect(position.receipts.map((one) => one.refundedFen)).toEqual([5_000, 10_000]);
      expect(position.creditFen).toBe(83_000);
    }
  });

  it('that was paid back and whose receipt bounced afterwards is owed, not forgotten', () => {
    const entries = [paid, aRefund(2, '2025-02-20', 50_000), aReversal(3, '2025-02-25', 1)];
    const position = positionOf(loan, entries, '2025-02-25');
    expect(position.creditFen).toBe(0);
    expect(position.charges).toMatchObject([{ component: 'fee', on: '2025-02-20', outstandingFen: 50_000 }]);
  });

  it('reversing the refund restores it', () => {
    const entries = [paid, aRefund(2, '2025-02-20', 50_000), aReversal(3, '2025-02-25', 2)];
    expect(positionOf(loan, entries, '2025-02-25').creditFen).toBe(88_000);
  });
});

describe('a write-off 核销', () => {
  const off = aWriteOff(1, '2025-06-10', 1_000_000);

  it('leaves the debt owed, and counts what comes in since, never more than was written off', () => {
    const untouched = positionOf(loan, [], '2025-06-10');
    const position = positionOf(loan, [off], '2025-06-10');
    expect(position.overdueTotalFen).toBe(untouched.overdueTotalFen);
    expect(position.writeOff).toMatchObject({ on: '2025-06-10', amountFen: 1_000_000, recoveredFen: 0 });
    const part = positionOf(loan, [off, aReceipt(2, '2025-07-01', 30_000)], '2025-07-01');
    expect(part.writeOff?.recoveredFen).toBe(30_000);
    const much = positionOf(loan, [off, aReceipt(2, '2026-03-01', 1_500_000)], '2026-03-01');
    expect(much.writeOff?.recoveredFen).toBe(1_000_000);
  });

  it('counts a receipt of the same day, and any before it, as ordinary', () => {
    const entries = [off, aReceipt(2, '2025-06-10', 30_000), aReceipt(3, '2025-06-01', 10_000)];
    expect(positionOf(loan, entries, '2025-06-10').writeOff?.recoveredFen).toBe(0);
  });

  it('is booked once, again after its reversal, and never for nothing', () => {
    const again = aWriteOff(3, '2025-06-11', 1);
    const code = (entries: Parameters<typeof validateEntry>[1]['entries'], entry = again) => {
      const verdict = validateEntry(entry, { terms: loan, entries });
      return verdict.ok ? 'ok' : verdict.error.code;
    };
    expect(code([off])).toBe('writeOff.repeated');
    expect(code([off, aReversal(2, '2025-06-10', 1)])).toBe('ok');
    expect(code([], aWriteOff(3, '2025-06-11', 0))).toBe('writeOff.amountNotPositive');
    expect(positionOf(loan, [off, aReversal(2, '2025-06-10', 1)], '2025-06-10').writeOff).toBeNull();
  });
});

describe('what is owed by component', () => {
  it('has due parts apart from the whole debt, which settles the loan', () => {
    // 2025-02-20: no. 1 is ten days late: 1,120.00 × 0.05 % × 10 = 5.60; no. 2 runs 10 of 28 days: 120.00 × 10/28 = 42.86
    const position = positionOf(loan, [], '2025-02-20');
    expect(dueAmounts(position)).toEqual({
      cost: 0,
      interest: 12_000,
      penalty: 560,
      fee: 0,
      principal: 100_000,
    });
    expect(wholeDebt(position)).toEqual({
      cost: 0,
      interest: 12_000 + 4_286,
      penalty: 560,
      fee: 0,
      principal: 1_200_000,
    });
    const whole = Object.values(wholeDebt(position)).reduce((total, part) => total + part, 0);
    expect(position.settleTodayFen).toBe(whole);
  });

  it('a waiver of penalty takes it off what is due', () => {
    const position = positionOf(loan, [aWaiver(1, '2025-02-20', 560)], '2025-02-20');
    expect(dueAmounts(position).penalty).toBe(fen(0));
  });
});
