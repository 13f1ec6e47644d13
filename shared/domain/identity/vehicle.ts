import { fails, type IdentityCheck, weightedSum } from './check.ts';
import { normaliseCode, normalisePlate } from './normalise.ts';

/** GB 16735 / ISO 3779 (R7.4); a test holds these against the rows id.vin.*. */
export const VIN_WEIGHTS: readonly number[] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
export const VIN_LETTERS: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 },
  ...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
};

export interface VinFacts {
  /** world manufacturer identifier: the first three characters; 'L' first is China */
  readonly manufacturer: string;
  readonly serial: string;
}

export type VinReason = 'vin.empty' | 'vin.form' | 'vin.checkDigit';

/** 车辆识别代号. A wrong ninth place is a warning, since some imported cars do not use it (R7.4). */
export function checkVin(text: string): IdentityCheck<VinFacts, VinReason> {
  const vin = normaliseCode(text).replace(/-/g, '');
  if (vin === '') return fails(vin, 'vin.empty');
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return fails(vin, 'vin.form');
  if (vinCheckCharacter(vin) !== vin.charAt(8)) return fails(vin, 'vin.checkDigit', 'warning');
  return { ok: true, normalised: vin, facts: { manufacturer: vin.slice(0, 3), serial: vin.slice(-6) } };
}

/** The character that belongs in place 9 of a well-formed VIN. */
export function vinCheckCharacter(vin: string): string {
  const values = [...vin].map((sign) => VIN_LETTERS[sign] ?? Number(sign));
  const rest = weightedSum(values, VIN_WEIGHTS) % 11;
  return rest === 10 ? 'X' : rest.toString();
}

/** GA 36 (R7.3); a test holds these against the rows id.plate.*.regex. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
export const NORMAL_PLATE_PATTERN = `^[${PLATE_PROVINCES}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[学警挂领试超港澳])$`;
export const NEW_ENERGY_PLATE_PATTERN = `^[${PLATE_PROVINCES}][A-HJ-NP-Z](?:[DABCEFGHJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DABCEFGHJK])$`;
const NORMAL_PLATE = new RegExp(NORMAL_PLATE_PATTERN);
const NEW_ENERGY_PLATE = new RegExp(NEW_ENERGY_PLATE_PATTERN);
const PURE_ELECTRIC_LETTERS = 'DABCE';

export interface PlateFacts {
  readonly kind: 'normal' | 'newEnergy';
  readonly province: string;
  /** of a new-energy plate: pure electric by its letter; undefined for a normal one */
  readonly isPureElectric: boolean | undefined;
}

export type PlateReason = 'plate.empty' | 'plate.form';

/** 号牌. Temporary, military, police-force and embassy plates have no pattern: they are kept as typed, marked (R7.3). */
export function checkPlate(text: string): IdentityCheck<PlateFacts, PlateReason> {
  const plate = normalisePlate(text);
  if (plate === '') return fails(plate, 'plate.empty');
  const province = plate.charAt(0);
  if (NORMAL_PLATE.test(plate)) {
    return { ok: true, normalised: plate, facts: { kind: 'normal', province, isPureElectric: undefined } };
  }
  if (NEW_ENERGY_PLATE.test(plate)) {
    const letter = /\d$/.test(plate) && /\D/.test(plate.charAt(2)) ? plate.charAt(2) : plate.slice(-1);
    const isPureElectric = PURE_ELECTRIC_LETTERS.includes(letter);
    return { ok: true, normalised: plate, facts: { kind: 'newEnergy', province, isPureElectric } };
  }
  return fails(plate, 'plate.form', 'warning');
}
