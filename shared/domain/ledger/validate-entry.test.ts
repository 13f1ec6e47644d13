import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from './entry.ts';
import { aCost, aFee, aFlatLoan, anOpening, aReceipt, aReversal, aWaiver } from './ledger-builder.ts';
import { validateEntry } from './validate-entry.ts';

const terms = aFlatLoan();

function codeOf(entry: LedgerEntry, entries: readonly LedgerEntry[] = []): string {
  const verdict = validateEntry(entry, { terms, entries });
  return verdict.ok ? 'ok' : verdict.error.code;
}

const opening = anOpening(1, '2025-05-20', {
  principalFen: 1,
  interestFen: 0,
  penaltyFen: 0,
  instalmentsMet: 2,
});

describe('booking an entry', () => {
  it('takes a receipt on the pay-out day and refuses one before it', () => {
    expect(codeOf(aReceipt(1, '2025-01-10', 1))).toBe('ok');
    expect(codeOf(aReceipt(1, '2025-01-09', 1))).toBe('receipt.beforeDisbursement');
    expect(codeOf(aFee(1, '2025-01-09', { amountFen: 1 }))).toBe('entry.beforeDisbursement');
  });

  it('refuses amounts of nothing or less', () => {
    expect(codeOf(aReceipt(1, '2025-02-10', 0))).toBe('entry.amountNotPositive');
    expect(codeOf(aReceipt(1, '2025-02-10', -1))).toBe('entry.amountNotPositive');
    expect(codeOf(aWaiver(1, '2025-02-10', 0))).toBe('waiver.amountNotPositive');
    expect(codeOf(aWaiver(1, '2025-02-10', 1))).toBe('ok');
  });

  it('refuses a cost without its voucher and a fee on an instalment that does not exist', () => {
    const cost = aCost(1, '2025-02-10', 100);
    expect(codeOf(cost)).toBe('ok');
    expect(codeOf(cost.kind === 'cost' ? { ...cost, voucherNo: ' ' } : cost)).toBe('cost.voucherMissing');
    expect(codeOf(aFee(1, '2025-02-10', { amountFen: 1, instalmentNo: 13 }))).toBe('entry.instalmentUnknown');
    expect(codeOf(aFee(1, '2025-02-10', { amountFen: 1, instalmentNo: 12 }))).toBe('ok');
  });

  it('reverses an entry once and a reversal never', () => {
    const receipt = aReceipt(1, '2025-02-10', 100);
    const reversal = aReversal(2, '2025-02-11', 1);
    expect(codeOf(reversal, [receipt])).toBe('ok');
    expect(codeOf(reversal, [])).toBe('reversal.entryUnknown');
    expect(codeOf(aReversal(3, '2025-02-12', 1), [receipt, reversal])).toBe('reversal.repeated');
    expect(codeOf(aReversal(3, '2025-02-12', 2), [receipt, reversal])).toBe('reversal.ofReversal');
  });

  it('refuses entries that the opening balance already holds, and a second opening', () => {
    expect(codeOf(aReceipt(2, '2025-05-20', 1), [opening])).toBe('entry.withinOpening');
    expect(codeOf(aReceipt(2, '2025-05-21', 1), [opening])).toBe('ok');
    expect(codeOf({ ...opening, seq: 2 }, [opening])).toBe('opening.repeated');
    expect(codeOf({ ...opening, seq: 3 }, [opening, aReversal(2, '2025-05-21', 1)])).toBe('ok');
  });

  it('refuses an opening that contradicts the contract', () => {
    const amounts = { principalFen: 1, interestFen: 0, penaltyFen: 0, instalmentsMet: 2 };
    expect(codeOf(anOpening(1, '2025-05-20', { ...amounts, principalFen: 1_200_001 }))).toBe(
      'opening.principalAboveLoan',
    );
    expect(codeOf(anOpening(1, '2025-05-20', { ...amounts, interestFen: -1 }))).toBe(
      'opening.amountNegative',
    );
    expect(codeOf(anOpening(1, '2025-05-20', { ...amounts, instalmentsMet: 13 }))).toBe(
      'opening.instalmentsMetInvalid',
    );
  });
});
