import { addFractions, type Fraction, fraction, leastCommonMultiple, multiplyFractions } from './fraction.ts';

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

/**
 * The balance after `count` level payments at the end of their periods, exactly: B × g^k − A × (1 + g + … + g^(k−1)).
 */
export function balanceAfter(
  loan: { readonly balance: Fraction; readonly payment: Fraction; readonly ratePart: Fraction },
  count: number,
): Fraction {
  const { numerator, denominator } = loan.ratePart;
  const factor = numerator + denominator;
  let growth = 1n;
  let payments = 0n;
  let power = 1n;
  for (let no = 0; no < count; no += 1) {
    payments = payments * factor + power * denominator;
    growth *= factor;
    power *= denominator;
  }
  const paid = multiplyFractions(loan.payment, fraction(-payments, power));
  return addFractions(multiplyFractions(loan.balance, fraction(growth, power)), paid);
}

/**
 * How many level payments take `balance` to `endBalance`; a fraction where the last one is smaller. Reckoned in
 * floating point: a number of periods, never money. Undefined when the payment never gets there.
 */
export function paymentCount(loan: {
  readonly balance: number;
  readonly endBalance: number;
  readonly payment: number;
  readonly ratePart: number;
}): number | undefined {
  const { balance, endBalance, payment, ratePart: rate } = loan;
  const count =
    rate === 0
      ? (balance - endBalance) / payment
      : Math.log((payment - endBalance * rate) / (payment - balance * rate)) / Math.log1p(rate);
  return Number.isFinite(count) ? count : undefined;
}

/** A yearly rate in ppm times a part of a year. */
export function ratePart(annualRatePpm: number, yearPart: Fraction): Fraction {
  return multiplyFractions(fraction(BigInt(annualRatePpm), 1_000_000n), yearPart);
}
