import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { add, type Fen, fen, larger, smaller, subtract, sum, ZERO } from '../../kernel/money.ts';
import type { CapRule } from '../law/cap.ts';
import type { InstalmentPosition, LoanChargePosition, LoanPosition } from '../ledger/position.ts';
import { COMPONENTS, type Component, type LoanTerms } from '../loan/terms.ts';
import { capAmountFen, capLines, capRateOn, principalRuns } from './cap-run.ts';
import type { ChargeLine, InstalmentTrace, OverdueLine, SumLine, TraceLine } from './facts.ts';

/** What a letter may ask for as of the position's day: the smaller of contract and cap, opened line by line. */
export interface Claim {
  readonly overdue: readonly OverdueLine[];
  readonly charges: readonly ChargeLine[];
  readonly sums: readonly SumLine[];
  readonly contractFen: Fen;
  readonly claimedFen: Fen;
  readonly cutFen: Fen;
  /** whole fen a day, rounded down in the debtor's favour, so that days × this can be checked by hand */
  readonly dailyAccrualFen: Fen;
  readonly instalmentTrace: readonly InstalmentTrace[];
  readonly trace: readonly TraceLine[];
}

export interface ClaimInput {
  readonly position: LoanPosition;
  readonly terms: LoanTerms;
  /** the ceiling of law/README section 2 */
  readonly rule: CapRule;
  /** R10.6 */
  readonly isPrincipalOnly: boolean;
}

interface InstalmentClaim {
  readonly instalment: InstalmentPosition;
  readonly penalty: PenaltyClaim;
  readonly interestFen: Fen;
  readonly feeFen: Fen;
}

interface PenaltyClaim {
  readonly capFen: Fen;
  readonly isCapped: boolean;
  readonly claimedFen: Fen;
}

/**
 * The enforceable claim (2.2, 2.4). Penalty is tested per instalment's overdue run against its overdue principal; term
 * interest with instalment fees separately, over the term so far; sums above the cap are cut, newest instalment first.
 */
export function claimOf(input: ClaimInput): Claim {
  const { position } = input;
  const owing = position.instalments.filter(
    (instalment) => instalment.dueOn < position.asOf && outstandingOf(instalment) > 0,
  );
  const claims = withTermCap(
    input,
    owing.map((instalment) => ({ instalment, penalty: penaltyClaim(input, instalment) })),
  );
  const charges = chargeLines(input, claims);
  const overdue = claims.map((claim) => overdueLine(input, claim));
  const sums = COMPONENTS.map((component) => sumLine(input, { component, claims, overdue, charges }));
  return {
    overdue: overdue.filter((line) => line.totalFen > 0),
    charges: charges.filter((charge) => charge.claimedFen > 0),
    sums: sums.filter((line) => line.contractFen > 0),
    contractFen: sum(sums.map((line) => line.contractFen)),
    claimedFen: sum(sums.map((line) => line.claimedFen)),
    cutFen: sum(sums.map((line) => line.cutFen)),
    dailyAccrualFen: input.isPrincipalOnly ? ZERO : dailyAccrual(input, claims),
    instalmentTrace: claims.map((claim) => instalmentTrace(claim)),
    trace: input.isPrincipalOnly ? [] : claims.flatMap((claim) => traceOf(input, claim)),
  };
}

function outstandingOf(instalment: InstalmentPosition): Fen {
  return sum(COMPONENTS.map((component) => instalment.outstandingFen[component]));
}

function metOf(instalment: InstalmentPosition, component: Component): Fen {
  return add(instalment.paidFen[component], instalment.waivedFen[component]);
}

function penaltyClaim(input: ClaimInput, instalment: InstalmentPosition): PenaltyClaim {
  const runs = principalRuns(input.position, instalment, input.position.asOf);
  const capFen = capAmountFen(runs, input.rule);
  const enforceable = smaller(instalment.dueFen.penalty, capFen);
  // Above the cap nothing is owed: what was paid counts against the enforceable sum first (R1.9).
  const claimedFen = larger(ZERO, subtract(enforceable, metOf(instalment, 'penalty')));
  return {
    capFen,
    isCapped: instalment.dueFen.penalty > capFen,
    claimedFen: smaller(claimedFen, instalment.outstandingFen.penalty),
  };
}

