import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { STATUTORY_ALLOCATION } from '../loan/default-terms.ts';
import type { AllocationTerms } from '../loan/terms.ts';
import { allocatePayment, type DueAmounts } from './allocation.ts';
import { allocateAcrossDebts } from './several-debts.ts';

const yuan = (amount: number) => fen(amount * 100);

const wholeLoan: DueAmounts[] = [
  { no: null, isDue: true, amounts: { cost: yuan(1_500) } },
  { no: 1, isDue: true, amounts: { interest: yuan(2_400), penalty: yuan(600), principal: yuan(50_000) } },
];

describe('allocation of a payment', () => {
  it('EX-1.1: costs, term interest, penalty interest, then principal', () => {
    const { parts, surplusFen } = allocatePayment(wholeLoan, yuan(8_000), STATUTORY_ALLOCATION);
    expect(parts).toEqual([
      { no: null, component: 'cost', amountFen: yuan(1_500) },
      { no: 1, component: 'interest', amountFen: yuan(2_400) },
      { no: 1, component: 'penalty', amountFen: yuan(600) },
      { no: 1, component: 'principal', amountFen: yuan(3_500) },
    ]);
    expect(surplusFen).toBe(0);
  });

  it('EX-1.2: a contract that says principal first leaves costs and interest as they are', () => {
    const principalFirst: AllocationTerms = {
      order: ['principal', 'interest', 'penalty', 'fee', 'cost'],
      mode: 'byInstalment',
      source: { kind: 'contract-clause', clauseNo: '8.2' },
    };
    expect(allocatePayment(wholeLoan, yuan(8_000), principalFirst).parts).toEqual([
      { no: 1, component: 'principal', amountFen: yuan(8_000) },
    ]);
  });

  it('EX-1.3: of two due loans the unsecured one is paid first', () => {
    const debt = { amountFen: yuan(10_000), isDue: true, burdenPpm: 120_000, dueOn: localDate('2026-01-01') };
    const { paidFen } = allocateAcrossDebts(
      [
        { ...debt, name: 'A', securityRank: 1 },
        { ...debt, name: 'B', securityRank: 0 },
      ],
      yuan(6_000),
    );
    expect([...paidFen]).toEqual([['B', yuan(6_000)]]);
  });

  it('EX-1.4: the oldest due instalment in full, then the next; nothing for what is not due', () => {
    const amounts = { interest: yuan(500), principal: yuan(4_500) };
    const debts = [1, 2, 3].map((no) => ({ no, isDue: no < 3, amounts }));
    expect(allocatePayment(debts, yuan(7_000), STATUTORY_ALLOCATION).parts).toEqual([
      { no: 1, component: 'interest', amountFen: yuan(500) },
      { no: 1, component: 'principal', amountFen: yuan(4_500) },
      { no: 2, component: 'interest', amountFen: yuan(500) },
      { no: 2, component: 'principal', amountFen: yuan(1_500) },
    ]);
    const { surplusFen } = allocatePayment(debts, yuan(10_001), STATUTORY_ALLOCATION);
    expect(surplusFen).toBe(yuan(1));
  });

  it('by category: all due interest before any principal', () => {
    const amounts = { interest: yuan(500), principal: yuan(4_500) };
    const debts = [1, 2].map((no) => ({ no, isDue: true, amounts }));
    const parts = allocatePayment(debts, yuan(1_200), { ...STATUTORY_ALLOCATION, mode: 'byCategory' }).parts;
    expect(parts.map((part) => [part.no, part.component, part.amountFen])).toEqual([
      [1, 'interest', 50_000],
      [2, 'interest', 50_000],
      [1, 'principal', 20_000],
    ]);
  });

  it('refuses a payment of nothing', () => {
    expect(() => allocatePayment([], fen(0), STATUTORY_ALLOCATION)).toThrow('a payment is positive');
  });
});

describe('a payment on several debts (Civil Code 560)', () => {
  const debt = {
    amountFen: yuan(300),
    isDue: true,
    securityRank: 0,
    burdenPpm: 0,
    dueOn: localDate('2026-01-01'),
  };

  it('follows the debtor: a designated debt comes before one that is due', () => {
    const debts = [
      { ...debt, name: 'A' },
      { ...debt, name: 'B', isDue: false },
    ];
    expect([...allocateAcrossDebts(debts, yuan(100), 'B').paidFen]).toEqual([['B', yuan(100)]]);
    expect([...allocateAcrossDebts(debts, yuan(100)).paidFen]).toEqual([['A', yuan(100)]]);
  });

  it('prefers the heavier debt, then the earlier due one, and splits equal ones pro rata', () => {
    const heavier = [
      { ...debt, name: 'A' },
      { ...debt, name: 'B', burdenPpm: 240_000 },
    ];
    expect([...allocateAcrossDebts(heavier, yuan(100)).paidFen]).toEqual([['B', yuan(100)]]);
    const earlier = [
      { ...debt, name: 'A' },
      { ...debt, name: 'B', dueOn: localDate('2025-12-31') },
    ];
    expect([...allocateAcrossDebts(earlier, yuan(100)).paidFen]).toEqual([['B', yuan(100)]]);
    const equal = [
      { ...debt, name: 'A' },
      { ...debt, name: 'B', amountFen: yuan(100) },
    ];
    const { paidFen, surplusFen } = allocateAcrossDebts(equal, yuan(500));
    expect([...paidFen]).toEqual([
      ['A', yuan(300)],
      ['B', yuan(100)],
    ]);
    expect(surplusFen).toBe(yuan(100));
    expect([...allocateAcrossDebts(equal, yuan(100)).paidFen]).toEqual([
      ['A', yuan(75)],
      ['B', yuan(25)],
    ]);
  });
});
