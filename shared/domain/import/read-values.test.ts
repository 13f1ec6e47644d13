import { describe, expect, it } from 'vitest';
import { type Cell, textCell } from './cell.ts';
import type { ColumnUnit } from './heading.ts';
import { readAmount } from './read-amount.ts';
import { readDueOnDayOff, readRemainder } from './read-conventions.ts';
import { dateOrderOf, readDate } from './read-date.ts';
import { type RatePeriod, readRate } from './read-rate.ts';
import { readMethod, readTermMonths, splitPhones } from './read-words.ts';

const number = (value: number, text = String(value)): Cell => ({ kind: 'number', number: value, text });

function amount(cell: Cell | string, unit?: ColumnUnit): number | string {
  const read = readAmount(typeof cell === 'string' ? textCell(cell) : cell, unit);
  return read.ok ? read.value.amountFen : read.error.code;
}

describe('amounts (desktop.md F40)', () => {
  it.each([
    ['0', 0],
    ['1,234.50', 123_450],
    ['￥1,234.50', 123_450],
    ['¥ 1234.5元', 123_450],
    ['１２３', 12_300],
    ['12万', 12_000_000],
    ['1.2万元', 1_200_000],
    ['85000元整', 8_500_000],
    ['人民币 3,000.00', 300_000],
    ['0.005', 'amount.fractionOfFen'],
    ['1e12', 'amount.unreadable'],
    ['1000000000000', 'amount.tooLarge'],
    ['-500', 'amount.negative'],
    ['(500.00)', 'amount.negative'],
    ['十二万', 'amount.unreadable'],
  ])('%s is %s fen', (text, expected) => {
    expect(amount(text)).toBe(expected);
  });

  it('takes the unit of the heading unless the cell names its own', () => {
    expect(amount('12', 'wanYuan')).toBe(12_000_000);
    expect(amount(number(8.5), 'wanYuan')).toBe(8_500_000);
    expect(amount('85000元', 'wanYuan')).toBe(8_500_000);
    expect(amount('12万', 'yuan')).toBe(12_000_000);
  });

  it('refuses yuan typed into a column of 万元', () => {
    expect(amount(number(120_000), 'wanYuan')).toBe('amount.unitDoubtful');
  });

  it('drops the dust of binary fractions but not half a fen', () => {
    expect(amount(number(0.1 + 0.2))).toBe(30);
    expect(amount(number(1234.565))).toBe('amount.fractionOfFen');
  });
});

function date(cell: Cell | string, date1904 = false): string {
  const read = readDate(typeof cell === 'string' ? textCell(cell) : cell, { date1904 });
  return read.ok ? read.value.date : read.error.code;
}

