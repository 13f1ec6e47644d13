import { type RatePpm, ratePpm } from '../../kernel/rate.ts';
import { type Cell, tidyText } from './cell.ts';
import type { ColumnUnit } from './heading.ts';
import { plainDecimal, scaledInteger } from './read-amount.ts';
import { failure, NO_DOUBTS, type ReadDoubt, type Reading } from './reading.ts';

export interface RateValue {
  /** parts per million of the period that the field names: a year, a month or a day */
  readonly ratePpm: RatePpm;
}

export type RatePeriod = 'year' | 'month' | 'day';

/** ppm per unit: 1 % = 10 000 ppm. */
type RateUnit = 'percent' | 'perMille' | 'perTenThousand' | 'fraction';
const FACTORS: Readonly<Record<RateUnit, bigint>> = {
  percent: 10_000n,
  perMille: 1000n,
  perTenThousand: 100n,
  fraction: 1_000_000n,
};
/** Refused above: 300 % a year, 20 % a month, 1 % a day. Doubted above: 36 % a year and what equals it. */
const LIMITS: Readonly<
  Record<RatePeriod, { readonly refusedPpm: number; readonly highPpm: number; readonly usualPpm: number }>
> = {
  year: { refusedPpm: 3_000_000, highPpm: 360_000, usualPpm: 10_000 },
  month: { refusedPpm: 200_000, highPpm: 30_000, usualPpm: 1000 },
  day: { refusedPpm: 10_000, highPpm: 1000, usualPpm: 50 },
};

interface RateText {
  readonly digits: string;
  readonly unit: RateUnit | undefined;
  readonly statedInCell: boolean;
}

/**
 * A rate for its period: 12% · 12 · 0.12 · 1‰ · 万分之五 · 万5 · 1分 · 8厘 (月息 1分 = 1 % a month, 8厘 = 0.8 %).
 * A number without a unit is read as per cent, or as a fraction where per cent would be implausibly low;
 * below 1 that
 * is said as a doubt.
 */
export function readRate(
  cell: Cell,
  options: { unit: ColumnUnit | undefined; period: RatePeriod },
): Reading<RateValue> {
  const text = rateTextOf(cell);
  if (/^-/.test(text)) return failure('rate.negative', { text: clipped(text) });
  const parsed = parseRateText(text, options);
  if (parsed === undefined) return failure('rate.unreadable', { text: clipped(text) });
  const { unit, doubts } = settledUnit(parsed, options.period);
  const value = scaledInteger(parsed.digits, FACTORS[unit]);
  const limits = LIMITS[options.period];
  if (value > limits.refusedPpm) return failure('rate.tooHigh', { text: clipped(text) });
  const high: readonly ReadDoubt[] =
    value > limits.highPpm
      ? [{ code: 'rate.high', params: { ratePpm: value, period: options.period } }]
      : NO_DOUBTS;
  return { ok: true, value: { ratePpm: ratePpm(value), doubts: [...doubts, ...high] } };
}

/**
 * A number shown as per cent is stored as a fraction: the stored number is exact, the shown text may be
 * rounded.
 */
function rateTextOf(cell: Cell): string {
  if (cell.kind !== 'number' || cell.number === undefined) return tidyText(cell.text).replace(/\s/g, '');
  if (tidyText(cell.text).endsWith('%')) return `${plainDecimal(cell.number * 100)}%`;
  return decimalOf(cell.number);
}

function decimalOf(value: number): string {
  return Number(value.toPrecision(15)).toFixed(8).replace(/0+$/, '').replace(/\.$/, '');
}

function parseRateText(
  text: string,
  options: { unit: ColumnUnit | undefined; period: RatePeriod },
): RateText | undefined {
  const bare = text
    .replace(/^(年化?|月|日)(利率|息|化)?[:：]?/, '')
    .replace(/(?:[/每]|per)?(年|月|日|天|day|month|year|annum)$|p\.?[am]\.?$|[(（](年|月|年化)[)）]$/i, '')
    .replace(/[一二三四五六七八九](?=[分厘])|(?<=分)[一二三四五六七八九]$/g, (sign) => chineseDigit(sign));
  const signed = /^(\d+(?:\.\d+)?|\.\d+)(%|‰|‱)$/.exec(bare);
  if (signed) return { digits: signed[1] ?? '0', unit: UNIT_OF_WORD[signed[2] ?? ''], statedInCell: true };
  const worded = /^(百分之|千分之|万分之|万)([\d.]+|[零一二三四五六七八九十])$/.exec(bare);
  if (worded)
    return { digits: chineseDigit(worded[2] ?? ''), unit: UNIT_OF_WORD[worded[1] ?? ''], statedInCell: true };
  const folk = /^(?:(\d+(?:\.\d+)?)分)?(?:(\d+(?:\.\d+)?)厘?)?$/.exec(bare);
  if (folk && /[分厘]/.test(bare) && options.period !== 'day') {
    // 分 = 1 % and 厘 = 0.1 % a month, as lenders speak; of a year ten times as much
    const scale = options.period === 'year' ? 10 : 1;
    const perMille = (Number(folk[1] ?? 0) * 10 + Number(folk[2] ?? 0)) * scale;
    return { digits: plainDecimal(perMille), unit: 'perMille', statedInCell: true };
  }
  if (!/^(\d+(\.\d+)?|\.\d+)$/.test(bare)) return undefined;
  const { unit } = options;
  const ofColumn = unit === 'percent' || unit === 'perMille' || unit === 'perTenThousand' ? unit : undefined;
  return { digits: bare, unit: ofColumn, statedInCell: false };
}

const UNIT_OF_WORD: Readonly<Record<string, RateUnit>> = {
  '%': 'percent',
  '‰': 'perMille',
  '‱': 'perTenThousand',
  百分之: 'percent',
  千分之: 'perMille',
  万分之: 'perTenThousand',
  万: 'perTenThousand',
};

function settledUnit(parsed: RateText, period: RatePeriod): { unit: RateUnit; doubts: readonly ReadDoubt[] } {
  const { digits, unit } = parsed;
  if (parsed.statedInCell && unit !== undefined) return { unit, doubts: NO_DOUBTS };
  // the fraction 0.12 under a heading of per cent: 0.12 % a year is what nobody lends at
  if (unit !== undefined && (unit !== 'percent' || !percentTooLow(digits, period)))
    return { unit, doubts: NO_DOUBTS };
  if (Number(digits) === 0 || Number(digits) >= 1) return { unit: 'percent', doubts: NO_DOUBTS };
  return percentTooLow(digits, period)
    ? { unit: 'fraction', doubts: [{ code: 'rate.readAsFraction', params: { text: digits } }] }
    : { unit: 'percent', doubts: [{ code: 'rate.readAsPercent', params: { text: digits } }] };
}

function percentTooLow(digits: string, period: RatePeriod): boolean {
  return scaledInteger(digits, FACTORS.percent) < LIMITS[period].usualPpm;
}

const CHINESE_DIGITS = '零一二三四五六七八九十';

function chineseDigit(text: string): string {
  const index = CHINESE_DIGITS.indexOf(text);
  return index >= 0 ? index.toString() : text;
}

function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
