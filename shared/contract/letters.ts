import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, idField, nonNegativeFenField, textField } from './fields.ts';
import {
  addresseeRoleField,
  figuresOutput,
  letterCheckOutput,
  letterKindField,
  pdfBytes,
} from './letter-fields.ts';
import { lettersBatch, lettersBatchPreview, lettersMerged } from './letters-batch.ts';
import {
  lettersCancel,
  lettersGet,
  lettersList,
  lettersPdf,
  lettersRecordDelivery,
  lettersRecordDispatch,
  lettersRecordOutput,
  lettersRecordSeal,
  lettersSaveToken,
  lettersVerify,
} from './letters-register.ts';

/** What a letter is asked to be. Left out: kind by rule, the borrower, today, and the law's usual cure period from today. */
const letterWish = {
  loanId: idField('loan'),
  kind: letterKindField.optional(),
  addresseeId: idField('person').optional(),
  /** the day of the figures, never in the future (R10.11) */
  asOf: dateField.optional(),
  deadlineOn: dateField.optional(),
  /** R10.4: the letter preserves a right although a stop flag is set; needs the owner */
  rightPreservingReason: textField(400).default(''),
  /** R2.2: the answer when the loan was formed on a fixing day that changed the LPR (check cap, law.lprChoiceNeeded) */
  lprChoice: z.enum(['before', 'after']).optional(),
};

const addresseeOutput = z.strictObject({
  personId: idField('person'),
  role: addresseeRoleField,
  name: z.string(),
  address: z.string().nullable(),
  addressKind: z.string().nullable(),
  addressSource: z.string().nullable(),
  isAgreedDelivery: z.boolean(),
  /** a guarantor whose period is over or whose guarantee is general gets no such letter */
  isAddressable: z.boolean(),
});

/** The check list beside the draft: who may get it, what stands against it, and the figures when nothing does. */
export const lettersCheck = query({
  input: z.strictObject(letterWish),
  output: z.strictObject({
    kind: letterKindField,
    /** what the letter is when nobody chose: past limitation a notice, else a demand (R3.7) */
    kindByRule: letterKindField,
    templateId: z.string(),
    templateVersion: z.number().int(),
    addresseeId: idField('person').nullable(),
    asOf: dateField,
    letterDate: dateField,
    deadlineOn: dateField,
    earliestDeadlineOn: dateField,
    addressees: z.array(addresseeOutput),
    checks: z.array(letterCheckOutput),
    /** null: a check failed */
    figures: figuresOutput.nullable(),
  }),
});

/** letter.refused {failed: the codes, first {code}} · letter.glyphsMissing {characters} · letter.fieldEmpty {name} */
const renderErrors = [
  'letter.refused',
  'letter.glyphsMissing',
  'letter.fieldEmpty',
  'letter.wordingForbidden',
] as const;

/** The real pages, marked 草稿 and without a number. */
export const lettersPreview = query({
  input: z.strictObject(letterWish),
  output: z.strictObject({ pdf: pdfBytes, pageCount: z.number().int() }),
  errors: renderErrors,
});

/**
 * Takes the number, freezes the facts, keeps the PDF. Errors: those of preview · letter.changedSincePreview {claimedFen} ·
 * letter.sameExists {letterId, letterNo}: this loan, addressee, as-of day and kind already have one that is not cancelled
 */
export const lettersIssue = command({
  input: z.strictObject({
    ...letterWish,
    addresseeId: idField('person'),
    asOf: dateField,
    deadlineOn: dateField,
    /** the sum the clerk saw; another result is refused */
    expectedClaimedFen: nonNegativeFenField,
  }),
  output: z.strictObject({
    letterId: idField('letter'),
    letterNo: z.string(),
    pageCount: z.number().int(),
    documentSha256: z.string(),
  }),
  errors: [...renderErrors, 'letter.changedSincePreview', 'letter.sameExists'],
});

export const lettersContract = {
  'letters.check': lettersCheck,
  'letters.preview': lettersPreview,
  'letters.issue': lettersIssue,
  'letters.list': lettersList,
  'letters.get': lettersGet,
  'letters.pdf': lettersPdf,
  'letters.verify': lettersVerify,
  'letters.saveToken': lettersSaveToken,
  'letters.recordOutput': lettersRecordOutput,
  'letters.recordSeal': lettersRecordSeal,
  'letters.recordDispatch': lettersRecordDispatch,
  'letters.recordDelivery': lettersRecordDelivery,
  'letters.cancel': lettersCancel,
  'letters.batchPreview': lettersBatchPreview,
  'letters.batch': lettersBatch,
  'letters.merged': lettersMerged,
} as const;
