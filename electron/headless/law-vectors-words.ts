import { checkBankCard } from '../../shared/domain/identity/bank-card.ts';
import { checkCreditCode } from '../../shared/domain/identity/credit-code.ts';
import { checkResidentId } from '../../shared/domain/identity/resident-id.ts';
import { checkMobile } from '../../shared/domain/identity/telephone.ts';
import { checkPlate, checkVin } from '../../shared/domain/identity/vehicle.ts';
import { amountInWords } from '../../shared/domain/wording/amount-in-words.ts';
import { formalDate } from '../../shared/domain/wording/dates.ts';
import { localDate } from '../../shared/kernel/local-date.ts';
import { dateAt, fenAt, isObject, type JsonObject } from './golden-json.ts';
import type { Actual } from './law-vectors.ts';

export function amountCase(one: JsonObject): Actual {
  return { words: amountInWords(fenAt(one, 'amount')) };
}

export function dateWordsCase(one: JsonObject): Actual {
  return { words: formalDate(dateAt(one, 'date')) };
}

export interface IdentifierCase {
  readonly group: string;
  readonly text: string;
  /** 'valid', 'invalid' or 'checkDigitMismatch' */
  readonly expected: string;
  readonly actual: string;
}

/** A day on which every sample person is born and none is too old. */
const TODAY = localDate('2026-11-23');

type Verdict = (text: string) => { readonly ok: boolean; readonly reason?: string };

const CHECKS: Readonly<Record<string, Verdict>> = {
  residentId: (text) => checkResidentId(text, TODAY),
  uscc: checkCreditCode,
  vin: checkVin,
  luhn: checkBankCard,
  plate: checkPlate,
  mobile: checkMobile,
};

/** identifiers: {name: {valid, invalid, checkDigitMismatch}}: one case per sample. */
export function identifierCases(groups: JsonObject): readonly IdentifierCase[] {
  return Object.entries(groups).flatMap(([group, verdicts]) => {
    if (!isObject(verdicts)) return [];
    return Object.entries(verdicts).flatMap(([expected, samples]) =>
      textsOf(samples).map((text) => ({ group, text, expected, actual: verdictOf(group, text, expected) })),
    );
  });
}

// The vectors split off a wrong check digit for VIN only; elsewhere it is plainly invalid.
function verdictOf(group: string, text: string, expected: string): string {
  const check = CHECKS[group];
  if (check === undefined) return 'no such check';
  const found = check(text);
  if (found.ok) return 'valid';
  const isMismatch = found.reason?.endsWith('.checkDigit') ?? false;
  if (expected === 'checkDigitMismatch') return isMismatch ? 'checkDigitMismatch' : 'invalid';
  return group === 'vin' && isMismatch ? 'checkDigitMismatch' : 'invalid';
}

function textsOf(samples: unknown): readonly string[] {
  return Array.isArray(samples) ? samples.filter((sample) => typeof sample === 'string') : [];
}
