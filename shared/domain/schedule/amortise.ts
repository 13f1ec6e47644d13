import { unreachable } from '../../kernel/assert.ts';
import { type Fen, subtract } from '../../kernel/money.ts';
import type { LoanTerms } from '../loan/terms.ts';
import { levelAmount, ratePart } from './annuity.ts';
import { type Fraction, fromJsonFraction, NOUGHT } from './fraction.ts';
import { type Period, wholePeriod } from './periods.ts';
import { grainsToFen, type Precision, precisionOf, type ScheduleRow, times } from './precision.ts';

/** All that the walk from instalment to instalment needs and never changes. */
interface Walk {
  readonly terms: LoanTerms;
  readonly periods: readonly Period[];
  readonly precision: Precision;
}

/**
 * Instalments whose interest runs on the balance: equal instalment, equal principal, interest-only and
 * balloon.
 * In every period interest = balance × rate × part of a year, rounded; principal = instalment − interest;
 * the last one
 * pays the whole balance, which is the regular amount where the first took the rounding. Ends early when the balance is nought (a stated instalment decides the term).
 */
export function amortise(terms: LoanTerms, periods: readonly Period[]): readonly ScheduleRow[] {
  const walk: Walk = { terms, periods, precision: precisionOf(terms.rounding) };
  const rows: ScheduleRow[] = [];
  let balance = BigInt(terms.principalFen) * walk.precision.grainsPerFen;
  let level: bigint | undefined;
  let first: { readonly no: number; readonly principal: bigint } | undefined;
  let deferred = 0n;
  let interestSoFar = 0n;
  for (const period of periods) {
    if (level === undefined || isRecastAt(terms, period.no)) {
      level = levelFrom(walk, period.no, balance);
      first = firstWithRemainder(walk, { no: period.no, balance, level });
    }
    const interest = walk.precision.interest(times(balance, rateOf(terms, period)));
    const regular = principalOf(walk, { no: period.no, balance, interest, level });
    const principal = first?.no === period.no ? first.principal : regular;
    const isDeferred = isInterestDeferred(terms, period.no);
    deferred += interest;
    const payable = isDeferred ? 0n : deferred;
    if (!isDeferred) deferred = 0n;
    const after = balance - principal;
    rows.push({
      period,
      principalFen: differenceFen(walk.precision, balance, after),
      interestFen: differenceFen(walk.precision, interestSoFar + payable, interestSoFar),
      exact: { principal, interest: payable, balanceAfter: after },
    });
    interestSoFar += payable;
    balance = after + disbursedAfter(walk, period.no);
    if (balance === 0n && deferred === 0n) break;
  }
  return rows;
}

/** Difference of two shown running sums, so that shown parts always add up to the shown whole. */
function differenceFen(precision: Precision, from: bigint, amount: bigint): Fen {
  return subtract(grainsToFen(from, precision), grainsToFen(amount, precision));
}

/** Rate × part of a year in force for a period, after rate steps and interest-free periods. */
function rateOf(terms: LoanTerms, period: Pick<Period, 'no' | 'yearPart'>): Fraction {
  if (period.no <= (terms.variations?.grace?.interestFreeInstalments ?? 0)) return NOUGHT;
  return ratePart(annualRateAt(terms, period.no), period.yearPart);
}

/** The yearly rate of a period: the last step that began. */
export function annualRateAt(terms: LoanTerms, no: number): number {
  const steps = terms.variations?.rateSteps ?? [];
  return steps.findLast((step) => step.fromNo <= no)?.annualRatePpm ?? terms.annualRatePpm;
}

function principalGrace(terms: LoanTerms): number {
  return terms.variations?.grace?.principalInstalments ?? 0;
}

function isInterestDeferred(terms: LoanTerms, no: number): boolean {
  const deferral = terms.variations?.grace?.interestInstalments;
  if (deferral === undefined || no >= terms.termCount) return false;
  return no >= deferral.fromNo && no < deferral.fromNo + deferral.count;
}

/** Whether the level amount is computed anew from this instalment on. */
function isRecastAt(terms: LoanTerms, no: number): boolean {
  if (no === principalGrace(terms) + 1) return true;
  const isStep = terms.variations?.rateSteps?.some((step) => step.isRecast && step.fromNo === no) ?? false;
  const drawn = terms.variations?.furtherDisbursements;
  return isStep || (drawn?.some((draw) => draw.isRecast && draw.afterNo + 1 === no) ?? false);
}

function disbursedAfter(walk: Walk, no: number): bigint {
  const drawn = walk.terms.variations?.furtherDisbursements ?? [];
  return drawn.reduce(
    (total, draw) =>
      draw.afterNo === no ? total + BigInt(draw.amountFen) * walk.precision.grainsPerFen : total,
    0n,
  );
}

/** Principal of one instalment: never negative, never more than the balance. */
function principalOf(
  walk: Walk,
  now: { readonly no: number; readonly balance: bigint; readonly interest: bigint; readonly level: bigint },
): bigint {
  const { terms } = walk;
  const isLast = now.no === terms.termCount;
  if (isLast && terms.rounding.remainder !== 'none') return now.balance;
  if (now.no <= principalGrace(terms)) return 0n;
  const given = givenAmount(walk, now.no) ?? now.level;
  const regular = terms.method === 'equal-principal' ? given : given - now.interest;
  if (terms.method === 'interest-only') return 0n;
  const extra = BigInt(terms.variations?.extraPrincipalFen ?? 0) * walk.precision.grainsPerFen;
  // an interest above the level amount (a long first period) is paid whole and leaves the principal as it is
  const principal = (regular > 0n ? regular : 0n) + extra;
  return principal < now.balance ? principal : now.balance;
}

