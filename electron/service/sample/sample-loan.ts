import {
  type ContractFacts,
  termsOf,
  USUAL_DAILY_PENALTY,
} from '../../../shared/domain/loan/default-terms.ts';
import type { LoanTerms } from '../../../shared/domain/loan/terms.ts';
import { buildSchedule } from '../../../shared/domain/schedule/build-schedule.ts';
import type { Instalment } from '../../../shared/domain/schedule/instalment.ts';
import { invariant } from '../../../shared/kernel/assert.ts';
import { id } from '../../../shared/kernel/ids.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  toParts,
} from '../../../shared/kernel/local-date.ts';
import { add, type Fen, fen, multiplyByFraction, subtract, sum, ZERO } from '../../../shared/kernel/money.ts';
import { PPM, ratePpm } from '../../../shared/kernel/rate.ts';
import type { EntryToStore } from '../loans/rows.ts';
import type { OpeningToStore } from '../loans/store-loans.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One invented running loan: its terms, its table and what happened on it up to the as-of day. */
export interface SampleLoan {
  readonly terms: LoanTerms;
  readonly schedule: readonly Instalment[];
  readonly entries: readonly EntryToStore[];
  readonly opening: OpeningToStore | null;
}

export interface SampleDays {
  readonly asOf: LocalDate;
  readonly cutOverOn: LocalDate;
}

export interface SampleNames {
  /** unique in the book: ids of the loan's entries begin with it */
  readonly key: string;
  readonly payerName: string;
}

/** How many instalments in a row a debtor has not paid; nine in ten pay. Chances in per cent, the rest pays. */
const MISSED_CHANCES: readonly (readonly [missed: number, percent: number])[] = [
  [1, 4.2],
  [2, 2],
  [3, 1.4],
  [4, 1],
  [5, 0.6],
  [6, 0.5],
  [8, 0.5],
];

const METHODS = [
  'equal-instalment',
  'equal-instalment',
  'equal-instalment',
  'equal-principal',
  'interest-only',
  'flat',
] as const;

export function sampleLoan(random: SeededRandom, days: SampleDays, names: SampleNames): SampleLoan {
  const terms = sampleTerms(random, days.asOf);
  const built = buildSchedule(terms);
  invariant(built.ok, 'the sample book invents only terms that make a schedule');
  const schedule = built.value;
  const fallen = schedule.filter((one) => one.dueOn < days.asOf);
  const paidCount = Math.max(0, fallen.length - missedCount(random));
  const isTakenOver = terms.disbursedOn < days.cutOverOn;
  const met = isTakenOver
    ? schedule.slice(0, paidCount).filter((one) => one.dueOn <= days.cutOverOn).length
    : 0;
  const opening = isTakenOver ? openingOf({ terms, schedule, met, cutOverOn: days.cutOverOn }) : null;
  const entries: EntryToStore[] = [disbursement(terms, names.key)];
  if (opening !== null) entries.push(openingEntry(opening, names.key));
  for (const one of schedule.slice(met, paidCount)) entries.push(receipt(random, one, names));
  const part = partPayment(random, schedule[paidCount], days.asOf, names);
  if (part !== undefined && paidCount < fallen.length) entries.push(part);
  return { terms, schedule, entries, opening };
}

function missedCount(random: SeededRandom): number {
  let draw = random.next() * 100;
  for (const [missed, percent] of MISSED_CHANCES) {
    if (draw < percent) return missed;
    draw -= percent;
  }
  return 0;
}

function sampleTerms(random: SeededRandom, asOf: LocalDate): LoanTerms {
  const termCount = random.oneOf([12, 24, 24, 36, 36]);
  const age = random.integer(1, termCount - 1);
  const dueDay = random.oneOf([5, 8, 10, 15, 18, 20, 25, 28, 31]);
  const firstDueOn = addMonths(asOf, 1 - age, dueDay);
  const facts: ContractFacts = {
    principalFen: fen(random.integer(30, 280) * 100_000),
    annualRatePpm: ratePpm(random.integer(72, 118) * 1000),
    method: random.oneOf(METHODS),
    termCount,
    disbursedOn: addDays(addMonths(firstDueOn, -1, dueDay), -random.integer(0, 4)),
    firstDueOn,
  };
  return termsOf(facts, {
    signedOn: addDays(facts.disbursedOn, -random.integer(0, 3)),
    dueDay,
    penalty: USUAL_DAILY_PENALTY,
  });
}

