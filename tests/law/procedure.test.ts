import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShippedLaw } from '../../electron/headless/law-resources.ts';
import { datedAnnualCost, monthlyAnnualCost, splitAnnualCost } from '../../shared/domain/law/annual-cost.ts';
import { courtFees, enforcementFee, preservationFee } from '../../shared/domain/law/court-fees.ts';
import {
  type GuaranteeInput,
  guaranteePeriod,
  isGuarantorLiable,
} from '../../shared/domain/law/guarantee.ts';
import {
  enforcementDeadline,
  type LimitationInput,
  limitationClock,
} from '../../shared/domain/law/limitation.ts';
import { doubledInterest, recognisedPrincipal } from '../../shared/domain/law/special-interest.ts';
import { localDate } from '../../shared/kernel/local-date.ts';
import { fen } from '../../shared/kernel/money.ts';
import { ratePpm } from '../../shared/kernel/rate.ts';

const { law, calendar } = readShippedLaw();
const day = localDate;
const TODAY = day('2026-11-23');

const clockOf = (parts: Partial<LimitationInput>) => {
  const outcome = limitationClock(
    {
      startsOn: day('2024-04-15'),
      asOf: TODAY,
      interruptions: [],
      suspensions: [],
      assentedOn: null,
      ...parts,
    },
    law,
    calendar,
  );
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value.result;
};
const act = (on: string, kind: 'demandArrived' | 'debtorPaid' | 'lenderDebit', isAttributable = true) => ({
  on: day(on),
  kind,
  isAttributable,
});

describe('limitation (R3.1 to R3.8)', () => {
  it('EX-3.1: three years from the last instalment, restarted by a demand and by a part payment', () => {
    expect(clockOf({}).deadline.nominalEnd).toBe('2027-04-15');
    const demand = clockOf({ interruptions: [act('2025-06-10', 'demandArrived')] });
    expect(demand.deadline).toMatchObject({
      nominalEnd: '2028-06-10',
      legalEnd: '2028-06-12',
      lastSafeDay: '2028-06-09',
    });
    const paid = clockOf({
      interruptions: [act('2026-01-20', 'debtorPaid'), act('2025-06-10', 'demandArrived')],
    });
    expect(paid).toMatchObject({ startedOn: '2026-01-20', startedBy: 'debtorPaid', state: 'running' });
    expect(paid.deadline).toMatchObject({
      nominalEnd: '2029-01-20',
      legalEnd: '2029-01-22',
      lastSafeDay: '2029-01-19',
    });
  });

  it('is not started while the last instalment is not due (R10.1)', () => {
    expect(clockOf({ startsOn: day('2027-12-20') }).state).toBe('notStarted');
    expect(clockOf({ startsOn: TODAY }).state).toBe('notStarted');
    expect(clockOf({ startsOn: day('2026-11-22') }).state).toBe('running');
  });

  it("is not restarted by another's transfer or a debit that is not allowed (R10.2)", () => {
    const clock = clockOf({
      interruptions: [act('2025-01-20', 'debtorPaid', false), act('2025-02-20', 'lenderDebit', false)],
    });
    expect(clock.startedBy).toBe('due');
    expect(clock.ignored).toHaveLength(2);
  });

  it('is not restarted by a demand after its end, but by assent (R3.7)', () => {
    // 2019-05-10 + 3 years = Tuesday 2022-05-10
    const late = { startsOn: day('2019-05-10'), interruptions: [act('2022-05-11', 'demandArrived')] };
    expect(clockOf(late)).toMatchObject({ state: 'expired', startedBy: 'due' });
    expect(clockOf({ ...late, interruptions: [act('2022-05-10', 'demandArrived')] }).startedBy).toBe(
      'demandArrived',
    );
    expect(clockOf({ ...late, assentedOn: day('2025-03-03') })).toMatchObject({
      state: 'running',
      startedBy: 'assent',
      deadline: { nominalEnd: '2028-03-03' },
    });
  });

  it('still runs on its legal end, and is over the day after', () => {
    // 2023-06-10 + 3 years is a Wednesday
    const startsOn = day('2023-06-10');
    expect(clockOf({ startsOn, asOf: day('2026-06-10') }).state).toBe('running');
    expect(clockOf({ startsOn, asOf: day('2026-06-11') }).state).toBe('expired');
  });

  it('of before 2017-10-01 is two years, or three if it was still open then', () => {
    expect(clockOf({ startsOn: day('2015-09-29') }).deadline.nominalEnd).toBe('2017-09-29');
    expect(clockOf({ startsOn: day('2015-10-01') }).deadline.nominalEnd).toBe('2018-10-01');
  });

  it('ends at the latest twenty years after it began', () => {
    const yearly = Array.from({ length: 10 }, (_, index) =>
      act(`${2006 + index * 2}-03-01`, 'demandArrived'),
    );
    const clock = clockOf({ startsOn: day('2005-03-01'), interruptions: yearly, asOf: day('2024-06-01') });
    expect(clock.deadline.nominalEnd).toBe('2025-03-01');
  });

  it('is suspended only by an obstacle in the last six months; six months run from its end (R3.6)', () => {
    const obstacle = (from: string, to: string) => [{ from: day(from), to: day(to) }];
    expect(clockOf({ suspensions: obstacle('2026-11-01', '2026-12-31') }).deadline.nominalEnd).toBe(
      '2027-06-30',
    );
    expect(clockOf({ suspensions: obstacle('2026-01-01', '2026-03-31') }).deadline.nominalEnd).toBe(
      '2027-04-15',
    );
  });

  it('of enforcement is two years (EX-4.3)', () => {
    expect(enforcementDeadline(day('2025-03-10'), law, calendar)).toMatchObject({
      ok: true,
      value: { result: { nominalEnd: '2027-03-10' } },
    });
  });
});

