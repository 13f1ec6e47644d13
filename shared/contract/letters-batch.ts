import { z } from 'zod';
import { job } from './define.ts';
import { dateField, fenField, idField, textField } from './fields.ts';
import { addresseeRoleField, letterCheckOutput, letterKindField } from './letter-fields.ts';

const batchWish = {
  asOf: dateField.optional(),
  deadlineOn: dateField.optional(),
  minDaysPastDue: z.number().int().min(1).max(3650).default(1),
  lenderId: idField('lender').optional(),
  /** instead of the rule: these loans */
  loanIds: z.array(idField('loan')).max(5000).optional(),
  includeGuarantors: z.boolean().default(false),
  /** left out: by rule, each letter of its own kind */
  kind: letterKindField.optional(),
};

const batchRowOutput = z.strictObject({
  loanId: idField('loan'),
  contractNo: z.string(),
  addresseeId: idField('person').nullable(),
  addresseeName: z.string(),
  addresseeRole: addresseeRoleField,
  daysPastDue: z.number().int(),
  claimedFen: fenField.nullable(),
  /** null: has a letter already */
  kind: letterKindField.nullable(),
  /** ready: will be issued · exists: has this letter already · refused: see failed */
  state: z.enum(['ready', 'exists', 'refused']),
  letterNo: z.string().nullable(),
  failed: z.array(letterCheckOutput),
  warnings: z.array(letterCheckOutput),
});

/** What a batch would do, exceptions first; issues nothing. */
export const lettersBatchPreview = job({
  input: z.strictObject(batchWish),
  output: z.strictObject({
    asOf: dateField,
    deadlineOn: dateField,
    readyCount: z.number().int(),
    existsCount: z.number().int(),
    refusedCount: z.number().int(),
    rows: z.array(batchRowOutput),
  }),
  errors: ['job.cancelled'],
});

/** Issues the letters of a batch one by one, each in its own transaction; a repeat issues nothing twice. */
export const lettersBatch = job({
  input: z.strictObject({
    ...batchWish,
    /** token of shell.chooseFolder: one PDF each is written there */
    folderToken: textField(64).optional(),
  }),
  output: z.strictObject({
    batchId: z.string(),
    asOf: dateField,
    issued: z.array(
      z.strictObject({
        letterId: idField('letter'),
        letterNo: z.string(),
        loanId: idField('loan'),
        contractNo: z.string(),
        claimedFen: fenField,
        fileName: z.string().nullable(),
      }),
    ),
    /** already issued for the same loan, addressee and as-of day */
    existing: z.array(
      z.strictObject({ letterId: idField('letter'), letterNo: z.string(), fileName: z.string().nullable() }),
    ),
    refused: z.array(
      z.strictObject({ loanId: idField('loan'), contractNo: z.string(), failed: z.array(letterCheckOutput) }),
    ),
  }),
  errors: ['job.cancelled', 'letter.folderUnwritable'],
});

/** A thousand letters of some six pages are a box of paper and a file of 100 MB. */
export const MOST_MERGED_LETTERS = 1000;

/**
 * Issued letters as one file for the printer, in order of their numbers, each beginning on its own page, and on an odd one
 * where both sides are printed. Its pages are the stored ones, byte for byte; cancelled letters are left out. The token
 * goes to shell.printPdf or shell.saveFile. Errors: letter.documentDamaged {letterNo} · letter.nothingToMerge {}
 */
export const lettersMerged = job({
  input: z.strictObject({
    letterIds: z.array(idField('letter')).min(1).max(MOST_MERGED_LETTERS),
    isDuplex: z.boolean(),
  }),
  output: z.strictObject({
    fileToken: z.string(),
    suggestedName: z.string(),
    letterIds: z.array(idField('letter')),
    letterCount: z.number().int(),
    pageCount: z.number().int(),
  }),
  errors: ['job.cancelled', 'letter.documentDamaged', 'letter.nothingToMerge'],
});
