import { penaltyFen } from '../../shared/domain/ledger/penalty.ts';
import { type AccrualConvention, accrueInterest } from '../../shared/domain/schedule/accrue-interest.ts';
import { fromJsonFraction } from '../../shared/domain/schedule/fraction.ts';
import { localDate } from '../../shared/kernel/local-date.ts';
import { type Fen, sum } from '../../shared/kernel/money.ts';
import { allocationCase } from './golden-allocation.ts';
import { type Difference, EXACTLY, MoneyComparison } from './golden-comparison.ts';
import {
  dateAt,
  fenAt,
  fenOf,
  fractionOf,
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  optionalNumber,
  optionalText,
  rateOf,
  textAt,
} from './golden-json.ts';
import { scheduleCase } from './golden-schedule.ts';
import { dayCountOf, roundingOf } from './golden-terms.ts';

/** A `payments` case: interest to a day, a schedule that payments changed, an allocation, a penalty. */
export function paymentsCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const type = textAt(input, 'type');
  switch (type) {
    case 'accrued-interest':
    case 'payoff':
      return payoffCase(input, expected);
    case 'running':
      return runningCase(input, expected);
    case 'recast':
      return recastCase(input, expected);
    case 'allocation':
      return allocationCase(input, expected);
    case 'penalty':
      return penaltyCase(input, expected);
    default:
      return [{ what: type, expected: 'a result', actual: 'a type that the engine does not compute yet' }];
  }
}

/** Interest of one period; what a period does not say itself, the case says for all of them. */
function interestOf(period: JsonObject, common: JsonObject): Fen {
  const all = { ...common, ...period };
  return accrueInterest({
    principalFen: fenAt(all, 'principal'),
    annualRatePpm: rateOf(textAt(all, 'annualRatePercent')),
    from: dateAt(period, 'from'),
    to: dateAt(period, 'to'),
    changes: [
      ...objectsAt(period, 'principalChanges').map((one) => ({
        on: dateAt(one, 'on'),
        principalFen: fenAt(one, 'amount'),
      })),
      ...objectsAt(period, 'rateChanges').map((one) => ({
        on: dateAt(one, 'on'),
        annualRatePpm: rateOf(textAt(one, 'annualRatePercent')),
      })),
    ],
    convention: conventionOf(period, all),
    mode: roundingOf(textAt(objectAt(all, 'rounding'), 'mode')),
    isEachPartRounded: 'roundEachPart' in all && all.roundEachPart === true,
  });
}

function conventionOf(period: JsonObject, all: JsonObject): AccrualConvention {
  if (optionalText(all, 'prorate') !== 'whole-period') {
    return { kind: 'by-days', dayCount: dayCountOf(textAt(all, 'dayCount')) };
  }
  return {
    kind: 'whole-period',
    yearPart: fromJsonFraction(fractionOf(textAt(all, 'periodFraction'))),
    periodStart: localDate(optionalText(period, 'periodStart') ?? textAt(period, 'from')),
    periodEnd: localDate(optionalText(period, 'periodEnd') ?? textAt(period, 'to')),
  };
}

function payoffCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const comparison = new MoneyComparison(2);
  const overdue = objectsAt(input, 'overduePeriods').map((period) => interestOf(period, input));
  const interest = sum([interestOf(input, input), ...overdue]);
  const principal = fenAt(input, 'principal');
  comparison.compare('interest', { expected: expected.interest, actual: interest, ...EXACTLY });
  comparison.compare('principal', { expected: expected.principal, actual: principal, ...EXACTLY });
  comparison.compare('total', { expected: expected.total, actual: principal + interest, ...EXACTLY });
  return comparison.differences;
}

function runningCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const comparison = new MoneyComparison(2);
  let balance: number = fenAt(input, 'principal');
  let totalInterest = 0;
  const rows = new Map(objectsAt(expected, 'instalments').map((row) => [numberAt(row, 'no'), row]));
  objectsAt(input, 'periods').forEach((period, index) => {
    const no = index + 1;
    const interest = interestOf(period, input);
    // the amount paid is part of the case; principal is what the interest leaves of it
    const total = fenAt(period, 'expectedTotal');
    const principal = total - interest;
    balance -= principal;
    totalInterest += interest;
    const actuals = { interest, principal, total, balanceAfter: balance };
    const row = rows.get(no) ?? {};
    for (const [column, actual] of Object.entries(actuals)) {
      comparison.compare(`no ${no} ${column}`, { expected: row[column], actual, ...EXACTLY });
    }
    comparison.compare(`no ${no} interest`, {
      expected: period.expectedInterest,
      actual: interest,
      ...EXACTLY,
    });
    comparison.compareText(`no ${no} due on`, row.dueOn, textAt(period, 'to'));
  });
  const totals = isObject(expected.totals) ? expected.totals : {};
  comparison.compare('total interest', { expected: totals.interest, actual: totalInterest, ...EXACTLY });
  return comparison.differences;
}

function recastCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const comparison = new MoneyComparison(2);
  for (const period of objectsAt(input, 'paid')) {
    const interest = interestOf(period, input);
    const day = textAt(period, 'to');
    comparison.compare(`interest ${day}`, {
      expected: period.expectedInterest,
      actual: interest,
      ...EXACTLY,
    });
    const payment = optionalText(period, 'payment');
    if (payment === undefined) continue;
    const principal = fenOf(payment) - interest;
    const balance = fenAt(period, 'principal') - principal;
    comparison.compare(`principal ${day}`, {
      expected: period.expectedPrincipal,
      actual: principal,
      ...EXACTLY,
    });
    comparison.compare(`balance ${day}`, { expected: period.expectedBalance, actual: balance, ...EXACTLY });
  }
  return [...comparison.differences, ...scheduleCase(objectAt(input, 'remaining'), expected)];
}

function penaltyCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const flat = optionalText(input, 'percentFlat');
  const comparison = new MoneyComparison(optionalNumber(input, 'scale') ?? 2);
  const base = fenAt(input, 'base');
  const penalty =
    flat === undefined
      ? penaltyFen(
          base,
          {
            numerator: rateOf(textAt(input, 'annualPenaltyPercent')),
            denominator: 1_000_000 * numberAt(input, 'yearDays'),
          },
          numberAt(input, 'overdueDays'),
        )
      : penaltyFen(base, { numerator: rateOf(flat), denominator: 1_000_000 }, 1);
  comparison.compare('penalty', { expected: expected.penalty, actual: penalty, ...EXACTLY });
  return comparison.differences;
}
