import { checkBankCard } from '../../../shared/domain/identity/bank-card.ts';
import { checkCreditCode } from '../../../shared/domain/identity/credit-code.ts';
import { checkResidentId } from '../../../shared/domain/identity/resident-id.ts';
import { checkLandline, checkMobile } from '../../../shared/domain/identity/telephone.ts';
import { checkPlate, checkVin } from '../../../shared/domain/identity/vehicle.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';

export type IdentifierKind =
  | 'resident-id'
  | 'credit-code'
  | 'vin'
  | 'plate'
  | 'mobile'
  | 'landline'
  | 'bank-card';

export interface CheckedIdentifier {
  readonly isValid: boolean;
  readonly normalised: string;
  readonly reasonCode: string | null;
  readonly severity: 'error' | 'warning' | null;
  readonly birthOn: LocalDate | null;
  readonly sex: 'male' | 'female' | null;
}

/** One answer for every kind of identifier; what a resident ID tells comes with it. */
export function checkIdentifier(kind: IdentifierKind, text: string, today: LocalDate): CheckedIdentifier {
  const nothing = { birthOn: null, sex: null };
  if (kind === 'resident-id') {
    const check = checkResidentId(text, today);
    if (!check.ok) return { ...refused(check), ...nothing };
    return {
      isValid: true,
      normalised: check.normalised,
      reasonCode: null,
      severity: null,
      birthOn: check.facts.birthDate,
      sex: check.facts.sex,
    };
  }
  const check = plainCheck(kind, text);
  if (!check.ok) return { ...refused(check), ...nothing };
  return { isValid: true, normalised: check.normalised, reasonCode: null, severity: null, ...nothing };
}

function plainCheck(kind: Exclude<IdentifierKind, 'resident-id'>, text: string) {
  switch (kind) {
    case 'credit-code':
      return checkCreditCode(text);
    case 'vin':
      return checkVin(text);
    case 'plate':
      return checkPlate(text);
    case 'mobile':
      return checkMobile(text);
    case 'landline':
      return checkLandline(text);
    case 'bank-card':
      return checkBankCard(text);
  }
}

function refused(check: {
  readonly normalised: string;
  readonly reason: string;
  readonly severity: 'error' | 'warning';
}) {
  return {
    isValid: false,
    normalised: check.normalised,
    reasonCode: check.reason,
    severity: check.severity,
  };
}
