import { z } from 'zod';
import { command, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  instantField,
  positiveFenField,
  requiredTextField,
  textField,
} from './fields.ts';
import { componentsOutput } from './loan-terms.ts';

export const receiptChannelField = z.enum([
  'cash',
  'bank-transfer',
  'pos',
  'wechat',
  'alipay',
  'direct-debit',
  'court',
  'other',
]);

/** Who paid: only the debtor's own (or authorised) payment interrupts limitation (R10.2). */
export const payerRelationField = z.enum([
  'borrower',
  'authorised',
  'co-borrower',
  'guarantor',
  'relative',
  'employer',
  'dealer',
  'court',
  'lender-debit',
  'other',
]);

const BOOKING_ERRORS = [
  'receipt.beforeDisbursement',
  'receipt.inFuture',
  'receipt.loanSettled',
  'entry.withinOpening',
  'entry.amountNotPositive',
] as const;

const receiptInput = z.strictObject({
  loanId: idField('loan'),
  businessOn: dateField,
  amountFen: positiveFenField,
  channel: receiptChannelField,
  payerName: requiredTextField(80),
  payerRelation: payerRelationField,
  reference: textField(80),
  /** the debtor's own designation, with its evidence, made when paying (CC 560) */
  designation: textField(200),
  note: textField(400),
});

const beforeAfter = z.strictObject({
  overdue: componentsOutput,
  outstandingPrincipalFen: fenField,
  daysPastDue: z.number().int(),
  creditFen: fenField,
});

const allocationLine = z.strictObject({
  instalmentNo: z.number().int().nullable(),
  dueOn: dateField.nullable(),
  amounts: componentsOutput,
});

/** What a receipt would pay, and what it would change in what was booked or printed before, before anything is stored. */
export const receiptsPreview = query({
  input: receiptInput,
  output: z.strictObject({
    lines: z.array(allocationLine),
    paid: componentsOutput,
    unallocatedFen: fenField,
    before: beforeAfter,
    after: beforeAfter,
    allocationOrder: z.array(z.string()),
    /** later receipts whose allocation changes (a back-dated receipt) */
    changedReceipts: z.array(
      z.strictObject({
        entryId: z.string(),
        businessOn: dateField,
        before: componentsOutput,
        after: componentsOutput,
      }),
    ),
    /** letters whose printed figures this would change */
    affectedLetters: z.array(
      z.strictObject({ letterId: idField('letter'), letterNo: z.string(), asOf: dateField }),
    ),
    warnings: z.array(
      z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  }),
  errors: BOOKING_ERRORS,
});

export const receiptsBook = command({
  input: receiptInput.extend({
    /** the clerk saw the warning of a probable duplicate and means it */
    isDuplicateConfirmed: z.boolean(),
  }),
  output: z.strictObject({ entryId: z.string(), receiptNo: z.string() }),
  errors: [...BOOKING_ERRORS, 'receipt.probableDuplicate'],
});

export const receiptsReverse = command({
  input: z.strictObject({ entryId: z.string().max(64), reason: requiredTextField(400) }),
  output: z.strictObject({ entryId: z.string() }),
  errors: [
    'reversal.entryUnknown',
    'reversal.ofReversal',
    'reversal.repeated',
    'reversal.notReversible',
    /** waivers, write-offs and refunds are an owner's */
    'event.ownerOnly',
  ],
});

/**
 * The receipt on paper 收据: number, sum in words, allocation; kept in the book. The token goes to shell.printPdf or
 * shell.saveFile. Errors: receipt.isReversed {receiptNo} · letter.glyphsMissing {characters}
 */
export const receiptsPaper = command({
  input: z.strictObject({ entryId: requiredTextField(64) }),
  output: z.strictObject({
    fileToken: z.string(),
    suggestedName: z.string(),
    receiptNo: z.string(),
    documentSha256: z.string(),
  }),
  errors: ['receipt.isReversed', 'letter.glyphsMissing'],
});

export const receiptsList = query({
  input: z.strictObject({
    fromOn: dateField.optional(),
    toOn: dateField.optional(),
    loanId: idField('loan').optional(),
    search: textField(60).optional(),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(500),
  }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        entryId: z.string(),
        loanId: idField('loan'),
        contractNo: z.string(),
        borrowerName: z.string(),
        businessOn: dateField,
        recordedAt: instantField,
        amountFen: fenField,
        channel: z.string(),
        payerName: z.string(),
        payerRelation: z.string(),
        reference: z.string(),
        isReversed: z.boolean(),
        actorName: z.string(),
      }),
    ),
    total: z.number().int(),
    totalFen: fenField,
  }),
});

/** Costs of enforcement with their voucher (R1.6), and fees the contract allows. */
export const costsBook = command({
  input: z.strictObject({
    loanId: idField('loan'),
    businessOn: dateField,
    amountFen: positiveFenField,
    kind: z.enum(['cost', 'fee']),
    what: requiredTextField(120),
    voucher: requiredTextField(120),
    clauseNo: textField(20),
  }),
  output: z.strictObject({ entryId: z.string() }),
  errors: [
    'cost.clauseAbsent',
    'cost.voucherMissing',
    'entry.beforeDisbursement',
    'entry.withinOpening',
    'entry.amountNotPositive',
    'receipt.inFuture',
  ],
});

export const receiptsContract = {
  'receipts.preview': receiptsPreview,
  'receipts.book': receiptsBook,
  'receipts.reverse': receiptsReverse,
  'receipts.paper': receiptsPaper,
  'receipts.list': receiptsList,
  'costs.book': costsBook,
};