describe('guarantees (R3.9 to R3.13)', () => {
  const endOf = (parts: Partial<GuaranteeInput>) => {
    const outcome = guaranteePeriod(
      {
        guaranteedOn: day('2024-01-10'),
        agreed: { kind: 'none' },
        originalDueOn: day('2025-08-31'),
        acceleratedDueOn: null,
        ...parts,
      },
      law,
      calendar,
    );
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value.result;
  };

  it('EX-3.2: six months from 31 August end on 28 February, a worked Saturday', () => {
    expect(endOf({}).deadline).toMatchObject({
      nominalEnd: '2026-02-28',
      legalEnd: '2026-02-28',
      lastSafeDay: '2026-02-27',
    });
  });

  it('EX-3.4: acceleration gives two views, the earlier one counts', () => {
    const ends = endOf({ originalDueOn: day('2027-12-20'), acceleratedDueOn: day('2026-03-25') });
    expect(ends.deadline).toMatchObject({
      nominalEnd: '2026-09-25',
      legalEnd: '2026-09-28',
      lastSafeDay: '2026-09-24',
    });
    expect(ends.otherViewEnd).toBe('2028-06-20');
  });

  it('takes an agreed period; one that ends with the debt, and an unclear one, give six months', () => {
    expect(endOf({ agreed: { kind: 'months', months: 24 } }).deadline.nominalEnd).toBe('2027-08-31');
    expect(endOf({ agreed: { kind: 'until', on: day('2026-12-31') } }).deadline.nominalEnd).toBe(
      '2026-12-31',
    );
    expect(endOf({ agreed: { kind: 'until', on: day('2025-08-31') } }).deadline.nominalEnd).toBe(
      '2026-02-28',
    );
    expect(endOf({ agreed: { kind: 'unclear' } }).deadline.nominalEnd).toBe('2026-02-28');
  });

  it('gives two years to an unclear one of before 2021 whose debt fell due within two years before', () => {
    const old = { guaranteedOn: day('2018-01-10'), agreed: { kind: 'unclear' } as const };
    expect(endOf({ ...old, originalDueOn: day('2020-06-30') }).deadline.nominalEnd).toBe('2022-06-30');
    expect(endOf({ ...old, originalDueOn: day('2021-06-30') }).deadline.nominalEnd).toBe('2021-12-30');
    expect(endOf({ ...old, originalDueOn: day('2018-06-30') }).deadline.nominalEnd).toBe('2018-12-30');
  });

  it('bind a general guarantor only by a suit in time (EX-3.3), a joint one by a demand', () => {
    const acts = {
      periodEnd: day('2026-05-15'),
      demandsArrivedOn: [day('2026-01-10')],
      suitsOn: [day('2026-06-02')],
    };
    expect(isGuarantorLiable({ ...acts, type: 'general' })).toBe(false);
    expect(isGuarantorLiable({ ...acts, type: 'general', suitsOn: [day('2026-05-15')] })).toBe(true);
    expect(isGuarantorLiable({ ...acts, type: 'jointAndSeveral' })).toBe(true);
    expect(isGuarantorLiable({ ...acts, type: 'jointAndSeveral', demandsArrivedOn: [] })).toBe(false);
  });
});

