import type { NextAction } from '../../../shared/domain/collection/next-step.ts';
import type { RightClock } from '../../../shared/domain/collection/rights/right-clock.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { planOfLoan } from '../plans/queries.ts';
import type { JudgedPromise } from './promise-book.ts';

interface AdviceFacts {
  readonly asOf: LocalDate;
  readonly clock: RightClock | null;
  readonly promise: JudgedPromise | null;
  readonly plan: Awaited<ReturnType<typeof planOfLoan>>;
  readonly stay: { readonly nextAction: NextAction | null; readonly nextActionOn: LocalDate | null } | null;
  readonly stopFlag: string | null;
}

interface Advice {
  readonly action: NextAction;
  readonly reasonCode: string;
  readonly params: Readonly<Record<string, string | number | null>>;
}

/** The next thing to do and why: what runs out first, then what was promised, then the step that was planned. */
export function adviceOf(facts: AdviceFacts): Advice {
  const { clock, promise, plan, stay } = facts;
  if (clock?.deadline && clock.state === 'urgent') {
    const params = {
      daysLeft: clock.daysLeft,
      lastSafeOn: clock.deadline.lastSafeDay,
      personId: clock.personId,
    };
    return { action: 'preserve-right', reasonCode: `right.${clock.kind}`, params };
  }
  if (facts.stopFlag !== null) {
    return { action: 'other', reasonCode: 'case.stopFlag', params: { flag: facts.stopFlag } };
  }
  if (plan?.status === 'breached') {
    const params = { agreementNo: plan.agreementNo, missedFen: plan.missedFen, planId: plan.planId };
    return { action: 'review-plan', reasonCode: 'plan.breached', params };
  }
  if (promise?.state === 'open' && promise.dueOn <= facts.asOf) {
    const params = { amountFen: promise.amountFen, dueOn: promise.dueOn };
    return { action: 'check-promise', reasonCode: 'promise.dueToday', params };
  }
  if (promise?.state === 'broken' || promise?.state === 'partial') {
    const params = { amountFen: promise.amountFen, paidFen: promise.paidFen, dueOn: promise.dueOn };
    return { action: 'call', reasonCode: `promise.${promise.state}`, params };
  }
  const params = { action: stay?.nextAction ?? null, on: stay?.nextActionOn ?? null };
  return { action: stay?.nextAction ?? 'call', reasonCode: 'case.nextAction', params };
}