function givenAmount(walk: Walk, no: number): bigint | undefined {
  const rule = walk.terms.variations?.instalmentRule;
  if (rule?.kind !== 'given') return undefined;
  const step = rule.amounts.findLast((amount) => amount.fromNo <= no);
  return step === undefined ? undefined : BigInt(step.amountFen) * walk.precision.grainsPerFen;
}

/**
 * The level instalment (equal-principal: the principal part) from an instalment on, to the contract's
 * multiple.
 */
function levelFrom(walk: Walk, no: number, balance: bigint): bigint {
  const { terms, precision } = walk;
  const firstNo = Math.max(no, principalGrace(terms) + 1);
  switch (terms.method) {
    case 'interest-only':
      return 0n;
    case 'equal-principal':
      return precision.instalment({
        numerator: balance,
        denominator: BigInt(Math.max(1, terms.termCount - firstNo + 1)),
      });
    case 'equal-instalment':
    case 'balloon': {
      const endBalance = balloonFen(terms) * precision.grainsPerFen;
      return precision.instalment(
        levelAmount({ balance, endBalance, rateParts: ratePartsFrom(walk, firstNo) }),
      );
    }
    case 'flat':
    case 'free-form':
      return 0n;
    default:
      return unreachable(terms.method);
  }
}

function balloonFen(terms: LoanTerms): bigint {
  const balloon = terms.variations?.balloon;
  return balloon?.kind === 'amount' ? BigInt(balloon.amountFen) : 0n;
}

/** Rate × part of a year of the instalments that the level amount is computed over. */
function ratePartsFrom(walk: Walk, firstNo: number): readonly Fraction[] {
  const { terms, periods } = walk;
  const rule = terms.variations?.instalmentRule;
  const balloon = terms.variations?.balloon;
  const lastNo = balloon?.kind === 'amortised-over' ? balloon.termCount : terms.termCount;
  const whole =
    rule?.kind === 'annuity' && rule.periodFraction !== undefined
      ? fromJsonFraction(rule.periodFraction)
      : wholePeriod(terms);
  const count = Math.max(1, lastNo - firstNo + 1);
  if (rule?.kind !== 'annuity-by-period') {
    // the closed formula knows one rate: that of the first of these instalments, at the contract's yearly
    // rate
    const part = ratePart(annualRateAt(terms, firstNo), whole);
    return Array.from({ length: count }, () => part);
  }
  return Array.from({ length: count }, (_, index) => {
    const no = firstNo + index;
    const yearPart = periods[no - 1]?.yearPart ?? whole;
    return rateOf(terms, { no, yearPart });
  });
}

/** An instalment number with the balance before it and the level amount in force. */
interface Standing {
  readonly no: number;
  readonly balance: bigint;
  readonly level: bigint;
}

/** Whether what is left over is rounding alone, so that the first instalment can take it. */
function isRemainderFirst({ terms }: Walk): boolean {
  if (terms.rounding.remainder !== 'first-instalment' || terms.method === 'interest-only') return false;
  const { instalmentRule, balloon, extraPrincipalFen, rateSteps, furtherDisbursements } =
    terms.variations ?? {};
  const isFree = instalmentRule?.kind === 'given' || balloon?.kind === 'amortised-over';
  const changes = [...(rateSteps ?? []), ...(furtherDisbursements ?? [])];
  return !isFree && (extraPrincipalFen ?? 0) === 0 && changes.every((change) => change.isRecast);
}

/**
 * The instalment that takes the rounding in place of the last one: the first of the level amount that holds to the end.
 * Undefined where a later recast takes it up, or where the last one is left with it.
 */
function firstWithRemainder(walk: Walk, now: Standing): { no: number; principal: bigint } | undefined {
  const { no } = now;
  const isRecastLater = walk.periods.some((period) => period.no > no && isRecastAt(walk.terms, period.no));
  if (!isRemainderFirst(walk) || isRecastLater || no >= walk.terms.termCount) return undefined;
  if (walk.terms.method === 'equal-principal') {
    const principal = now.balance - now.level * BigInt(walk.terms.termCount - no);
    return { no, principal: principal > 0n ? principal : 0n };
  }
  return { no, principal: principalForLevelEnd(walk, now) };
}

/**
 * The principal of one instalment after which the last one comes nearest to the level amount. The more is paid first, the
 * less is left for the last: halving finds the place to the grain.
 */
function principalForLevelEnd(walk: Walk, now: Standing): bigint {
  const excess = (principal: bigint): bigint => excessOfLast(walk, now, principal);
  let low = 0n;
  let high = now.balance;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (excess(middle) > 0n) low = middle + 1n;
    else high = middle;
  }
  return low > 0n && excess(low - 1n) < -excess(low) ? low - 1n : low;
}

/** By how much the last instalment, without its balloon, exceeds the level amount if `principal` is paid now. */
function excessOfLast(walk: Walk, now: Standing, principal: bigint): bigint {
  const { precision, terms } = walk;
  let balance = now.balance - principal;
  let interest = 0n;
  for (const period of walk.periods.slice(now.no)) {
    interest = precision.interest(times(balance, rateOf(terms, period)));
    if (period.no >= terms.termCount) break;
    balance -= principalOf(walk, { no: period.no, balance, interest, level: now.level });
  }
  return balance + interest - balloonFen(terms) * precision.grainsPerFen - now.level;
}
