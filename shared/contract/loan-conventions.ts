import { z } from 'zod';
import { dateField, nonNegativeFenField, positiveFenField, ratePpmField } from './fields.ts';

/**
 * The less usual terms of a contract as they travel: the same shapes as shared/domain/loan/terms.ts (loan-terms.test.ts
 * holds the two together).
 */
const countField = z.number().int().min(1).max(1200);

/** a rational part of a year */
const fractionField = z.strictObject({
  numerator: z.number().int().nonnegative(),
  denominator: z.number().int().positive(),
});

export const dayCountField = z.enum([
  '30/360',
  '30/360-us',
  '30e/360',
  'actual/360',
  'actual/364',
  'actual/365',
  'actual/actual',
]);

const roundingField = z.enum(['half-up', 'half-even', 'down', 'up']);

export const frequencyField = z.strictObject({
  unit: z.enum(['day', 'week', 'month']),
  every: z.number().int().min(1).max(366),
});

export const dueOnDayOffField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stays') }),
  z.strictObject({
    kind: z.enum(['next-working-day', 'next-working-day-in-month']),
    interest: z.enum(['to-agreed-day', 'to-moved-day']).exactOptional(),
  }),
]);

const oddFirstPeriodField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('whole') }),
  z.strictObject({ kind: z.literal('by-days'), dayCount: dayCountField }),
]);

export const roundingTermsField = z.strictObject({
  mode: roundingField,
  interestMultipleOfFen: z.number().int().min(1).max(100_000),
  instalmentMultipleOfFen: z.number().int().min(1).max(100_000),
  instalmentMode: roundingField.exactOptional(),
  balance: z.enum(['rounded', 'exact']),
  remainder: z.enum(['last-instalment', 'first-instalment', 'none']),
});

const instalmentRuleField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('annuity'), periodFraction: fractionField.exactOptional() }),
  z.strictObject({ kind: z.literal('annuity-by-period') }),
  z.strictObject({
    kind: z.literal('given'),
    amounts: z.array(z.strictObject({ fromNo: countField, amountFen: nonNegativeFenField })).max(1200),
  }),
]);

const graceField = z.strictObject({
  principalInstalments: countField.exactOptional(),
  interestInstalments: z.strictObject({ fromNo: countField, count: countField }).exactOptional(),
  interestFreeInstalments: countField.exactOptional(),
});

export const variationsField = z.strictObject({
  instalmentRule: instalmentRuleField.exactOptional(),
  flatSplit: z.enum(['per-period', 'total', 'level-total']).exactOptional(),
  balloon: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('amount'), amountFen: nonNegativeFenField }),
      z.strictObject({ kind: z.literal('amortised-over'), termCount: countField }),
    ])
    .exactOptional(),
  grace: graceField.exactOptional(),
  rateSteps: z
    .array(z.strictObject({ fromNo: countField, annualRatePpm: ratePpmField, isRecast: z.boolean() }))
    .max(1200)
    .exactOptional(),
  furtherDisbursements: z
    .array(z.strictObject({ afterNo: countField, amountFen: positiveFenField, isRecast: z.boolean() }))
    .max(1200)
    .exactOptional(),
  extraPrincipalFen: positiveFenField.exactOptional(),
  periodFraction: fractionField.exactOptional(),
  yearFractions: z.array(fractionField).max(1200).exactOptional(),
  dueDates: z.array(dateField).max(1200).exactOptional(),
});

const upFrontKindField = z.enum(['interest', 'fee', 'deposit', 'first-instalment']);
const coveredField = z.number().int().min(0).max(1200).exactOptional();

/** As the clerk finds it in the papers; the service decides by the law's linking days what of it is deducted (R2.7). */
export const upFrontTakenField = z.strictObject({
  kind: upFrontKindField,
  amountFen: positiveFenField,
  takenOn: dateField,
  coveredInstalments: coveredField,
  /** it went to the lender or a related party */
  isLenderSide: z.boolean(),
});

/** As frozen on the loan. */
export const upFrontTermsField = z.strictObject({
  statedPrincipalFen: positiveFenField,
  charges: z.array(
    z.strictObject({
      kind: upFrontKindField,
      amountFen: positiveFenField,
      takenOn: dateField,
      isDeducted: z.boolean(),
      coveredInstalments: coveredField,
    }),
  ),
});

export const freeFormField = z.strictObject({
  dueOn: dateField,
  principalFen: nonNegativeFenField,
  interestFen: nonNegativeFenField,
  feeFen: nonNegativeFenField,
});

export const allocationField = z.strictObject({
  /** each component once, first paid first */
  order: z
    .array(z.enum(['cost', 'interest', 'penalty', 'fee', 'principal']))
    .refine((order) => order.length === 5 && new Set(order).size === 5, 'each component once'),
  mode: z.enum(['byInstalment', 'byCategory']),
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('statutory') }),
    z.strictObject({ kind: z.literal('contract-clause'), clauseNo: z.string().min(1).max(20) }),
  ]),
});

/** What a contract may say beyond the guided form's first questions; what is absent is the desk's documented default. */
export const conventionsField = z.strictObject({
  frequency: frequencyField.exactOptional(),
  dueOnDayOff: dueOnDayOffField.exactOptional(),
  dayCount: dayCountField.exactOptional(),
  interestBasis: z.enum(['per-period', 'per-day']).exactOptional(),
  oddFirstPeriod: oddFirstPeriodField.exactOptional(),
  rounding: roundingTermsField.exactOptional(),
  allocation: allocationField.exactOptional(),
  residueToleranceFen: nonNegativeFenField.exactOptional(),
  variations: variationsField.exactOptional(),
  freeForm: z.array(freeFormField).max(1200).exactOptional(),
});
