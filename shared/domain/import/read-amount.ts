import { divideRounded, type Fen, fen } from '../../kernel/money.ts';
import { type Cell, tidyText } from './cell.ts';
import type { ColumnUnit } from './heading.ts';
import { failure, NO_DOUBTS, type ReadDoubt, type Reading } from './reading.ts';

export interface AmountValue {
  readonly amountFen: Fen;
}

/** No car loan reaches 100 million yuan; beyond it a unit was mistaken. */
const LARGEST_FEN = 10_000_000_000;
/** In a column of 万元, 1000 would be ten million yuan: somebody typed yuan into it. */
const LARGEST_IN_WAN = 1000;
const SIGN_NOISE = /[¥$,'\s]|rmb|cny|人民币/gi;

/**
 * An amount of money in whole fen: 1,234.50 · ￥1,234.50 · １２３ · 12万 · 1.2万元 · 85000元 · (100.00) as negative.
 * A unit in the cell wins over that of the heading. Exact decimal arithmetic; half a fen is refused,
 * except the
 * binary dust of a stored number (0.1 + 0.2), which rounds to the fen.
 */
export function readAmount(cell: Cell, columnUnit: ColumnUnit | undefined): Reading<AmountValue> {
  // a number that somebody formatted as a date is still the number
  const text = cell.number !== undefined ? plainDecimal(cell.number) : westernAmount(tidyText(cell.text));
  const match = /^([-(]?)(\d+(?:\.\d+)?|\.\d+)(万|千|百万|k)?(元|块|圆|yuan)?(?:钱)?(?:整|正)?\)?$/i.exec(
    text.replace(SIGN_NOISE, ''),
  );
  if (!match) return failure('amount.unreadable', { text: clipped(text) });
  const [, sign, digits = '0', scaleWord, yuanWord] = match;
  const inWan = scaleWord === undefined && yuanWord === undefined && columnUnit === 'wanYuan';
  if (inWan && Number(digits) >= LARGEST_IN_WAN)
    return failure('amount.unitDoubtful', { text: clipped(text) });
  const factor = inWan ? 10_000n : scaleOf(scaleWord);
  const exact = exactFen(digits, factor);
  if (exact === undefined) return failure('amount.fractionOfFen', { text: clipped(text) });
  if (exact > BigInt(LARGEST_FEN)) return failure('amount.tooLarge', { text: clipped(text) });
  if (sign !== '' && exact !== 0n) return failure('amount.negative', { text: clipped(text) });
  return { ok: true, value: { amountFen: fen(Number(exact)), doubts: NO_DOUBTS } };
}

/** Doubts about the size of a principal whose unit nobody wrote: 12 may be 12 yuan or 12 万. */
export function doubtsOfPrincipal(amountFen: Fen): readonly ReadDoubt[] {
  if (amountFen < 100_000) return [{ code: 'amount.small', params: { amountFen } }];
  if (amountFen > 500_000_000) return [{ code: 'amount.large', params: { amountFen } }];
  return NO_DOUBTS;
}

function scaleOf(word: string | undefined): bigint {
  if (word === '万') return 10_000n;
  if (word === '百万') return 1_000_000n;
  return word === '千' || word?.toLowerCase() === 'k' ? 1000n : 1n;
}

/** 12万5千 and 12万5 as 125000; 壹拾贰万伍仟元整 as 125000元. Anything else stays as it is. */
function westernAmount(text: string): string {
  const mixed = /^(\d+)万(\d{1,4})(千|百)?(元|块)?$/.exec(text.replace(SIGN_NOISE, ''));
  if (mixed) {
    const [, wan = '0', rest = '0', word] = mixed;
    const scale = word === '千' ? 1000 : word === '百' ? 100 : rest.length === 1 ? 1000 : 1;
    return (Number(wan) * 10_000 + Number(rest) * scale).toString();
  }
  const written =
    /^(?:人民币)?([零〇壹贰叁肆伍陆柒捌玖一二两三四五六七八九拾十佰百仟千万萬]+)[元圆](?:整|正)?$/.exec(
      text.replace(/\s/g, ''),
    )?.[1];
  return written === undefined ? text : writtenNumber(written).toString();
}

const WRITTEN_DIGITS = '零一二三四五六七八九';
const WRITTEN_SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** 一十二万五千 as 125000. */
function writtenNumber(text: string): number {
  const plain = [...text].map((sign) => WRITTEN_TWINS[sign] ?? sign);
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of plain) {
    const scale = WRITTEN_SCALES[sign];
    if (sign === '万') {
      total += (section + digit) * 10_000;
      section = 0;
      digit = 0;
    } else if (scale !== undefined) {
      section += (digit === 0 ? 1 : digit) * scale;
      digit = 0;
    } else digit = WRITTEN_DIGITS.indexOf(sign);
  }
  return total + section + digit;
}

const WRITTEN_TWINS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'〇壹贰两叁肆伍陆柒捌玖拾佰仟萬'].map((sign, index) => [
    sign,
    [...'零一二二三四五六七八九十百千万'][index] ?? '',
  ]),
);

function exactFen(digits: string, factor: bigint): bigint | undefined {
  const [whole = '0', decimals = ''] = digits.split('.');
  const scale = 10n ** BigInt(decimals.length);
  const scaled = BigInt(`${whole === '' ? '0' : whole}${decimals}`) * factor * 100n;
  return scaled % scale === 0n ? scaled / scale : undefined;
}

/** A stored number as a decimal of at most six places, without the dust of binary fractions. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 1e15) return BigInt(Math.trunc(value)).toString();
  const shown = Number(value.toPrecision(15));
  const fixed = shown.toFixed(6).replace(/0+$/, '').replace(/\.$/, '');
  return fixed === '' || fixed === '-0' ? '0' : fixed;
}

/** 12.5 % as 125 000 ppm and the like: text digits × factor in whole ppm, half-up. */
export function scaledInteger(digits: string, factor: bigint): number {
  const [whole = '0', decimals = ''] = digits.split('.');
  const scaled = BigInt(`${whole === '' ? '0' : whole}${decimals}`) * factor;
  return Number(divideRounded(scaled, 10n ** BigInt(decimals.length), 'half-up'));
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
