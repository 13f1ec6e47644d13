import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, multiplyByFraction, ZERO } from '../../kernel/money.ts';
import type { Instalment } from '../schedule/instalment.ts';
import type { Debt } from './debt.ts';

type Running = Pick<Instalment, 'fromOn' | 'dueOn' | 'interestToOn'>;

/** Open interest of a running period up to a day; see `accruedInterest`. */
export function accruedInterestOf(debt: Debt, on: LocalDate): Fen {
  const interestFen = fen(Math.max(0, debt.due.interest - debt.paid.interest - debt.waived.interest));
  return accruedInterest(debt, interestFen, on);
}

/**
 * Interest of a running period up to a day, half-up: the period's interest × days elapsed / days of the
 * period. The
 * pay-out day (or the day the last period ended) counts, the day itself does not. Nought before the period starts; where
 * payment moved off a day off and interest did not follow, the agreed day ends the period.
 */
export function accruedInterest(period: Running, interestFen: Fen, on: LocalDate): Fen {
  const toOn = period.interestToOn ?? period.dueOn;
  if (on <= period.fromOn || interestFen === 0) return ZERO;
  if (on >= toOn || on >= period.dueOn) return interestFen;
  const numerator = BigInt(daysBetween(period.fromOn, on));
  const denominator = BigInt(daysBetween(period.fromOn, toOn));
  return multiplyByFraction(interestFen, { numerator, denominator }, 'half-up');
}
