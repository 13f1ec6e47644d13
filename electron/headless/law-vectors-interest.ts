import { monthlyAnnualCost } from '../../shared/domain/law/annual-cost.ts';
import { type CapRule, resolveCap } from '../../shared/domain/law/cap.ts';
import { type ClaimLine, capForRun } from '../../shared/domain/law/cap-run.ts';
import { dailyChargeFor, interestBySlices, interestFor } from '../../shared/domain/law/interest.ts';
import { multiplyRate } from '../../shared/domain/law/parameters.ts';
import { doubledInterest, recognisedPrincipal, rollOver } from '../../shared/domain/law/special-interest.ts';
import { addDays, addYears, type LocalDate, localDate } from '../../shared/kernel/local-date.ts';
import { type Fen, negate } from '../../shared/kernel/money.ts';
import { type RatePpm, ratePpm } from '../../shared/kernel/rate.ts';
import {
  dateAt,
  fenAt,
  fenOf,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  rateOf,
} from './golden-json.ts';
import type { Actual, LawContext } from './law-vectors.ts';
import { moneyText, resultOf } from './law-vectors-procedure.ts';

const YEAR_DAYS = 365;

/** The five forms of the caps group, told apart by what they give. */
export function capCase(one: JsonObject, context: LawContext): Actual {
  if (one.claims !== undefined) return overdueRunCase(one, context);
  if (one.segments !== undefined) return slicedCase(one, context);
  if (one.keptBack !== undefined) return keptBackCase(one, context);
  if (one.rolledNote !== undefined) return rollOverCase(one, context);
  return penaltyCase(one);
}

/** EX-2.1: a PRIVATE loan, claims named by their rate: 'overdueInterest15pct', 'penalty5bpPerDay'. */
function overdueRunCase(one: JsonObject, context: LawContext): Actual {
  const formationDate = dateAt(one, 'contractDate');
  const rule = privateCap({ formationDate, filedOn: null, asOf: formationDate }, context);
  const principalFen = fenAt(one, 'principal');
  const days = numberAt(one, 'days');
  const claims = Object.entries(objectAt(one, 'claims')).map(([name, amount]) => ({
    name,
    line: claimOf({ name, amount, principalFen, days }),
  }));
  const run = capForRun(
    {
      from: formationDate,
      toExclusive: addDays(formationDate, days),
      principal: [{ from: formationDate, principalFen }],
      claims: claims.map((claim) => claim.line),
    },
    rule,
  ).result;
  const annualCapPpm = rule.slices[0]?.annualCapPpm ?? 0;
  return {
    capPercent: annualCapPpm / 10_000,
    basis: rule.basisDays,
    claims: Object.fromEntries(claims.map((claim) => [claim.name, moneyText(claim.line.amountFen)])),
    claimTotal: moneyText(run.claimFen),
    capAmount: moneyText(run.capFen),
    enforceable: moneyText(run.enforceableFen),
    cut: moneyText(run.cutFen),
  };
}

function claimOf(claim: {
  readonly name: string;
  readonly amount: unknown;
  readonly principalFen: Fen;
  readonly days: number;
}): ClaimLine {
  const { name, principalFen, days } = claim;
  const yearly = /(\d+(?:\.\d+)?)pct/.exec(name)?.[1];
  if (yearly !== undefined) {
    const annualRatePpm = rateOf(yearly);
    return {
      kind: 'overdueInterest',
      amountFen: interestFor({ principalFen, annualRatePpm, days, basisDays: YEAR_DAYS }),
    };
  }
  const basisPoints = /(\d+)bpPerDay/.exec(name)?.[1];
  if (basisPoints !== undefined) {
    const dailyRatePpm = ratePpm(Number(basisPoints) * 100);
    return { kind: 'penalty', amountFen: dailyChargeFor({ amountFen: principalFen, dailyRatePpm, days }) };
  }
  return { kind: 'fee', amountFen: fenOf(String(claim.amount)) };
}

/** EX-2.2: formed before the reform, filed after it; the first segment shows the contract's rate. */
function slicedCase(one: JsonObject, context: LawContext): Actual {
  const segments = objectsAt(one, 'segments');
  const from = dateAt(segments[0] ?? {}, 'from');
  const toExclusive = dateAt(segments.at(-1) ?? {}, 'toExclusive');
  const filedOn = dateAt(one, 'filingDate');
  const rule = privateCap({ formationDate: dateAt(one, 'contractDate'), filedOn, asOf: filedOn }, context);
  const annualRatePpm = percentPpm(numberAt(segments[0] ?? {}, 'percent'));
  const run = interestBySlices(
    { principalFen: fenAt(one, 'principal'), annualRatePpm, from, toExclusive },
    rule,
  );
  return {
    segments: run.segments.map((segment) => ({
      from: segment.from,
      toExclusive: segment.toExclusive,
      days: segment.days,
      percent: segment.annualRatePpm / 10_000,
      interest: moneyText(segment.interestFen),
    })),
    total: moneyText(run.totalFen),
  };
}

