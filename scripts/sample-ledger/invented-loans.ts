import { termsOf } from '../../shared/domain/loan/default-terms.ts';
import type { RepaymentMethod } from '../../shared/domain/loan/terms.ts';
import { buildSchedule } from '../../shared/domain/schedule/build-schedule.ts';
import type { Instalment } from '../../shared/domain/schedule/instalment.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  localDate,
  toParts,
} from '../../shared/kernel/local-date.ts';
import { type Fen, fen, multiplyByFraction, sum } from '../../shared/kernel/money.ts';
import { type RatePpm, ratePpm } from '../../shared/kernel/rate.ts';
import {
  type Dice,
  type InventedPerson,
  inventPerson,
  inventPlate,
  inventVin,
  MODELS,
} from './invented-people.ts';

export const CUTOVER_ON = localDate('2026-11-22');
/** days past due and buckets of the sample are as of this day */
export const AS_OF = localDate('2026-11-23');

export interface InventedLoan {
  readonly no: number;
  readonly contractNo: string;
  readonly borrower: InventedPerson;
  readonly spouse: InventedPerson | undefined;
  readonly guarantor: InventedPerson | undefined;
  readonly isJoint: boolean;
  readonly plate: string;
  readonly vin: string;
  readonly model: string;
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  readonly method: RepaymentMethod;
  readonly termCount: number;
  readonly signedOn: LocalDate;
  readonly disbursedOn: LocalDate;
  readonly firstDueOn: LocalDate;
  readonly insuranceEndsOn: LocalDate;
  readonly opening: InventedOpening | undefined;
}

export interface InventedOpening {
  readonly principalFen: Fen;
  readonly instalmentsMet: number;
  readonly overduePrincipalFen: Fen;
  readonly overdueInterestFen: Fen;
  readonly penaltyFen: Fen;
  readonly feeFen: Fen;
  /** as of AS_OF */
  readonly daysPastDue: number;
  readonly lastDemandOn: LocalDate | undefined;
}

/** Loans of each bucket among a hundred, with its days past due (product.md "Buckets"). */
const SPREAD: readonly (readonly [share: number, lowest: number, highest: number])[] = [
  [52, -28, 0],
  [16, 1, 30],
  [9, 31, 60],
  [6, 61, 90],
  [5, 91, 120],
  [3, 121, 150],
  [3, 151, 180],
  [6, 181, 420],
];

/** The loans of the sample, in the order in which the office wrote them down. */
export function inventLoans(dice: Dice, count: number): InventedLoan[] {
  const persons = Array.from({ length: count * 2 }, (_, index) => inventPerson(dice, index + 1));
  const loans: InventedLoan[] = [];
  for (let no = 1; no <= count; no += 1) {
    const own = persons[no - 1];
    // one in fifteen borrows a second time
    const borrower = no > 20 && no % 15 === 0 ? loans[no - 12]?.borrower : own;
    if (borrower === undefined) throw new Error('a loan has its borrower');
    loans.push(inventLoan(dice, { no, borrower, others: persons.slice(count + no - 1, count + no + 1) }));
  }
  return loans;
}

function inventLoan(
  dice: Dice,
  who: { no: number; borrower: InventedPerson; others: readonly InventedPerson[] },
): InventedLoan {
  const { no, borrower, others } = who;
  const method: RepaymentMethod = dice.pick([
    'equal-instalment',
    'equal-instalment',
    'equal-instalment',
    'equal-principal',
    'interest-only',
    'flat',
  ]);
  const termCount = dice.pick([12, 24, 36, 36]);
  const contract = {
    principalFen: fen(dice.between(6, 48) * 500_000),
    annualRatePpm: ratePpm(dice.pick([108_000, 120_000, 132_000, 144_000, 154_000])),
    method,
    termCount,
  };
  const isNew = no % 25 === 0;
  const dates = isNew ? newDates(dice) : runningDates(dice, termCount);
  const isNewEnergy = dice.chance(0.18);
  return {
    no,
    contractNo: `AX-${toParts(dates.disbursedOn).year}-${no.toString().padStart(4, '0')}`,
    borrower,
    spouse: dice.chance(0.3) ? others[0] : undefined,
    guarantor: dice.chance(0.45) ? others[1] : undefined,
    isJoint: dice.chance(0.8),
    plate: inventPlate(dice, isNewEnergy),
    vin: inventVin(dice, no),
    model: isNewEnergy ? '虚构电车E2' : dice.pick(MODELS),
    ...contract,
    signedOn: addDays(dates.disbursedOn, -dice.between(0, 3)),
    disbursedOn: dates.disbursedOn,
    firstDueOn: dates.firstDueOn,
    insuranceEndsOn: addDays(AS_OF, dice.between(-40, 330)),
    opening: isNew ? undefined : openingOf(dice, { ...contract, ...dates }),
  };
}

