import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../../kernel/calendar.ts';
import { localDate } from '../../../kernel/local-date.ts';
import { type GuarantorFacts, guaranteeClock } from './guarantee.ts';
import { type LimitationEvent, limitationClock } from './limitation.ts';
import type { ClockDays } from './right-clock.ts';
import { nearestClock, rightsOfLoan } from './rights-of-loan.ts';

/** The days of law/README's examples: 28 February 2026 is a make-up Saturday, 25–27 September 2026 Mid-Autumn. */
const calendar = workCalendar({
  years: [2024, 2025, 2026].map((year) => ({
    year,
    status: 'published' as const,
    source: 'State Council notice',
    confidence: 'high' as const,
  })),
  days: [
    { date: localDate('2026-02-28'), kind: 'work', name: '春节调休' },
    { date: localDate('2026-09-25'), kind: 'rest', name: '中秋节' },
    { date: localDate('2026-09-26'), kind: 'rest', name: '中秋节' },
    { date: localDate('2026-09-27'), kind: 'rest', name: '中秋节' },
  ],
  likelyRestDays: [],
});

const day = localDate;

function on(asOf: string): ClockDays {
  return {
    asOf: day(asOf),
    calendar,
    terms: {
      limitationMonths: 36,
      longStopYears: 20,
      guaranteeMonths: 6,
      unclearGuarantee: 'general',
      nearDays: 60,
      urgentDays: 7,
    },
  };
}

function event(kind: LimitationEvent['kind'], at: string, standing: LimitationEvent['standing'] = 'counts') {
  return { kind, on: day(at), standing };
}

const limitation = (
  asOf: string,
  events: readonly LimitationEvent[],
  parts: { finalDueOn?: string; acceleratedDueOn?: string } = {},
) =>
  limitationClock(
    {
      finalDueOn: day(parts.finalDueOn ?? '2024-04-15'),
      acceleratedDueOn: parts.acceleratedDueOn ? day(parts.acceleratedDueOn) : null,
      events,
    },
    on(asOf),
  );

const joint: GuarantorFacts = {
  personId: 'li',
  kind: 'joint',
  agreedMonths: null,
  agreedEndOn: null,
  releasedOn: null,
  demandsOn: [],
};

const guarantee = (
  asOf: string,
  guarantor: GuarantorFacts,
  loan: { finalDueOn: string; acceleratedDueOn?: string; suedDebtorOn?: string },
) =>
  guaranteeClock(
    guarantor,
    {
      finalDueOn: day(loan.finalDueOn),
      acceleratedDueOn: loan.acceleratedDueOn ? day(loan.acceleratedDueOn) : null,
      suedDebtorOn: loan.suedDebtorOn ? day(loan.suedDebtorOn) : null,
    },
    on(asOf),
  );