/** Term interest and instalment fees against the cap over all instalments due so far; the excess is cut. */
function withTermCap(
  input: ClaimInput,
  claims: readonly Pick<InstalmentClaim, 'instalment' | 'penalty'>[],
): InstalmentClaim[] {
  let excess = termExcess(input);
  const cut = [...claims].reverse().map(({ instalment, penalty }) => {
    const feeCut = smaller(excess, instalment.outstandingFen.fee);
    const interestCut = smaller(subtract(excess, feeCut), instalment.outstandingFen.interest);
    excess = subtract(excess, add(feeCut, interestCut));
    return {
      instalment,
      penalty,
      interestFen: subtract(instalment.outstandingFen.interest, interestCut),
      feeFen: subtract(instalment.outstandingFen.fee, feeCut),
    };
  });
  return cut.reverse();
}

function termExcess(input: ClaimInput): Fen {
  const { position, terms, rule } = input;
  const due = position.instalments.filter((instalment) => instalment.dueOn < position.asOf);
  const fees = sum(due.map((instalment) => instalment.dueFen.fee));
  const ceiling = Math.min(...rule.slices.map((slice) => slice.annualCapPpm));
  // Interest on the declining balance at a rate within the cap is within it; day counts of single months aside.
  if (terms.annualRatePpm <= ceiling && terms.method !== 'flat' && fees === 0) return ZERO;
  const principals = position.instalments.map((instalment) => instalment.dueFen.principal);
  const caps = due.map((instalment, index) => {
    const balanceFen = sum(principals.slice(index));
    const toOn = instalment.interestToOn ?? instalment.dueOn;
    return capAmountFen([{ fromOn: instalment.fromOn, toOn, balanceFen }], rule);
  });
  const charged = add(fees, sum(due.map((instalment) => instalment.dueFen.interest)));
  return larger(ZERO, subtract(charged, sum(caps)));
}

function overdueLine(input: ClaimInput, claim: InstalmentClaim): OverdueLine {
  const { instalment } = claim;
  const only = input.isPrincipalOnly;
  const principalFen = instalment.outstandingFen.principal;
  const interestFen = only ? ZERO : claim.interestFen;
  const penaltyFen = only ? ZERO : claim.penalty.claimedFen;
  const feeFen = only ? ZERO : claim.feeFen;
  return {
    no: instalment.no,
    dueOn: instalment.dueOn,
    days: daysBetween(instalment.dueOn, input.position.asOf),
    principalFen,
    interestFen,
    penaltyFen,
    feeFen,
    totalFen: add(principalFen, interestFen, penaltyFen, feeFen),
  };
}

/** Charges of the loan as a whole. Fees and penalties among them share the room that the penalty runs leave (R2.4). */
function chargeLines(input: ClaimInput, claims: readonly InstalmentClaim[]): ChargeLine[] {
  let room = sum(
    claims.map((claim) => larger(ZERO, subtract(claim.penalty.capFen, claim.instalment.dueFen.penalty))),
  );
  return input.position.charges
    .filter((charge) => charge.outstandingFen > 0 && charge.component !== 'principal')
    .map((charge) => {
      const claimedFen = chargeClaim(input, charge, room);
      if (isTested(input, charge)) room = subtract(room, claimedFen);
      return { component: charge.component, on: charge.on, isOpening: charge.isOpening, claimedFen };
    });
}

/**
 * An opening penalty ran on the very instalments whose runs begin on their due days here: it shares their room. Opening
 * interest and fees stand as confirmed.
 */
function isTested(input: ClaimInput, charge: LoanChargePosition): boolean {
  if (charge.component === 'penalty') return true;
  if (charge.component === 'cost') return input.rule.includesEnforcementCosts;
  return charge.component === 'fee' && !charge.isOpening;
}

function chargeClaim(input: ClaimInput, charge: LoanChargePosition, room: Fen): Fen {
  if (input.isPrincipalOnly) return ZERO;
  return isTested(input, charge) ? smaller(charge.outstandingFen, room) : charge.outstandingFen;
}

interface SumParts {
  readonly component: Component;
  readonly claims: readonly InstalmentClaim[];
  readonly overdue: readonly OverdueLine[];
  readonly charges: readonly ChargeLine[];
}

