import type { LocalDate } from '../../kernel/local-date.ts';
import { checkBankCard } from '../identity/bank-card.ts';
import type { IdentityCheck } from '../identity/check.ts';
import { checkCreditCode } from '../identity/credit-code.ts';
import { checkResidentId } from '../identity/resident-id.ts';
import { checkLandline, checkMobile } from '../identity/telephone.ts';
import { checkPlate, checkVin } from '../identity/vehicle.ts';

/** The outcome of one algorithm of law/README section 7. `normal` = the form to store. */
export type CheckOutcome =
  | { readonly ok: true; readonly normal: string }
  | { readonly ok: false; readonly reason: string };

/** The checks that the reading of a row asks for. */
export interface IdentityChecks {
  readonly residentId: (text: string) => CheckOutcome;
  readonly creditCode: (text: string) => CheckOutcome;
  readonly vin: (text: string) => CheckOutcome;
  readonly plate: (text: string) => CheckOutcome;
  readonly mobile: (text: string) => CheckOutcome;
  readonly landline: (text: string) => CheckOutcome;
  readonly bankCard: (text: string) => CheckOutcome;
}

/** The desk's own checks as of a day (a birth date lies in the past). */
export function identityChecks(today: LocalDate): IdentityChecks {
  return {
    residentId: (text) => outcomeOf(checkResidentId(text, today)),
    creditCode: (text) => outcomeOf(checkCreditCode(text)),
    vin: (text) => outcomeOf(checkVin(text)),
    plate: (text) => outcomeOf(checkPlate(text)),
    mobile: (text) => outcomeOf(checkMobile(text)),
    landline: (text) => outcomeOf(checkLandline(text)),
    bankCard: (text) => outcomeOf(checkBankCard(text)),
  };
}

function outcomeOf(check: IdentityCheck<unknown, string>): CheckOutcome {
  return check.ok ? { ok: true, normal: check.normalised } : { ok: false, reason: check.reason };
}