/** EX-2.3: whole years at a rate on what was really received. */
function keptBackCase(one: JsonObject, context: LawContext): Actual {
  const paidOutOn = localDate('2025-01-01');
  const principalFen = resultOf(
    recognisedPrincipal(
      {
        statedFen: fenAt(one, 'statedPrincipal'),
        paidOutOn,
        keptBack: [{ on: paidOutOn, amountFen: fenAt(one, 'keptBack') }],
      },
      context.law,
    ),
  );
  const interest = interestFor({
    principalFen,
    annualRatePpm: percentPpm(numberAt(one, 'percent')),
    days: numberAt(one, 'years') * YEAR_DAYS,
    basisDays: YEAR_DAYS,
  });
  return { recognisedPrincipal: moneyText(principalFen), interest: moneyText(interest) };
}

/** EX-2.4: the first contract's cap from its date, the second's a year later; the new note claims the cap's rate. */
function rollOverCase(one: JsonObject, context: LawContext): Actual {
  const firstOn = dateAt(one, 'firstDate');
  const secondOn = addYears(firstOn, 1);
  const capOn = (formationDate: LocalDate): RatePpm =>
    privateCap({ formationDate, filedOn: null, asOf: formationDate }, context).slices[0]?.annualCapPpm ??
    ratePpm(0);
  const agreed = percentPpm(numberAt(one, 'agreedPercent'));
  const { result } = rollOver({
    firstPrincipalFen: fenAt(one, 'firstPrincipal'),
    firstAnnualRatePpm: agreed,
    firstCapPpm: capOn(firstOn),
    rolledNoteFen: fenAt(one, 'rolledNote'),
    secondAnnualRatePpm: agreed,
    secondCapPpm: capOn(secondOn),
    firstYears: 1,
    secondYears: 1,
  });
  return {
    capPercentFirst: capOn(firstOn) / 10_000,
    capPercentSecond: capOn(secondOn) / 10_000,
    recognisedPrincipal: moneyText(result.recognisedPrincipalFen),
    secondYearInterest: moneyText(result.secondInterestFen),
    sumAtEnd: moneyText(result.sumAtEndFen),
    ceiling: moneyText(result.ceilingFen),
    enforceable: moneyText(result.enforceableFen),
  };
}

/** EX-2.5: contract rate × multiple, and compound on unpaid term interest at the same rate. */
function penaltyCase(one: JsonObject): Actual {
  const run = {
    annualRatePpm: multiplyRate(percentPpm(numberAt(one, 'contractPercent')), numberAt(one, 'multiple')),
    days: numberAt(one, 'days'),
    basisDays: numberAt(one, 'basis'),
  };
  return {
    penaltyInterest: moneyText(interestFor({ ...run, principalFen: fenAt(one, 'principal') })),
    compound: moneyText(interestFor({ ...run, principalFen: fenAt(one, 'unpaidTermInterest') })),
  };
}

export function aprCase(one: JsonObject): Actual {
  const payment = negate(fenAt(one, 'payment'));
  const flows = [
    fenAt(one, 'netProceeds'),
    ...Array.from({ length: numberAt(one, 'months') }, () => payment),
  ];
  const cost = monthlyAnnualCost(flows);
  if (!cost.ok) throw new Error(cost.error.code);
  return {
    simpleAprPercent: Math.round(cost.value.simplePpm / 100) / 100,
    effectiveIrrPercent: Math.round(cost.value.effectivePpm / 100) / 100,
  };
}

export function doubledInterestCase(one: JsonObject, context: LawContext): Actual {
  const { days, amountFen } = resultOf(
    doubledInterest(
      {
        baseFen: fenAt(one, 'base'),
        termEndsOn: dateAt(one, 'performanceTermEnds'),
        until: dateAt(one, 'paidOn'),
        stayedDays: 0,
      },
      context.law,
    ),
  );
  return { days, amount: moneyText(amountFen) };
}

function privateCap(
  dates: { readonly formationDate: LocalDate; readonly filedOn: LocalDate | null; readonly asOf: LocalDate },
  context: LawContext,
): CapRule {
  return resultOf(resolveCap({ ...dates, lenderType: 'PRIVATE', licences: [], termMonths: 12 }, context.law));
}

function percentPpm(percent: number): RatePpm {
  return ratePpm(Math.round(percent * 10_000));
}