function sumLine(input: ClaimInput, parts: SumParts): SumLine {
  const { component } = parts;
  const ofCharges = input.position.charges.filter((charge) => charge.component === component);
  const contractFen = add(
    sum(parts.claims.map((claim) => claim.instalment.outstandingFen[component])),
    sum(ofCharges.map((charge) => charge.outstandingFen)),
  );
  const claimedFen = add(
    sum(parts.overdue.map((line) => lineAmount(line, component))),
    sum(parts.charges.filter((charge) => charge.component === component).map((charge) => charge.claimedFen)),
    openingPrincipal(component, ofCharges),
  );
  const capFen = component === 'penalty' ? sum(parts.claims.map((claim) => netCap(claim))) : null;
  return { component, contractFen, capFen, claimedFen, cutFen: subtract(contractFen, claimedFen) };
}

function openingPrincipal(component: Component, charges: readonly LoanChargePosition[]): Fen {
  return component === 'principal' ? sum(charges.map((charge) => charge.outstandingFen)) : ZERO;
}

function netCap(claim: InstalmentClaim): Fen {
  return larger(ZERO, subtract(claim.penalty.capFen, metOf(claim.instalment, 'penalty')));
}

function lineAmount(line: OverdueLine, component: Component): Fen {
  switch (component) {
    case 'principal':
      return line.principalFen;
    case 'interest':
      return line.interestFen;
    case 'penalty':
      return line.penaltyFen;
    case 'fee':
      return line.feeFen;
    case 'cost':
      return ZERO;
  }
}

/** Of each running instalment the smaller of the contract's day and the cap's day; the sum rounded down. */
function dailyAccrual(input: ClaimInput, claims: readonly InstalmentClaim[]): Fen {
  const scale = 1_000_000n;
  const capPpm = BigInt(capRateOn(input.rule, input.position.asOf));
  let total = 0n;
  for (const { instalment } of claims) {
    const last = instalment.penaltySegments.at(-1);
    if (!last || last.toOn !== input.position.asOf) continue;
    const byContract =
      (BigInt(last.balanceFen) * BigInt(last.dailyRate.numerator) * scale) /
      BigInt(last.dailyRate.denominator);
    const byCap =
      (BigInt(instalment.outstandingFen.principal) * capPpm * scale) /
      (1_000_000n * BigInt(input.rule.basisDays));
    total += byContract < byCap ? byContract : byCap;
  }
  return fen(Number(total / scale));
}

function instalmentTrace(claim: InstalmentClaim): InstalmentTrace {
  const { instalment, penalty } = claim;
  const segments = sum(instalment.penaltySegments.map((segment) => segment.amountFen));
  const components: readonly Component[] = ['principal', 'interest', 'fee'];
  return {
    no: instalment.no,
    dueOn: instalment.dueOn,
    duePrincipalFen: instalment.dueFen.principal,
    dueInterestFen: instalment.dueFen.interest,
    dueFeeFen: instalment.dueFen.fee,
    metFen: sum(components.map((component) => metOf(instalment, component))),
    penaltyAccruedFen: penalty.isCapped ? penalty.capFen : segments,
    penaltyMetFen: metOf(instalment, 'penalty'),
    penaltyChargedFen: penalty.isCapped ? ZERO : subtract(instalment.dueFen.penalty, segments),
  };
}

function traceOf(input: ClaimInput, claim: InstalmentClaim): TraceLine[] {
  const { instalment, penalty } = claim;
  if (!penalty.isCapped) {
    return instalment.penaltySegments.map((segment) => ({
      ...segmentLine(instalment.no, segment),
      dailyRate: segment.dailyRate,
      basis: 'contract',
    }));
  }
  const runs = principalRuns(input.position, instalment, input.position.asOf);
  return capLines(runs, input.rule).map((run) => ({
    ...segmentLine(instalment.no, run),
    dailyRate: { numerator: run.annualRatePpm, denominator: 1_000_000 * input.rule.basisDays },
    basis: 'cap',
  }));
}

function segmentLine(
  instalmentNo: number,
  segment: { fromOn: LocalDate; toOn: LocalDate; balanceFen: Fen; amountFen: Fen },
): Omit<TraceLine, 'dailyRate' | 'basis'> {
  return {
    instalmentNo,
    fromOn: segment.fromOn,
    toOn: segment.toOn,
    days: daysBetween(segment.fromOn, segment.toOn),
    balanceFen: segment.balanceFen,
    amountFen: segment.amountFen,
  };
}
