import { type LocalDate, toParts } from '../../kernel/local-date.ts';

const DIGITS = '〇一二三四五六七八九';

/** The formal end date of law/README 6.5: '二〇二六年十一月二十三日'; the year digit by digit with 〇 (U+3007). */
export function formalDate(date: LocalDate): string {
  const { year, month, day } = toParts(date);
  const years = [...year.toString()].map((figure) => DIGITS.charAt(Number(figure))).join('');
  return `${years}年${numberUnderHundred(month)}月${numberUnderHundred(day)}日`;
}

/** The date of a letter's text: '2026年11月23日', no padding. */
export function letterDate(date: LocalDate): string {
  const { year, month, day } = toParts(date);
  return `${year}年${month}月${day}日`;
}

function numberUnderHundred(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return `${head}${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}
