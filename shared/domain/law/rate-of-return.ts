import { type Fraction, fraction } from '../schedule/fraction.ts';

/**
 * A flow of money at a distance from the start: `whole` compounding periods and an `odd` part of one. Received is
 * positive, paid is negative (or the other way round): only the ratio matters.
 */
export interface TimedFlow {
  readonly amount: number;
  readonly whole: number;
  readonly odd: number;
}

/**
 * compound: (1 + i)^(whole + odd), as the EU method and XIRR do · simple-odd: (1 + odd × i)(1 + i)^whole, the US
 * actuarial method.
 */
export type OddPart = 'compound' | 'simple-odd';

/** Where to look for a rate: per period, above −1. */
export interface RateRange {
  readonly low: number;
  readonly high: number;
}

/** Ends of ever wider ranges: the root nearest to nought is found first. */
const HIGH_ENDS = [0.1, 1, 100, 1e4, 1e8, 1e12];
const LOW_ENDS = [-0.1, -0.5, -0.9, -0.99, -0.9999, -0.999_999];
const BISECTIONS = 300;
/** Digits behind the point of a refined rate. */
const SCALE = 10n ** 48n;
const REFINEMENTS = 3;

/**
 * The rate per period at which the flows are worth nothing together. Without a range the root nearest above nought is
 * taken, else the one below. Undefined when there is none. Rates are the one place that reckons in floating point;
 * money never comes back out of it.
 */
export function rateOfReturn(
  flows: readonly TimedFlow[],
  oddPart: OddPart,
  range?: RateRange,
): number | undefined {
  const value = (rate: number): number => presentValue(flows, oddPart, rate);
  if (range !== undefined) return bisect(value, range);
  if (value(0) === 0) return 0;
  const ranges = [
    ...HIGH_ENDS.map((high) => ({ low: 0, high })),
    ...LOW_ENDS.map((low) => ({ low, high: 0 })),
  ];
  for (const one of ranges) {
    const root = bisect(value, one);
    if (root !== undefined) return root;
  }
  return undefined;
}

function presentValue(flows: readonly TimedFlow[], oddPart: OddPart, rate: number): number {
  let value = 0;
  for (const flow of flows) {
    const growth =
      oddPart === 'compound'
        ? (1 + rate) ** (flow.whole + flow.odd)
        : (1 + flow.odd * rate) * (1 + rate) ** flow.whole;
    value += flow.amount / growth;
  }
  return value;
}

/** Halves the range in steps of equal growth, so that rates of 0.0001 and of 10,000 are found alike. */
function bisect(value: (rate: number) => number, range: RateRange): number | undefined {
  let { low, high } = range;
  const isLowPositive = value(low) > 0;
  if (value(low) === 0) return low;
  if (value(high) === 0) return high;
  if (isLowPositive === value(high) > 0) return undefined;
  for (let round = 0; round < BISECTIONS; round += 1) {
    const middle = middleOf(low, high);
    if (middle <= low || middle >= high) break;
    if (value(middle) > 0 === isLowPositive) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function middleOf(low: number, high: number): number {
  return high - low > 1 ? Math.sqrt((1 + low) * (1 + high)) - 1 : (low + high) / 2;
}

/**
 * The rate of flows at whole periods, index = period, to some 40 digits: the floating-point root refined by Newton's
 * method on whole numbers. Amounts in any integer unit. Undefined when there is no rate.
 */
export function periodicRate(amounts: readonly bigint[], range?: RateRange): Fraction | undefined {
  const flows = amounts.map((amount, whole) => ({ amount: Number(amount), whole, odd: 0 }));
  const start = rateOfReturn(flows, 'compound', range);
  if (start === undefined) return undefined;
  let rate = BigInt(Math.round(start * 1e15)) * (SCALE / 10n ** 15n);
  for (let round = 0; round < REFINEMENTS; round += 1) rate -= newtonStep(amounts, rate);
  return fraction(rate, SCALE);
}

/** Future value of the flows over its slope, by Horner's scheme from the first flow on. */
function newtonStep(amounts: readonly bigint[], rate: bigint): bigint {
  const growth = SCALE + rate;
  let value = 0n;
  let slope = 0n;
  for (const amount of amounts) {
    slope = (slope * growth) / SCALE + value;
    value = (value * growth) / SCALE + amount * SCALE;
  }
  return slope === 0n ? 0n : (value * SCALE) / slope;
}

/** (1 + nominal / periods)^periods − 1, exactly: what a nominal yearly rate comes to with its interest on interest. */
export function effectiveRate(nominal: Fraction, periodsPerYear: number): Fraction {
  const base = nominal.numerator + nominal.denominator * BigInt(periodsPerYear);
  const bottom = (nominal.denominator * BigInt(periodsPerYear)) ** BigInt(periodsPerYear);
  return fraction(base ** BigInt(periodsPerYear) - bottom, bottom);
}

/** periods × ((1 + effective)^(1 / periods) − 1): the nominal yearly rate behind an effective one. */
export function nominalRate(effective: Fraction, periodsPerYear: number): Fraction | undefined {
  const growth = effective.numerator + effective.denominator;
  const amounts = Array.from({ length: periodsPerYear + 1 }, () => 0n);
  amounts[0] = -effective.denominator;
  amounts[periodsPerYear] = growth;
  const rate = periodicRate(amounts);
  return rate === undefined ? undefined : fraction(rate.numerator * BigInt(periodsPerYear), rate.denominator);
}
