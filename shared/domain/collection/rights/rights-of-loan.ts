import type { LocalDate } from '../../../kernel/local-date.ts';
import { type GuarantorFacts, guaranteeClock } from './guarantee.ts';
import { type LimitationEvent, limitationClock } from './limitation.ts';
import type { ClockDays, RightClock } from './right-clock.ts';

export interface RightsFacts {
  readonly finalDueOn: LocalDate;
  readonly acceleratedDueOn: LocalDate | null;
  readonly suedDebtorOn: LocalDate | null;
  readonly limitationEvents: readonly LimitationEvent[];
  readonly guarantors: readonly GuarantorFacts[];
  /** null: the loan has no mortgage */
  readonly mortgage: {
    readonly registeredOn: LocalDate | null;
    readonly releasedOn: LocalDate | null;
  } | null;
}

/** Every right of one loan that still owes, the most pressing first is the caller's order; here by kind. */
export function rightsOfLoan(facts: RightsFacts, days: ClockDays): readonly RightClock[] {
  const limitation = limitationClock({ ...facts, events: facts.limitationEvents }, days);
  const guarantees = facts.guarantors.map((guarantor) => guaranteeClock(guarantor, facts, days));
  return [limitation, ...guarantees, mortgageClock(facts.mortgage, limitation, days.asOf)];
}

/** R3.16, CC 419: a mortgage is used within the principal's limitation or not at all; so it runs on that clock. */
function mortgageClock(
  mortgage: RightsFacts['mortgage'],
  limitation: RightClock,
  asOf: LocalDate,
): RightClock {
  const isGone = mortgage === null || (mortgage.releasedOn !== null && mortgage.releasedOn <= asOf);
  if (isGone) {
    const reasonCode = mortgage === null ? 'mortgage.none' : 'mortgage.released';
    const nothing = { startsOn: null, startedBy: null, deadline: null, daysLeft: null, notCounted: [] };
    return { kind: 'mortgage', personId: null, state: 'none', reasonCode, rule: 'R3.16', ...nothing };
  }
  const reasonCode = mortgage.registeredOn === null ? 'mortgage.unregistered' : 'mortgage.registered';
  const rule = mortgage.registeredOn === null ? 'R5.1' : 'R3.16';
  return { ...limitation, kind: 'mortgage', reasonCode, rule, notCounted: [] };
}

/** The clock whose last safe day comes first; null when none runs. */
export function nearestClock(clocks: readonly RightClock[]): RightClock | null {
  const running = clocks.filter((clock) => clock.state === 'near' || clock.state === 'urgent');
  return running.reduce<RightClock | null>(
    (nearest, clock) =>
      nearest === null || (clock.daysLeft ?? 0) < (nearest.daysLeft ?? 0) ? clock : nearest,
    null,
  );
}
