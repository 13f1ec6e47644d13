import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen } from '../../kernel/money.ts';
import { composePlans } from './compose-plans.ts';
import type { PlanRequest, RepaymentPlan } from './plan.ts';
import { planState } from './plan-state.ts';
import { proposePlan } from './propose-plan.ts';

const request: PlanRequest = {
  agreedOn: localDate('2026-01-05'),
  overdueFen: {
    cost: fen(0),
    interest: fen(24_000),
    penalty: fen(2_688),
    fee: fen(0),
    principal: fen(200_000),
  },
  count: 3,
  firstOn: localDate('2026-01-31'),
  frequency: { unit: 'month', every: 1 },
  multipleOfFen: 100,
};

function planOf(overrides: Partial<PlanRequest> = {}): RepaymentPlan {
  const plan = proposePlan({ ...request, ...overrides });
  if (!plan.ok) throw new Error(plan.error.code);
  return plan.value;
}

function codeOf(overrides: Partial<PlanRequest>): string {
  const plan = proposePlan({ ...request, ...overrides });
  return plan.ok ? 'ok' : plan.error.code;
}

describe('a proposed plan', () => {
  it('spreads the overdue sum over whole yuan, anchors the month end, and the last one takes the rest', () => {
    // 2,266.88 / 3 = 755.63 → 756; last 2,266.88 − 1,512.00 = 754.88
    const plan = planOf();
    expect(plan.totalFen).toBe(226_688);
    expect(plan.instalments).toEqual([
      { no: 1, dueOn: '2026-01-31', amountFen: 75_600 },
      { no: 2, dueOn: '2026-02-28', amountFen: 75_600 },
      { no: 3, dueOn: '2026-03-31', amountFen: 75_488 },
    ]);
  });

  it('says what is wrong with a request', () => {
    const nothing = { cost: fen(0), interest: fen(0), penalty: fen(0), fee: fen(0), principal: fen(0) };
    expect(codeOf({ overdueFen: nothing })).toBe('plan.nothingOverdue');
    expect(codeOf({ count: 0 })).toBe('plan.countInvalid');
    expect(codeOf({ count: 61 })).toBe('plan.countInvalid');
    expect(codeOf({ multipleOfFen: 0 })).toBe('plan.multipleInvalid');
    expect(codeOf({ firstOn: localDate('2026-01-04') })).toBe('plan.firstBeforeAgreement');
    expect(codeOf({ multipleOfFen: 1_000_000 })).toBe('plan.instalmentTooSmall');
  });
});

describe('the state of a plan', () => {
  const tolerance = { days: 3, amountFen: fen(100) };
  const stateOn = (asOf: string, receipts: readonly (readonly [string, number])[], endedOn?: string) =>
    planState(planOf(), {
      asOf: localDate(asOf),
      tolerance,
      receipts: receipts.map(([on, amount]) => ({ on: localDate(on), amountFen: fen(amount) })),
      ...(endedOn === undefined ? {} : { endedOn: localDate(endedOn) }),
    });

  it('is active until an instalment is missed, and breached the day after the tolerance', () => {
    expect(stateOn('2026-01-31', []).state).toBe('active');
    expect(stateOn('2026-02-03', []).state).toBe('active');
    expect(stateOn('2026-02-03', []).instalments[0]?.state).toBe('late');
    const breached = stateOn('2026-02-04', []);
    expect(breached.state).toBe('breached');
    expect(breached.breachedOn).toBe('2026-02-04');
    expect(breached.instalments.map((one) => one.state)).toEqual(['missed', 'open', 'open']);
  });

  it('forgives a small shortfall and a receipt within the days of tolerance', () => {
    const kept = stateOn('2026-02-10', [['2026-02-03', 75_500]]);
    expect(kept.state).toBe('active');
    expect(kept.nextDue).toEqual({ no: 2, on: '2026-02-28', amountFen: 75_600 });
    expect(stateOn('2026-02-10', [['2026-02-03', 75_499]]).state).toBe('breached');
  });

  it('stays breached when the money comes later', () => {
    expect(stateOn('2026-04-30', [['2026-02-20', 226_688]]).state).toBe('breached');
  });

  it('is kept when all is paid, early money counting for later instalments', () => {
    const kept = stateOn('2026-02-01', [['2026-01-20', 226_688]]);
    expect(kept.state).toBe('kept');
    expect(kept.remainingFen).toBe(0);
    expect(kept.nextDue).toBeNull();
  });

  it('does not count what was paid before the agreement or after the day', () => {
    expect(stateOn('2026-02-10', [['2026-01-04', 75_600]]).state).toBe('breached');
    expect(stateOn('2026-01-31', [['2026-02-01', 75_600]]).paidFen).toBe(0);
  });

  it('ends when it is called off', () => {
    expect(stateOn('2026-01-20', [], '2026-01-20').state).toBe('ended');
    expect(stateOn('2026-01-19', [], '2026-01-20').state).toBe('active');
    expect(stateOn('2026-06-01', [], '2026-06-01').state).toBe('breached');
  });
});

describe('three plans side by side', () => {
  it('take 90, 60 and 35 per cent of what is free in a month, on the day after pay-day', () => {
    // free 1,000.00 a month; 2,266.88 needs 3, 4 and 7 instalments
    const plans = composePlans(request, { incomeFen: fen(600_000), committedFen: fen(500_000), payDay: 10 });
    expect(plans.ok && plans.value.map((one) => [one.name, one.plan.instalments.length, one.endsOn])).toEqual(
      [
        ['quick', 3, '2026-03-11'],
        ['balanced', 4, '2026-04-11'],
        ['gentle', 7, '2026-07-11'],
      ],
    );
    // 756.00 of 1,000.00
    expect(plans.ok && plans.value[0]?.burdenPpm).toBe(756_000);
  });

  it('starts after the next pay-day and refuses when nothing is free', () => {
    const late = composePlans(request, { incomeFen: fen(600_000), committedFen: fen(500_000), payDay: 1 });
    expect(late.ok && late.value[0]?.plan.instalments[0]?.dueOn).toBe('2026-02-02');
    const broke = composePlans(request, { incomeFen: fen(5), committedFen: fen(5), payDay: 10 });
    expect(broke.ok ? 'ok' : broke.error.code).toBe('plan.cannotAfford');
  });
});
