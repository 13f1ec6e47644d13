import { addDays, toParts } from '../../kernel/local-date.ts';
import { type Fen, sum } from '../../kernel/money.ts';
import { termsOf } from '../loan/default-terms.ts';
import type { LoanTerms } from '../loan/terms.ts';
import type { Instalment } from '../schedule/instalment.ts';
import type { DueRule } from '../schedule/periods.ts';
import type { ImportedOpening, ImportedTerms } from './imported-loan.ts';

/** The terms to freeze on the loan: what the ledger says, the desk's defaults for the rest. */
export function loanTermsOf(terms: ImportedTerms, defaults: Partial<LoanTerms> = {}): LoanTerms {
  const { principalFen, annualRatePpm, method, termCount, disbursedOn, firstDueOn } = terms;
  const facts = { principalFen, annualRatePpm, method, termCount, disbursedOn, firstDueOn };
  const stated: Partial<LoanTerms> = {
    signedOn: terms.signedOn ?? disbursedOn,
    dueDay: Math.max(terms.dueDay, toParts(firstDueOn).day),
    ...(terms.penalty === null ? {} : { penalty: terms.penalty }),
    ...terms.conventions,
  };
  return termsOf(facts, { ...defaults, ...stated });
}

/** What the due dates of a row's loan follow from. */
export function dueRuleOf(terms: ImportedTerms): DueRule {
  const { firstDueOn, dueDay, conventions } = terms;
  return { firstDueOn, dueDay, frequency: conventions?.frequency ?? { unit: 'month', every: 1 } };
}

/** An opening whose figures are all known. */
export interface CompleteOpening extends ImportedOpening {
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly instalmentsMet: number;
}

/**
 * Fills what the ledger left out from the schedule: the balance after the instalments met, or as many instalments as
 * the schedule has repaid at the ledger's balance (rounded down: what is not proven paid counts as unpaid), or those
 * that the stated days past due leave. Overdue interest without a column is that of the unmet instalments that fell due.
 */
export function completeOpening(opening: ImportedOpening, schedule: readonly Instalment[]): CompleteOpening {
  const instalmentsMet = opening.instalmentsMet ?? countMet(opening, schedule);
  const principalFen = opening.principalFen ?? balanceAfter(schedule, instalmentsMet);
  const unmet = schedule.slice(instalmentsMet).filter((one) => one.dueOn <= opening.cutoverOn);
  const interestFen = opening.interestFen ?? sum(unmet.map((one) => one.interestFen));
  return { ...opening, instalmentsMet, principalFen, interestFen };
}

function balanceAfter(schedule: readonly Instalment[], count: number): Fen {
  return sum(schedule.slice(count).map((instalment) => instalment.principalFen));
}

function countMet(opening: ImportedOpening, schedule: readonly Instalment[]): number {
  const { principalFen, statedDaysPastDue, cutoverOn } = opening;
  // an instalment without principal (先息后本) can't be counted by the balance
  const isCountable = principalFen === 0 || schedule.slice(0, -1).every((one) => one.principalFen > 0);
  if (principalFen !== null && (isCountable || statedDaysPastDue === null)) {
    const behind = schedule.findIndex(
      (one, index) => balanceAfter(schedule, index + 1) < principalFen || !repays(one, principalFen),
    );
    return behind < 0 ? schedule.length : behind;
  }
  const oldestUnpaidOn = addDays(cutoverOn, -(statedDaysPastDue ?? 0));
  const paid = schedule.filter((one) => one.dueOn < oldestUnpaidOn).length;
  // nothing past due: what falls due on the cut-over day itself is still open
  return paid;
}

function repays(instalment: Instalment, owedFen: Fen): boolean {
  return instalment.principalFen > 0 || owedFen === 0;
}
