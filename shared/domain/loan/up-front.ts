import { type Fen, fen, sum, ZERO } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { LawBook } from '../law/law-book.ts';
import type { LawError } from '../law/law-error.ts';
import { isLinked, linkDaysOn, recognisedPrincipal } from '../law/special-interest.ts';
import type { LoanTerms, UpFrontCharge } from './terms.ts';

/** Money taken up front, as found in the papers. */
export interface UpFrontTaken extends Omit<UpFrontCharge, 'isDeducted'> {
  /** it went to the lender or a related party; an insurer's or installer's own bill did not */
  readonly isLenderSide: boolean;
}

/**
 * The terms to freeze on a loan whose contract states a principal that was not paid out whole (R2.7): what the lender's
 * side kept back, or took back within the law's linking days, is deducted, and every instalment is reckoned on the rest.
 * Whatever else was taken stays a cost of the loan, except an instalment paid in advance later on: that is a receipt.
 * Errors: the linking days are unknown on the pay-out day.
 */
export function recogniseUpFront(
  stated: LoanTerms,
  taken: readonly UpFrontTaken[],
  law: LawBook,
): Result<LoanTerms, LawError> {
  const paidOutOn = stated.disbursedOn;
  const days = linkDaysOn(paidOutOn, law);
  if (!days.ok) return days;
  const linkDays = days.value.value;
  const charges = taken
    .map(({ isLenderSide, ...one }): UpFrontCharge => {
      return { ...one, isDeducted: isLenderSide && isLinked(one.takenOn, { paidOutOn, linkDays }) };
    })
    .filter((one) => one.isDeducted || one.kind !== 'first-instalment');
  const keptBack = charges
    .filter((one) => one.isDeducted)
    .map((one) => ({ on: one.takenOn, amountFen: one.amountFen }));
  const principal = recognisedPrincipal({ statedFen: stated.principalFen, paidOutOn, keptBack }, law);
  if (!principal.ok) return principal;
  const upFront = { statedPrincipalFen: stated.principalFen, charges };
  return ok({ ...stated, principalFen: principal.value.result, upFront });
}

/** Whether principal, deductions and covered instalments of the terms agree with each other. */
export function isUpFrontSound(terms: LoanTerms): boolean {
  if (terms.upFront === undefined) return true;
  const { statedPrincipalFen, charges } = terms.upFront;
  const deductedFen = sum(charges.filter((one) => one.isDeducted).map((one) => fen(one.amountFen)));
  // a table that the contract lists line by line has no rule by which it could shrink
  const isReckoned = terms.method !== 'free-form' || deductedFen === 0;
  const isSum = terms.principalFen + deductedFen === statedPrincipalFen;
  return isReckoned && isSum && charges.every((one) => isChargeSound(one, terms.termCount));
}

function isChargeSound(charge: UpFrontCharge, termCount: number): boolean {
  const covered = charge.coveredInstalments ?? 0;
  const isCount = Number.isInteger(covered) && covered >= 0 && covered <= termCount;
  const isCovering = covered === 0 || charge.kind === 'interest';
  const isFirst = charge.kind === 'first-instalment';
  return charge.amountFen > 0 && isCount && isCovering && (!isFirst || charge.isDeducted);
}

interface Line {
  readonly no: number;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
}

/** How many first instalments have their interest taken up front, by deducted charges or by others. */
function coveredBy(terms: LoanTerms, isDeducted: boolean): number {
  const charges = terms.upFront?.charges.filter((one) => one.isDeducted === isDeducted) ?? [];
  return Math.max(0, ...charges.map((one) => one.coveredInstalments ?? 0));
}

function isFirstKeptBack(terms: LoanTerms): boolean {
  return terms.upFront?.charges.some((one) => one.kind === 'first-instalment') ?? false;
}

/**
 * The table that the desk claims by. What the contract takes as already paid is not asked for on its day: interest that
 * was truly paid up front is gone; interest and a first instalment that were only deducted from the pay-out fall due
 * with the last instalment. Whoever pays by the contract's own, larger table is so never behind.
 */
export function claimedLines<T extends Line>(terms: LoanTerms, lines: readonly T[]): readonly T[] {
  const last = lines.at(-1);
  if (terms.upFront === undefined || last === undefined) return lines;
  const paid = coveredBy(terms, false);
  const deducted = coveredBy(terms, true);
  const isFirstLate = isFirstKeptBack(terms);
  let principalFen = 0;
  let interestFen = 0;
  return lines.map((line): T => {
    const isLate = line.no <= deducted || (line.no === 1 && isFirstLate);
    const own = { ...line, interestFen: line.no <= paid ? ZERO : line.interestFen };
    const keepsPrincipal = line.no > 1 || !isFirstLate;
    if (line === last) {
      return {
        ...own,
        principalFen: fen(own.principalFen + principalFen),
        interestFen: fen(own.interestFen + interestFen),
      };
    }
    if (isLate) interestFen += own.interestFen;
    if (!keepsPrincipal) principalFen += own.principalFen;
    return {
      ...own,
      principalFen: keepsPrincipal ? own.principalFen : ZERO,
      interestFen: isLate ? ZERO : own.interestFen,
    };
  });
}

/** The contract's own table, reckoned on the stated principal: what it takes as already paid is nought. */
export function agreedLines<T extends Line>(terms: LoanTerms, lines: readonly T[]): readonly T[] {
  const covered = Math.max(coveredBy(terms, false), coveredBy(terms, true));
  return lines.map((line): T => {
    const isKeptBack = line.no === 1 && isFirstKeptBack(terms);
    return {
      ...line,
      principalFen: isKeptBack ? ZERO : line.principalFen,
      interestFen: isKeptBack || line.no <= covered ? ZERO : line.interestFen,
    };
  });
}

/** The terms as the contract states them: its own principal, as if all of it had been paid out. */
export function statedTerms(terms: LoanTerms): LoanTerms {
  const { upFront, ...own } = terms;
  return upFront === undefined ? own : { ...own, principalFen: upFront.statedPrincipalFen };
}
