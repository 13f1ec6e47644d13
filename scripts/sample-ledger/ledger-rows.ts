import { daysBetween, type LocalDate, localDate } from '../../shared/kernel/local-date.ts';
import type { Fen } from '../../shared/kernel/money.ts';
import type { InventedLoan } from './invented-loans.ts';
import type { Dice } from './invented-people.ts';

/** What an office typed into one cell: text, a number, a real date, or nothing. */
export type LedgerCell = string | number | { readonly date: LocalDate } | null;

/**
 * Group and column headings, as the two merged heading rows have them; no group = one cell over both rows.
 */
export const COLUMNS: readonly (readonly [group: string, title: string])[] = [
  ['', '序号'],
  ['', '合同编号'],
  ['借款人信息', '姓名'],
  ['借款人信息', '身份证号码'],
  ['借款人信息', '联系电话'],
  ['借款人信息', '现住址'],
  ['借款人信息', '约定送达地址'],
  ['配偶信息', '姓名'],
  ['配偶信息', '身份证号'],
  ['担保人信息', '姓名'],
  ['担保人信息', '身份证号'],
  ['担保人信息', '电话'],
  ['担保人信息', '保证方式'],
  ['车辆信息', '车牌号'],
  ['车辆信息', '车架号'],
  ['车辆信息', '品牌型号'],
  ['车辆信息', '抵押登记日期'],
  ['车辆信息', '保险到期日'],
  ['贷款信息', '签约日期'],
  ['贷款信息', '放款日期'],
  ['贷款信息', '金额（万元）'],
  ['贷款信息', '年利率(%)'],
  ['贷款信息', '还款方式'],
  ['贷款信息', '期数'],
  ['贷款信息', '首期还款日'],
  ['贷款信息', '罚息利率'],
  ['期初情况（元）', '剩余本金'],
  ['期初情况（元）', '已还期数'],
  ['期初情况（元）', '逾期本金'],
  ['期初情况（元）', '逾期利息'],
  ['期初情况（元）', '罚息'],
  ['期初情况（元）', '费用'],
  ['期初情况（元）', '逾期天数'],
  ['期初情况（元）', '最近催收日期'],
  ['', '备注'],
];

const METHOD_WORDS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'equal-instalment': ['等额本息', '等额本息', '等额'],
  'equal-principal': ['等额本金'],
  'interest-only': ['先息后本', '按月付息到期还本'],
  flat: ['等本等息'],
};

/** The cells of a loan, each written in one of the ways in which offices write. */
export function ledgerCells(dice: Dice, loan: InventedLoan): LedgerCell[] {
  const { borrower, spouse, guarantor, opening } = loan;
  const yuan = (amount: Fen | undefined): LedgerCell => (amount === undefined ? null : amount / 100);
  return [
    loan.no,
    loan.contractNo,
    messyName(dice, borrower.name),
    borrower.idNumber,
    messyPhone(dice, borrower.phone),
    borrower.residence,
    dice.chance(0.85) ? borrower.residence : null,
    spouse?.name ?? null,
    spouse?.idNumber ?? null,
    guarantor?.name ?? (dice.chance(0.2) ? '无' : null),
    guarantor?.idNumber ?? null,
    guarantor?.phone ?? null,
    guarantor === undefined ? null : loan.isJoint ? '连带责任保证' : '一般保证',
    messyPlate(dice, loan.plate),
    loan.vin,
    loan.model,
    dice.chance(0.93) ? messyDate(dice, loan.disbursedOn) : null,
    messyDate(dice, loan.insuranceEndsOn),
    messyDate(dice, loan.signedOn),
    messyDate(dice, loan.disbursedOn),
    messyPrincipal(dice, loan.principalFen),
    loan.annualRatePpm / 10_000,
    dice.pick(METHOD_WORDS[loan.method] ?? ['等额本息']),
    dice.chance(0.7) ? loan.termCount : `${loan.termCount}期`,
    messyDate(dice, loan.firstDueOn),
    dice.pick(['0.05%/日', '万分之五', '0.05%']),
    yuan(opening?.principalFen),
    opening?.instalmentsMet ?? null,
    opening === undefined || opening.overduePrincipalFen === 0 ? null : yuan(opening.overduePrincipalFen),
    opening === undefined || opening.overdueInterestFen === 0 ? null : yuan(opening.overdueInterestFen),
    opening === undefined || opening.penaltyFen === 0 ? null : messyAmount(dice, opening.penaltyFen),
    opening === undefined || opening.feeFen === 0 ? null : yuan(opening.feeFen),
    opening === undefined ? null : opening.daysPastDue,
    opening?.lastDemandOn === undefined ? null : messyDate(dice, opening.lastDemandOn),
    opening === undefined ? '新放款' : null,
  ];
}

