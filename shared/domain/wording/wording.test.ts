import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvariantError } from '../../kernel/assert.ts';
import { fromEpochDay, localDate, toParts } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { amountInWords } from './amount-in-words.ts';
import { formalDate, letterDate } from './dates.ts';

const FIGURES = '零壹贰叁肆伍陆柒捌玖';

/** Reads 大写 back by the plain meaning of its signs, without knowing how it was written. */
function readWords(words: string): number {
  const text = words.replace('人民币', '').replace('整', '');
  const split = text.includes('元') ? text.split('元') : ['', text];
  const [yuan = '', rest = ''] = split;
  const tenth = /(.)角/.exec(rest)?.[1] ?? '零';
  const hundredth = /(.)分/.exec(rest)?.[1] ?? '零';
  return readYuan(yuan) * 100 + FIGURES.indexOf(tenth) * 10 + FIGURES.indexOf(hundredth);
}

function readYuan(words: string): number {
  const split = (text: string, unit: string): [string, string] => {
    const at = text.lastIndexOf(unit);
    return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 1)];
  };
  const [hundredMillions, below] = split(words, '亿');
  const [tenThousands, ones] = split(below, '万');
  const high = hundredMillions === '' ? 0 : readYuan(hundredMillions);
  return high * 100_000_000 + readGroup(tenThousands) * 10_000 + readGroup(ones);
}

function readGroup(words: string): number {
  let total = 0;
  let figure = 0;
  for (const sign of words) {
    const unit = { 拾: 10, 佰: 100, 仟: 1000 }[sign];
    if (unit === undefined) figure = FIGURES.indexOf(sign);
    else {
      total += figure * unit;
      figure = 0;
    }
  }
  return total + figure;
}

describe('大写金额 (6.4)', () => {
  it.each([
    [0, '人民币零元整'],
    [1, '人民币壹分'],
    [10, '人民币壹角整'],
    [11, '人民币壹角壹分'],
    [1000, '人民币壹拾元整'],
    [1005, '人民币壹拾元零伍分'],
    [1050, '人民币壹拾元零伍角整'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
    [200_000_000_000_000, '人民币贰万亿元整'],
    [100_000_000_000_100, '人民币壹万亿零壹元整'],
    [9_007_199_254_740_991, '人民币玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
  ])('%d fen are %s', (amount, words) => {
    expect(amountInWords(fen(amount))).toBe(words);
  });

  it('refuses a negative amount', () => {
    expect(() => amountInWords(fen(-1))).toThrow(InvariantError);
  });

  it('reads back as the amount it was made from', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (amount) => {
        expect(readWords(amountInWords(fen(amount)))).toBe(amount);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.nat(200_000_000), (amount) => {
        expect(readWords(amountInWords(fen(amount)))).toBe(amount);
      }),
      { numRuns: 3000 },
    );
  });

  it('never doubles 零, never starts or ends the yuan with it, and says 整 unless fen are present', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000_000 }), (amount) => {
        const words = amountInWords(fen(amount));
        expect(words).not.toContain('零零');
        expect(words).not.toMatch(/^人民币零|零[元万亿角分]/);
        expect(words.endsWith('整')).toBe(amount % 10 === 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('dates in words (6.5)', () => {
  it.each([
    ['2026-11-23', '二〇二六年十一月二十三日', '2026年11月23日'],
    ['2020-10-10', '二〇二〇年十月十日', '2020年10月10日'],
    ['2026-01-31', '二〇二六年一月三十一日', '2026年1月31日'],
    ['2000-12-20', '二〇〇〇年十二月二十日', '2000年12月20日'],
    ['2026-02-09', '二〇二六年二月九日', '2026年2月9日'],
  ])('%s is %s and %s', (date, formal, plain) => {
    expect(formalDate(localDate(date))).toBe(formal);
    expect(letterDate(localDate(date))).toBe(plain);
  });

  it('uses 〇 (U+3007) and never the letter O or 零', () => {
    expect(formalDate(localDate('2000-01-01')).codePointAt(1)).toBe(0x3007);
  });

  it('differ for different days, and name their own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const date = fromEpochDay(day);
        expect(formalDate(date)).not.toBe(formalDate(fromEpochDay(day + 1)));
        const { year, month, day: dayOfMonth } = toParts(date);
        expect(letterDate(date)).toBe(`${year}年${month}月${dayOfMonth}日`);
      }),
    );
  });
});
