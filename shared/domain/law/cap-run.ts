import { invariant, present } from '../../kernel/assert.ts';
import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { divideRounded, type Fen, fen, smaller, subtract, sum } from '../../kernel/money.ts';
import { PPM } from '../../kernel/rate.ts';
import { type Calculation, type CalculationStep, calculation, step } from './calculation.ts';
import { type CapRule, capSliceOn } from './cap.ts';

/** What the creditor asks for; enforcementCost is outside the cap unless the rule includes it (R2.4). */
export type ClaimKind =
  | 'termInterest'
  | 'overdueInterest'
  | 'penalty'
  | 'compound'
  | 'fee'
  | 'enforcementCost';

/** One column of the claim over the run, already rounded half-up to fen. */
export interface ClaimLine {
  readonly kind: ClaimKind;
  readonly amountFen: Fen;
}

/** The principal outstanding from the start of a day on, until the next entry. */
export interface PrincipalFrom {
  readonly from: LocalDate;
  readonly principalFen: Fen;
}

/** An overdue run over [from, toExclusive): the pay-out day counts, the payment day does not. */
export interface CapRunInput {
  readonly from: LocalDate;
  readonly toExclusive: LocalDate;
  /** in order of date; the first begins no later than the run */
  readonly principal: readonly PrincipalFrom[];
  readonly claims: readonly ClaimLine[];
}

export interface CapRun {
  readonly claimFen: Fen;
  readonly capFen: Fen;
  /** min(claim, cap): the only figure that a letter prints */
  readonly enforceableFen: Fen;
  /** claim − enforceable */
  readonly cutFen: Fen;
  /** claimed beside the cap: enforcement costs that the rule does not count (R2.4) */
  readonly exemptFen: Fen;
}

/**
 * The cap engine (2.2): Σ over the days of principal × cap / basis, floored once at the fen for the whole run; claims
 * are summed as given; enforceable is the smaller. Test term interest in a call of its own.
 */
export function capForRun(input: CapRunInput, rule: CapRule): Calculation<CapRun> {
  const isCapped = (line: ClaimLine): boolean =>
    line.kind !== 'enforcementCost' || rule.includesEnforcementCosts;
  const claimFen = sum(input.claims.filter(isCapped).map((line) => line.amountFen));
  const exemptFen = sum(input.claims.filter((line) => !isCapped(line)).map((line) => line.amountFen));
  const segments = segmentsOf(input, rule);
  const product = segments.reduce(
    (total, one) => total + BigInt(one.principalFen) * BigInt(one.annualCapPpm) * BigInt(one.days),
    0n,
  );
  const capFen = fen(Number(divideRounded(product, PPM * BigInt(rule.basisDays), 'down')));
  const enforceableFen = smaller(claimFen, capFen);
  const cutFen = subtract(claimFen, enforceableFen);
  return calculation(
    { claimFen, capFen, enforceableFen, cutFen, exemptFen },
    {
      rowsUsed: [],
      steps: [
        ...segments.map(stepOf),
        step('2.2', 'enforceable', { claimFen, capFen, enforceableFen, cutFen }),
      ],
      warnings: exemptFen > 0 ? ['law.enforcementCostsDisputed'] : [],
    },
  );
}

interface CapSegment {
  readonly from: LocalDate;
  readonly days: number;
  readonly principalFen: Fen;
  readonly annualCapPpm: number;
}

/** Days of one principal and one cap are taken together: the same sum as day by day, since nothing is rounded between. */
function segmentsOf(input: CapRunInput, rule: CapRule): CapSegment[] {
  const first = input.principal[0];
  invariant(first !== undefined && first.from <= input.from, 'a run knows its principal from its first day');
  const starts = [
    ...input.principal.map((one) => one.from),
    ...rule.slices.map((slice) => slice.from ?? input.from),
  ]
    .filter((date) => date > input.from && date < input.toExclusive)
    .sort();
  const edges = [...new Set([input.from, ...starts, input.toExclusive])];
  return edges.slice(0, -1).map((from, index) => {
    const to = present(edges[index + 1], 'every segment has an end');
    const slice = present(capSliceOn(rule, from), 'the slices of a cap leave no gap');
    const principal = present(
      input.principal.findLast((one) => one.from <= from),
      'a run knows its principal on each day',
    );
    return {
      from,
      days: daysBetween(from, to),
      principalFen: principal.principalFen,
      annualCapPpm: slice.annualCapPpm,
    };
  });
}

function stepOf(segment: CapSegment): CalculationStep {
  return step('2.2', 'capSegment', {
    from: segment.from,
    days: segment.days,
    principalFen: segment.principalFen,
    annualCapPpm: segment.annualCapPpm,
  });
}
