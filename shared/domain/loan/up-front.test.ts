import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { fen, ZERO } from '../../kernel/money.ts';
import { ratePpm } from '../../kernel/rate.ts';
import { monthlyAnnualCost } from '../law/annual-cost.ts';
import { lawBookOf } from '../law/law-book.ts';
import { buildSchedule } from '../schedule/build-schedule.ts';
import { costFlows } from './cost-flows.ts';
import { termsOf } from './default-terms.ts';
import type { LoanTerms } from './terms.ts';
import { agreedLines, recogniseUpFront, statedTerms, type UpFrontTaken } from './up-front.ts';

const shipped = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/law/${name}.json`, import.meta.url), 'utf8'));
const law = lawBookOf({ parameters: shipped('parameters'), lpr: shipped('lpr') });

const PAID_OUT_ON = localDate('2026-03-10');

/** The contract states 10,000.00 at 12 %, interest only, due on 10 April, May and June. */
function aContract(overrides: Partial<LoanTerms> = {}): LoanTerms {
  const facts = {
    principalFen: fen(1_000_000),
    annualRatePpm: ratePpm(120_000),
    method: 'interest-only',
    termCount: 3,
    disbursedOn: PAID_OUT_ON,
    firstDueOn: localDate('2026-04-10'),
  } as const;
  return termsOf(facts, overrides);
}

function taken(
  kind: UpFrontTaken['kind'],
  amountFen: number,
  more: Partial<UpFrontTaken> = {},
): UpFrontTaken {
  return { kind, amountFen: fen(amountFen), takenOn: PAID_OUT_ON, isLenderSide: true, ...more };
}

function recognised(stated: LoanTerms, charges: readonly UpFrontTaken[]): LoanTerms {
  const terms = recogniseUpFront(stated, charges, law);
  if (!terms.ok) throw new Error(terms.error.code);
  return terms.value;
}

function linesOf(terms: LoanTerms) {
  const schedule = buildSchedule(terms);
  if (!schedule.ok) throw new Error(schedule.error.code);
  return schedule.value.map((one) => [one.principalFen, one.interestFen]);
}

function flowsOf(terms: LoanTerms) {
  const flows = costFlows(terms);
  if (!flows.ok) throw new Error(flows.error.code);
  return flows.value;
}

function yearlyOf(terms: LoanTerms): readonly number[] {
  const cost = monthlyAnnualCost(flowsOf(terms).map((flow) => flow.amountFen));
  return cost.ok ? [cost.value.simplePpm, cost.value.effectivePpm] : [];
}

describe('what is kept back from the pay-out (R2.7)', () => {
  it("is never principal: the first month's interest of 100.00 leaves 9,900.00, at 99.00 a month", () => {
    const terms = recognised(aContract(), [taken('interest', 10_000, { coveredInstalments: 1 })]);
    expect(terms.principalFen).toBe(990_000);
    expect(terms.upFront?.statedPrincipalFen).toBe(1_000_000);
    // April asks nothing of whoever was told that it is paid; its 99.00 come with the last instalment
    expect(linesOf(terms)).toEqual([
      [0, 0],
      [0, 9_900],
      [990_000, 19_800],
    ]);
  });

  it('is deducted with all its interest, a fee, a deposit and a first instalment alike', () => {
    const allInterest = recognised(aContract(), [taken('interest', 30_000, { coveredInstalments: 3 })]);
    // 9,700.00 and three times 97.00
    expect(linesOf(allInterest)).toEqual([
      [0, 0],
      [0, 0],
      [970_000, 29_100],
    ]);
    const feeAndDeposit = recognised(aContract(), [taken('fee', 30_000), taken('deposit', 70_000)]);
    expect(linesOf(feeAndDeposit)).toEqual([
      [0, 9_000],
      [0, 9_000],
      [900_000, 9_000],
    ]);
    const noInterest = aContract({ method: 'equal-principal', annualRatePpm: ratePpm(0) });
    const first = recognised({ ...noInterest, principalFen: fen(900_000) }, [
      taken('first-instalment', 300_000),
    ]);
    // 6,000.00 in three parts; the first is not asked for on its day
    expect(linesOf(first)).toEqual([
      [0, 0],
      [200_000, 0],
      [400_000, 0],
    ]);
  });

  it('counts three days after the pay-out, and only when it went to the lender or a related party', () => {
    const fee = (more: Partial<UpFrontTaken>) => {
      const terms = recognised(aContract(), [taken('fee', 10_000, more)]);
      return [terms.principalFen, terms.upFront?.charges[0]?.isDeducted];
    };
    expect(fee({ takenOn: localDate('2026-03-13') })).toEqual([990_000, true]);
    expect(fee({ takenOn: localDate('2026-03-14') })).toEqual([1_000_000, false]);
    expect(fee({ isLenderSide: false })).toEqual([1_000_000, false]);
  });

  it('once truly paid later: interest is gone from the table, an instalment in advance is a receipt', () => {
    const later = { takenOn: localDate('2026-03-20') };
    const interest = recognised(aContract(), [
      taken('interest', 10_000, { ...later, coveredInstalments: 1 }),
    ]);
    expect(linesOf(interest)).toEqual([
      [0, 0],
      [0, 10_000],
      [1_000_000, 10_000],
    ]);
    expect(recognised(aContract(), [taken('first-instalment', 10_000, later)]).upFront?.charges).toEqual([]);
  });

  it('changes nothing where nothing was taken', () => {
    expect(linesOf(recognised(aContract(), []))).toEqual(linesOf(aContract()));
  });

  it('refuses terms whose parts do not agree, and a table without a rule to shrink by', () => {
    const codeOf = (terms: LoanTerms) => {
      const schedule = buildSchedule(terms);
      return schedule.ok ? 'ok' : schedule.error.code;
    };
    const terms = recognised(aContract(), [taken('interest', 10_000, { coveredInstalments: 1 })]);
    expect(codeOf(terms)).toBe('ok');
    expect(codeOf({ ...terms, principalFen: fen(1_000_000) })).toBe('schedule.upFrontInvalid');
    expect(codeOf({ ...terms, termCount: 0 })).toBe('schedule.termCountInvalid');
    const charged = (charge: Partial<UpFrontTaken>) =>
      codeOf(recognised(aContract(), [{ ...taken('interest', 10_000), ...charge }]));
    expect(charged({ coveredInstalments: 4 })).toBe('schedule.upFrontInvalid');
    expect(charged({ kind: 'fee', coveredInstalments: 1 })).toBe('schedule.upFrontInvalid');
    expect(charged({ amountFen: ZERO })).toBe('schedule.upFrontInvalid');
    // nothing reached the borrower: there is no loan
    expect(charged({ amountFen: fen(1_000_000) })).toBe('schedule.principalNotPositive');
    const line = { principalFen: fen(1_000_000), interestFen: ZERO, feeFen: ZERO };
    const freeForm = [{ ...line, dueOn: localDate('2026-04-10') }];
    const listed = recognised(aContract({ method: 'free-form', freeForm }), [taken('fee', 10_000)]);
    expect(codeOf(listed)).toBe('schedule.upFrontInvalid');
  });

  it('needs the linking days of the pay-out day', () => {
    const early = aContract({ disbursedOn: localDate('2019-01-10') });
    const terms = recogniseUpFront(early, [taken('fee', 10_000)], law);
    expect(terms.ok ? 'ok' : terms.error.code).toBe('law.parameterAbsent');
  });
});

describe('综合年化 of up-front charges (R2.13)', () => {
  it('is reckoned on what reached the borrower and what the contract still asks', () => {
    const terms = recognised(aContract(), [taken('interest', 10_000, { coveredInstalments: 1 })]);
    expect(flowsOf(terms)).toEqual([
      { on: '2026-03-10', amountFen: 990_000 },
      { on: '2026-04-10', amountFen: 0 },
      { on: '2026-05-10', amountFen: -10_000 },
      { on: '2026-06-10', amountFen: -1_010_000 },
    ]);
    // m = 1.003378 %: 100 / 1.01003378² + 10,100 / 1.01003378³ = 98.0231 + 9,801.9769 = 9,900.00
    expect(yearlyOf(terms)).toEqual([120_405, 127_277]);
    // all of it: 9,700.00 now for 10,000.00 in three months, (10,000 / 9,700)^4 − 1 = 12.957 %
    const all = recognised(aContract(), [taken('interest', 30_000, { coveredInstalments: 3 })]);
    expect(yearlyOf(all)).toEqual([122_457, 129_570]);
  });

  it('tells a fee up front from the same fee with every instalment', () => {
    const interestFree = aContract({
      principalFen: fen(900_000),
      method: 'equal-principal',
      annualRatePpm: ratePpm(0),
    });
    const upFront = recognised(interestFree, [taken('fee', 9_000)]);
    expect(flowsOf(upFront).map((flow) => flow.amountFen)).toEqual([891_000, -300_000, -300_000, -300_000]);
    const perInstalment = { ...interestFree, feePerInstalmentFen: fen(3_000) };
    expect(flowsOf(perInstalment).map((flow) => flow.amountFen)).toEqual([
      900_000, -303_000, -303_000, -303_000,
    ]);
    expect(yearlyOf(upFront)).toEqual([60_505, 62_211]);
    expect(yearlyOf(perInstalment)).toEqual([59_901, 61_573]);
    // an installer's bill is no deduction, and a cost all the same
    const thirdParty = recognised(interestFree, [taken('fee', 9_000, { isLenderSide: false })]);
    expect([thirdParty.principalFen, ...yearlyOf(thirdParty)]).toEqual([900_000, 60_505, 62_211]);
  });

  it('puts a later charge on its own day, and leaves out a first instalment that was kept back', () => {
    const later = recognised(aContract(), [taken('fee', 10_000, { takenOn: localDate('2026-03-20') })]);
    expect(flowsOf(later)[1]).toEqual({ on: '2026-03-20', amountFen: -10_000 });
    const first = recognised(aContract({ method: 'equal-principal', annualRatePpm: ratePpm(0) }), [
      taken('first-instalment', 333_333),
    ]);
    expect(flowsOf(first).map((flow) => flow.amountFen)).toEqual([666_667, 0, -333_333, -333_334]);
  });
});

describe('whoever pays by the contract', () => {
  it('is never behind on the table that the desk claims by', () => {
    const anyLoan = fc.record({
      method: fc.constantFrom('equal-instalment', 'equal-principal', 'interest-only', 'flat' as const),
      principalFen: fc.integer({ min: 1_000_000, max: 50_000_000 }),
      rate: fc.integer({ min: 10_000, max: 360_000 }),
      termCount: fc.integer({ min: 2, max: 36 }),
      // more than a year's interest can eat the loan up: a loan kept back whole is refused, see above
      covered: fc.nat({ max: 12 }),
      isFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(anyLoan, ({ method, principalFen, rate, termCount, covered, isFirst }) => {
        const facts = { method, principalFen: fen(principalFen), annualRatePpm: ratePpm(rate), termCount };
        const contract = aContract(facts);
        const agreed = linesOf(contract);
        const count = isFirst ? 1 : Math.min(covered, termCount);
        const keptFen = agreed
          .slice(0, count)
          .reduce((total, [own = 0, interest = 0]) => total + interest + (isFirst ? own : 0), 0);
        const charges = isFirst
          ? [taken('first-instalment', keptFen)]
          : [taken('interest', keptFen, { coveredInstalments: count })];
        const terms = recognised(contract, keptFen === 0 ? [] : charges);
        const built = buildSchedule(statedTerms(terms));
        const claimed = linesOf(terms);
        if (!built.ok) throw new Error(built.error.code);
        let aheadFen = 0;
        agreedLines(terms, built.value).forEach((one, index) => {
          const [principal = 0, interest = 0] = claimed[index] ?? [];
          aheadFen += one.principalFen + one.interestFen - principal - interest;
          // each table rounds by itself: up to a fen a line
          expect(aheadFen).toBeGreaterThanOrEqual(-termCount);
        });
        expect(claimed.reduce((total, [principal = 0]) => total + principal, 0)).toBe(terms.principalFen);
      }),
      { numRuns: 2_000 },
    );
  });
});
