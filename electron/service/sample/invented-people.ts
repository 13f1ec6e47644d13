import { residentCheckDigit } from '../../../shared/domain/identity/resident-id.ts';
import { vinCheckCharacter } from '../../../shared/domain/identity/vehicle.ts';
import { addDays, localDate } from '../../../shared/kernel/local-date.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Nobody here exists: names are drawn from lists, numbers are made up with a right check digit. */
const SURNAMES =
  '张王李刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕单查仇解'.split('');
const GIVEN_FIRST = '伟志建国文晓明海春秋雪雨云天永长东南子思梦佳欣安宁一书远景若语清雅锦泽浩宇博嘉'.split(
  '',
);
const GIVEN_SECOND = [
  '',
  '',
  '强',
  '芳',
  '敏',
  '静',
  '丽',
  '军',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '超',
  '明',
  '霞',
  '平',
  '刚',
  '桂',
  '英',
  '华',
  '玉',
  '兰',
  '鹏',
  '飞',
  '宁',
  '辰',
  '阳',
];

/** Area codes that were in use for long, with the plate letter of the place. */
const PLACES = [
  { area: '440305', city: '广东省深圳市南山区', plate: '粤B', roads: ['科园路', '桃园路', '学府路'] },
  { area: '440106', city: '广东省广州市天河区', plate: '粤A', roads: ['天河北路', '龙口西路', '体育东路'] },
  { area: '330106', city: '浙江省杭州市西湖区', plate: '浙A', roads: ['文三路', '古墩路', '天目山路'] },
  { area: '320105', city: '江苏省南京市建邺区', plate: '苏A', roads: ['江东中路', '奥体大街', '集庆门大街'] },
  { area: '510107', city: '四川省成都市武侯区', plate: '川A', roads: ['武侯大道', '科华北路', '佳灵路'] },
  { area: '420106', city: '湖北省武汉市武昌区', plate: '鄂A', roads: ['中北路', '和平大道', '武珞路'] },
  { area: '430104', city: '湖南省长沙市岳麓区', plate: '湘A', roads: ['枫林路', '潇湘中路', '麓山南路'] },
  { area: '370102', city: '山东省济南市历下区', plate: '鲁A', roads: ['经十路', '解放路', '泺源大街'] },
] as const;

export type Place = (typeof PLACES)[number];

export interface InventedPerson {
  readonly name: string;
  readonly idNo: string;
  readonly birthOn: string;
  readonly sex: 'male' | 'female';
  readonly mobile: string;
  readonly address: string;
  readonly place: Place;
}

export function inventPerson(random: SeededRandom, place: Place = random.oneOf(PLACES)): InventedPerson {
  const sequence = random.integer(1, 999);
  const birthOn = addDays(localDate('1966-01-01'), random.integer(0, 13_500));
  const body = `${place.area}${birthOn.replaceAll('-', '')}${sequence.toString().padStart(3, '0')}`;
  return {
    name: random.oneOf(SURNAMES) + random.oneOf(GIVEN_FIRST) + random.oneOf(GIVEN_SECOND),
    idNo: body + residentCheckDigit(body),
    birthOn,
    sex: sequence % 2 === 1 ? 'male' : 'female',
    mobile: `1${random.oneOf(['30', '35', '38', '50', '58', '76', '86', '99'])}${random.digits(8)}`,
    address: `${place.city}${random.oneOf(place.roads)}${random.integer(1, 399)}号${random.integer(1, 30)}栋${random.integer(101, 2806)}室`,
    place,
  };
}

const VIN_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

export interface InventedVehicle {
  readonly plate: string;
  readonly vin: string;
  readonly engineNo: string;
  readonly brandModel: string;
  readonly colour: string;
  readonly isElectric: boolean;
}

/** Invented makes: no real brand's name stands on a letter of the sample book. */
const MODELS = [
  '启程 Q5 1.5T',
  '远行 Y7 2.0L',
  '星海 S3 1.6L',
  '云驰 E6',
  '长路 CL-8 MPV',
  '明途 M1',
  '北原 B40',
];

/** `serial` makes plate and VIN unique within a book. */
export function inventVehicle(random: SeededRandom, place: Place, serial: number): InventedVehicle {
  const isElectric = random.isTrueFor(15);
  const letter = random.oneOf([...'ABCDEFGHJKLMNPQRSTUVWXYZ']);
  const tail = (serial % 10_000).toString().padStart(4, '0');
  const second = random.oneOf([...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ']);
  return {
    plate: isElectric ? `${place.plate}D${second}${tail}` : `${place.plate}${letter}${tail}`,
    vin: inventVin(random, serial),
    engineNo: `${random.oneOf([...VIN_LETTERS])}${random.digits(7)}`,
    brandModel: isElectric ? '云驰 E6' : random.oneOf(MODELS),
    colour: random.oneOf(['白', '黑', '银', '灰', '蓝', '红']),
    isElectric,
  };
}

function inventVin(random: SeededRandom, serial: number): string {
  const body = `LZZ${random.oneOf([...VIN_LETTERS])}${random.digits(1)}${random.oneOf([...VIN_LETTERS])}${random.digits(2)}`;
  const tail = `${random.oneOf([...'HJKLMNPR'])}${random.oneOf([...VIN_LETTERS])}${serial.toString().padStart(6, '0').slice(-6)}`;
  return body + vinCheckCharacter(`${body}0${tail}`) + tail;
}
