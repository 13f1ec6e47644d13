import { toParts } from '../../kernel/local-date.ts';
import { type Fen, sum } from '../../kernel/money.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { LoanTerms } from '../loan/terms.ts';
import type { Instalment } from '../schedule/instalment.ts';
import type { ImportedOpening, ImportedTerms } from './imported-loan.ts';

/** The terms to freeze on the loan: what the ledger says, the desk's defaults for the rest. */
export function loanTermsOf(terms: ImportedTerms, defaults: Partial<LoanTerms> = {}): LoanTerms {
  const { principalFen, annualRatePpm, method, termCount, disbursedOn, firstDueOn } = terms;
  const facts = { principalFen, annualRatePpm, method, termCount, disbursedOn, firstDueOn };
  const stated: Partial<LoanTerms> = {
    signedOn: terms.signedOn ?? disbursedOn,
    dueDay: Math.max(terms.dueDay, toParts(firstDueOn).day),
    ...(terms.penalty === null ? {} : { penalty: terms.penalty }),
  };
  return termsOf(facts, { ...defaults, ...stated });
}

/** An opening whose principal and instalments met are known. */
export interface CompleteOpening extends ImportedOpening {
  readonly principalFen: Fen;
  readonly instalmentsMet: number;
}

/**
 * Fills what the ledger left out from the schedule: the balance after the instalments met, or as many
 * instalments as
 * the schedule has repaid at the ledger's balance (rounded down: what is not proven paid counts as unpaid).
 */
export function completeOpening(opening: ImportedOpening, schedule: readonly Instalment[]): CompleteOpening {
  const balanceAfter = (count: number): Fen => {
    const rest = schedule.slice(count).map((instalment) => instalment.principalFen);
    return sum(rest);
  };
  const { principalFen, instalmentsMet } = opening;
  if (instalmentsMet !== null)
    return { ...opening, instalmentsMet, principalFen: principalFen ?? balanceAfter(instalmentsMet) };
  let met = 0;
  while (
    principalFen !== null &&
    met < schedule.length &&
    balanceAfter(met + 1) >= principalFen &&
    repays(schedule[met])
  )
    met += 1;
  return { ...opening, instalmentsMet: met, principalFen: principalFen ?? balanceAfter(met) };
}

/** An instalment without principal (先息后本) can't be counted by the balance. */
function repays(instalment: Instalment | undefined): boolean {
  return instalment !== undefined && instalment.principalFen > 0;
}
