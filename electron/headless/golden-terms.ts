import { termsOf } from '../../shared/domain/loan/default-terms.ts';
import type {
  DayCount,
  InstalmentRule,
  LoanTerms,
  RoundingTerms,
  ScheduleVariations,
} from '../../shared/domain/loan/terms.ts';
import { MOST_INSTALMENTS } from '../../shared/domain/schedule/build-schedule.ts';
import { dueDate } from '../../shared/domain/schedule/periods.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { localDate, toParts } from '../../shared/kernel/local-date.ts';
import type { Fen, Rounding } from '../../shared/kernel/money.ts';
import {
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

const DAY_COUNTS: Readonly<Record<string, DayCount>> = {
  '30/360': '30/360',
  '30/360-us': '30/360-us',
  '30e/360': '30e/360',
  'actual/360': 'actual/360',
  'actual/364': 'actual/364',
  'actual/365': 'actual/365',
  'actual/actual-isda': 'actual/actual',
};

const ROUNDINGS: Readonly<Record<string, Rounding>> = {
  'half-up': 'half-up',
  'half-even': 'half-even',
  down: 'down',
  up: 'up',
};

const UNITS: Readonly<Record<string, LoanTerms['frequency']['unit']>> = {
  day: 'day',
  week: 'week',
  month: 'month',
};

const METHODS: Readonly<Record<string, LoanTerms['method']>> = {
  'equal-instalment': 'equal-instalment',
  'equal-principal': 'equal-principal',
  'interest-only': 'interest-only',
  flat: 'flat',
  balloon: 'balloon',
};

function knownAs<T>(names: Readonly<Record<string, T>>, name: string): T {
  const value = names[name];
  invariant(value !== undefined, `${name} is a word that the engine knows`);
  return value;
}

export function dayCountOf(name: string): DayCount {
  return knownAs(DAY_COUNTS, name);
}

export function roundingOf(name: string): Rounding {
  return knownAs(ROUNDINGS, name);
}

/** Cases without dates count whole periods: any date will do. */
const DATELESS = '2020-01-01';

/** The frozen terms that a case describes in words. */
export function termsOfCase(input: JsonObject): LoanTerms {
  const unit = knownAs(UNITS, optionalText(input, 'periodUnit') ?? 'month');
  const every = optionalNumber(input, 'periodEvery') ?? 1;
  const listed = Array.isArray(input.dueDates)
    ? input.dueDates.map((date) => localDate(String(date)))
    : undefined;
  const disbursedOn = localDate(optionalText(input, 'disbursedOn') ?? DATELESS);
  const frequency = { unit, every };
  const firstDueOn = localDate(
    optionalText(input, 'firstDueOn') ?? listed?.[0] ?? firstDueAfter(disbursedOn, frequency),
  );
  const termCount = optionalNumber(input, 'termCount') ?? listed?.length ?? MOST_INSTALMENTS;
  const method = knownAs(METHODS, textAt(input, 'method'));
  const facts = {
    principalFen: fenAt(input, 'principal'),
    annualRatePpm: rateOf(textAt(input, 'annualRatePercent')),
    method,
    termCount,
    disbursedOn,
    firstDueOn,
  };
  return termsOf(facts, {
    frequency,
    dueDay: optionalNumber(input, 'dueDay') ?? toParts(firstDueOn).day,
    dayCount: dayCountOf(textAt(input, 'dayCount')),
    interestBasis: textAt(input, 'interestBasis') === 'per-day' ? 'per-day' : 'per-period',
    oddFirstPeriod: isObject(input.oddFirstPeriod)
      ? { kind: 'by-days', dayCount: dayCountOf(textAt(input.oddFirstPeriod, 'dayCount')) }
      : { kind: 'whole' },
    rounding: roundingTerms(input),
    variations: variationsOf(input, listed),
  });
}

function firstDueAfter(disbursedOn: string, frequency: LoanTerms['frequency']): string {
  const from = localDate(disbursedOn);
  const start = { frequency, firstDueOn: from, dueDay: toParts(from).day };
  return dueDate(start, 2);
}

function roundingTerms(input: JsonObject): RoundingTerms {
  const rounding = objectAt(input, 'rounding');
  const instalment = isObject(input.instalment) ? input.instalment : {};
  const multipleOf = optionalText(instalment, 'multipleOf');
  const instalmentMode = optionalText(instalment, 'roundingMode');
  const unitFen = 10 ** (2 - numberAt(rounding, 'scale'));
  return {
    mode: roundingOf(textAt(rounding, 'mode')),
    interestMultipleOfFen: unitFen,
    instalmentMultipleOfFen: multipleOf === undefined ? unitFen : fenOf(multipleOf),
    ...(instalmentMode === undefined ? {} : { instalmentMode: roundingOf(instalmentMode) }),
    balance: optionalText(rounding, 'balance') === 'none' ? 'exact' : 'rounded',
    remainder: optionalText(input, 'residual') === 'none' ? 'none' : 'last-instalment',
  };
}

function variationsOf(input: JsonObject, listed: ScheduleVariations['dueDates']): ScheduleVariations {
  const instalment = isObject(input.instalment) ? input.instalment : {};
  const split = optionalText(instalment, 'split');
  const amortisedOver = optionalNumber(input, 'amortisationTermCount');
  const periodFraction = optionalText(input, 'periodFraction');
  const extra = optionalText(input, 'extraPerInstalment');
  const rule = instalmentRuleOf(instalment);
  const yearFractions = Array.isArray(input.yearFractions) ? input.yearFractions : undefined;
  return {
    ...(rule === undefined ? {} : { instalmentRule: rule }),
    ...(split === 'per-period' || split === 'total' || split === 'level-total' ? { flatSplit: split } : {}),
    ...(amortisedOver === undefined ? {} : { balloon: { kind: 'amortised-over', termCount: amortisedOver } }),
    ...(periodFraction === undefined ? {} : { periodFraction: fractionOf(periodFraction) }),
    ...(extra === undefined ? {} : { extraPrincipalFen: fenOf(extra) }),
    ...(yearFractions === undefined
      ? {}
      : { yearFractions: yearFractions.map((one) => fractionOf(String(one))) }),
    ...(listed === undefined ? {} : { dueDates: listed }),
    ...graceOf(input),
    rateSteps: objectsAt(input, 'rateSteps').map((step) => ({
      fromNo: numberAt(step, 'fromInstalment'),
      annualRatePpm: rateOf(textAt(step, 'annualRatePercent')),
      isRecast: step.recast !== false,
    })),
    furtherDisbursements: objectsAt(input, 'furtherDisbursements').map((draw) => ({
      afterNo: numberAt(draw, 'afterInstalment'),
      amountFen: fenAt(draw, 'amount'),
      isRecast: draw.recast !== false,
    })),
  };
}

function graceOf(input: JsonObject): ScheduleVariations {
  if (!isObject(input.grace)) return {};
  const principal = optionalNumber(input.grace, 'principalInstalments');
  const interest = optionalNumber(input.grace, 'interestInstalments');
  const free = optionalNumber(input.grace, 'interestFreeInstalments');
  const fromNo = optionalNumber(input.grace, 'fromInstalment') ?? 1;
  return {
    grace: {
      ...(principal === undefined ? {} : { principalInstalments: principal }),
      ...(interest === undefined ? {} : { interestInstalments: { fromNo, count: interest } }),
      ...(free === undefined ? {} : { interestFreeInstalments: free }),
    },
  };
}

function instalmentRuleOf(instalment: JsonObject): InstalmentRule | undefined {
  const periodFraction = optionalText(instalment, 'periodFraction');
  switch (optionalText(instalment, 'rule')) {
    case 'annuity':
      return periodFraction === undefined
        ? { kind: 'annuity' }
        : { kind: 'annuity', periodFraction: fractionOf(periodFraction) };
    case 'annuity-by-period':
      return { kind: 'annuity-by-period' };
    case 'given':
      return { kind: 'given', amounts: givenAmounts(instalment.amount) };
    default:
      return undefined;
  }
}

function givenAmounts(amount: unknown): readonly { readonly fromNo: number; readonly amountFen: Fen }[] {
  if (typeof amount === 'string') return [{ fromNo: 1, amountFen: fenOf(amount) }];
  invariant(isObject(amount), 'a given instalment is an amount or amounts by number');
  return Object.entries(amount)
    .map(([no, text]) => ({ fromNo: Number(no), amountFen: fenOf(String(text)) }))
    .sort((a, b) => a.fromNo - b.fromNo);
}
