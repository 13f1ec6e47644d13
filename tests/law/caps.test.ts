import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShippedLaw } from '../../electron/headless/law-resources.ts';
import { type CapInput, type CapRule, resolveCap } from '../../shared/domain/law/cap.ts';
import { capForRun } from '../../shared/domain/law/cap-run.ts';
import { interestFor } from '../../shared/domain/law/interest.ts';
import { LENDER_TYPES } from '../../shared/domain/law/lender-type.ts';
import { formationDateOf, resolveRegime, unlicensedLending } from '../../shared/domain/law/regime.ts';
import { InvariantError } from '../../shared/kernel/assert.ts';
import { addDays, daysBetween, localDate } from '../../shared/kernel/local-date.ts';
import { fen, sum } from '../../shared/kernel/money.ts';
import { ratePpm } from '../../shared/kernel/rate.ts';

const { law } = readShippedLaw();
const day = localDate;
const LICENCE = [{ validFrom: day('2015-01-01'), validTo: day('2024-12-31') }];

const input = (parts: Partial<CapInput>): CapInput => ({
  lenderType: 'PRIVATE',
  licences: [],
  formationDate: day('2024-11-05'),
  filedOn: null,
  asOf: day('2026-07-01'),
  termMonths: 24,
  ...parts,
});
const capOf = (parts: Partial<CapInput>) => {
  const resolved = resolveCap(input(parts), law);
  if (!resolved.ok) throw new Error(resolved.error.code);
  return resolved.value;
};

describe('the regime of a loan (R2.1, R10.6)', () => {
  it('is the type of the lender while a licence was valid on the day of formation', () => {
    const on = (formationDate: string) =>
      resolveRegime({ lenderType: 'MICROLOAN', licences: LICENCE, formationDate: day(formationDate) });
    expect(on('2024-12-31').result).toBe('MICROLOAN');
    expect(on('2024-12-31').warnings).toEqual([]);
    expect(on('2025-01-01')).toMatchObject({ result: 'PRIVATE', warnings: ['law.licenceAbsent'] });
    expect(on('2014-12-31').result).toBe('PRIVATE');
  });

  it('needs no licence for PRIVATE, and one without end stays', () => {
    const formationDate = day('2030-01-01');
    expect(resolveRegime({ lenderType: 'PRIVATE', licences: [], formationDate }).warnings).toEqual([]);
    const open = [{ validFrom: day('2020-01-01'), validTo: null }];
    expect(resolveRegime({ lenderType: 'PAWN', licences: open, formationDate }).result).toBe('PAWN');
  });

  it('counts formation between natural persons from the money, else from the signature', () => {
    const dates = { signedOn: day('2024-10-18'), firstPaidOutOn: day('2024-10-22') };
    const between = (isLenderNaturalPerson: boolean, isBorrowerNaturalPerson: boolean) =>
      formationDateOf({ ...dates, isLenderNaturalPerson, isBorrowerNaturalPerson });
    expect(between(true, true)).toEqual({ ok: true, value: '2024-10-22' });
    expect(between(false, true)).toEqual({ ok: true, value: '2024-10-18' });
    expect(
      formationDateOf({
        ...dates,
        firstPaidOutOn: null,
        isLenderNaturalPerson: true,
        isBorrowerNaturalPerson: true,
      }),
    ).toMatchObject({ ok: false, error: { code: 'law.formationUnknown' } });
  });

  it('warns a PRIVATE lender at ten borrowers; an entity is held to principal until counsel spoke', () => {
    const at = (
      distinctBorrowersInWindow: number,
      isLenderNaturalPerson = false,
      isCounselOpinionStored = false,
    ) => {
      const outcome = unlicensedLending(
        {
          regime: 'PRIVATE',
          distinctBorrowersInWindow,
          isLenderNaturalPerson,
          isCounselOpinionStored,
          on: day('2026-11-23'),
        },
        law,
      );
      return outcome.ok ? [outcome.value.result.isPrincipalOnly, outcome.value.warnings.length] : [];
    };
    expect(at(9)).toEqual([false, 0]);
    expect(at(10)).toEqual([true, 2]);
    expect(at(10, true)).toEqual([false, 1]);
    expect(at(10, false, true)).toEqual([false, 1]);
  });
});

