import { z } from 'zod';
import { dateField, fenField, nonNegativeFenField, positiveFenField, ratePpmField } from './fields.ts';
import {
  conventionsField,
  dueOnDayOffField,
  freeFormField,
  upFrontTakenField,
  upFrontTermsField,
  variationsField,
} from './loan-conventions.ts';

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

const penaltyTermsField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('fixed-daily'),
    dailyRatePpm: ratePpmField,
    base: z.enum(['principal', 'principal-and-interest']),
    graceDays: z.number().int().min(0).max(366),
  }),
  z.strictObject({
    kind: z.literal('contract-rate-factor'),
    factorPercent: z.number().int().min(0).max(1000),
    yearDays: z.union([z.literal(360), z.literal(365)]),
    base: z.enum(['principal', 'principal-and-interest']),
    graceDays: z.number().int().min(0).max(366),
  }),
]);

/** The whole of LoanTerms, as frozen on a loan. */
export const loanTermsField = z.strictObject({
  ...conventionsField.required().shape,
  principalFen: positiveFenField,
  annualRatePpm: ratePpmField,
  method: methodField,
  termCount: z.number().int().min(1).max(1200),
  signedOn: dateField,
  disbursedOn: dateField,
  firstDueOn: dateField,
  dueDay: z.number().int().min(1).max(31),
  feePerInstalmentFen: nonNegativeFenField,
  penalty: penaltyTermsField,
  dueOnDayOff: dueOnDayOffField.exactOptional(),
  upFront: upFrontTermsField.exactOptional(),
  variations: variationsField.exactOptional(),
  freeForm: z.array(freeFormField).max(1200).exactOptional(),
});

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
  /** absent: the desk's documented defaults */
  conventions: conventionsField.exactOptional(),
  /** principalFen is then what the contract states; the service deducts what was kept back (R2.7) */
  upFront: z.array(upFrontTakenField).max(12).exactOptional(),
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
