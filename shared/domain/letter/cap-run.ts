import { present } from '../../kernel/assert.ts';
import { daysBetween, earlier, type LocalDate, later } from '../../kernel/local-date.ts';
import { type Fen, fen, subtract, ZERO } from '../../kernel/money.ts';
import { PPM, type RatePpm } from '../../kernel/rate.ts';
import { type CapRule, capSliceOn } from '../law/cap.ts';
import { capForRun } from '../law/cap-run.ts';
import type { InstalmentPosition, LoanPosition } from '../ledger/position.ts';

/** A stretch of unchanged principal, [fromOn, toOn). */
export interface PrincipalRun {
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate;
  readonly balanceFen: Fen;
}

/** How an instalment's principal stood from its due day up to `until`: what the cap of section 2.2 counts on. */
export function principalRuns(
  position: LoanPosition,
  instalment: InstalmentPosition,
  until: LocalDate,
): PrincipalRun[] {
  const payments = position.receipts
    .flatMap((receipt) => receipt.lines)
    .filter((line) => line.instalmentNo === instalment.no && line.component === 'principal')
    .map((line) => ({ on: later(line.on, instalment.dueOn), amountFen: line.amountFen }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const runs: PrincipalRun[] = [];
  let balance = instalment.dueFen.principal;
  let from = instalment.dueOn;
  for (const payment of payments) {
    if (payment.on > from) runs.push({ fromOn: from, toOn: payment.on, balanceFen: balance });
    from = payment.on;
    balance = subtract(balance, payment.amountFen);
  }
  if (until > from) runs.push({ fromOn: from, toOn: until, balanceFen: balance });
  return runs.filter((run) => run.balanceFen > 0);
}

/** The law's cap of adjoining runs: Σ principal × cap × days / basis, floored once at the fen. */
export function capAmountFen(runs: readonly PrincipalRun[], rule: CapRule): Fen {
  const first = runs[0];
  const last = runs.at(-1);
  if (!first || !last) return ZERO;
  return capForRun(
    {
      from: first.fromOn,
      toExclusive: last.toOn,
      principal: runs.map((run) => ({ from: run.fromOn, principalFen: run.balanceFen })),
      claims: [],
    },
    rule,
  ).result.capFen;
}

/** The same cap as lines for the annex: whole fen that sum to the floored cap, each what the running total has gained. */
export function capLines(
  runs: readonly PrincipalRun[],
  rule: CapRule,
): readonly (PrincipalRun & { readonly annualRatePpm: RatePpm; readonly amountFen: Fen })[] {
  const divisor = PPM * BigInt(rule.basisDays);
  let numerator = 0n;
  let shown = 0;
  return cappedRuns(runs, rule).map((run) => {
    numerator +=
      BigInt(run.balanceFen) * BigInt(run.annualRatePpm) * BigInt(daysBetween(run.fromOn, run.toOn));
    const total = Number(numerator / divisor);
    const amountFen = fen(total - shown);
    shown = total;
    return { ...run, amountFen };
  });
}

/** Runs cut at the days on which the ceiling changes (R2.3: an old private loan has two). */
function cappedRuns(
  runs: readonly PrincipalRun[],
  rule: CapRule,
): readonly (PrincipalRun & { readonly annualRatePpm: RatePpm })[] {
  return runs.flatMap((run) =>
    rule.slices.flatMap((slice) => {
      const fromOn = slice.from === null ? run.fromOn : later(run.fromOn, slice.from);
      const toOn = slice.toExclusive === null ? run.toOn : earlier(run.toOn, slice.toExclusive);
      return toOn > fromOn ? [{ ...run, fromOn, toOn, annualRatePpm: slice.annualCapPpm }] : [];
    }),
  );
}

/** The ceiling's rate on a day. */
export function capRateOn(rule: CapRule, on: LocalDate): RatePpm {
  return present(capSliceOn(rule, on), 'the slices of a cap leave no gap').annualCapPpm;
}
