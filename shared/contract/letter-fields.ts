import { z } from 'zod';
import { fenField } from './fields.ts';

/** Fields that the drafts, the register and the batches of letters share. */
export const letterStatusField = z.enum(['issued', 'sent', 'delivered', 'refused', 'returned', 'cancelled']);
/** demand 催收函 · notice 催收通知书 with its 回执 */
export const letterKindField = z.enum(['demand', 'notice']);
export const addresseeRoleField = z.enum(['borrower', 'co-borrower', 'guarantor']);
/** the ladder of law/README 3.3 */
export const deliveryLevelField = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G']);

export const pdfBytes = z.instanceof(Uint8Array);

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/**
 * One line of the check list, worded under letters.checks.<code>; codes and params in shared/domain/letter/inputs.ts
 * (LetterCheckCode). pass ✓ · warn ⚠ may be issued · fail ✗ refused.
 */
export const letterCheckOutput = z.strictObject({
  code: z.string(),
  state: z.enum(['pass', 'warn', 'fail']),
  params,
});

/** contract: as agreed · claimed: the smaller of contract and cap · cut: their difference */
const sumsOutput = z.array(
  z.strictObject({
    component: z.enum(['principal', 'interest', 'penalty', 'fee', 'cost']),
    contractFen: fenField,
    capFen: fenField.nullable(),
    claimedFen: fenField,
    cutFen: fenField,
  }),
);

export const figuresOutput = z.strictObject({
  daysPastDue: z.number().int(),
  sums: sumsOutput,
  contractFen: fenField,
  claimedFen: fenField,
  cutFen: fenField,
  claimedWords: z.string(),
  dailyAccrualFen: fenField,
  payableFen: fenField,
  payableWords: z.string(),
  isPrincipalOnly: z.boolean(),
  capAnnualRatePpm: z.number().int().nullable(),
});
