import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { buildSchedule } from '../schedule/build-schedule.ts';
import type { ImportedOpening, ImportedTerms } from './imported-loan.ts';
import { completeOpening, loanTermsOf } from './loan-of-row.ts';

const TERMS: ImportedTerms = {
  principalFen: fen(1_200_000),
  annualRatePpm: ratePpm(120_000),
  rateQuoted: 'annual',
  method: 'equal-principal',
  termCount: 12,
  signedOn: null,
  disbursedOn: localDate('2026-01-31'),
  firstDueOn: localDate('2026-02-28'),
  dueDay: 31,
  penalty: null,
  isFirstDueDerived: true,
};

const OPENING: ImportedOpening = {
  cutoverOn: localDate('2026-06-30'),
  principalFen: fen(800_000),
  overduePrincipalFen: null,
  interestFen: fen(0),
  penaltyFen: fen(0),
  feeFen: fen(0),
  instalmentsMet: 4,
  statedDaysPastDue: null,
  lastDemandOn: null,
};

function scheduleOf(terms: ImportedTerms) {
  const built = buildSchedule(loanTermsOf(terms));
  if (!built.ok) throw new Error(built.error.code);
  return built.value;
}

describe('a loan of a ledger row', () => {
  it('keeps the due day 31 through February', () => {
    expect(
      scheduleOf(TERMS)
        .slice(0, 3)
        .map((instalment) => instalment.dueOn),
    ).toEqual(['2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('takes what the ledger says as it says it', () => {
    expect(completeOpening(OPENING, scheduleOf(TERMS))).toEqual(OPENING);
  });

  it('takes the balance after the instalments met when the ledger has none', () => {
    // 12,000.00 in twelve equal parts: after four, 8,000.00 is owed
    expect(completeOpening({ ...OPENING, principalFen: null }, scheduleOf(TERMS)).principalFen).toBe(800_000);
  });

  it('counts instalments met by the balance, and what is not wholly repaid as unmet', () => {
    const met = (principal: number) =>
      completeOpening({ ...OPENING, instalmentsMet: null, principalFen: fen(principal) }, scheduleOf(TERMS))
        .instalmentsMet;
    expect([met(1_200_000), met(800_000), met(800_001), met(799_999), met(0)]).toEqual([0, 4, 3, 4, 12]);
  });
});
