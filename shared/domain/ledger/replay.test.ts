import { describe, expect, it } from 'vitest';
import { instant } from '../../kernel/instant.ts';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import {
  aCost,
  aFee,
  aFlatLoan,
  anEarlySettlement,
  anOpening,
  aReceipt,
  aReversal,
  aWaiver,
  inputOf,
  positionOf,
} from './ledger-builder.ts';
import { dailyPenaltyFen, replay } from './replay.ts';

describe('a position of a loan', () => {
  it('owes the running interest and the whole principal before the first due day', () => {
    // 2025-01-10 to 2025-01-20 is 10 of 31 days: 120.00 × 10 / 31 = 38.7096… → 38.71
    const position = positionOf(aFlatLoan(), [], '2025-01-20');
    expect(position.outstandingPrincipalFen).toBe(1_200_000);
    expect(position.accruedInterestFen).toBe(3_871);
    expect(position.settleTodayFen).toBe(1_203_871);
    expect(position.cureTodayFen).toBe(0);
    expect(position.dpd).toBe(0);
    expect(position.nextDue).toEqual({ no: 1, on: '2025-02-10', amountFen: 112_000 });
  });

  it('is not overdue on the due day and one day past due on the next', () => {
    const onDueDay = positionOf(aFlatLoan(), [], '2025-02-10');
    expect(onDueDay.dpd).toBe(0);
    expect(onDueDay.overdueTotalFen).toBe(0);
    expect(onDueDay.dueTodayFen).toBe(112_000);
    expect(onDueDay.cureTodayFen).toBe(112_000);
    expect(onDueDay.instalments[0]?.state).toBe('due');
    const nextDay = positionOf(aFlatLoan(), [], '2025-02-11');
    expect(nextDay.dpd).toBe(1);
    // 1,120.00 × 0.05 % × 1 day = 0.56
    expect(nextDay.overdueFen).toEqual({
      cost: 0,
      interest: 12_000,
      penalty: 56,
      fee: 0,
      principal: 100_000,
    });
    expect(nextDay.oldestUnpaidDueOn).toBe('2025-02-10');
  });

  it('accrues penalty from the due day to the day of payment, and none for a payment on the due day', () => {
    // paid on 2025-02-20: 1,120.00 × 0.05 % × 10 = 5.60, so 1,125.60 settles instalment 1
    const late = positionOf(aFlatLoan(), [aReceipt(1, '2025-02-20', 112_560)], '2025-03-01');
    expect(late.overdueTotalFen).toBe(0);
    expect(late.instalments[0]?.penaltySegments).toEqual([
      {
        fromOn: '2025-02-10',
        toOn: '2025-02-20',
        days: 10,
        balanceFen: 112_000,
        dailyRate: { numerator: 1, denominator: 2000 },
        amountFen: 560,
      },
    ]);
    const punctual = positionOf(aFlatLoan(), [aReceipt(1, '2025-02-10', 112_000)], '2025-03-01');
    expect(punctual.instalments[0]?.dueFen.penalty).toBe(0);
    expect(punctual.instalments[0]?.metOn).toBe('2025-02-10');
  });

  it('forgets a penalty met within the grace days and counts it from the due day after them', () => {
    const terms = aFlatLoan({
      penalty: { kind: 'fixed-daily', dailyRatePpm: ratePpm(500), base: 'principal', graceDays: 3 },
    });
    const within = positionOf(terms, [aReceipt(1, '2025-02-13', 112_000)], '2025-03-01');
    expect(within.overdueTotalFen).toBe(0);
    expect(positionOf(terms, [], '2025-02-13').overdueFen.penalty).toBe(0);
    // 1,000.00 × 0.05 % × 4 days = 2.00
    expect(positionOf(terms, [], '2025-02-14').overdueFen.penalty).toBe(200);
  });

  it('takes penalty at a factor of the contract rate over 360 days', () => {
    const terms = aFlatLoan({
      penalty: {
        kind: 'contract-rate-factor',
        factorPercent: 150,
        yearDays: 360,
        base: 'principal',
        graceDays: 0,
      },
    });
    // 1,000.00 × 12 % × 1.5 / 360 × 45 days (2025-02-10 to 2025-03-27) = 22.50; instalment 2: 17 days = 8.50
    expect(positionOf(terms, [], '2025-03-27').overdueFen.penalty).toBe(3_100);
  });

  it('pays the oldest instalment first: interest, penalty, principal, then the next one', () => {
    // on 2025-03-20: no. 1 has 38 days: 1,120.00 × 0.05 % × 38 = 21.28; no. 2 has 10 days: 5.60
    const position = positionOf(aFlatLoan(), [aReceipt(1, '2025-03-20', 130_000)], '2025-03-20');
    expect(
      position.receipts[0]?.lines.map((line) => [line.instalmentNo, line.component, line.amountFen]),
    ).toEqual([
      [1, 'interest', 12_000],
      [1, 'penalty', 2_128],
      [1, 'principal', 100_000],
      [2, 'interest', 12_000],
      [2, 'penalty', 560],
      [2, 'principal', 3_312],
    ]);
    expect(position.overdueFen.principal).toBe(96_688);
    expect(position.dpd).toBe(10);
    expect(dailyPenaltyFen(position)).toBe(48); // 966.88 × 0.05 % = 0.48344
  });

  it('never prepays undue principal: the surplus is a credit taken on the next due day', () => {
    const entries = [aReceipt(1, '2025-02-10', 150_000)];
    const before = positionOf(aFlatLoan(), entries, '2025-03-09');
    expect(before.creditFen).toBe(38_000);
    expect(before.nextDue).toEqual({ no: 2, on: '2025-03-10', amountFen: 74_000 });
    const after = positionOf(aFlatLoan(), entries, '2025-03-11');
    expect(after.creditFen).toBe(0);
    expect(after.receipts[0]?.lines.at(-1)).toMatchObject({
      on: '2025-03-10',
      instalmentNo: 2,
      amountFen: 26_000,
    });
    // 740.00 × 0.05 % × 1 = 0.37
    expect(after.overdueTotalFen).toBe(74_037);
  });

  it('takes a cost with its voucher before everything else', () => {
    const entries = [aCost(1, '2025-02-15', 50_000), aReceipt(2, '2025-02-15', 60_000)];
    const lines = positionOf(aFlatLoan(), entries, '2025-02-15').receipts[0]?.lines;
    expect(lines?.map((line) => [line.instalmentNo, line.component, line.amountFen])).toEqual([
      [null, 'cost', 50_000],
      [1, 'interest', 10_000],
    ]);
  });

  it('charges a fee to the instalment that it names', () => {
    const position = positionOf(
      aFlatLoan(),
      [aFee(1, '2025-02-01', { amountFen: 3_000, instalmentNo: 1 })],
      '2025-02-11',
    );
    expect(position.overdueFen.fee).toBe(3_000);
    expect(position.instalments[0]?.dueFen.fee).toBe(3_000);
  });

  it('counts a back-dated receipt where it belongs, whatever was booked before it', () => {
    const inOrder = [aReceipt(1, '2025-02-10', 112_000), aReceipt(2, '2025-03-20', 112_560)];
    const backDated = [aReceipt(1, '2025-03-20', 112_560), aReceipt(2, '2025-02-10', 112_000)];
    const figures = (entries: typeof inOrder) => {
      const { receipts, ...rest } = positionOf(aFlatLoan(), entries, '2025-03-31');
      return { ...rest, lines: receipts.flatMap((one) => one.lines.map(({ entryId: _, ...line }) => line)) };
    };
    expect(figures(backDated)).toEqual(figures(inOrder));
  });

  it('counts a reversed receipt as never booked and keeps it readable', () => {
    const reversed = positionOf(
      aFlatLoan(),
      [aReceipt(1, '2025-02-10', 112_000), aReversal(2, '2025-02-12', 1)],
      '2025-02-20',
    );
    expect(reversed.overdueTotalFen).toBe(positionOf(aFlatLoan(), [], '2025-02-20').overdueTotalFen);
    expect(reversed.reversedEntryIds).toEqual(['e1']);
  });

  it('knows a past day as it was known then', () => {
    const input = inputOf(aFlatLoan(), [aReceipt(5, '2025-02-10', 112_000)], '2025-02-20');
    const then = replay({ ...input, knownAt: instant('2026-01-01T00:00:00.004Z') });
    expect(then.dpd).toBe(10);
    expect(replay(input).dpd).toBe(0);
  });

  it('waives penalty up to what has accrued and leaves the rest of the waiver unused', () => {
    // 10 days × 0.56 = 5.60 accrued on 2025-02-20
    const position = positionOf(aFlatLoan(), [aWaiver(1, '2025-02-20', 1_000)], '2025-02-20');
    expect(position.overdueFen.penalty).toBe(0);
    expect(position.instalments[0]?.waivedFen.penalty).toBe(560);
    expect(position.receipts[0]?.unallocatedFen).toBe(440);
  });

  it('makes no days past due of a residue within the tolerance, however old', () => {
    // 0.60 stays unpaid of no. 1; no. 2 is unpaid from 2025-03-10
    const entries = [aReceipt(1, '2025-02-10', 111_940)];
    expect(positionOf(aFlatLoan(), entries, '2025-03-10').dpd).toBe(0);
    expect(positionOf(aFlatLoan(), entries, '2025-03-15').oldestUnpaidDueOn).toBe('2025-03-10');
    const strict = aFlatLoan({ residueToleranceFen: fen(0) });
    expect(positionOf(strict, entries, '2025-03-10').dpd).toBe(28);
  });

  it('settles early when the payer says so and the money covers everything', () => {
    // on 2025-02-20: no. 1 paid; 11,000.00 + 120.00 × 10 / 28 days = 42.857 → 42.86
    const paid = aReceipt(1, '2025-02-10', 112_000);
    expect(positionOf(aFlatLoan(), [paid], '2025-02-20').settleTodayFen).toBe(1_104_286);
    const settled = positionOf(
      aFlatLoan(),
      [paid, anEarlySettlement(2, '2025-02-20', 1_104_286)],
      '2025-02-21',
    );
    expect(settled.isSettled).toBe(true);
    expect(settled.outstandingPrincipalFen).toBe(0);
    expect(settled.creditFen).toBe(0);
    const short = positionOf(
      aFlatLoan(),
      [paid, anEarlySettlement(2, '2025-02-20', 1_104_285)],
      '2025-02-21',
    );
    expect(short.isSettled).toBe(false);
    expect(short.creditFen).toBe(1_104_285);
  });

  it('settles what was charged to undue instalments too, while their agreed fee falls away', () => {
    // as above, 11,042.86, plus a penalty of 50.00 booked on no. 5 and a fee of 30.00 on no. 6
    const loan = aFlatLoan({ feePerInstalmentFen: fen(1_000) });
    const entries = [
      aReceipt(1, '2025-02-10', 113_000),
      aFee(2, '2025-02-15', { amountFen: 5_000, component: 'penalty', instalmentNo: 5 }),
      aFee(3, '2025-02-15', { amountFen: 3_000, instalmentNo: 6 }),
    ];
    expect(positionOf(loan, entries, '2025-02-20').settleTodayFen).toBe(1_112_286);
    const settled = positionOf(
      loan,
      [...entries, anEarlySettlement(4, '2025-02-20', 1_112_286)],
      '2025-02-20',
    );
    expect(settled.isSettled).toBe(true);
    expect(settled.creditFen).toBe(0);
    const short = positionOf(loan, [...entries, anEarlySettlement(4, '2025-02-20', 1_112_285)], '2025-02-20');
    expect(short.isSettled).toBe(false);
  });
});

