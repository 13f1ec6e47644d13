import { describe, expect, it } from 'vitest';
import { readShippedLaw } from '../../electron/headless/law-resources.ts';
import { LONGEST_CARD_DIGITS, SHORTEST_CARD_DIGITS } from '../../shared/domain/identity/bank-card.ts';
import {
  CREDIT_ALPHABET,
  CREDIT_WEIGHTS,
  ORGANISATION_WEIGHTS,
} from '../../shared/domain/identity/credit-code.ts';
import { RESIDENT_CHECK_MAP, RESIDENT_WEIGHTS } from '../../shared/domain/identity/resident-id.ts';
import { LANDLINE_PATTERN, MOBILE_PATTERN } from '../../shared/domain/identity/telephone.ts';
import {
  NEW_ENERGY_PLATE_PATTERN,
  NORMAL_PLATE_PATTERN,
  PLATE_PROVINCES,
  VIN_LETTERS,
  VIN_WEIGHTS,
} from '../../shared/domain/identity/vehicle.ts';

describe('the constants of the checks', () => {
  const { law } = readShippedLaw();
  const lengths = Array.from(
    { length: LONGEST_CARD_DIGITS - SHORTEST_CARD_DIGITS + 1 },
    (_, index) => SHORTEST_CARD_DIGITS + index,
  );
  it.each([
    ['id.resident.weights', RESIDENT_WEIGHTS],
    ['id.resident.checkMap', RESIDENT_CHECK_MAP],
    ['id.uscc.alphabet', CREDIT_ALPHABET],
    ['id.uscc.weights', CREDIT_WEIGHTS],
    ['id.org.weights', ORGANISATION_WEIGHTS],
    ['id.vin.weights', VIN_WEIGHTS],
    ['id.vin.values', VIN_LETTERS],
    ['id.plate.province', PLATE_PROVINCES],
    ['id.plate.normal.regex', NORMAL_PLATE_PATTERN],
    ['id.plate.nev.regex', NEW_ENERGY_PLATE_PATTERN],
    ['id.mobile.regex', MOBILE_PATTERN],
    ['id.landline.regex', LANDLINE_PATTERN],
    ['id.bankCard.lengths', lengths],
  ])('%s is that of the legal parameters', (parameter, value) => {
    expect(law.parameters.get(parameter)?.[0]?.value).toEqual(value);
  });
});