describe('limitation (R3.1–R3.8)', () => {
  it('EX-3.1: three years from the last instalment', () => {
    expect(limitation('2024-06-01', [])).toMatchObject({
      state: 'running',
      startsOn: '2024-04-15',
      startedBy: 'last-instalment',
      deadline: { nominalEnd: '2027-04-15' },
    });
  });

  it('EX-3.1: a proven demand restarts it; Saturday 10 June 2028 moves to Monday, safe on Friday', () => {
    const clock = limitation('2026-01-01', [event('demand', '2025-06-10')]);
    expect(clock.startedBy).toBe('demand-delivered');
    expect(clock.deadline).toMatchObject({
      nominalEnd: '2028-06-10',
      legalEnd: '2028-06-12',
      lastSafeDay: '2028-06-09',
    });
  });

  it('EX-3.1: the debtor’s part payment of 20 January 2026 restarts it again', () => {
    const clock = limitation('2026-11-23', [event('payment', '2026-01-20'), event('demand', '2025-06-10')]);
    expect(clock.reasonCode).toBe('limitation.interrupted');
    expect(clock.deadline).toMatchObject({
      nominalEnd: '2029-01-20',
      legalEnd: '2029-01-22',
      lastSafeDay: '2029-01-19',
      isProvisional: true,
    });
  });

  it('a demand without proof and a relative’s payment move nothing and are shown as such (R10.2)', () => {
    const clock = limitation('2026-11-23', [
      event('demand', '2025-06-10', 'no-proof'),
      event('payment', '2026-01-20', 'payer-not-debtor'),
    ]);
    expect(clock.deadline?.nominalEnd).toBe('2027-04-15');
    expect(clock.notCounted).toEqual([
      { kind: 'demand', on: '2025-06-10', why: 'no-proof' },
      { kind: 'payment', on: '2026-01-20', why: 'payer-not-debtor' },
    ]);
  });

  it('a loan that still runs shows 未起算, from its last due date (R10.1)', () => {
    const clock = limitation('2026-11-23', [event('payment', '2026-10-01')], { finalDueOn: '2027-10-07' });
    expect(clock).toMatchObject({
      state: 'not-started',
      startsOn: '2027-10-07',
      deadline: null,
      rule: 'R10.1',
    });
  });

  it('EX-3.4: an acceleration due 2026-03-25 replaces the last date; Sunday 25 March 2029 moves to the 26th', () => {
    const clock = limitation('2026-11-23', [], { finalDueOn: '2027-12-20', acceleratedDueOn: '2026-03-25' });
    expect(clock.reasonCode).toBe('limitation.accelerated');
    expect(clock.deadline).toMatchObject({
      nominalEnd: '2029-03-25',
      legalEnd: '2029-03-26',
      lastSafeDay: '2029-03-23',
    });
  });

  it('what is past stays past: a later demand does not revive it, a signed plan does (R3.7)', () => {
    const late = limitation('2027-06-01', [event('demand', '2027-05-01')]);
    expect(late.state).toBe('passed');
    expect(late.notCounted).toEqual([{ kind: 'demand', on: '2027-05-01', why: 'after-end' }]);
    const agreed = limitation('2027-06-01', [event('plan', '2027-05-01')]);
    expect(agreed).toMatchObject({ state: 'running', startedBy: 'plan' });
    const signed = limitation('2027-06-01', [
      event('demand', '2027-05-01'),
      event('acknowledgement', '2027-05-03'),
    ]);
    expect(signed).toMatchObject({ state: 'running', startedBy: 'acknowledgement', startsOn: '2027-05-03' });
  });

  it('is near from 60 days, urgent from 7 days before the last safe day, passed after the legal end', () => {
    // nominal end Thursday 2027-04-15, last safe day Wednesday 2027-04-14
    expect(limitation('2027-02-12', []).state).toBe('running');
    expect(limitation('2027-02-13', [])).toMatchObject({ state: 'near', daysLeft: 60 });
    expect(limitation('2027-04-07', [])).toMatchObject({ state: 'urgent', daysLeft: 7 });
    expect(limitation('2027-04-15', [])).toMatchObject({ state: 'urgent', daysLeft: -1 });
    expect(limitation('2027-04-16', []).state).toBe('passed');
  });
});