describe('court fees (R4.8)', () => {
  const full = (amount: number) => {
    const fees = courtFees(fen(amount), TODAY, law);
    return fees.ok ? fees.value.result.fullFen : fees.error.code;
  };

  it('meet at every step of the scale, and never fall', () => {
    expect([full(0), full(1_000_000), full(1_000_100)]).toEqual([5000, 5000, 5003]); // 1 yuan × 2.5 % = 2.5 fen
    fc.assert(
      fc.property(fc.nat(5_000_000_000), fc.nat(1_000_000), (amount, more) => {
        expect(Number(full(amount + more))).toBeGreaterThanOrEqual(Number(full(amount)));
      }),
    );
  });

  it('of preservation stop at 5,000 yuan; those of enforcement do not', () => {
    expect(preservationFee(fen(100_000_000_000), TODAY, law)).toMatchObject({
      ok: true,
      value: { result: 500_000 },
    });
    expect(enforcementFee(fen(1_000_000), TODAY, law)).toMatchObject({ ok: true, value: { result: 5000 } });
  });

  it('keep the rows they used', () => {
    const fees = courtFees(fen(8_650_000), TODAY, law);
    expect(fees).toMatchObject({ ok: true, value: { ruleIds: ['R4.8'], confidenceFloor: 'high' } });
    expect(courtFees(fen(1), day('2007-03-31'), law)).toMatchObject({
      error: { code: 'law.parameterAbsent' },
    });
  });
});

describe('annualised cost (R2.13)', () => {
  it('of dated flows agrees with the effective rate over whole years', () => {
    // 100,000 out, 112,000 back after 365 days = 12 %
    const flows = [
      { on: day('2025-01-01'), amountFen: fen(10_000_000) },
      { on: day('2026-01-01'), amountFen: fen(-11_200_000) },
    ];
    expect(datedAnnualCost(flows)).toMatchObject({ ok: true, value: { effectivePpm: 120_000 } });
  });

  it('of a loan repaid without cost is nothing; without a loan or without repayment there is none', () => {
    expect(monthlyAnnualCost([fen(100), fen(-100)])).toMatchObject({ ok: true, value: { effectivePpm: 0 } });
    for (const flows of [[], [fen(100)], [fen(100), fen(-50)]]) {
      expect(monthlyAnnualCost(flows)).toMatchObject({ ok: false, error: { code: 'law.noRateOfReturn' } });
    }
    expect(datedAnnualCost([])).toMatchObject({ error: { code: 'law.noRateOfReturn' } });
  });

  it('finds the rate that a level payment was computed from', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 300 }),
        fc.integer({ min: 2, max: 60 }),
        (tenthPermille, months) => {
          const monthly = tenthPermille / 10_000;
          const payment = Math.round((1e9 * monthly) / (1 - (1 + monthly) ** -months));
          const cost = monthlyAnnualCost([fen(1e9), ...Array.from({ length: months }, () => fen(-payment))]);
          expect(cost.ok && Math.abs(cost.value.simplePpm - monthly * 12 * 1e6) <= 2).toBe(true);
        },
      ),
    );
  });

  it('is split over its items without losing a millionth', () => {
    expect(splitAnnualCost(ratePpm(100), [fen(1), fen(1), fen(1)])).toEqual([33, 33, 34]);
    expect(splitAnnualCost(ratePpm(100), [fen(0)])).toEqual([0]);
  });
});

describe('deductions and delay interest', () => {
  it('money paid back within three days of the pay-out was never lent (R2.7)', () => {
    const principal = (on: string) =>
      recognisedPrincipal(
        {
          statedFen: fen(10_000_000),
          paidOutOn: day('2025-03-01'),
          keptBack: [{ on: day(on), amountFen: fen(500_000) }],
        },
        law,
      );
    expect(principal('2025-03-01')).toMatchObject({ ok: true, value: { result: 9_500_000 } });
    expect(principal('2025-03-04')).toMatchObject({ ok: true, value: { result: 9_500_000 } });
    expect(principal('2025-03-05')).toMatchObject({ ok: true, value: { result: 10_000_000 } });
  });

  it('doubled interest leaves out stays and never runs backwards (R4.1)', () => {
    const run = (until: string, stayedDays: number) =>
      doubledInterest(
        { baseFen: fen(8_200_000), termEndsOn: day('2025-03-10'), until: day(until), stayedDays },
        law,
      );
    expect(run('2025-09-06', 0)).toMatchObject({
      ok: true,
      value: { result: { days: 180, amountFen: 258_300 } },
    });
    expect(run('2025-09-06', 80)).toMatchObject({
      ok: true,
      value: { result: { days: 100, amountFen: 143_500 } },
    });
    expect(run('2025-03-01', 0)).toMatchObject({ ok: true, value: { result: { days: 0, amountFen: 0 } } });
  });
});
