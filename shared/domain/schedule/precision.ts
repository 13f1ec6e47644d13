import { divideRounded, type Fen, fen, type Rounding } from '../../kernel/money.ts';
import type { RoundingTerms } from '../loan/terms.ts';
import type { Fraction } from './fraction.ts';
import type { Period } from './periods.ts';

/** One computed line of a schedule before it gets its fee. */
export interface ScheduleRow {
  readonly period: Period;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
}

/**
 * How finely a schedule is computed. Amounts are whole counts of a grain: one fen when balances are
 * rounded, 10^-24 fen
 * when the contract keeps them exact and only shows rounded figures.
 */
export interface Precision {
  readonly grainsPerFen: bigint;
  /** an interest to the contract's multiple */
  readonly interest: (amount: Fraction) => bigint;
  /** a level instalment or principal part to the contract's multiple */
  readonly instalment: (amount: Fraction) => bigint;
}

const EXACT_GRAINS = 10n ** 24n;

export function precisionOf(rounding: RoundingTerms): Precision {
  const isExact = rounding.balance === 'exact';
  const grainsPerFen = isExact ? EXACT_GRAINS : 1n;
  const instalmentMode = rounding.instalmentMode ?? rounding.mode;
  const interestMultiple = isExact ? 1n : BigInt(rounding.interestMultipleOfFen);
  // an exact balance with instalments in whole fen means that the instalment is not rounded either
  const isUnrounded = isExact && rounding.instalmentMultipleOfFen === 1;
  const instalmentMultiple = isUnrounded ? 1n : BigInt(rounding.instalmentMultipleOfFen) * grainsPerFen;
  return {
    grainsPerFen,
    interest: (amount) => roundTo(amount, interestMultiple, isExact ? 'half-up' : rounding.mode),
    instalment: (amount) => roundTo(amount, instalmentMultiple, isUnrounded ? 'half-up' : instalmentMode),
  };
}

function roundTo(amount: Fraction, multiple: bigint, mode: Rounding): bigint {
  return divideRounded(amount.numerator, amount.denominator * multiple, mode) * multiple;
}

/** Grains as whole fen. */
export function grainsToFen(grains: bigint, precision: Precision): Fen {
  return fen(Number(divideRounded(grains, precision.grainsPerFen, 'half-up')));
}

/** count × part, exactly. */
export function times(count: bigint, part: Fraction): Fraction {
  return { numerator: count * part.numerator, denominator: part.denominator };
}
