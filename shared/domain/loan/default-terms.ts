import { type LocalDate, toParts } from '../../kernel/local-date.ts';
import { type Fen, fen, ZERO } from '../../kernel/money.ts';
import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import type { AllocationTerms, LoanTerms, PenaltyTerms, RoundingTerms } from './terms.ts';

/**
 * Civil Code 561: costs, interest, principal (R1.1). The statute places neither 罚息 nor fees; product
 * default: after the
 * term interest and before the principal (R1.4), the oldest due instalment first (R1.5).
 */
export const STATUTORY_ALLOCATION: AllocationTerms = {
  order: ['cost', 'interest', 'penalty', 'fee', 'principal'],
  mode: 'byInstalment',
  source: { kind: 'statutory' },
};

export const NO_PENALTY: PenaltyTerms = { kind: 'none' };

/** Interest and instalment in whole fen, half-up; the last instalment takes the remainder. */
export const FEN_ROUNDING: RoundingTerms = {
  mode: 'half-up',
  interestMultipleOfFen: 1,
  instalmentMultipleOfFen: 1,
  balance: 'rounded',
  remainder: 'last-instalment',
};

/** 0.05 % a day on overdue principal and interest, no grace: the usual clause of car-loan forms. */
export const USUAL_DAILY_PENALTY: PenaltyTerms = {
  kind: 'fixed-daily',
  dailyRatePpm: ratePpm(500),
  base: 'principal-and-interest',
  graceDays: 0,
};

/** What every contract says for itself. */
export interface ContractFacts {
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  readonly method: LoanTerms['method'];
  readonly termCount: number;
  readonly disbursedOn: LocalDate;
  readonly firstDueOn: LocalDate;
}

/**
 * Terms of a monthly contract: whole months count 1/12 of a year, due on the day of the first due date, no
 * penalty,
 * statutory allocation, residues up to 1 yuan ignored. `overrides` is what the contract says otherwise.
 */
export function termsOf(facts: ContractFacts, overrides: Partial<LoanTerms> = {}): LoanTerms {
  return {
    ...facts,
    frequency: { unit: 'month', every: 1 },
    signedOn: facts.disbursedOn,
    dueDay: toParts(facts.firstDueOn).day,
    dayCount: '30/360',
    interestBasis: 'per-period',
    oddFirstPeriod: { kind: 'whole' },
    rounding: FEN_ROUNDING,
    feePerInstalmentFen: ZERO,
    penalty: NO_PENALTY,
    allocation: STATUTORY_ALLOCATION,
    residueToleranceFen: fen(100),
    ...overrides,
  };
}
