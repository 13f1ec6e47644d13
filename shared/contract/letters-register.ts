import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, fenField, idField, instantField, requiredTextField, textField } from './fields.ts';
import {
  addresseeRoleField,
  deliveryLevelField,
  figuresOutput,
  letterKindField,
  letterStatusField,
  pdfBytes,
} from './letter-fields.ts';
import { MOST_MERGED_LETTERS } from './letters-batch.ts';

const letterRowOutput = z.strictObject({
  letterId: idField('letter'),
  letterNo: z.string(),
  kind: letterKindField,
  loanId: idField('loan'),
  contractNo: z.string(),
  borrowerName: z.string(),
  addresseeName: z.string(),
  addresseeRole: addresseeRoleField,
  asOf: dateField,
  letterDate: dateField,
  deadlineOn: dateField,
  claimedFen: fenField,
  pageCount: z.number().int(),
  status: letterStatusField,
  waybillNo: z.string().nullable(),
  dispatchedOn: dateField.nullable(),
  deliveredOn: dateField.nullable(),
  deliveryLevel: deliveryLevelField.nullable(),
  isPrinted: z.boolean(),
  issuedAt: instantField,
  issuedByName: z.string(),
});

/** 函件登记, newest first. */
export const lettersList = query({
  input: z.strictObject({
    loanId: idField('loan').optional(),
    lenderId: idField('lender').optional(),
    statuses: z.array(letterStatusField).optional(),
    from: dateField.optional(),
    to: dateField.optional(),
    batchId: textField(64).optional(),
    /** letters not cancelled for which no delivery level is on file */
    isWithoutProof: z.boolean().optional(),
    /** letter number, contract number, addressee or waybill */
    search: textField(60).optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.strictObject({ total: z.number().int(), rows: z.array(letterRowOutput) }),
});

/** One letter with its frozen figures and everything that happened to it. */
export const lettersGet = query({
  input: z.strictObject({ letterId: idField('letter') }),
  output: letterRowOutput.extend({
    templateId: z.string(),
    templateVersion: z.number().int(),
    engineVersion: z.string(),
    factsSha256: z.string(),
    documentSha256: z.string(),
    address: z.string(),
    addressKind: z.string(),
    addressSource: z.string(),
    /** neutral item name for the waybill, no sum, no 催收 (R10.9) */
    waybillItemName: z.string(),
    figures: figuresOutput,
    cancelReason: z.string().nullable(),
    batchId: z.string().nullable(),
    events: z.array(
      z.strictObject({
        kind: z.enum([
          'printed',
          'saved',
          'sealed',
          'dispatched',
          'delivered',
          'refused',
          'returned',
          'cancelled',
        ]),
        happenedOn: dateField,
        carrier: z.string().nullable(),
        waybillNo: z.string().nullable(),
        deliveryLevel: deliveryLevelField.nullable(),
        evidence: z.string(),
        copies: z.number().int().nullable(),
        isDebtAcknowledged: z.boolean(),
        recordedAt: instantField,
        actorName: z.string(),
      }),
    ),
  }),
});

/** The stored bytes of an issued letter. Error: letter.documentDamaged {letterNo}: missing or changed in the book's folder */
export const lettersPdf = query({
  input: z.strictObject({ letterId: idField('letter') }),
  output: z.strictObject({ pdf: pdfBytes, letterNo: z.string(), fileName: z.string() }),
  errors: ['letter.documentDamaged'],
});

/** Renders an issued letter again from its frozen facts: a check, the stored file stays the letter. */
export const lettersVerify = query({
  input: z.strictObject({ letterId: idField('letter') }),
  output: z.strictObject({
    isDocumentIntact: z.boolean(),
    areFactsIntact: z.boolean(),
    /** the same bytes again, on this machine with this program */
    isReproduced: z.boolean(),
  }),
});

/** Hands the stored PDF to the shell: the token goes to shell.printPdf or shell.saveFile; then letters.recordOutput. */
export const lettersSaveToken = query({
  input: z.strictObject({ letterId: idField('letter') }),
  output: z.strictObject({ fileToken: z.string(), suggestedName: z.string() }),
  errors: ['letter.documentDamaged'],
});

/** The reprint log: these letters were handed to the printer or saved, once the dialog said so and not before. */
export const lettersRecordOutput = command({
  input: z.strictObject({
    letterIds: z.array(idField('letter')).min(1).max(MOST_MERGED_LETTERS),
    purpose: z.enum(['print', 'save']),
    copies: z.number().int().min(1).max(20).default(1),
  }),
  output: z.strictObject({}),
});

/** 用印登记 (R10.10): who sealed how many copies when. Error: letter.isCancelled {letterNo} */
export const lettersRecordSeal = command({
  input: z.strictObject({
    letterId: idField('letter'),
    sealedOn: dateField,
    sealedBy: requiredTextField(40),
    copies: z.number().int().min(1).max(20),
  }),
  output: z.strictObject({}),
  errors: ['letter.isCancelled', 'letter.dateInFuture', 'letter.beforeIssue'],
});

/** Handed to the post. Errors: letter.isCancelled · letter.dateInFuture {today} · letter.beforeIssue {letterDate} · letter.waybillUsed {letterNo} */
export const lettersRecordDispatch = command({
  input: z.strictObject({
    letterId: idField('letter'),
    dispatchedOn: dateField,
    carrier: requiredTextField(20).default('EMS'),
    waybillNo: requiredTextField(40),
    evidence: textField(400).default(''),
  }),
  output: z.strictObject({}),
  errors: ['letter.isCancelled', 'letter.dateInFuture', 'letter.beforeIssue', 'letter.waybillUsed'],
});

/**
 * What became of it. Levels A, B, E, F, G arrive; C and D are a refusal or return that counts as arrived (3.3).
 * Errors: those of dispatch · letter.evidenceMissing {level} · letter.levelMismatch {level, outcome} ·
 * letter.levelNeedsAddress {level}: C went to no agreed address, D to no ID-card, household or registered one ·
 * letter.acknowledgementNeedsSlip {letterNo}: a debt is acknowledged on the signed slip of a notice (level A) only
 */
export const lettersRecordDelivery = command({
  input: z.strictObject({
    letterId: idField('letter'),
    outcome: z.enum(['delivered', 'refused', 'returned']),
    happenedOn: dateField,
    /** null: came back without counting as arrived */
    level: deliveryLevelField.nullable(),
    /** who signed, what the returned envelope shows, where the slip is kept */
    evidence: textField(1000),
    /** the addressee, apart from signing for the notice, ticked and signed that the debt stands: it restarts limitation (R3.7) */
    isDebtAcknowledged: z.boolean().default(false),
  }),
  output: z.strictObject({ status: letterStatusField }),
  errors: [
    'letter.isCancelled',
    'letter.dateInFuture',
    'letter.beforeIssue',
    'letter.evidenceMissing',
    'letter.levelMismatch',
    'letter.levelNeedsAddress',
    'letter.acknowledgementNeedsSlip',
  ],
});

/** The number stays used. Error: letter.isCancelled · letter.isDelivered {letterNo} */
export const lettersCancel = command({
  input: z.strictObject({ letterId: idField('letter'), reason: requiredTextField(400) }),
  output: z.strictObject({}),
  errors: ['letter.isCancelled', 'letter.isDelivered'],
});
