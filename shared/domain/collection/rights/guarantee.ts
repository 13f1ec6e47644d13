import { legalEnd } from '../../../kernel/calendar.ts';
import { addMonths, earlier, type LocalDate } from '../../../kernel/local-date.ts';
import { type ClockDays, type NotCounted, type RightClock, runningClock } from './right-clock.ts';

export interface GuarantorFacts {
  readonly personId: string;
  readonly kind: 'joint' | 'general' | 'unclear';
  readonly agreedMonths: number | null;
  readonly agreedEndOn: LocalDate | null;
  readonly releasedOn: LocalDate | null;
  /** demands that provably reached this guarantor; one on another does not count (R3.11) */
  readonly demandsOn: readonly LocalDate[];
}

export interface GuaranteeFacts {
  readonly finalDueOn: LocalDate;
  readonly acceleratedDueOn: LocalDate | null;
  /** suit or arbitration against the debtor, which alone keeps a general guarantor (R3.10) */
  readonly suedDebtorOn: LocalDate | null;
}

/**
 * 保证期间 of one guarantor. It starts at the end of the principal obligation and nothing interrupts it (CC 692). After an
 * acceleration both views are computed and the earlier one is used (R3.13).
 */
export function guaranteeClock(guarantor: GuarantorFacts, loan: GuaranteeFacts, days: ClockDays): RightClock {
  const base = { kind: 'guarantee', personId: guarantor.personId, notCounted: [] } as const;
  if (guarantor.releasedOn !== null && guarantor.releasedOn <= days.asOf) {
    return { ...base, ...NO_CLOCK, state: 'none', reasonCode: 'guarantee.released', rule: 'R3.12' };
  }
  const period = periodOf(guarantor, loan, days);
  const clock = runningClock(period.nominalEnd, days);
  const common = { ...base, startsOn: period.startsOn, startedBy: period.startedBy, rule: period.rule };
  if (period.startsOn >= days.asOf) {
    return { ...common, ...clock, state: 'not-started', reasonCode: period.reasonCode };
  }
  return kindOf(guarantor, days) === 'joint'
    ? jointClock({ common, clock, period }, guarantor, days)
    : generalClock({ common, clock, period }, { guarantor, loan }, days);
}

const NO_CLOCK = { startsOn: null, startedBy: null, deadline: null, daysLeft: null } as const;

interface Period {
  readonly startsOn: LocalDate;
  readonly startedBy: 'last-instalment' | 'acceleration' | 'agreed-end';
  readonly nominalEnd: LocalDate;
  readonly reasonCode: string;
  readonly rule: string;
}

interface Parts {
  readonly common: Pick<RightClock, 'kind' | 'personId' | 'startsOn' | 'startedBy' | 'rule' | 'notCounted'>;
  readonly clock: Pick<RightClock, 'state' | 'deadline' | 'daysLeft'>;
  readonly period: Period;
}

function kindOf(guarantor: GuarantorFacts, days: ClockDays): 'joint' | 'general' {
  return guarantor.kind === 'unclear' ? days.terms.unclearGuarantee : guarantor.kind;
}

/** R3.9: the agreed period; an end not later than the principal's due date is no agreement. */
function periodOf(guarantor: GuarantorFacts, loan: GuaranteeFacts, days: ClockDays): Period {
  if (guarantor.agreedEndOn !== null && guarantor.agreedEndOn > loan.finalDueOn) {
    return {
      startsOn: earlierDue(loan),
      startedBy: 'agreed-end',
      nominalEnd: guarantor.agreedEndOn,
      reasonCode: 'guarantee.agreed',
      rule: 'R3.9',
    };
  }
  const months = guarantor.agreedMonths ?? days.terms.guaranteeMonths;
  const startsOn = earlierDue(loan);
  const isAccelerated = startsOn !== loan.finalDueOn;
  const agreed = guarantor.agreedMonths === null ? 'guarantee.default' : 'guarantee.agreed';
  return {
    startsOn,
    startedBy: isAccelerated ? 'acceleration' : 'last-instalment',
    nominalEnd: addMonths(startsOn, months),
    reasonCode: isAccelerated ? 'guarantee.acceleratedEarlier' : agreed,
    rule: isAccelerated ? 'R3.13' : 'R3.9',
  };
}

function earlierDue(loan: GuaranteeFacts): LocalDate {
  return loan.acceleratedDueOn === null ? loan.finalDueOn : earlier(loan.acceleratedDueOn, loan.finalDueOn);
}

/** R3.11: a demand in the period keeps a joint guarantor; from it on only limitation runs. */
function jointClock(parts: Parts, guarantor: GuarantorFacts, days: ClockDays): RightClock {
  const demand = [...guarantor.demandsOn].sort().find((on) => isWithin(on, parts.period, days));
  if (demand === undefined) {
    return { ...parts.common, ...parts.clock, reasonCode: parts.period.reasonCode };
  }
  const clock = runningClock(addMonths(demand, days.terms.limitationMonths), days);
  const state = clock.state === 'running' ? 'preserved' : clock.state;
  const common = { ...parts.common, startsOn: demand, startedBy: 'demand-delivered', rule: 'R3.11' } as const;
  return { ...common, ...clock, state, reasonCode: 'guarantee.demanded' };
}

/** R3.10: a letter is not enough for a general guarantor; only a suit against the debtor within the period is. */
function generalClock(
  parts: Parts,
  facts: { readonly guarantor: GuarantorFacts; readonly loan: GuaranteeFacts },
  days: ClockDays,
): RightClock {
  const suit = facts.loan.suedDebtorOn;
  if (suit !== null && isWithin(suit, parts.period, days)) {
    const kept = { state: 'preserved', startsOn: suit, startedBy: 'suit', rule: 'R3.10' } as const;
    return { ...parts.common, ...NO_CLOCK, ...kept, reasonCode: 'guarantee.suedInTime' };
  }
  const notCounted: NotCounted[] = facts.guarantor.demandsOn
    .filter((on) => on <= days.asOf)
    .map((on) => ({ kind: 'demand', on, why: 'letter-not-enough' }));
  if (suit !== null && suit <= days.asOf) notCounted.push({ kind: 'suit', on: suit, why: 'after-end' });
  return { ...parts.common, ...parts.clock, notCounted, reasonCode: 'guarantee.suitNeeded', rule: 'R3.10' };
}

function isWithin(on: LocalDate, period: Period, days: ClockDays): boolean {
  return on > period.startsOn && on <= days.asOf && on <= legalEnd(period.nominalEnd, days.calendar);
}