describe('guarantee period (R3.9–R3.13)', () => {
  it('EX-3.2: six months from 31 August end on 28 February, a make-up Saturday: no extension, safe on the 27th', () => {
    const clock = guarantee('2026-01-10', joint, { finalDueOn: '2025-08-31' });
    expect(clock.reasonCode).toBe('guarantee.default');
    expect(clock.deadline).toMatchObject({
      nominalEnd: '2026-02-28',
      legalEnd: '2026-02-28',
      lastSafeDay: '2026-02-27',
      isProvisional: false,
    });
  });

  it('EX-3.3: letters do not keep a general guarantor, and a suit after the period frees him', () => {
    const general: GuarantorFacts = {
      ...joint,
      kind: 'general',
      demandsOn: [day('2026-01-10'), day('2026-04-01')],
    };
    const clock = guarantee('2026-06-30', general, { finalDueOn: '2025-11-15', suedDebtorOn: '2026-06-02' });
    expect(clock.deadline?.nominalEnd).toBe('2026-05-15');
    expect(clock.state).toBe('passed');
    expect(clock.notCounted).toEqual([
      { kind: 'demand', on: '2026-01-10', why: 'letter-not-enough' },
      { kind: 'demand', on: '2026-04-01', why: 'letter-not-enough' },
      { kind: 'suit', on: '2026-06-02', why: 'after-end' },
    ]);
    const inTime = guarantee('2026-06-30', general, { finalDueOn: '2025-11-15', suedDebtorOn: '2026-05-15' });
    expect(inTime.state).toBe('preserved');
  });

  it('EX-3.4: after an acceleration the earlier of both views counts; act by 24 September 2026', () => {
    const clock = guarantee('2026-08-01', joint, {
      finalDueOn: '2027-12-20',
      acceleratedDueOn: '2026-03-25',
    });
    expect(clock).toMatchObject({ reasonCode: 'guarantee.acceleratedEarlier', state: 'near' });
    expect(clock.deadline).toMatchObject({
      nominalEnd: '2026-09-25',
      legalEnd: '2026-09-28',
      lastSafeDay: '2026-09-24',
    });
  });

  it('a proven demand on a joint guarantor starts three years of limitation; one on another does not count', () => {
    const demanded = { ...joint, demandsOn: [day('2026-01-15')] };
    const clock = guarantee('2026-06-01', demanded, { finalDueOn: '2025-08-31' });
    expect(clock).toMatchObject({
      state: 'preserved',
      startsOn: '2026-01-15',
      reasonCode: 'guarantee.demanded',
    });
    expect(clock.deadline?.nominalEnd).toBe('2029-01-15');
    expect(guarantee('2026-06-01', joint, { finalDueOn: '2025-08-31' }).state).toBe('passed');
  });

  it('a demand before the principal is due is not a demand within the period', () => {
    const early = { ...joint, demandsOn: [day('2025-08-01')] };
    expect(guarantee('2026-06-01', early, { finalDueOn: '2025-08-31' }).state).toBe('passed');
  });

  it('an agreed end not later than the due date is no agreement: six months', () => {
    const agreed = { ...joint, agreedEndOn: day('2025-08-31') };
    expect(guarantee('2026-01-10', agreed, { finalDueOn: '2025-08-31' }).deadline?.nominalEnd).toBe(
      '2026-02-28',
    );
    const later = { ...joint, agreedEndOn: day('2027-08-31') };
    expect(guarantee('2026-01-10', later, { finalDueOn: '2025-08-31' }).deadline?.nominalEnd).toBe(
      '2027-08-31',
    );
  });

  it('is 未起算 while the loan runs, and none once released', () => {
    expect(guarantee('2026-11-23', joint, { finalDueOn: '2027-10-07' }).state).toBe('not-started');
    const released = { ...joint, releasedOn: day('2026-01-01') };
    expect(guarantee('2026-11-23', released, { finalDueOn: '2025-08-31' }).state).toBe('none');
  });
});

describe('the rights of a loan together', () => {
  it('an interruption by the debtor never moves a guarantor’s period (R10.3), and a mortgage dies with the debt', () => {
    const clocks = rightsOfLoan(
      {
        finalDueOn: day('2025-08-31'),
        acceleratedDueOn: null,
        suedDebtorOn: null,
        limitationEvents: [event('payment', '2026-01-20')],
        guarantors: [joint],
        mortgage: { registeredOn: day('2023-09-01'), releasedOn: null },
      },
      on('2026-02-01'),
    );
    expect(clocks.map((clock) => [clock.kind, clock.state, clock.deadline?.nominalEnd])).toEqual([
      ['limitation', 'running', '2029-01-20'],
      ['guarantee', 'near', '2026-02-28'],
      ['mortgage', 'running', '2029-01-20'],
    ]);
    expect(nearestClock(clocks)?.kind).toBe('guarantee');
  });
});
