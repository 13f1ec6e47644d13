import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, idField, requiredTextField, textField } from './fields.ts';

/**
 * The kinds of lender that law/README names; they select the interest and conduct regime. MICROLOAN and PAWN are
 * subtypes of LOCAL7. An expired licence counts as PRIVATE from the day after its validity ends.
 */
export const LENDER_TYPES = ['PRIVATE', 'LICENSED_FI', 'LOCAL7', 'MICROLOAN', 'PAWN'] as const;
export const lenderTypeField = z.enum(LENDER_TYPES);
export type LenderType = z.infer<typeof lenderTypeField>;

/** One licence in an entity's history. validTo null: valid until further notice. */
export const licenceSchema = z.strictObject({
  licenceNo: requiredTextField(60),
  validFrom: dateField,
  validTo: dateField.nullable(),
});
export type Licence = z.infer<typeof licenceSchema>;

/** A collection account 收款账户 in the lender's own name. */
export const lenderAccountSchema = z.strictObject({
  accountName: requiredTextField(80),
  bankName: requiredTextField(80),
  accountNo: requiredTextField(40),
  /** the account that letters print; exactly one per lender */
  isDefault: z.boolean(),
});
export type LenderAccount = z.infer<typeof lenderAccountSchema>;

const lenderFields = {
  /** full registered name as letters print it */
  name: requiredTextField(80),
  lenderType: lenderTypeField,
  /** 统一社会信用代码, or '' for a natural person */
  creditCode: textField(18),
  /** a code that failed its check digit and that the clerk kept knowingly */
  creditCodeKept: z.boolean(),
  address: requiredTextField(200),
  telephone: requiredTextField(40),
  contactPerson: requiredTextField(40),
  /** working hours as printed: '工作日 9:00–17:30' */
  contactHours: textField(60),
  /** 投诉电话 */
  complaintLine: textField(40),
  /** 代字 of letter numbers: the 安信 of 安信催〔2026〕0012号; unique in the book */
  letterPrefix: requiredTextField(8),
  /** empty for a PRIVATE lender; periods of one entity do not overlap */
  licences: z.array(licenceSchema).max(20),
  accounts: z.array(lenderAccountSchema).min(1).max(10),
} as const;

/** A lender entity as typed in the first-run wizard or in settings. */
export const lenderDraftSchema = z.strictObject(lenderFields);
export type LenderDraft = z.input<typeof lenderDraftSchema>;

export const lenderSchema = z.strictObject({
  id: idField('lender'),
  ...lenderFields,
  isActive: z.boolean(),
  loanCount: z.number().int().nonnegative(),
});
export type Lender = z.infer<typeof lenderSchema>;

export const lendersContract = {
  'lenders.list': query({ input: z.strictObject({}), output: z.array(lenderSchema) }),
  /** id null adds an entity. Issued letters keep the facts they were issued with. */
  'lenders.save': command({
    input: z.strictObject({
      id: idField('lender').nullable(),
      lender: lenderDraftSchema,
      isActive: z.boolean(),
    }),
    output: lenderSchema,
    errors: [
      'lender.nameTaken',
      'lender.prefixTaken',
      'lender.prefixInUse',
      'lender.licencesOverlap',
      'lender.defaultAccount',
      'lender.creditCode',
      'lender.lastActive',
    ],
    ownerOnly: true,
  }),
} as const;
