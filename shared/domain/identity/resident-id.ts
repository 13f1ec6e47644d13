import { addYears, fromParts, isRealDay, type LocalDate } from '../../kernel/local-date.ts';
import { fails, type IdentityCheck, weightedSum } from './check.ts';
import { normaliseCode } from './normalise.ts';

/** GB 11643 (R7.1); a test holds these against the rows id.resident.* of the legal parameters. */
export const RESIDENT_WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
export const RESIDENT_CHECK_MAP = '10X98765432';

/** The oldest person that a number may name (R7.1). */
const OLDEST_YEARS = 130;

const PROVINCES: ReadonlyMap<string, string> = new Map([
  ['11', '北京'],
  ['12', '天津'],
  ['13', '河北'],
  ['14', '山西'],
  ['15', '内蒙古'],
  ['21', '辽宁'],
  ['22', '吉林'],
  ['23', '黑龙江'],
  ['31', '上海'],
  ['32', '江苏'],
  ['33', '浙江'],
  ['34', '安徽'],
  ['35', '福建'],
  ['36', '江西'],
  ['37', '山东'],
  ['41', '河南'],
  ['42', '湖北'],
  ['43', '湖南'],
  ['44', '广东'],
  ['45', '广西'],
  ['46', '海南'],
  ['50', '重庆'],
  ['51', '四川'],
  ['52', '贵州'],
  ['53', '云南'],
  ['54', '西藏'],
  ['61', '陕西'],
  ['62', '甘肃'],
  ['63', '青海'],
  ['64', '宁夏'],
  ['65', '新疆'],
  ['71', '台湾'],
  ['81', '香港'],
  ['82', '澳门'],
  ['83', '台湾'],
]);

export interface ResidentFacts {
  readonly birthDate: LocalDate;
  readonly sex: 'male' | 'female';
  /** the six-digit area code; old codes stay valid for life */
  readonly areaCode: string;
  readonly province: string;
  /** a 15-digit number of the first generation; `normalised` is its 18-digit form */
  readonly isConvertedFrom15: boolean;
}

export type ResidentReason =
  | 'id.empty'
  | 'id.form'
  | 'id.area'
  | 'id.birthDate'
  | 'id.birthInFuture'
  | 'id.tooOld'
  | 'id.checkDigit';

/** 居民身份证 of 18 or 15 digits. A valid check digit is no proof of identity (R7.1). */
export function checkResidentId(
  text: string,
  today: LocalDate,
): IdentityCheck<ResidentFacts, ResidentReason> {
  const typed = normaliseCode(text);
  if (typed === '') return fails(typed, 'id.empty');
  const isOld = /^\d{15}$/.test(typed);
  if (!isOld && !/^\d{17}[\dX]$/.test(typed)) return fails(typed, 'id.form');
  const number = isOld ? convertFrom15(typed) : typed;
  const facts = factsOf(number, isOld);
  if (facts === 'id.area' || facts === 'id.birthDate') return fails(typed, facts);
  if (facts.birthDate > today) return fails(typed, 'id.birthInFuture');
  if (addYears(facts.birthDate, OLDEST_YEARS) < today) return fails(typed, 'id.tooOld');
  if (residentCheckDigit(number) !== number.charAt(17)) return fails(typed, 'id.checkDigit', 'warning');
  return { ok: true, normalised: number, facts };
}

/** The check character of the first 17 digits: R7.1's "10X98765432"[Σ mod 11]. */
export function residentCheckDigit(number: string): string {
  const figures = [...number.slice(0, 17)].map(Number);
  return RESIDENT_CHECK_MAP.charAt(weightedSum(figures, RESIDENT_WEIGHTS) % 11);
}

function convertFrom15(typed: string): string {
  const seventeen = `${typed.slice(0, 6)}19${typed.slice(6)}`;
  return `${seventeen}${residentCheckDigit(seventeen)}`;
}

function factsOf(number: string, isConvertedFrom15: boolean): ResidentFacts | 'id.area' | 'id.birthDate' {
  const province = PROVINCES.get(number.slice(0, 2));
  if (province === undefined) return 'id.area';
  const born = {
    year: Number(number.slice(6, 10)),
    month: Number(number.slice(10, 12)),
    day: Number(number.slice(12, 14)),
  };
  if (!isRealDay(born)) return 'id.birthDate';
  return {
    birthDate: fromParts(born),
    sex: Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female',
    areaCode: number.slice(0, 6),
    province,
    isConvertedFrom15,
  };
}
