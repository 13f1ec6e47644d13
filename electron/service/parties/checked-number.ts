import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { checkIdentifier, type IdentifierKind } from './check-identity.ts';
import type { NumberCheck } from './store-parties.ts';

export type IdentityError = DomainError<'identity.checkFailed'>;

export interface CheckedNumber {
  readonly value: string | null;
  readonly check: NumberCheck;
  readonly reason: string | null;
}

/** A number as it is stored: passed, or kept by the clerk against the check's reason and marked so. */
export function checkedNumber(
  kind: IdentifierKind,
  typed: { readonly text: string | null; readonly isKept: boolean },
  today: LocalDate,
): Result<CheckedNumber, IdentityError> {
  if (typed.text === null || typed.text === '') return ok({ value: null, check: 'unchecked', reason: null });
  const checked = checkIdentifier(kind, typed.text, today);
  if (checked.isValid) return ok({ value: checked.normalised, check: 'passed', reason: null });
  if (!typed.isKept) {
    return err(domainError('identity.checkFailed', { field: kind, reason: checked.reasonCode ?? '' }));
  }
  return ok({ value: checked.normalised, check: 'kept', reason: checked.reasonCode });
}
