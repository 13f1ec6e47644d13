import { effectiveRate, nominalRate, periodicRate } from '../../shared/domain/law/rate-of-return.ts';
import { balanceAfter, levelAmount, paymentCount } from '../../shared/domain/schedule/annuity.ts';
import {
  addFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  NOUGHT,
  toNumber,
} from '../../shared/domain/schedule/fraction.ts';
import { InvariantError, invariant } from '../../shared/kernel/assert.ts';
import type { Difference } from './golden-comparison.ts';
import { type JsonObject, textAt } from './golden-json.ts';
import { compareNumber, exactAt, exactOf, ofFloat } from './golden-rate.ts';

/** The arguments of a spreadsheet function; received is positive, paid is negative. */
interface Annuity {
  readonly rate: Fraction;
  readonly count: number;
  readonly pv: Fraction;
  readonly fv: Fraction;
  readonly isAtBeginning: boolean;
}

/** A `tvm` case: a spreadsheet function in terms of the engine's annuity. */
export function tvmCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const fn = textAt(input, 'fn').toLowerCase();
  const published = { value: expected.value, tolerance: expected.tolerance };
  return compareNumber(fn, published, resultOf(fn, input));
}

function resultOf(fn: string, input: JsonObject): Fraction | undefined {
  switch (fn) {
    case 'pmt':
      return payment(annuityOf(input));
    case 'ipmt':
      return interestOf(annuityOf(input), numberOf(input, 'per'));
    case 'ppmt':
      return principalOf(annuityOf(input), numberOf(input, 'per'));
    case 'cumipmt':
      return sumOver(input, interestOf);
    case 'cumprinc':
      return sumOver(input, principalOf);
    case 'nper':
      return termOf(input);
    case 'rate':
      return rateOf(input);
    case 'fv':
      return futureValue(annuityOf(input), exactAt(input, 'pmt', '0'));
    case 'pv':
      return presentValue(annuityOf(input), exactAt(input, 'pmt', '0'));
    case 'effect':
      return effectiveRate(exactAt(input, 'nominal'), numberOf(input, 'npery'));
    case 'nominal':
      return nominalRate(exactAt(input, 'effective'), numberOf(input, 'npery'));
    case 'ispmt':
      return flatInterest(input);
    default:
      throw new InvariantError(`${fn} is not a function that the engine knows`);
  }
}

/** A whole number, as a JSON number or as text. */
function numberOf(input: JsonObject, name: string): number {
  const value = exactAt(input, name);
  invariant(value.denominator === 1n, `${name} is a whole number`);
  return Number(value.numerator);
}

function isAtBeginning(input: JsonObject): boolean {
  const { when } = input;
  return when === 'begin' || (when !== undefined && when !== 'end' && exactOf(when).numerator !== 0n);
}

function annuityOf(input: JsonObject): Annuity {
  return {
    rate: exactAt(input, 'rate'),
    count: numberOf(input, 'nper'),
    pv: exactAt(input, 'pv', '0'),
    fv: exactAt(input, 'fv', '0'),
    isAtBeginning: isAtBeginning(input),
  };
}

function negative(value: Fraction): Fraction {
  return fraction(-value.numerator, value.denominator);
}

function divided(value: Fraction, by: Fraction): Fraction {
  const sign = by.numerator < 0n ? -1n : 1n;
  return fraction(value.numerator * by.denominator * sign, value.denominator * by.numerator * sign);
}

function onePlus(rate: Fraction): Fraction {
  return addFractions(rate, fraction(1n, 1n));
}

/** The level payment at the end of each period; one at the beginning is smaller by a period's interest. */
function payment(annuity: Annuity): Fraction {
  const { pv, fv, rate } = annuity;
  // whole numbers of one small unit for both ends
  const unit = pv.denominator * fv.denominator;
  const level = levelAmount({
    balance: pv.numerator * fv.denominator,
    endBalance: -fv.numerator * pv.denominator,
    rateParts: Array.from({ length: annuity.count }, () => rate),
  });
  const atEnd = fraction(-level.numerator, level.denominator * unit);
  return annuity.isAtBeginning ? divided(atEnd, onePlus(rate)) : atEnd;
}

