import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { aFlatLoan, aReceipt, inputOf } from '../ledger/ledger-builder.ts';
import { replayTotals } from '../ledger/replay.ts';
import { bucketOf, rangeOf } from './bucket.ts';
import { daysPastDue } from './days-past-due.ts';
import { fiveClassOf } from './five-class.ts';
import { rollStopper } from './roll-stopper.ts';

describe('days past due', () => {
  it('counts from the day after the due date, and is never negative', () => {
    expect(daysPastDue(localDate('2026-02-28'), localDate('2026-02-28'))).toBe(0);
    expect(daysPastDue(localDate('2026-02-28'), localDate('2026-03-01'))).toBe(1);
    expect(daysPastDue(localDate('2026-03-01'), localDate('2026-02-28'))).toBe(0);
    expect(daysPastDue(null, localDate('2026-03-01'))).toBe(0);
  });
});

describe('buckets', () => {
  it('changes on the days of the table', () => {
    const edges = [0, 1, 30, 31, 60, 61, 90, 91, 120, 121, 150, 151, 180, 181, 4_000];
    expect(edges.map((dpd) => bucketOf(dpd)).join(' ')).toBe('M0 M1 M1 M2 M2 M3 M3 M4 M4 M5 M5 M6 M6 M7 M7');
    expect(rangeOf('M0')).toEqual({ firstDpd: 0, lastDpd: 0 });
    expect(rangeOf('M2')).toEqual({ firstDpd: 31, lastDpd: 60 });
    expect(rangeOf('M7')).toEqual({ firstDpd: 181, lastDpd: null });
  });

  it('follows the ranges that the lender set', () => {
    expect(bucketOf(30, [0, 29, 59, 89, 119, 149, 179])).toBe('M2');
  });
});

describe('five classes', () => {
  it('worsen above each limit', () => {
    const limits = { specialMentionAbove: 0, substandardAbove: 90, doubtfulAbove: 270, lossAbove: 360 };
    expect([0, 1, 90, 91, 270, 271, 360, 361].map((dpd) => fiveClassOf(dpd, limits))).toEqual([
      'normal',
      'special-mention',
      'special-mention',
      'substandard',
      'substandard',
      'doubtful',
      'doubtful',
      'loss',
    ]);
  });
});

describe('the roll stopper', () => {
  it('names the day and the exact sum that keeps a loan in its bucket', () => {
    // due 2025-02-10, on 2025-03-01 19 days late: M1 until day 30 = 2025-03-12, M2 on 2025-03-13.
    // penalty on 03-01: 1,120.00 × 0.05 % × 19 = 10.64. A residue of 1.00 is tolerated on the day of rolling.
    const input = inputOf(aFlatLoan(), [], '2025-03-01');
    const stopper = rollStopper(input);
    expect(stopper).toEqual({ bucket: 'M1', daysLeft: 12, rollsOn: '2025-03-13', stopFen: 112_964 });
    const paid = (amountFen: number) =>
      replayTotals({ ...inputOf(aFlatLoan(), [aReceipt(1, '2025-03-01', amountFen)], '2025-03-13') }).dpd;
    expect(paid(112_964)).toBe(3); // only no. 2, due 2025-03-10
    expect(paid(112_963)).toBe(31);
  });

  it('has nothing to say of a loan that is not overdue or already in the last bucket', () => {
    expect(rollStopper(inputOf(aFlatLoan(), [], '2025-02-10'))).toBeNull();
    expect(rollStopper(inputOf(aFlatLoan(), [], '2025-12-01'))).toBeNull();
  });
});
