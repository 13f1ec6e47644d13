import { ZERO } from '../../kernel/money.ts';
import { FEN_ROUNDING } from '../loan/default-terms.ts';
import type {
  Frequency,
  LoanTerms,
  RoundingTerms,
  ScheduleGrace,
  ScheduleVariations,
} from '../loan/terms.ts';
import type { ImportField } from './import-field.ts';
import type { ImportedConventions } from './imported-conventions.ts';
import {
  readBalanceRounding,
  readDates,
  readDayCount,
  readDueOnDayOff,
  readFirstPeriod,
  readFlatSplit,
  readFraction,
  readFractions,
  readFrequency,
  readFurtherDisbursements,
  readGivenInstalments,
  readInstalmentRule,
  readInterestBasis,
  readMultiple,
  readRateSteps,
  readRemainder,
  readRounding,
} from './read-conventions.ts';
import type { RowReader } from './row-reader.ts';

/** What the row says of how the contract counts; undefined when it says nothing. */
export function readConventions(reader: RowReader): ImportedConventions | undefined {
  const dayCount = worded(reader, 'dayCount', readDayCount);
  const interestBasis = worded(reader, 'interestBasis', readInterestBasis) ?? impliedBasis(dayCount);
  const oddFirstPeriod = worded(reader, 'firstPeriod', (text) => readFirstPeriod(text, dayCount));
  const dueOnDayOff = worded(reader, 'dueOnDayOff', readDueOnDayOff);
  const frequency = readFrequencyFields(reader);
  const rounding = readRoundingFields(reader);
  const feePerInstalmentFen = reader.amount('feePerInstalment') ?? ZERO;
  const variations = readVariations(reader);
  const conventions: ImportedConventions = {
    ...(dueOnDayOff === undefined ? {} : { dueOnDayOff }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(dayCount === undefined ? {} : { dayCount }),
    ...(interestBasis === undefined ? {} : { interestBasis }),
    ...(oddFirstPeriod === undefined ? {} : { oddFirstPeriod }),
    ...(rounding === undefined ? {} : { rounding }),
    ...(feePerInstalmentFen === 0 ? {} : { feePerInstalmentFen }),
    ...(Object.keys(variations).length === 0 ? {} : { variations }),
  };
  return Object.keys(conventions).length === 0 ? undefined : conventions;
}

/** A contract that names how real days count means them: 实际/365 counts days, 30/360 counts months. */
function impliedBasis(dayCount: LoanTerms['dayCount'] | undefined): LoanTerms['interestBasis'] | undefined {
  return dayCount?.startsWith('actual') ? 'per-day' : undefined;
}

/** Words that name no convention are a doubt: the desk's default holds, and the clerk is told. */
function worded<T>(
  reader: RowReader,
  field: ImportField,
  read: (text: string) => T | undefined,
): T | undefined {
  const text = reader.text(field);
  if (text === undefined) return undefined;
  const value = read(text);
  return value ?? reader.warn('convention.unknown', field, { text: text.slice(0, 40) });
}

/** A list that can't be read would make another schedule: the row is bad. */
function stated<T>(
  reader: RowReader,
  field: ImportField,
  read: (text: string) => T | undefined,
): T | undefined {
  const text = reader.text(field);
  if (text === undefined) return undefined;
  return read(text) ?? reader.reason('convention.unreadable', field, { text: text.slice(0, 40) });
}

function readFrequencyFields(reader: RowReader): Frequency | undefined {
  const whole = worded(reader, 'frequency', readFrequency);
  const unit = whole ?? worded(reader, 'frequencyUnit', readFrequency);
  const every = reader.count('frequencyEvery', 366);
  if (unit === undefined && every === undefined) return undefined;
  if (every === 0) return reader.reason('count.outOfRange', 'frequencyEvery', { count: 0, largest: 366 });
  const base = unit ?? { unit: 'month' as const, every: 1 };
  return whole === undefined && every !== undefined ? { unit: base.unit, every: base.every * every } : base;
}

function readRoundingFields(reader: RowReader): RoundingTerms | undefined {
  const mode = worded(reader, 'roundingMode', readRounding);
  const scale = reader.count('roundingScale', 2);
  const balance = worded(reader, 'balanceRounding', readBalanceRounding);
  const remainder = worded(reader, 'remainder', readRemainder);
  const multiple = worded(reader, 'instalmentMultiple', readMultiple);
  const instalmentMode = worded(reader, 'instalmentRoundingMode', readRounding);
  const said = [mode, scale, balance, remainder, multiple, instalmentMode];
  if (said.every((one) => one === undefined)) return undefined;
  const unitFen = scale === undefined ? 1 : 10 ** (2 - scale);
  return {
    mode: mode ?? FEN_ROUNDING.mode,
    interestMultipleOfFen: unitFen,
    instalmentMultipleOfFen: multiple ?? unitFen,
    ...(instalmentMode === undefined ? {} : { instalmentMode }),
    balance: balance ?? FEN_ROUNDING.balance,
    remainder: remainder ?? FEN_ROUNDING.remainder,
  };
}

function readVariations(reader: RowReader): ScheduleVariations {
  const amounts = stated(reader, 'agreedInstalment', readGivenInstalments);
  const rule = worded(reader, 'instalmentRule', readInstalmentRule);
  const flatSplit = worded(reader, 'flatSplit', readFlatSplit);
  const periodFraction = stated(reader, 'periodFraction', readFraction);
  const yearFractions = stated(reader, 'yearFractions', readFractions);
  const rateSteps = stated(reader, 'rateSteps', readRateSteps);
  const furtherDisbursements = stated(reader, 'furtherDisbursements', readFurtherDisbursements);
  const extraPrincipalFen = reader.amount('extraPrincipal');
  const instalmentRule = amounts === undefined ? rule : { kind: 'given' as const, amounts };
  return {
    ...(instalmentRule === undefined ? {} : { instalmentRule }),
    ...(flatSplit === undefined ? {} : { flatSplit }),
    ...(periodFraction === undefined ? {} : { periodFraction }),
    ...(yearFractions === undefined ? {} : { yearFractions }),
    ...(rateSteps === undefined ? {} : { rateSteps }),
    ...(furtherDisbursements === undefined ? {} : { furtherDisbursements }),
    ...(extraPrincipalFen === undefined || extraPrincipalFen === 0 ? {} : { extraPrincipalFen }),
    ...stated(reader, 'dueDates', readDates),
    ...readBalloon(reader),
    ...readGrace(reader),
  };
}

function readBalloon(reader: RowReader): ScheduleVariations {
  const amountFen = reader.amount('balloonAmount');
  if (amountFen !== undefined && amountFen > 0) return { balloon: { kind: 'amount', amountFen } };
  const termCount = reader.count('amortisationTerm', 1200);
  return termCount === undefined ? {} : { balloon: { kind: 'amortised-over', termCount } };
}

function readGrace(reader: RowReader): ScheduleVariations {
  const principalInstalments = reader.count('principalGrace', 1200);
  const interestFreeInstalments = reader.count('interestFree', 1200);
  const deferred = reader.count('interestGrace', 1200);
  const fromNo = reader.count('interestGraceFrom', 1200) ?? 1;
  const grace: ScheduleGrace = {
    ...(principalInstalments ? { principalInstalments } : {}),
    ...(interestFreeInstalments ? { interestFreeInstalments } : {}),
    ...(deferred ? { interestInstalments: { fromNo, count: deferred } } : {}),
  };
  return Object.keys(grace).length === 0 ? {} : { grace };
}
