import { type Fraction, fraction, leastCommonMultiple, multiplyFractions } from './fraction.ts';

/**
 * The level amount that takes `balance` to `endBalance` over periods that each grow it by 1 + rate part,
 * exactly:
 *   A = (B × Π g_k − E) / Σ_k Π_{j>k} g_j
 * With equal parts this is the closed annuity formula. Over a common denominator D, with g_k = (D + N_k) /
 * D, both
 * products are whole numbers, so no digit is lost however long the term.
 */
export function levelAmount(loan: {
  readonly balance: bigint;
  readonly endBalance: bigint;
  /** rate × part of a year of each period */
  readonly rateParts: readonly Fraction[];
}): Fraction {
  const denominator = loan.rateParts.reduce(
    (common, part) => leastCommonMultiple(common, part.denominator),
    1n,
  );
  let growth = 1n;
  let payments = 0n;
  let power = 1n;
  for (const part of loan.rateParts) {
    const factor = denominator + part.numerator * (denominator / part.denominator);
    power *= denominator;
    growth *= factor;
    payments = payments * factor + power;
  }
  return { numerator: loan.balance * growth - loan.endBalance * power, denominator: payments };
}

/** A yearly rate in ppm times a part of a year. */
export function ratePart(annualRatePpm: number, yearPart: Fraction): Fraction {
  return multiplyFractions(fraction(BigInt(annualRatePpm), 1_000_000n), yearPart);
}
