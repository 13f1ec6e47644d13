import { residentCheckDigit } from '../../shared/domain/identity/resident-id.ts';
import { vinCheckCharacter } from '../../shared/domain/identity/vehicle.ts';

/**
 * A small generator of numbers with a fixed seed (mulberry32): the same seed gives the same ledger
 * everywhere.
 */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 <= x < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** an integer from `low` to `high`, both possible */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0];
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

export interface InventedPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly residence: string;
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜'] as const;
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志红梅晓东海燕子轩雨欣'] as const;
const AREAS = ['440305', '440306', '441322', '430121', '420106', '360111', '450103', '510107'] as const;
const STREETS = ['示例大道', '样本路', '虚构一街', '虚构二街', '演示巷', '测试路'] as const;
const TOWNS = [
  '深圳市南山区',
  '深圳市宝安区',
  '惠州市博罗县',
  '长沙市长沙县',
  '武汉市武昌区',
  '南昌市青山湖区',
  '南宁市青秀区',
  '成都市武侯区',
] as const;

/**
 * Persons nobody is: names by chance, ID numbers with a right check digit, telephones in one series that
 * repeats nowhere.
 */
export function inventPerson(dice: Dice, serial: number): InventedPerson {
  const place = dice.between(0, AREAS.length - 1);
  const name = letter(SURNAMES, dice) + letter(GIVEN, dice) + (dice.chance(0.6) ? letter(GIVEN, dice) : '');
  const birth = `${dice.between(1962, 2002)}${two(dice.between(1, 12))}${two(dice.between(1, 28))}`;
  const first17 = `${AREAS[place] ?? AREAS[0]}${birth}${dice.between(1, 999).toString().padStart(3, '0')}`;
  return {
    name,
    idNumber: first17 + residentCheckDigit(`${first17}0`),
    phone: `199${serial.toString().padStart(8, '0')}`,
    residence: `${TOWNS[place] ?? TOWNS[0]}${inventDoor(dice)}`,
  };
}

function inventDoor(dice: Dice): string {
  const street = `${dice.pick(STREETS)}${dice.between(1, 299)}号`;
  return `${street}${dice.between(1, 30)}栋${dice.between(101, 3204)}`;
}

const PLATE_SIGNS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'] as const;
const PLATE_PLACES = ['粤B', '粤L', '湘A', '鄂A', '赣A', '桂A', '川A'] as const;
export const MODELS = [
  '示例牌轩逸2022款',
  '样本牌凯越2021款',
  '虚构汽车M3',
  '示例牌SUV-X5',
  '样本牌皮卡',
  '虚构电车E2',
] as const;

/** A plate in form; new-energy plates have eight signs and a D or F (law/README R7.3). */
export function inventPlate(dice: Dice, isNewEnergy: boolean): string {
  const digits = dice.between(0, 99_999).toString().padStart(5, '0');
  if (isNewEnergy) return `${dice.pick(PLATE_PLACES)}${dice.pick(['D', 'F'])}${digits}`;
  const signs = dice.pick(PLATE_PLACES) + letter(PLATE_SIGNS, dice) + letter(PLATE_SIGNS, dice);
  return signs + digits.slice(2);
}

/** A VIN of the invented manufacturer LZZ with a right check sign in place 9. */
export function inventVin(dice: Dice, serial: number): string {
  const model = `${dice.pick(['A', 'B', 'C'])}${dice.between(1000, 9999)}`;
  const raw = `LZZ${model}0T${serial.toString().padStart(7, '0')}`;
  return raw.slice(0, 8) + vinCheckCharacter(raw) + raw.slice(9);
}

function letter(letters: readonly string[], dice: Dice): string {
  return letters[dice.between(0, letters.length - 1)] ?? '';
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}
