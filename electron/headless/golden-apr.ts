import {
  periodicRate,
  type RateRange,
  rateOfReturn,
  type TimedFlow,
} from '../../shared/domain/law/rate-of-return.ts';
import {
  addFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  toNumber,
} from '../../shared/domain/schedule/fraction.ts';
import {
  type UnitPeriod,
  unitPeriodsBetween,
  unitPeriodsPerYear,
  wholeMonths,
} from '../../shared/domain/schedule/unit-periods.ts';
import { InvariantError, invariant } from '../../shared/kernel/assert.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  earlier,
  isLeapYear,
  type LocalDate,
  toParts,
} from '../../shared/kernel/local-date.ts';
import type { Difference } from './golden-comparison.ts';
import {
  dateAt,
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  optionalNumber,
  textAt,
} from './golden-json.ts';
import { compareNumber, exactAt, exactOf, ofFloat } from './golden-rate.ts';

/** One flow of a case: on a date, or at a time in years or periods. Received is positive, paid is negative. */
interface CaseFlow {
  readonly amount: Fraction;
  readonly t: Fraction | undefined;
  readonly on: LocalDate | undefined;
  /** day of the month that a row of monthly payments keeps to */
  readonly anchorDay: number | undefined;
}

const PERCENT = fraction(100n, 1n);
const NOUGHT = fraction(0n, 1n);

const UNITS: Readonly<Record<string, UnitPeriod>> = {
  day: { unit: 'day', multiple: 1 },
  week: { unit: 'week', multiple: 1 },
  'half-month': { unit: 'half-month', multiple: 1 },
  'semi-month': { unit: 'half-month', multiple: 1 },
  semimonth: { unit: 'half-month', multiple: 1 },
  month: { unit: 'month', multiple: 1 },
  quarter: { unit: 'month', multiple: 3 },
  year: { unit: 'year', multiple: 1 },
};

function unitOf(from: JsonObject, countName: string): UnitPeriod {
  const name = textAt(from, 'unit');
  const base = UNITS[name];
  invariant(base !== undefined, `${name} is a unit that the engine knows`);
  return { unit: base.unit, multiple: base.multiple * (optionalNumber(from, countName) ?? 1) };
}

/** An `apr` case: the yearly rate of advances and payments under the named method. */
export function aprCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const flows = [
    ...objectsAt(input, 'advances').flatMap((row) => flowsOf(row, 1n)),
    ...objectsAt(input, 'payments').flatMap((row) => flowsOf(row, -1n)),
  ];
  const rate = yearlyRate(input, flows);
  const percent = rate === undefined ? undefined : multiplyFractions(rate, PERCENT);
  const published = { value: expected.ratePercent, tolerance: expected.tolerance };
  return [...compareNumber('rate', published, percent), ...firstPaymentDifferences(input, flows, expected)];
}

function yearlyRate(input: JsonObject, flows: readonly CaseFlow[]): Fraction | undefined {
  const method = textAt(input, 'method');
  const range = rangeOf(input);
  switch (method) {
    case 'us-actuarial':
      return actuarialRate(unitOf(objectAt(input, 'unitPeriod'), 'multiple'), flows, range);
    case 'eu-effective':
      return compoundRate(flows, euYears, range);
    case 'xirr':
      return compoundRate(flows, (from, to) => fraction(BigInt(daysBetween(from, to)), 365n), range);
    case 'irr-periodic':
      return perPeriod(flows, range);
    case 'irr-nominal': {
      const rate = perPeriod(flows, range);
      const perYear = fraction(BigInt(numberAt(input, 'periodsPerYear')), 1n);
      return rate === undefined ? undefined : multiplyFractions(rate, perYear);
    }
    default:
      throw new InvariantError(`${method} is not a method that the engine knows`);
  }
}

function rangeOf(input: JsonObject): RateRange | undefined {
  const { bracket } = input;
  if (!Array.isArray(bracket)) return undefined;
  return { low: toNumber(exactOf(bracket[0])), high: toNumber(exactOf(bracket[1])) };
}

/** A row of a case as its flows: once, or `count` times, every `stepT` or every so many days, weeks or months. */
function flowsOf(row: JsonObject, sign: bigint): readonly CaseFlow[] {
  const amount = multiplyFractions(exactAt(row, 'amount'), fraction(sign, 1n));
  const count = optionalNumber(row, 'count') ?? 1;
  const numbers = Array.from({ length: count }, (_, index) => index);
  if (row.on === undefined) {
    const step = exactAt(row, 'stepT', '1');
    const start = exactAt(row, 't');
    return numbers.map((index) => ({
      amount,
      t: addFractions(start, multiplyFractions(step, fraction(BigInt(index), 1n))),
      on: undefined,
      anchorDay: undefined,
    }));
  }
  const start = dateAt(row, 'on');
  const every = isObject(row.every) ? unitOf(row.every, 'count') : UNITS.month;
  invariant(every !== undefined, 'payments repeat every unit');
  const anchorDay = optionalNumber(row, 'dueDay') ?? toParts(start).day;
  const isByMonths = every.unit === 'month' || every.unit === 'year';
  return numbers.map((index) => ({
    amount,
    t: undefined,
    on: stepped({ start, every, anchorDay }, index),
    anchorDay: isByMonths ? anchorDay : undefined,
  }));
}

