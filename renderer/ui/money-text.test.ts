import { describe, expect, it } from 'vitest';
import { formatFen, formatMoney, readMoneyText } from './money-text.ts';

describe('an amount on the screen', () => {
  it('has two decimals and thousand separators', () => {
    expect(formatFen(0)).toBe('0.00');
    expect(formatFen(5)).toBe('0.05');
    expect(formatFen(123_456_789)).toBe('1,234,567.89');
    expect(formatMoney(-350_000)).toBe('−￥3,500.00');
  });
});

describe('what a clerk types as an amount in yuan', () => {
  it('digits, separators and signs of currency', () => {
    expect(readMoneyText('1234.5')).toBe(123_450);
    expect(readMoneyText('￥1,234')).toBe(123_400);
    expect(readMoneyText('３５００')).toBe(350_000);
    expect(readMoneyText('3500元')).toBe(350_000);
  });

  it('spoken forms: 1万2 is 12,000 and 3千5 is 3,500', () => {
    expect(readMoneyText('1万2')).toBe(1_200_000);
    expect(readMoneyText('1.2万')).toBe(1_200_000);
    expect(readMoneyText('3千5')).toBe(350_000);
    expect(readMoneyText('12万3千')).toBe(12_300_000);
    expect(readMoneyText('1万2345.67')).toBe(1_234_567);
  });

  it('never rounds: a third decimal of a yuan is refused', () => {
    expect(readMoneyText('1.005')).toBeUndefined();
    expect(readMoneyText('0.1')).toBe(10);
    expect(readMoneyText('0.00001万')).toBe(10);
  });

  it('anything else is no amount', () => {
    for (const text of ['', 'abc', '-5', '1..2', '千5', '3千2万', '99999999999999999']) {
      expect(readMoneyText(text), text).toBeUndefined();
    }
  });
});