function newDates(dice: Dice) {
  const disbursedOn = addDays(AS_OF, -dice.between(3, 14));
  return {
    disbursedOn,
    firstDueOn: addMonths(disbursedOn, 1),
    instalmentsMet: 0,
    oldestUnpaidOn: addMonths(disbursedOn, 1),
  };
}

/** Chooses a bucket, from it the oldest unpaid due date, and goes back from there to the pay-out. */
function runningDates(dice: Dice, termCount: number) {
  let left = dice.between(1, 100);
  const spread = SPREAD.find(([share]) => {
    left -= share;
    return left <= 0;
  });
  const [, lowest = 0, highest = 0] = spread ?? [];
  // due days after the 28th are kept out of the sample: its dates are checked by hand
  const days = Array.from({ length: highest - lowest + 1 }, (_, index) => addDays(AS_OF, -(lowest + index)));
  const usable = days.filter((day) => toParts(day).day <= 28);
  const oldestUnpaidOn = usable[dice.between(0, usable.length - 1)] ?? AS_OF;
  const instalmentsMet = dice.between(1, termCount - 2);
  const firstDueOn = addMonths(oldestUnpaidOn, -instalmentsMet);
  return { disbursedOn: addMonths(firstDueOn, -1), firstDueOn, instalmentsMet, oldestUnpaidOn };
}

interface RunningLoan {
  readonly principalFen: Fen;
  readonly annualRatePpm: RatePpm;
  readonly method: RepaymentMethod;
  readonly termCount: number;
  readonly disbursedOn: LocalDate;
  readonly firstDueOn: LocalDate;
  readonly instalmentsMet: number;
  readonly oldestUnpaidOn: LocalDate;
}

function openingOf(dice: Dice, loan: RunningLoan): InventedOpening {
  const { instalmentsMet, oldestUnpaidOn, ...facts } = loan;
  const built = buildSchedule(termsOf(facts));
  if (!built.ok) throw new Error(`the sample's terms make a schedule: ${built.error.code}`);
  const rest = built.value.slice(instalmentsMet);
  const overdue = rest.filter((instalment) => instalment.dueOn <= CUTOVER_ON);
  const daysPastDue = Math.max(0, daysBetween(oldestUnpaidOn, AS_OF));
  return {
    principalFen: sum(rest.map((instalment) => instalment.principalFen)),
    instalmentsMet,
    overduePrincipalFen: sum(overdue.map((instalment) => instalment.principalFen)),
    overdueInterestFen: sum(overdue.map((instalment) => instalment.interestFen)),
    penaltyFen: sum(overdue.map(penaltyOf)),
    feeFen: fen(daysPastDue > 60 && dice.chance(0.3) ? 20_000 : 0),
    daysPastDue,
    lastDemandOn: daysPastDue > 30 ? addDays(CUTOVER_ON, -dice.between(2, 25)) : undefined,
  };
}

/** 0.05 % a day on the overdue principal, from the day after it fell due to the cut-over day. */
function penaltyOf(instalment: Instalment): Fen {
  const days = BigInt(daysBetween(instalment.dueOn, CUTOVER_ON));
  return multiplyByFraction(
    instalment.principalFen,
    { numerator: 500n * days, denominator: 1_000_000n },
    'half-up',
  );
}