function stepped(
  row: { readonly start: LocalDate; readonly every: UnitPeriod; readonly anchorDay: number },
  index: number,
): LocalDate {
  const { start, every, anchorDay } = row;
  const steps = index * every.multiple;
  switch (every.unit) {
    case 'day':
      return addDays(start, steps);
    case 'week':
      return addDays(start, steps * 7);
    case 'half-month':
      // the 1st and the 16th, the 15th and the last day: every other payment is whole months away
      return halfMonthStep(start, steps);
    case 'month':
      return steps === 0 ? start : addMonths(start, steps, anchorDay);
    case 'year':
      return steps === 0 ? start : addMonths(start, steps * 12, anchorDay);
  }
}

function halfMonthStep(start: LocalDate, steps: number): LocalDate {
  const base = addMonths(start, Math.floor(steps / 2));
  if (steps % 2 === 0) return base;
  const { day } = toParts(start);
  return day > 15
    ? addMonths(base, 1, day >= 30 ? 15 : day - 15)
    : addMonths(base, 0, day === 15 ? 31 : day + 15);
}

function startOf(flows: readonly CaseFlow[]): LocalDate {
  const days = flows.flatMap((flow) =>
    flow.on === undefined || flow.amount.numerator < 0n ? [] : [flow.on],
  );
  const [first] = days;
  invariant(first !== undefined, 'an advance has a date');
  return days.reduce(earlier, first);
}

function onOf(flow: CaseFlow): LocalDate {
  invariant(flow.on !== undefined, 'every flow has a date');
  return flow.on;
}

/** Regulation Z, Appendix J: the unit-period rate × unit-periods a year. */
function actuarialRate(
  period: UnitPeriod,
  flows: readonly CaseFlow[],
  range: RateRange | undefined,
): Fraction | undefined {
  const from = startOf(flows);
  const timed = flows.map((flow): TimedFlow => {
    const anchor = flow.anchorDay === undefined ? {} : { anchorDay: flow.anchorDay };
    const { whole, odd } = unitPeriodsBetween(period, { from, to: onOf(flow), ...anchor });
    return { amount: toNumber(flow.amount), whole, odd: toNumber(odd) };
  });
  const rate = rateOfReturn(timed, 'simple-odd', range);
  return rate === undefined ? undefined : multiplyFractions(ofFloat(rate), unitPeriodsPerYear(period));
}

function compoundRate(
  flows: readonly CaseFlow[],
  yearsBetween: (from: LocalDate, to: LocalDate) => Fraction,
  range: RateRange | undefined,
): Fraction | undefined {
  const isDated = flows.some((flow) => flow.on !== undefined);
  const from = isDated ? startOf(flows) : undefined;
  const timed = flows.map((flow): TimedFlow => {
    const years = from === undefined ? flow.t : yearsBetween(from, onOf(flow));
    return { amount: toNumber(flow.amount), whole: 0, odd: toNumber(years ?? NOUGHT) };
  });
  const rate = rateOfReturn(timed, 'compound', range);
  return rate === undefined ? undefined : ofFloat(rate);
}

/** EU method on dates: whole months are twelfths, counted back; the days left over 365, or 366 in a leap year. */
function euYears(from: LocalDate, to: LocalDate): Fraction {
  if (to < from) {
    const back = euYears(to, from);
    return fraction(-back.numerator, back.denominator);
  }
  const { months, days } = wholeMonths({ from, to });
  const yearDays = isLeapYear(toParts(from).year) ? 366n : 365n;
  return addFractions(fraction(BigInt(months), 12n), fraction(BigInt(days), yearDays));
}

/** The rate of one period: exact where all flows are at whole periods. */
function perPeriod(flows: readonly CaseFlow[], range: RateRange | undefined): Fraction | undefined {
  const times = flows.map((flow) => {
    invariant(flow.t !== undefined, 'a flow of a periodic rate has a time t');
    return flow.t;
  });
  if (times.some((t) => t.denominator !== 1n || t.numerator < 0n || t.numerator > 10_000n)) {
    return compoundRate(flows, euYears, range);
  }
  const unit = flows.reduce((common, flow) => common * flow.amount.denominator, 1n) || 1n;
  const amounts: bigint[] = [];
  flows.forEach((flow, index) => {
    const at = Number(times[index]?.numerator ?? 0n);
    while (amounts.length <= at) amounts.push(0n);
    amounts[at] = (amounts[at] ?? 0n) + (flow.amount.numerator * unit) / flow.amount.denominator;
  });
  return periodicRate(amounts, range);
}

/** What the source says of the first payment: its whole unit-periods and the odd part. */
function firstPaymentDifferences(
  input: JsonObject,
  flows: readonly CaseFlow[],
  expected: JsonObject,
): readonly Difference[] {
  if (!isObject(expected.firstPayment)) return [];
  const period = unitOf(objectAt(input, 'unitPeriod'), 'multiple');
  const paid = flows.filter((flow) => flow.amount.numerator < 0n).map(onOf);
  const [first] = paid;
  invariant(first !== undefined, 'a case has a payment');
  const to = paid.reduce(earlier, first);
  const { whole, odd } = unitPeriodsBetween(period, { from: startOf(flows), to });
  const published = expected.firstPayment;
  const wanted = exactAt(published, 'fraction', '0');
  const isEqual =
    whole === numberAt(published, 'unitPeriods') &&
    odd.numerator * wanted.denominator === wanted.numerator * odd.denominator;
  if (isEqual) return [];
  const actual = `${whole} and ${odd.numerator}/${odd.denominator}`;
  return [{ what: 'first payment', expected: JSON.stringify(published), actual }];
}
