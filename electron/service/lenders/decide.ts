import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { checkCreditCode } from '../../../shared/domain/identity/credit-code.ts';
import type { LenderInput, LenderView } from './rows.ts';

export type LenderProblem =
  | 'lender.nameTaken'
  | 'lender.prefixTaken'
  | 'lender.prefixInUse'
  | 'lender.licencesOverlap'
  | 'lender.defaultAccount'
  | 'lender.creditCode'
  | 'lender.lastActive';

/** What is wrong with the form on its own. undefined: nothing. */
export function ownProblem(
  input: LenderInput,
): DomainError<'lender.licencesOverlap' | 'lender.defaultAccount' | 'lender.creditCode'> | undefined {
  if (input.creditCode !== '' && !input.creditCodeKept && !checkCreditCode(input.creditCode).ok) {
    return domainError('lender.creditCode');
  }
  if (input.accounts.filter((account) => account.isDefault).length !== 1)
    return domainError('lender.defaultAccount');
  const licences = input.licences.toSorted((left, right) => (left.validFrom < right.validFrom ? -1 : 1));
  const hasOverlap = licences.some((licence, index) => {
    const next = licences[index + 1];
    if (licence.validTo !== null && licence.validTo < licence.validFrom) return true;
    return next !== undefined && (licence.validTo === null || licence.validTo >= next.validFrom);
  });
  return hasOverlap ? domainError('lender.licencesOverlap') : undefined;
}

/** What is wrong beside the other entities of the book. */
export function problemAmong(
  others: readonly LenderView[],
  before: LenderView | undefined,
  wish: { readonly input: LenderInput; readonly isActive: boolean; readonly hasLetters: boolean },
): DomainError<LenderProblem> | undefined {
  const own = ownProblem(wish.input);
  if (own !== undefined) return own;
  if (others.some((other) => other.name === wish.input.name)) return domainError('lender.nameTaken');
  if (others.some((other) => other.letterPrefix === wish.input.letterPrefix))
    return domainError('lender.prefixTaken');
  // a second prefix in a running series would break "no gaps" of the numbers already on paper
  if (before !== undefined && wish.hasLetters && before.letterPrefix !== wish.input.letterPrefix) {
    return domainError('lender.prefixInUse', { lenderId: before.id });
  }
  if (!wish.isActive && !others.some((other) => other.isActive)) return domainError('lender.lastActive');
  return undefined;
}
