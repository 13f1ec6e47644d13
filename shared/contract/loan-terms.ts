import { z } from 'zod';
import { dateField, fenField, nonNegativeFenField, positiveFenField, ratePpmField } from './fields.ts';

/**
 * The contract terms that are frozen on a loan, as they travel. The same shape as shared/domain/loan/terms.ts
 * (loan-terms.test.ts holds the two together).
 */
export const methodField = z.enum([
  'equal-instalment',
  'equal-principal',
  'interest-only',
  'flat',
  'balloon',
  'free-form',
]);

/** What the guided form asks; the service completes it with defaults from the law data into full terms. */
export const loanTermsInput = z.strictObject({
  principalFen: positiveFenField,
  annualRatePpm: ratePpmField,
  method: methodField,
  termCount: z.number().int().min(1).max(360),
  signedOn: dateField,
  disbursedOn: dateField,
  firstDueOn: dateField,
  /** 1 to 31; shorter months use their last day */
  dueDay: z.number().int().min(1).max(31),
  penalty: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('fixed-daily'),
      dailyRatePpm: ratePpmField,
      base: z.enum(['principal', 'principal-and-interest']),
      graceDays: z.number().int().min(0).max(60),
    }),
    z.strictObject({
      kind: z.literal('contract-rate-factor'),
      /** 150 = contract rate × 1.5 */
      factorPercent: z.number().int().min(100).max(300),
      base: z.enum(['principal', 'principal-and-interest']),
      graceDays: z.number().int().min(0).max(60),
    }),
  ]),
  feePerInstalmentFen: nonNegativeFenField,
});

/** One money amount of each component, fen. */
export const componentsOutput = z.strictObject({
  principalFen: fenField,
  interestFen: fenField,
  penaltyFen: fenField,
  feeFen: fenField,
  costFen: fenField,
  totalFen: fenField,
});
