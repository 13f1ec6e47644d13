import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../kernel/local-date.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { COMPONENTS, type LoanTerms } from '../loan/terms.ts';
import type { LedgerEntry } from './entry.ts';
import {
  aCost,
  aFee,
  aFlatLoan,
  anEarlySettlement,
  aReceipt,
  aRefund,
  aReversal,
  aWaiver,
  inputOf,
  positionOf,
} from './ledger-builder.ts';
import { replay, replayTotals } from './replay.ts';
import { amountOf, type TracedAmount, trace, traceSum } from './trace.ts';

const START = localDate('2025-01-10');

/** An event without its place in the book: kind, days after the pay-out, fen. */
const event = fc.record({
  kind: fc.constantFrom(
    'receipt',
    'receipt',
    'receipt',
    'cost',
    'fee',
    'instalment-fee',
    'penalty',
    'waiver',
    'refund',
  ),
  day: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(31, 59, 60, 100)),
  amountFen: fc.integer({ min: 1, max: 400_000 }),
});
type PlainEvent = typeof event extends fc.Arbitrary<infer T> ? T : never;

const events = fc.array(event, { maxLength: 25 });

const terms = fc
  .record({
    mode: fc.constantFrom('byInstalment' as const, 'byCategory' as const),
    order: fc.shuffledSubarray([...COMPONENTS], { minLength: 5, maxLength: 5 }),
    base: fc.constantFrom('principal' as const, 'principal-and-interest' as const),
    graceDays: fc.integer({ min: 0, max: 10 }),
    dailyPpm: fc.integer({ min: 0, max: 2_000 }),
  })
  .map(
    (choice): LoanTerms =>
      aFlatLoan({
        allocation: {
          order: choice.order,
          mode: choice.mode,
          source: { kind: 'contract-clause', clauseNo: '7' },
        },
        penalty: {
          kind: 'fixed-daily',
          dailyRatePpm: ratePpm(choice.dailyPpm),
          base: choice.base,
          graceDays: choice.graceDays,
        },
      }),
  );

const day = fc.integer({ min: 0, max: 600 }).map((days) => addDays(START, days));

function entryOf({ kind, day: days, amountFen }: PlainEvent, seq: number): LedgerEntry {
  const on = addDays(START, days);
  switch (kind) {
    case 'cost':
      return aCost(seq, on, amountFen);
    case 'fee':
      return aFee(seq, on, { amountFen });
    case 'instalment-fee':
      return aFee(seq, on, { amountFen, instalmentNo: (amountFen % 12) + 1 });
    case 'penalty':
      return aFee(seq, on, { amountFen, component: 'penalty', instalmentNo: (amountFen % 12) + 1 });
    case 'waiver':
      return aWaiver(seq, on, amountFen);
    case 'refund':
      return aRefund(seq, on, amountFen);
    default:
      return aReceipt(seq, on, amountFen);
  }
}

const TOTALS: readonly TracedAmount[] = [
  ...COMPONENTS.map((component) => ({ kind: 'overdue', component }) as const),
  { kind: 'overdue-total' },
  { kind: 'due-today' },
  { kind: 'outstanding-principal' },
  { kind: 'accrued-interest' },
  { kind: 'credit' },
  { kind: 'cure-today' },
  { kind: 'settle-today' },
];

describe('any ledger', () => {
  it('allocates and keeps exactly what was received, and pays nothing twice', () => {
    fc.assert(
      fc.property(terms, events, day, (loan, plain, asOf) => {
        const position = positionOf(loan, plain.map(entryOf), asOf);
        for (const receipt of position.receipts) {
          const allocated = receipt.lines.reduce((total, line) => total + line.amountFen, 0);
          expect(allocated + receipt.refundedFen + receipt.unallocatedFen).toBe(receipt.amountFen);
          expect(receipt.lines.every((line) => line.amountFen > 0)).toBe(true);
        }
        for (const one of position.instalments) {
          for (const component of COMPONENTS) {
            expect(one.outstandingFen[component]).toBeGreaterThanOrEqual(0);
            const settled = one.paidFen[component] + one.waivedFen[component];
            expect(settled + one.outstandingFen[component]).toBe(one.dueFen[component]);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives the same figures whatever the order in which its events were booked', () => {
    fc.assert(
      fc.property(terms, events, day, fc.infiniteStream(fc.nat()), (loan, plain, asOf, keys) => {
        const ranks = plain.map(() => keys.next().value ?? 0);
        const shuffled = plain
          .map((one, index) => ({ one, rank: ranks[index] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const { receipts: _first, charges: _c, ...first } = positionOf(loan, plain.map(entryOf), asOf);
        const { receipts: _second, charges: _d, ...second } = positionOf(loan, shuffled.map(entryOf), asOf);
        expect(second).toEqual(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it('stands after a reversal as if the entry had never been booked', () => {
    fc.assert(
      fc.property(terms, events, event, day, (loan, plain, extra, asOf) => {
        const before = plain.map(entryOf);
        const seq = before.length;
        const reversed = [...before, entryOf(extra, seq), aReversal(seq + 1, asOf, seq)];
        const { reversedEntryIds: _, ...after } = positionOf(loan, reversed, asOf);
        const { reversedEntryIds: __, ...never } = positionOf(loan, before, asOf);
        expect(after).toEqual(never);
      }),
      { numRuns: 2_000 },
    );
  });

  it('opens every amount to parts that add up to it', () => {
    fc.assert(
      fc.property(terms, events, day, (loan, plain, asOf) => {
        const position = positionOf(loan, plain.map(entryOf), asOf);
        for (const total of TOTALS) {
          expect(traceSum(trace(position, total))).toBe(amountOf(position, total));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is settled by exactly the sum that the position asks for, and not by one fen less', () => {
    fc.assert(
      fc.property(terms, events, day, (loan, plain, asOf) => {
        const entries = plain.map(entryOf);
        const { settleTodayFen, creditFen } = positionOf(loan, entries, asOf);
        if (settleTodayFen < 2) return;
        const settling = (amountFen: number) =>
          positionOf(loan, [...entries, anEarlySettlement(900, asOf, amountFen)], asOf);
        const settled = settling(settleTodayFen);
        expect(settled).toMatchObject({ isSettled: true, creditFen: 0, settleTodayFen: 0 });
        expect(settling(settleTodayFen - 1).isSettled).toBe(false);
        expect(creditFen).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives the day roll the same totals as the whole position', () => {
    fc.assert(
      fc.property(terms, events, day, (loan, plain, asOf) => {
        const input = inputOf(loan, plain.map(entryOf), asOf);
        expect(replay(input)).toMatchObject(replayTotals(input));
      }),
      { numRuns: 300 },
    );
  });
});