interface TakeOver {
  readonly terms: LoanTerms;
  readonly schedule: readonly Instalment[];
  readonly met: number;
  readonly cutOverOn: LocalDate;
}

function openingOf(takeOver: TakeOver): OpeningToStore {
  const { schedule, met, cutOverOn, terms } = takeOver;
  const unpaid = schedule.slice(met).filter((one) => one.dueOn <= cutOverOn);
  const paidPrincipal = sum(schedule.slice(0, met).map((one) => one.principalFen));
  return {
    cutOverOn,
    principalFen: subtract(terms.principalFen, paidPrincipal),
    interestFen: sum(unpaid.map((one) => one.interestFen)),
    penaltyFen: sum(unpaid.map((one) => penaltyUpTo(one, cutOverOn))),
    feeFen: ZERO,
    instalmentsMet: met,
    lastDemandOn: null,
    sourceFile: 'sample',
    sourceRow: null,
    confirmedBy: null,
  };
}

function penaltyUpTo(one: Instalment, cutOverOn: LocalDate): Fen {
  const penalty = USUAL_DAILY_PENALTY;
  const rate = penalty.kind === 'fixed-daily' ? penalty.dailyRatePpm : 0;
  const numerator = BigInt(rate) * BigInt(daysBetween(one.dueOn, cutOverOn));
  return multiplyByFraction(
    add(one.principalFen, one.interestFen),
    { numerator, denominator: PPM },
    'half-up',
  );
}

function disbursement(terms: LoanTerms, key: string): EntryToStore {
  return {
    id: id<'ledger-entry'>(`${key}-d`),
    kind: 'disbursement',
    businessOn: terms.disbursedOn,
    amountFen: terms.principalFen,
    detail: { voucher: `FK${key}`, account: '' },
  };
}

function openingEntry(opening: OpeningToStore, key: string): EntryToStore {
  return {
    id: id<'ledger-entry'>(`${key}-o`),
    kind: 'opening',
    businessOn: opening.cutOverOn,
    amountFen: fen(opening.principalFen + opening.interestFen + opening.penaltyFen + opening.feeFen),
    principalFen: fen(opening.principalFen),
    interestFen: fen(opening.interestFen),
    penaltyFen: fen(opening.penaltyFen),
    feeFen: fen(opening.feeFen),
    detail: { instalmentsMet: opening.instalmentsMet, file: opening.sourceFile, row: opening.sourceRow },
  };
}

function receipt(random: SeededRandom, one: Instalment, names: SampleNames): EntryToStore {
  return receiptEntry(random, {
    key: `${names.key}-r${one.no}`,
    payerName: names.payerName,
    on: one.dueOn,
    amountFen: add(one.principalFen, one.interestFen, one.feeFen),
  });
}

/** One debtor in four who is behind has paid a part of the oldest instalment some days late. */
function partPayment(
  random: SeededRandom,
  one: Instalment | undefined,
  asOf: LocalDate,
  names: SampleNames,
): EntryToStore | undefined {
  if (one === undefined || one.dueOn >= asOf || !random.isTrueFor(25)) return undefined;
  const on = addDays(one.dueOn, Math.min(random.integer(1, 6), daysBetween(one.dueOn, asOf)));
  const yuan = Math.max(
    1,
    Math.floor(((one.principalFen + one.interestFen) * random.integer(20, 70)) / 10_000),
  );
  return receiptEntry(random, {
    key: `${names.key}-p`,
    payerName: names.payerName,
    on,
    amountFen: fen(yuan * 100),
  });
}

function receiptEntry(
  random: SeededRandom,
  facts: {
    readonly key: string;
    readonly payerName: string;
    readonly on: LocalDate;
    readonly amountFen: Fen;
  },
): EntryToStore {
  const day = toParts(facts.on);
  return {
    id: id<'ledger-entry'>(facts.key),
    kind: 'receipt',
    businessOn: facts.on,
    amountFen: facts.amountFen,
    detail: {
      receiptNo: '',
      channel: random.oneOf(['bank-transfer', 'bank-transfer', 'wechat', 'alipay', 'direct-debit']),
      payerName: facts.payerName,
      payerRelation: 'borrower',
      reference: `${day.year}${day.month}${random.digits(8)}`,
      designation: null,
      note: '',
    },
  };
}

/** The day from which sample loans are taken over: about five months back, so that both histories occur. */
export function sampleCutOver(asOf: LocalDate): LocalDate {
  return addDays(addMonths(asOf, -4, 1), -1);
}