describe('the cap of a loan (R2.1 to R2.4)', () => {
  it('of a private loan is four times the LPR at formation, for its whole life', () => {
    const cap = capOf({});
    expect(cap.result.slices).toEqual([
      { from: null, toExclusive: null, annualCapPpm: 124_000, voidAbovePpm: null, basis: 'lprAtFormation' },
    ]);
    expect(cap.result.basisDays).toBe(365);
    expect(cap.rowsUsed).toContainEqual({
      id: 'lpr1y',
      scope: 'all',
      effectiveFrom: '2024-10-21',
      confidence: 'high',
    });
    expect(cap.warnings).toEqual(['law.enforcementCostsDisputed']);
  });

  it.each([
    ['2020-08-20', 154_000],
    ['2022-01-21', 148_000],
    ['2023-08-22', 138_000],
    ['2025-05-21', 120_000],
  ])('formed %s: %d ppm', (formationDate, annualCapPpm) => {
    expect(capOf({ formationDate: day(formationDate) }).result.slices[0]?.annualCapPpm).toBe(annualCapPpm);
  });

  it('asks which value holds on a fixing day that changed the rate', () => {
    const formationDate = day('2024-10-21');
    expect(resolveCap(input({ formationDate }), law)).toMatchObject({
      error: { code: 'law.lprChoiceNeeded', params: { beforePpm: 33_500, afterPpm: 31_000 } },
    });
    expect(capOf({ formationDate, lprChoice: 'before' }).result.slices[0]?.annualCapPpm).toBe(134_000);
    expect(capOf({ formationDate, lprChoice: 'after' }).result.slices[0]?.annualCapPpm).toBe(124_000);
  });

  it('is refused while the fixing is unknown: such a loan gets no letter', () => {
    expect(resolveCap(input({ formationDate: day('2026-10-08') }), law)).toMatchObject({
      error: { code: 'law.lprMissing', params: { month: '2026-09' } },
    });
  });

  it('of a loan of 2019 sued in 2021 has two slices: 24 % and 4 × LPR at filing', () => {
    const cap = capOf({ formationDate: day('2019-06-01'), filedOn: day('2021-07-01') });
    expect(cap.result.slices).toEqual([
      {
        from: null,
        toExclusive: '2020-08-20',
        annualCapPpm: 240_000,
        voidAbovePpm: 360_000,
        basis: 'rule2015',
      },
      {
        from: '2020-08-20',
        toExclusive: null,
        annualCapPpm: 154_000,
        voidAbovePpm: null,
        basis: 'lprAtFiling',
      },
    ]);
    expect(cap.confidenceFloor).toBe('low');
  });

  it('takes the letter day for the filing date and says so', () => {
    const cap = capOf({ formationDate: day('2019-06-01'), asOf: day('2025-06-01') });
    expect(cap.result.slices[1]?.annualCapPpm).toBe(120_000);
    expect(cap.warnings).toContain('law.provisionalFiling');
  });

  it('keeps the old rule to the end for a suit filed before the reform', () => {
    const cap = capOf({
      formationDate: day('2018-01-05'),
      filedOn: day('2020-08-19'),
      asOf: day('2020-08-19'),
    });
    expect(cap.result.slices).toMatchObject([{ annualCapPpm: 240_000, toExclusive: null }]);
  });

  it('of a loan of 2014 begins with four times the benchmark of its kind, rate by rate', () => {
    const cap = capOf({ formationDate: day('2014-12-01'), filedOn: day('2021-07-01'), termMonths: 24 });
    // one to three years: 6.00, 5.75 (2015-03-01), 5.50 (05-11), 5.25 (06-28), 5.00 (08-26)
    expect(cap.result.slices.map((slice) => [slice.from, slice.annualCapPpm])).toEqual([
      [null, 240_000],
      ['2015-03-01', 230_000],
      ['2015-05-11', 220_000],
      ['2015-06-28', 210_000],
      ['2015-08-26', 200_000],
      ['2015-09-01', 240_000],
      ['2020-08-20', 154_000],
    ]);
    expect(
      resolveCap(input({ formationDate: day('2010-01-01'), filedOn: day('2021-07-01') }), law),
    ).toMatchObject({
      error: { code: 'law.benchmarkMissing' },
    });
  });

  it.each(['LICENSED_FI', 'LOCAL7', 'MICROLOAN', 'PAWN'] as const)(
    'of %s is the 24 %% line',
    (lenderType) => {
      const cap = capOf({ lenderType, licences: LICENCE });
      expect(cap.result).toMatchObject({
        regime: lenderType,
        slices: [{ annualCapPpm: 240_000, basis: 'judicial' }],
      });
      expect(cap.warnings).toContain('law.judicialPractice');
      expect(cap.result.includesEnforcementCosts).toBe(false);
    },
  );

  it('follows the licence on formation: an expired one makes it PRIVATE', () => {
    const cap = capOf({ lenderType: 'MICROLOAN', licences: LICENCE, formationDate: day('2025-03-03') });
    expect(cap.result).toMatchObject({ regime: 'PRIVATE', slices: [{ annualCapPpm: 124_000 }] });
  });

  it('leaves no gap between slices, whatever the loan', () => {
    const anyDate = fc.integer({ min: 0, max: 4700 }).map((days) => addDays(day('2011-07-07'), days));
    fc.assert(
      fc.property(
        fc.constantFrom(...LENDER_TYPES),
        anyDate,
        anyDate,
        (lenderType, formationDate, filedOn) => {
          const cap = resolveCap(
            input({ lenderType, licences: LICENCE, formationDate, filedOn, lprChoice: 'after' }),
            law,
          );
          if (!cap.ok) return;
          const { slices } = cap.value.result;
          expect([slices[0]?.from, slices.at(-1)?.toExclusive]).toEqual([null, null]);
          slices.slice(1).forEach((slice, index) => {
            expect(slice.from).toBe(slices[index]?.toExclusive);
          });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the cap engine (2.2)', () => {
  const flat = (annualCapPpm: number): CapRule => ({
    regime: 'PRIVATE',
    formationDate: day('2024-11-05'),
    slices: [
      {
        from: null,
        toExclusive: null,
        annualCapPpm: ratePpm(annualCapPpm),
        voidAbovePpm: null,
        basis: 'lprAtFormation',
      },
    ],
    basisDays: 365,
    includesEnforcementCosts: false,
  });

  it('EX-2.1: 8,198.63 claimed, cap 3,057.53, cut 5,141.10', () => {
    const run = capForRun(
      {
        from: day('2025-01-01'),
        toExclusive: day('2025-04-01'),
        principal: [{ from: day('2024-11-05'), principalFen: fen(10_000_000) }],
        claims: [
          { kind: 'overdueInterest', amountFen: fen(369_863) },
          { kind: 'penalty', amountFen: fen(450_000) },
          { kind: 'enforcementCost', amountFen: fen(200_000) },
        ],
      },
      flat(124_000),
    );
    expect(run.result).toEqual({
      claimFen: 819_863,
      capFen: 305_753,
      enforceableFen: 305_753,
      cutFen: 514_110,
      exemptFen: 200_000,
    });
    expect(run.warnings).toEqual(['law.enforcementCostsDisputed']);
  });

  it('follows the principal, and floors once for the run', () => {
    // 100.01 × 12.4 % × 10 / 365 = 0.33976…; 50.00 × 12.4 % × 10 / 365 = 0.16986…; together 0.50962… → 0.50
    const run = capForRun(
      {
        from: day('2025-01-01'),
        toExclusive: day('2025-01-21'),
        principal: [
          { from: day('2025-01-01'), principalFen: fen(10_001) },
          { from: day('2025-01-11'), principalFen: fen(5000) },
        ],
        claims: [{ kind: 'termInterest', amountFen: fen(40) }],
      },
      flat(124_000),
    );
    expect(run.result).toMatchObject({ capFen: 50, enforceableFen: 40, cutFen: 0 });
  });

  it('counts enforcement costs within the cap only where the switch says so', () => {
    const rule = { ...flat(124_000), includesEnforcementCosts: true };
    const run = capForRun(
      {
        from: day('2025-01-01'),
        toExclusive: day('2025-01-02'),
        principal: [{ from: day('2025-01-01'), principalFen: fen(0) }],
        claims: [{ kind: 'enforcementCost', amountFen: fen(7) }],
      },
      rule,
    );
    expect(run.result).toMatchObject({ claimFen: 7, cutFen: 7, exemptFen: 0 });
  });

  it('refuses a run whose first day has no principal', () => {
    const late = { from: day('2025-01-02'), principalFen: fen(1) };
    const run = { from: day('2025-01-01'), toExclusive: day('2025-02-01'), principal: [late], claims: [] };
    expect(() => capForRun(run, flat(1))).toThrow(InvariantError);
  });

  it('never lets more than the cap or the claim through, and loses no fen of the claim', () => {
    const amount = fc.nat(1_000_000_00).map(fen);
    fc.assert(
      fc.property(
        amount,
        fc.nat(3000),
        fc.nat(360_000),
        fc.array(amount, { maxLength: 4 }),
        (principalFen, days, ppm, claims) => {
          const from = day('2018-01-01');
          const toExclusive = addDays(from, days);
          const { result } = capForRun(
            {
              from,
              toExclusive,
              principal: [{ from, principalFen }],
              claims: claims.map((amountFen) => ({ kind: 'penalty', amountFen })),
            },
            flat(ppm),
          );
          expect(result.claimFen).toBe(sum(claims));
          expect(result.enforceableFen).toBe(Math.min(result.claimFen, result.capFen));
          expect(result.enforceableFen + result.cutFen).toBe(result.claimFen);
          const exact = {
            principalFen,
            annualRatePpm: ratePpm(ppm),
            days: daysBetween(from, toExclusive),
            basisDays: 365,
          };
          expect(interestFor(exact) - result.capFen).toBeGreaterThanOrEqual(0);
          expect(interestFor(exact) - result.capFen).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
