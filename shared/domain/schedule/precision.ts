import { divideRounded, type Fen, fen, type Rounding } from '../../kernel/money.ts';
import type { RoundingTerms } from '../loan/terms.ts';
import type { Fraction } from './fraction.ts';
import type { Period } from './periods.ts';

/** One computed line of a schedule before it gets its fee. */
export interface ScheduleRow {
  readonly period: Period;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  /** the same before it became whole fen */
  readonly exact: ExactRow;
}

/** Amounts of one line in grains. */
export interface ExactRow {
  readonly principal: bigint;
  readonly interest: bigint;
  readonly balanceAfter: bigint;
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

/** Digits lost in grains never decide a half: they are rounded off before the fen are. */
const UNSURE_GRAINS = 10n ** 8n;

/** Grains as whole fen. */
export function grainsToFen(grains: bigint, precision: Precision): Fen {
  return grainsToMultiple(grains, precision, { multipleOfFen: 1, mode: 'half-up' });
}

/** Grains as fen, rounded once to a multiple. */
export function grainsToMultiple(
  grains: bigint,
  precision: Precision,
  to: { readonly multipleOfFen: number; readonly mode: Rounding },
): Fen {
  const multiple = BigInt(to.multipleOfFen);
  const unsure = precision.grainsPerFen === 1n ? 1n : UNSURE_GRAINS;
  const sure = divideRounded(grains, unsure, 'half-up');
  const count = divideRounded(sure, (precision.grainsPerFen / unsure) * multiple, to.mode);
  return fen(Number(count * multiple));
}

/** count × part, exactly. */
export function times(count: bigint, part: Fraction): Fraction {
  return { numerator: count * part.numerator, denominator: part.denominator };
}