describe('a loan taken over at a cut-over date', () => {
  const opening = anOpening(1, '2025-05-20', {
    principalFen: 870_000,
    interestFen: 24_000,
    penaltyFen: 4_000,
    instalmentsMet: 2,
  });

  it('owes the opening amounts on the cut-over day, the paid part on the oldest instalment', () => {
    // unmet: no. 3 (04-10) and no. 4 (05-10) due, 8 more; 10,000.00 − 8,700.00 = 1,300.00 paid, 300.00 of
    // it on no. 4
    const position = positionOf(aFlatLoan(), [opening], '2025-05-20');
    expect(position.outstandingPrincipalFen).toBe(870_000);
    expect(position.overdueFen).toEqual({
      cost: 0,
      interest: 24_000,
      penalty: 4_000,
      fee: 0,
      principal: 70_000,
    });
    expect(position.oldestUnpaidDueOn).toBe('2025-04-10');
    expect(position.dpd).toBe(40);
  });

  it('accrues further penalty from the cut-over day only', () => {
    // ten days: no. 3 owes 120.00 → 0.60; no. 4 owes 700.00 + 120.00 → 4.10; opening 40.00
    expect(positionOf(aFlatLoan(), [opening], '2025-05-30').overdueFen.penalty).toBe(4_000 + 60 + 410);
  });

  it('shows the instalments met before the cut-over as met and pays the opening penalty with a receipt', () => {
    const position = positionOf(aFlatLoan(), [opening, aReceipt(2, '2025-05-21', 5_000)], '2025-05-21');
    expect(position.instalments.map((one) => one.state).slice(0, 3)).toEqual(['met', 'met', 'overdue']);
    // penalty of the opening first: it belongs to no instalment
    expect(position.receipts[0]?.lines[0]).toMatchObject({
      instalmentNo: null,
      component: 'penalty',
      amountFen: 4_000,
    });
    expect(position.cutOverOn).toBe(localDate('2025-05-20'));
  });
});