describe('dates', () => {
  it.each([
    ['2025-03-08', '2025-03-08'],
    ['2025/3/8', '2025-03-08'],
    ['2025.3.8', '2025-03-08'],
    ['2025年3月8日', '2025-03-08'],
    ['２０２５年３月８日', '2025-03-08'],
    ['20250308', '2025-03-08'],
    ['2025-03-08 00:00:00', '2025-03-08'],
    ['8-Mar-2025', '2025-03-08'],
    ['25.3.8', '2025-03-08'],
    ['45724', '2025-03-08'],
    ['3/25/2025', '2025-03-25'],
    ['25/3/2025', '2025-03-25'],
    ['3/3/2025', '2025-03-03'],
    ['3/8/2025', 'date.ambiguous'],
    ['2025年3月8日（星期六）', '2025-03-08'],
    ['二〇二五年三月二十八日', '2025-03-28'],
    ['2025-03-08T00:00:00Z', '2025-03-08'],
    ['March 8, 2025', '2025-03-08'],
    ['8-Mar-25', '2025-03-08'],
    ['3/28/25', '2025-03-28'],
    ['3/8/25', 'date.ambiguous'],
    ['25/3/8', '2025-03-08'],
    ["'2025-03-08", '2025-03-08'],
    ['2025-02-31', 'date.noSuchDay'],
    ['2025年2月31日', 'date.noSuchDay'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', 'date.noSuchDay'],
    ['昨天', 'date.unreadable'],
    ['1825-03-08', 'date.outOfRange'],
  ])('%s is %s', (text, expected) => {
    expect(date(text)).toBe(expected);
  });

  it('a date whose order is unclear is read as the other dates of the file are, and doubted', () => {
    expect(dateOrderOf(['3/8/2025', '25/12/2024'])).toBe('day-first');
    expect(dateOrderOf(['3/8/2025', '12/25/2024'])).toBe('month-first');
    expect(dateOrderOf(['3/8/2025'])).toBeUndefined();
    const read = readDate(textCell('3/8/2025'), { date1904: false, dateOrder: 'day-first' });
    expect(read.ok && [read.value.date, read.value.doubts.map((doubt) => doubt.code)]).toEqual([
      '2025-08-03',
      ['date.orderAssumed'],
    ]);
  });

  it('counts serials of the 1904 system 1462 days later', () => {
    // 45724 in the 1900 system is 2025-03-08; the 1904 system writes the same day as 45724 − 1462 = 44262
    expect(date(number(44_262), true)).toBe('2025-03-08');
    expect(date(number(45_724), false)).toBe('2025-03-08');
  });
});

function rate(
  cell: Cell | string,
  options: { unit?: ColumnUnit; period?: RatePeriod } = {},
): (number | string)[] {
  const read = readRate(typeof cell === 'string' ? textCell(cell) : cell, {
    unit: options.unit,
    period: options.period ?? 'year',
  });
  return read.ok ? [read.value.ratePpm, ...read.value.doubts.map((doubt) => doubt.code)] : [read.error.code];
}

describe('rates', () => {
  it('reads per cent, per mille and numbers under a heading of per cent', () => {
    expect(rate('12%')).toEqual([120_000]);
    expect(rate('12')).toEqual([120_000]);
    expect(rate('15.4', { unit: 'percent' })).toEqual([154_000]);
    expect(rate(number(0.12, '12%'))).toEqual([120_000]);
    expect(rate('0.12%')).toEqual([1200]);
    expect(rate('10‰', { period: 'month' })).toEqual([10_000]);
  });

  it('doubts a number below 1 without a unit', () => {
    expect(rate(number(0.12))).toEqual([120_000, 'rate.readAsFraction']);
    expect(rate(number(0.12), { unit: 'percent' })).toEqual([120_000, 'rate.readAsFraction']);
    expect(rate('0.8', { period: 'month' })).toEqual([8000, 'rate.readAsPercent']);
    expect(rate('0.01', { period: 'month' })).toEqual([10_000, 'rate.readAsFraction']);
  });

  it('reads daily penalty rates as contracts word them', () => {
    for (const text of ['0.05%', '万分之五', '万分之5', '5‱', '0.05%/日'])
      expect(rate(text, { period: 'day' })).toEqual([500]);
    expect(rate('0.0005', { period: 'day' })).toEqual([500, 'rate.readAsFraction']);
  });

  it('reads 月息 in 分 and 厘', () => {
    expect(rate('1分', { period: 'month' })).toEqual([10_000]);
    expect(rate('1分5厘', { period: 'month' })).toEqual([15_000]);
    expect(rate('8厘', { period: 'month' })).toEqual([8000]);
  });

  it('refuses what nobody lends at', () => {
    expect(rate('301%')).toEqual(['rate.tooHigh']);
    expect(rate('-12%')).toEqual(['rate.negative']);
    expect(rate('约12')).toEqual(['rate.unreadable']);
    expect(rate('48%')).toEqual([480_000, 'rate.high']);
  });
});

describe('words', () => {
  it.each([
    ['等额本息', 'equal-instalment'],
    ['等额', 'equal-instalment'],
    ['等额本金', 'equal-principal'],
    ['先息后本', 'interest-only'],
    ['按月付息，到期还本', 'interest-only'],
    ['等本等息', 'flat'],
    ['Interest only', 'interest-only'],
    ['等额本息（按月付息）', 'equal-instalment'],
    ['Equal principal and interest', 'equal-instalment'],
    ['equal principal', 'equal-principal'],
    ['Semi-annual interest only', 'interest-only'],
    ['利随本清', 'interest-only'],
    ['平息', 'flat'],
    ['随便还', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readMethod(text)).toBe(expected);
  });

  it('reads terms in months, years and 期', () => {
    expect(['36', '36期', '36个月', '3年', '1年半'].map((text) => readTermMonths(text, false))).toEqual([
      36, 36, 36, 36, 18,
    ]);
    expect(readTermMonths('3', true)).toBe(36);
    expect(readTermMonths('三年', false)).toBe(36);
    expect(readTermMonths('1.5', true)).toBe(18);
    expect(readTermMonths('很久', false)).toBeUndefined();
  });

  it('splits the telephones of one cell', () => {
    expect(splitPhones('13800138000/13900139000')).toEqual(['13800138000', '13900139000']);
    expect(splitPhones('手机13800138000、 0755-1234567')).toEqual(['13800138000', '0755-1234567']);
  });
});

describe('a due date on a day off, in words', () => {
  it.each([
    ['顺延', { kind: 'next-working-day' }],
    ['不顺延', { kind: 'stays' }],
    ['顺延不跨月', { kind: 'next-working-day-in-month' }],
    ['顺延，利息顺延', { kind: 'next-working-day', interest: 'to-moved-day' }],
    ['modified following', { kind: 'next-working-day-in-month' }],
    ['请询问', undefined],
  ])('%s', (text, expected) => {
    expect(readDueOnDayOff(text)).toEqual(expected);
  });

  it('reads the remainder on the first instalment', () => {
    expect(readRemainder('首期')).toBe('first-instalment');
  });
});