/**
 * The day as a real date, as text in four ways, as a number of eight digits, or as a serial that lost its
 * format.
 */
function messyDate(dice: Dice, date: LocalDate): LedgerCell {
  const [year, month, day] = date.split('-').map(Number);
  switch (dice.between(1, 10)) {
    case 1:
      return `${year}年${month}月${day}日`;
    case 2:
      return `${year}.${month}.${day}`;
    case 3:
      return `${year}/${month}/${day}`;
    case 4:
      return Number(date.replaceAll('-', ''));
    case 5:
      return daysBetween(localDate('1899-12-30'), date);
    default:
      return { date };
  }
}

function messyName(dice: Dice, name: string): string {
  if ([...name].length === 2 && dice.chance(0.3)) return [...name].join('　');
  return dice.chance(0.05) ? ` ${name} ` : name;
}

function messyPhone(dice: Dice, phone: string): LedgerCell {
  if (dice.chance(0.4)) return Number(phone);
  if (dice.chance(0.1)) return `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`;
  return phone;
}

function messyPlate(dice: Dice, plate: string): string {
  return dice.chance(0.15) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate;
}

/** In a column of 万元: mostly 12.5, now and then '12.5万', '125000元' or '１２.５'. */
function messyPrincipal(dice: Dice, amount: Fen): LedgerCell {
  const wan = amount / 1_000_000;
  switch (dice.between(1, 12)) {
    case 1:
      return `${wan}万`;
    case 2:
      return `￥${(amount / 100).toLocaleString('en-US')}元`;
    case 3:
      return wan.toString().replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    default:
      return wan;
  }
}

function messyAmount(dice: Dice, amount: Fen): LedgerCell {
  return dice.chance(0.2)
    ? `￥${(amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`
    : amount / 100;
}

/** Where a column stands. */
export function columnOf(group: string, title: string): number {
  const index = COLUMNS.findIndex(([ownGroup, ownTitle]) => ownGroup === group && ownTitle === title);
  if (index < 0) throw new Error(`no column ${group}/${title}`);
  return index;
}

/** The errors planted in the sample, by serial number of the loan: what the import must find. */
export const PLANTED: readonly {
  readonly no: number;
  readonly column: number;
  readonly value: LedgerCell | 'wrong-check-digit';
}[] = [
  { no: 17, column: columnOf('贷款信息', '放款日期'), value: '2025-02-31' },
  { no: 58, column: columnOf('贷款信息', '金额（万元）'), value: -8 },
  { no: 94, column: columnOf('借款人信息', '姓名'), value: null },
  { no: 131, column: columnOf('贷款信息', '首期还款日'), value: '3/8/2025' },
  { no: 166, column: columnOf('', '合同编号'), value: 'AX-REPEATED' },
  { no: 167, column: columnOf('', '合同编号'), value: 'AX-REPEATED' },
  { no: 203, column: columnOf('借款人信息', '身份证号码'), value: 440_305_198_803_121_200 },
  { no: 241, column: columnOf('贷款信息', '期数'), value: '面议' },
  { no: 288, column: columnOf('期初情况（元）', '剩余本金'), value: 99_000_000 },
  // doubts: kept, marked
  { no: 12, column: columnOf('借款人信息', '身份证号码'), value: 'wrong-check-digit' },
  { no: 77, column: columnOf('借款人信息', '身份证号码'), value: 'wrong-check-digit' },
  { no: 190, column: columnOf('借款人信息', '身份证号码'), value: 'wrong-check-digit' },
  { no: 33, column: columnOf('车辆信息', '车架号'), value: 'LZZA000010T000003I' },
  { no: 146, column: columnOf('车辆信息', '车牌号'), value: '粤B12' },
  { no: 211, column: columnOf('借款人信息', '联系电话'), value: '1990000021' },
];

/** Puts the planted errors into the cells of a loan. */
export function plantErrors(no: number, cells: readonly LedgerCell[]): LedgerCell[] {
  const planted = [...cells];
  for (const { no: ownNo, column, value } of PLANTED) {
    if (ownNo === no)
      planted[column] = value === 'wrong-check-digit' ? otherCheckDigit(String(planted[column])) : value;
  }
  return planted;
}

function otherCheckDigit(idNumber: string): string {
  return idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');
}
