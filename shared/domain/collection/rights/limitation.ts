import { legalEnd } from '../../../kernel/calendar.ts';
import { addMonths, addYears, earlier, type LocalDate } from '../../../kernel/local-date.ts';
import {
  type ClockDays,
  type NotCounted,
  type RightClock,
  type RightStart,
  runningClock,
} from './right-clock.ts';

/** Something that may restart limitation (R3.4). Only events with proof count; the others are shown with the reason. */
export interface LimitationEvent {
  readonly kind: 'demand' | 'acknowledgement' | 'payment' | 'plan' | 'suit';
  /** arrival of a demand, day of an act, filing of a suit */
  readonly on: LocalDate;
  readonly standing: 'counts' | 'no-proof' | 'weak-proof' | 'payer-not-debtor';
}

export interface LimitationFacts {
  /** end of the last instalment's term (CC 189) */
  readonly finalDueOn: LocalDate;
  /** a proven acceleration replaces the last due date (R3.2) */
  readonly acceleratedDueOn: LocalDate | null;
  readonly events: readonly LimitationEvent[];
}

const STARTED_BY: Readonly<Record<LimitationEvent['kind'], RightStart>> = {
  demand: 'demand-delivered',
  acknowledgement: 'acknowledgement',
  payment: 'payment',
  plan: 'plan',
  suit: 'suit',
};

/**
 * 诉讼时效 of the debtors. A loan that still runs shows 未起算 (R10.1). An event before the period starts moves nothing;
 * one after its end does not revive it, except a signed plan or a signed acknowledgement of the debt, which give up the
 * defence (R3.7, CC 192).
 */
export function limitationClock(facts: LimitationFacts, days: ClockDays): RightClock {
  const isAccelerated = facts.acceleratedDueOn !== null && facts.acceleratedDueOn < facts.finalDueOn;
  const firstStart = isAccelerated && facts.acceleratedDueOn ? facts.acceleratedDueOn : facts.finalDueOn;
  const notCounted: NotCounted[] = [];
  let startsOn = firstStart;
  let startedBy: RightStart = isAccelerated ? 'acceleration' : 'last-instalment';
  for (const event of inOrder(facts.events, days.asOf)) {
    if (event.on <= firstStart) continue;
    const why = whyNot(event, startsOn, days);
    if (why !== null) notCounted.push({ kind: event.kind, on: event.on, why });
    else {
      startsOn = event.on;
      startedBy = STARTED_BY[event.kind];
    }
  }
  const base = { kind: 'limitation', personId: null, startsOn, startedBy, notCounted } as const;
  if (firstStart >= days.asOf) {
    const rule = 'R10.1';
    return {
      ...base,
      state: 'not-started',
      reasonCode: 'limitation.notStarted',
      rule,
      deadline: null,
      daysLeft: null,
    };
  }
  const longStop = addYears(firstStart, days.terms.longStopYears);
  const clock = runningClock(earlier(addMonths(startsOn, days.terms.limitationMonths), longStop), days);
  const rule = startsOn === firstStart ? 'R3.1' : 'R3.4';
  return { ...base, ...clock, reasonCode: reasonOf(startsOn !== firstStart, isAccelerated), rule };
}

function reasonOf(isInterrupted: boolean, isAccelerated: boolean): string {
  if (isInterrupted) return 'limitation.interrupted';
  return isAccelerated ? 'limitation.accelerated' : 'limitation.running';
}

function whyNot(event: LimitationEvent, startsOn: LocalDate, days: ClockDays): NotCounted['why'] | null {
  if (event.standing !== 'counts') return event.standing;
  const end = legalEnd(addMonths(startsOn, days.terms.limitationMonths), days.calendar);
  const isRevived = event.kind === 'plan' || event.kind === 'acknowledgement';
  return event.on > end && !isRevived ? 'after-end' : null;
}

function inOrder(events: readonly LimitationEvent[], asOf: LocalDate): readonly LimitationEvent[] {
  return events
    .filter((event) => event.on <= asOf)
    .sort((a, b) => (a.on === b.on ? (a.kind < b.kind ? -1 : 1) : a.on < b.on ? -1 : 1));
}
