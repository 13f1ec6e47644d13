import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, multiplyByFraction, ZERO } from '../../kernel/money.ts';
import type { Debt } from './debt.ts';

/**
 * Interest of a running period up to a day, half-up: the period's interest × days elapsed / days of the
 * period. The
 * pay-out day (or last due day) counts, the day itself does not. Nought before the period starts.
 */
export function accruedInterestOf(debt: Debt, on: LocalDate): Fen {
  const interestFen = fen(Math.max(0, debt.due.interest - debt.paid.interest - debt.waived.interest));
  if (on <= debt.fromOn || interestFen === 0) return ZERO;
  if (on >= debt.dueOn) return interestFen;
  const numerator = BigInt(daysBetween(debt.fromOn, on));
  const denominator = BigInt(daysBetween(debt.fromOn, debt.dueOn));
  return multiplyByFraction(interestFen, { numerator, denominator }, 'half-up');
}
