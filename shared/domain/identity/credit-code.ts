import { fails, type IdentityCheck, weightedSum } from './check.ts';
import { normaliseCode } from './normalise.ts';

/** GB 32100 and GB 11714 (R7.2); a test holds these against the rows id.uscc.* and id.org.*. */
export const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export const CREDIT_WEIGHTS: readonly number[] = [
  1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28,
];
export const ORGANISATION_WEIGHTS: readonly number[] = [3, 7, 9, 10, 5, 8, 4, 2];

export interface CreditCodeFacts {
  /** registering authority: '9' market regulation (companies), '5' civil affairs, '1' public bodies … */
  readonly authority: string;
  /** '91' company, '92' sole trader, '93' farmers' cooperative … */
  readonly category: string;
  readonly areaCode: string;
  readonly organisationCode: string;
  /** the nine-character organisation code has its own check character; some old codes fail it */
  readonly isOrganisationCodeValid: boolean;
}

export type CreditCodeReason = 'creditCode.empty' | 'creditCode.form' | 'creditCode.checkDigit';

/** 统一社会信用代码 of 18 characters. */
export function checkCreditCode(text: string): IdentityCheck<CreditCodeFacts, CreditCodeReason> {
  const code = normaliseCode(text).replace(/-/g, '');
  if (code === '') return fails(code, 'creditCode.empty');
  if (code.length !== 18 || [...code].some((sign) => !CREDIT_ALPHABET.includes(sign))) {
    return fails(code, 'creditCode.form');
  }
  if (creditCheckCharacter(code) !== code.charAt(17)) return fails(code, 'creditCode.checkDigit', 'warning');
  const organisationCode = code.slice(8, 17);
  return {
    ok: true,
    normalised: code,
    facts: {
      authority: code.charAt(0),
      category: code.slice(0, 2),
      areaCode: code.slice(2, 8),
      organisationCode,
      isOrganisationCodeValid: organisationCheckCharacter(organisationCode) === organisationCode.charAt(8),
    },
  };
}

/** The check character of the first 17: (31 − Σ mod 31) mod 31 in the alphabet. */
export function creditCheckCharacter(code: string): string {
  const values = [...code.slice(0, 17)].map((sign) => CREDIT_ALPHABET.indexOf(sign));
  return CREDIT_ALPHABET.charAt((31 - (weightedSum(values, CREDIT_WEIGHTS) % 31)) % 31);
}

/** The check character of an organisation code's first 8: 11 − Σ mod 11, where 10 is X and 11 is 0. */
export function organisationCheckCharacter(code: string): string {
  // letters count from A = 10 without gaps here, unlike in the credit code's alphabet
  const values = [...code.slice(0, 8)].map((sign) => Number.parseInt(sign, 36));
  const check = 11 - (weightedSum(values, ORGANISATION_WEIGHTS) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : check.toString();
}
