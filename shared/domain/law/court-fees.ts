import type { LocalDate } from '../../kernel/local-date.ts';
import { divideRounded, type Fen, fen, multiplyByFraction, smaller } from '../../kernel/money.ts';
import { PPM } from '../../kernel/rate.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { domainError } from '../errors.ts';
import { type Calculation, calculation, type RowUsed, step } from './calculation.ts';
import { inMillionths } from './document-reading.ts';
import type { LawBook } from './law-book.ts';
import type { LawError } from './law-error.ts';
import { type Looked, numberOn, numbersOn, readAs } from './parameters.ts';

/** One step of a fee scale: up to this sum, a flat fee or a marginal rate on what lies above the step before. */
interface Tier {
  readonly upToFen: bigint | null;
  readonly marginalPpm: bigint;
  readonly flatFen: bigint | null;
}

export interface CourtFees {
  /** ordinary procedure, prepaid */
  readonly fullFen: Fen;
  /** halved once: simplified, mediated or withdrawn */
  readonly simplifiedFen: Fen;
  /** 支付令: a third */
  readonly paymentOrderFen: Fen;
}

/** Court fees of a claim's value on a day (R4.8); the value is the sums asked for at filing. */
export function courtFees(
  claimFen: Fen,
  on: LocalDate,
  law: LawBook,
): Result<Calculation<CourtFees>, LawError> {
  const scale = tieredFee({ id: 'fee.court.tiers', amountFen: claimFen, on }, law);
  if (!scale.ok) return scale;
  const half = numberOn(law, { id: 'fee.court.simplifiedFactor', lenderType: 'all', on });
  if (!half.ok) return half;
  const third = numbersOn(law, { id: 'payOrder.fee.fraction', lenderType: 'all', on });
  if (!third.ok) return third;
  const [numerator, denominator] = third.value.value;
  if (numerator === undefined || !denominator) {
    return err(domainError('law.parameterUnusable', { parameter: third.value.row.id, scope: 'all', on }));
  }
  const halfPpm = BigInt(inMillionths(half.value.value, 1_000_000, half.value.row.id));
  const result: CourtFees = {
    fullFen: scale.value.value,
    simplifiedFen: multiplyByFraction(scale.value.value, { numerator: halfPpm, denominator: PPM }, 'half-up'),
    paymentOrderFen: multiplyByFraction(
      scale.value.value,
      { numerator: BigInt(numerator), denominator: BigInt(denominator) },
      'half-up',
    ),
  };
  return ok(feeCalculation(result, claimFen, [scale.value.row, half.value.row, third.value.row]));
}

/** Preservation fee 保全费: tiered, never above the maximum (R4.8). */
export function preservationFee(
  amountFen: Fen,
  on: LocalDate,
  law: LawBook,
): Result<Calculation<Fen>, LawError> {
  const scale = tieredFee({ id: 'fee.preservation.tiers', amountFen, on }, law);
  if (!scale.ok) return scale;
  const most = numberOn(law, { id: 'fee.preservation.max', lenderType: 'all', on });
  if (!most.ok) return most;
  const result = smaller(scale.value.value, fen(Math.round(most.value.value * 100)));
  return ok(feeCalculation(result, amountFen, [scale.value.row, most.value.row]));
}

/** Enforcement fee 执行费, collected from the debtor afterwards (R4.8). */
export function enforcementFee(
  amountFen: Fen,
  on: LocalDate,
  law: LawBook,
): Result<Calculation<Fen>, LawError> {
  const scale = tieredFee({ id: 'fee.enforcement.tiers', amountFen, on }, law);
  if (!scale.ok) return scale;
  return ok(feeCalculation(scale.value.value, amountFen, [scale.value.row]));
}

function feeCalculation<T>(result: T, amountFen: Fen, rowsUsed: readonly RowUsed[]): Calculation<T> {
  return calculation(result, { rowsUsed, steps: [step('R4.8', 'feeScale', { amountFen })] });
}

function tieredFee(
  question: { readonly id: string; readonly amountFen: Fen; readonly on: LocalDate },
  law: LawBook,
): Result<Looked<Fen>, LawError> {
  const scale = readAs(law, { id: question.id, lenderType: 'all', on: question.on }, readTiers);
  if (!scale.ok) return scale;
  return ok({ value: feeOf(question.amountFen, scale.value.value), row: scale.value.row });
}

// The whole sum stays a fraction until the end: only the fee is rounded, once.
function feeOf(amountFen: Fen, tiers: readonly Tier[]): Fen {
  const amount = BigInt(amountFen);
  let inMicroFen = 0n;
  let lower = 0n;
  for (const tier of tiers) {
    const upper = tier.upToFen === null || amount < tier.upToFen ? amount : tier.upToFen;
    inMicroFen += tier.flatFen === null ? (upper - lower) * tier.marginalPpm : tier.flatFen * PPM;
    if (tier.upToFen === null || amount <= tier.upToFen) break;
    lower = tier.upToFen;
  }
  return fen(Number(divideRounded(inMicroFen, PPM, 'half-up')));
}

/** [upTo CNY or null, marginal rate, flat CNY or null] each; undefined when the row has another form. */
function readTiers(value: unknown): readonly Tier[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const tiers = value.map(readTier);
  return tiers.every((tier) => tier !== undefined) ? tiers : undefined;
}

function readTier(value: unknown): Tier | undefined {
  if (!Array.isArray(value)) return undefined;
  const [upTo, rate, flat]: readonly unknown[] = value;
  if (typeof rate !== 'number' || !isNumberOrNull(upTo) || !isNumberOrNull(flat)) return undefined;
  return {
    upToFen: upTo === null ? null : BigInt(Math.round(upTo * 100)),
    marginalPpm: BigInt(inMillionths(rate, 1_000_000, 'fee tier')),
    flatFen: flat === null ? null : BigInt(Math.round(flat * 100)),
  };
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}
