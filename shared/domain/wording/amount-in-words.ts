import { invariant } from '../../kernel/assert.ts';
import type { Fen } from '../../kernel/money.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
/** names of the groups of four digits, from the right */
const GROUPS = ['', '万', '亿', '万亿'];

/**
 * 大写金额 of law/README 6.4: '人民币壹万陆仟肆佰零玖元零贰分' of 1640902 fen. Both optional rules are on: 整 after 角,
 * and 零 between a yuan figure ending in 0 and jiao. Throws InvariantError below zero; Fen itself keeps it under 10^16.
 */
export function amountInWords(amount: Fen): string {
  invariant(amount >= 0, 'an amount in words is not negative');
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const cents = amount % 10;
  if (amount === 0) return '人民币零元整';
  return `人民币${yuan === 0 ? '' : `${integerWords(yuan)}元`}${fractionWords({ yuan, jiao, cents })}`;
}

function fractionWords(parts: {
  readonly yuan: number;
  readonly jiao: number;
  readonly cents: number;
}): string {
  const { yuan, jiao, cents } = parts;
  if (jiao === 0 && cents === 0) return '整';
  if (jiao === 0) return `${yuan === 0 ? '' : '零'}${digit(cents)}分`;
  const gap = yuan > 0 && yuan % 10 === 0 ? '零' : '';
  return `${gap}${digit(jiao)}角${cents === 0 ? '整' : `${digit(cents)}分`}`;
}

function integerWords(yuan: number): string {
  const groups = groupsOfFour(yuan);
  let words = '';
  let hasGap = false;
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const value = groups[index] ?? 0;
    if (value === 0) {
      hasGap = words !== '';
      continue;
    }
    const needsZero = words !== '' && (hasGap || value < 1000);
    words += `${needsZero ? '零' : ''}${groupWords(value)}${unitOf(index, groups)}`;
    hasGap = false;
  }
  return words;
}

// 万亿 is said once: 壹万贰仟叁佰肆拾伍亿, not 壹万亿贰仟…亿; with an empty 亿 group the 亿 belongs to the 万.
function unitOf(index: number, groups: readonly number[]): string {
  if (index === 3 && (groups[2] ?? 0) !== 0) return '万';
  return GROUPS[index] ?? '';
}

function groupsOfFour(yuan: number): number[] {
  const groups: number[] = [];
  for (let rest = yuan; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000);
  return groups;
}

function groupWords(value: number): string {
  let words = '';
  let hasGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const figure = Math.floor(value / 10 ** place) % 10;
    if (figure === 0) {
      hasGap = words !== '';
      continue;
    }
    words += `${hasGap ? '零' : ''}${digit(figure)}${PLACES[place] ?? ''}`;
    hasGap = false;
  }
  return words;
}

function digit(figure: number): string {
  return DIGITS.charAt(figure);
}