/** Interest of a period on the balance before it; payments at the beginning bear none in the first. */
function interestOf(annuity: Annuity, per: number): Fraction | undefined {
  if (per < 1 || per > annuity.count) return undefined;
  if (annuity.isAtBeginning && per === 1) return NOUGHT;
  const { rate, pv } = annuity;
  const paid = negative(payment(annuity));
  if (!annuity.isAtBeginning) {
    const balance = balanceAfter({ balance: pv, payment: paid, ratePart: rate }, per - 1);
    return negative(multiplyFractions(balance, rate));
  }
  // the first payment comes off at once; the others are then payments at the end of a period
  const start = addFractions(pv, negative(paid));
  const balance = balanceAfter({ balance: start, payment: paid, ratePart: rate }, per - 2);
  return negative(multiplyFractions(balance, rate));
}

function principalOf(annuity: Annuity, per: number): Fraction | undefined {
  const interest = interestOf(annuity, per);
  return interest === undefined ? undefined : addFractions(payment(annuity), negative(interest));
}

function sumOver(
  input: JsonObject,
  part: (annuity: Annuity, per: number) => Fraction | undefined,
): Fraction | undefined {
  const annuity = annuityOf(input);
  const from = numberOf(input, 'from');
  const to = numberOf(input, 'to');
  let total: Fraction | undefined = from > to ? undefined : NOUGHT;
  for (let per = from; per <= to && total !== undefined; per += 1) {
    const one = part(annuity, per);
    total = one === undefined ? undefined : addFractions(total, one);
  }
  return total;
}

function termOf(input: JsonObject): Fraction | undefined {
  const rate = toNumber(exactAt(input, 'rate'));
  const paid = -toNumber(exactAt(input, 'pmt')) * (isAtBeginning(input) ? 1 + rate : 1);
  const count = paymentCount({
    balance: toNumber(exactAt(input, 'pv', '0')),
    endBalance: -toNumber(exactAt(input, 'fv', '0')),
    payment: paid,
    ratePart: rate,
  });
  return count === undefined ? undefined : ofFloat(count);
}

/** The rate of the flows pv, payments and fv. */
function rateOf(input: JsonObject): Fraction | undefined {
  const annuity = { ...annuityOf({ ...input, rate: '0' }), pmt: exactAt(input, 'pmt', '0') };
  const unit = annuity.pv.denominator * annuity.fv.denominator * annuity.pmt.denominator;
  const inUnits = (value: Fraction): bigint => (value.numerator * unit) / value.denominator;
  const firstAt = annuity.isAtBeginning ? 0 : 1;
  const amounts = Array.from({ length: annuity.count + 1 }, (_, at) => {
    const isPaid = at >= firstAt && at < annuity.count + firstAt;
    return (
      (isPaid ? inUnits(annuity.pmt) : 0n) +
      (at === 0 ? inUnits(annuity.pv) : 0n) +
      (at === annuity.count ? inUnits(annuity.fv) : 0n)
    );
  });
  const { bracket } = input;
  if (!Array.isArray(bracket)) return periodicRate(amounts);
  return periodicRate(amounts, { low: toNumber(exactOf(bracket[0])), high: toNumber(exactOf(bracket[1])) });
}

function futureValue(annuity: Annuity, pmt: Fraction): Fraction {
  const paid = negative(annuity.isAtBeginning ? multiplyFractions(pmt, onePlus(annuity.rate)) : pmt);
  const loan = { balance: annuity.pv, payment: paid, ratePart: annuity.rate };
  return negative(balanceAfter(loan, annuity.count));
}

function presentValue(annuity: Annuity, pmt: Fraction): Fraction {
  const owed = addFractions(futureValue({ ...annuity, pv: NOUGHT }, pmt), negative(annuity.fv));
  const growth = balanceAfter(
    { balance: fraction(1n, 1n), payment: NOUGHT, ratePart: annuity.rate },
    annuity.count,
  );
  return divided(owed, growth);
}

/** Interest of a loan with level principal parts: pv × rate × (per / nper − 1). */
function flatInterest(input: JsonObject): Fraction {
  const annuity = annuityOf(input);
  const share = fraction(BigInt(numberOf(input, 'per') - annuity.count), BigInt(annuity.count));
  return multiplyFractions(multiplyFractions(annuity.pv, annuity.rate), share);
}
