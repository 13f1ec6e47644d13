import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { add, type Fen, larger, multiplyByFraction, smaller, subtract, ZERO } from '../../kernel/money.ts';
import { PPM, type RatePpm, ratePpm } from '../../kernel/rate.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Calculation, calculation, step } from './calculation.ts';
import { inMillionths } from './document-reading.ts';
import { dailyChargeFor } from './interest.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import { type Looked, numberOn } from './parameters.ts';

/** Money that went back to the lender or a related party, or was kept back, around the pay-out. */
export interface KeptBack {
  readonly on: LocalDate;
  readonly amountFen: Fen;
}

/** R2.7: the days after a pay-out within which money paid back counts as kept back from it. */
export function linkDaysOn(paidOutOn: LocalDate, law: LawBook): Result<Looked<number>, LawError> {
  return numberOn(law, { id: 'upfront.linkDays', lenderType: 'all', on: paidOutOn });
}

/** R2.7: whether money that went back on a day counts as kept back from the pay-out. */
export function isLinked(
  on: LocalDate,
  payout: { readonly paidOutOn: LocalDate; readonly linkDays: number },
): boolean {
  return daysBetween(payout.paidOutOn, on) <= payout.linkDays;
}

/**
 * R2.7 断头息: the principal is what was really received. What is kept back or paid back within upfront.linkDays of the
 * pay-out counts as deducted.
 */
export function recognisedPrincipal(
  input: { readonly statedFen: Fen; readonly paidOutOn: LocalDate; readonly keptBack: readonly KeptBack[] },
  law: LawBook,
): Result<Calculation<Fen>, LawError> {
  const days = linkDaysOn(input.paidOutOn, law);
  if (!days.ok) return days;
  const linkDays = days.value.value;
  const linked = input.keptBack.filter((one) => isLinked(one.on, { paidOutOn: input.paidOutOn, linkDays }));
  const deductedFen = add(...linked.map((one) => one.amountFen));
  const principalFen = larger(ZERO, subtract(input.statedFen, deductedFen));
  return ok(
    calculation(principalFen, {
      rowsUsed: [days.value.row],
      steps: [step('R2.7', 'recognisedPrincipal', { statedFen: input.statedFen, deductedFen, principalFen })],
    }),
  );
}

export interface RollOverInput {
  readonly firstPrincipalFen: Fen;
  /** the rate agreed in the first contract, and the cap at its formation */
  readonly firstAnnualRatePpm: RatePpm;
  readonly firstCapPpm: RatePpm;
  /** what the new note states as principal */
  readonly rolledNoteFen: Fen;
  readonly secondAnnualRatePpm: RatePpm;
  readonly secondCapPpm: RatePpm;
  /** whole years of either contract */
  readonly firstYears: number;
  readonly secondYears: number;
}

export interface RollOver {
  /** accrued interest becomes principal only as far as the earlier rate was within the cap */
  readonly recognisedPrincipalFen: Fen;
  readonly secondInterestFen: Fen;
  readonly sumAtEndFen: Fen;
  /** first principal + first principal × cap × whole term */
  readonly ceilingFen: Fen;
  readonly enforceableFen: Fen;
}

/** R2.8 利转本 for PRIVATE loans; the ceiling uses the first contract's cap (rollover.ceiling.lpr). */
export function rollOver(input: RollOverInput): Calculation<RollOver> {
  const firstRate = Math.min(input.firstAnnualRatePpm, input.firstCapPpm);
  const secondRate = Math.min(input.secondAnnualRatePpm, input.secondCapPpm);
  const first = input.firstPrincipalFen;
  const recognisedPrincipalFen = smaller(
    input.rolledNoteFen,
    add(first, yearly(first, firstRate, input.firstYears)),
  );
  const secondInterestFen = yearly(recognisedPrincipalFen, secondRate, input.secondYears);
  const sumAtEndFen = add(recognisedPrincipalFen, secondInterestFen);
  const ceilingFen = add(first, yearly(first, input.firstCapPpm, input.firstYears + input.secondYears));
  const enforceableFen = smaller(sumAtEndFen, ceilingFen);
  return calculation(
    { recognisedPrincipalFen, secondInterestFen, sumAtEndFen, ceilingFen, enforceableFen },
    {
      rowsUsed: [],
      steps: [step('R2.8', 'rollOver', { recognisedPrincipalFen, sumAtEndFen, ceilingFen, enforceableFen })],
    },
  );
}

function yearly(principalFen: Fen, annualRatePpm: number, years: number): Fen {
  const fraction = { numerator: BigInt(annualRatePpm) * BigInt(years), denominator: PPM };
  return multiplyByFraction(principalFen, fraction, 'half-up');
}

export interface DoubledInterestInput {
  /** unpaid money debt fixed by the document, without general interest */
  readonly baseFen: Fen;
  /** the performance term's last day */
  readonly termEndsOn: LocalDate;
  /** payment, levy, or the sale ruling taking effect */
  readonly until: LocalDate;
  /** stays that the debtor did not ask for: their days do not count */
  readonly stayedDays: number;
}

/** R4.1: the doubled part of 迟延履行利息 = base × daily rate × days from the end of the performance term. */
export function doubledInterest(
  input: DoubledInterestInput,
  law: LawBook,
): Result<Calculation<{ readonly days: number; readonly amountFen: Fen }>, LawError> {
  const rate = numberOn(law, { id: 'doubledInterest.dailyRate', lenderType: 'all', on: input.until });
  if (!rate.ok) return rate;
  const days = Math.max(0, daysBetween(input.termEndsOn, input.until) - input.stayedDays);
  const dailyRatePpm = ratePpm(inMillionths(rate.value.value, 1_000_000, rate.value.row.id));
  const amountFen = dailyChargeFor({ amountFen: input.baseFen, dailyRatePpm, days });
  return ok(
    calculation(
      { days, amountFen },
      {
        rowsUsed: [rate.value.row],
        steps: [step('R4.1', 'doubledInterest', { baseFen: input.baseFen, days, dailyRatePpm, amountFen })],
      },
    ),
  );
}
