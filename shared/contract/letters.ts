import { z } from 'zod';
import { command, job, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  instantField,
  nonNegativeFenField,
  requiredTextField,
  textField,
} from './fields.ts';

export const letterStatusField = z.enum(['issued', 'sent', 'delivered', 'refused', 'returned', 'cancelled']);
export const letterKindField = z.enum(['demand']);
export const addresseeRoleField = z.enum(['borrower', 'co-borrower', 'guarantor']);
/** the ladder of law/README 3.3 */
export const deliveryLevelField = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G']);

const pdfBytes = z.instanceof(Uint8Array);
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

/** What a letter is asked to be. Left out: the borrower, today, and the law's usual cure period from today. */
const letterWish = {
  loanId: idField('loan'),
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

const figuresOutput = z.strictObject({
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

/** The check list beside the draft: who may get it, what stands against it, and the figures when nothing does. */
export const lettersCheck = query({
  input: z.strictObject(letterWish),
  output: z.strictObject({
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
 * letter.sameExists {letterId, letterNo}: this loan, addressee and as-of day already have one that is not cancelled
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

const letterRowOutput = z.strictObject({
  letterId: idField('letter'),
  letterNo: z.string(),
  kind: letterKindField,
  loanId: idField('loan'),
  contractNo: z.string(),
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

/** Hands the stored PDF to the shell: the token goes to shell.printPdf or shell.saveFile. Noted in the reprint log. */
export const lettersSaveToken = command({
  input: z.strictObject({
    letterId: idField('letter'),
    purpose: z.enum(['print', 'save']),
    copies: z.number().int().min(1).max(20).default(1),
  }),
  output: z.strictObject({ fileToken: z.string(), suggestedName: z.string() }),
  errors: ['letter.documentDamaged'],
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
 * Errors: those of dispatch · letter.evidenceMissing {level} · letter.levelMismatch {level, outcome}
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
  }),
  output: z.strictObject({ status: letterStatusField }),
  errors: [
    'letter.isCancelled',
    'letter.dateInFuture',
    'letter.beforeIssue',
    'letter.evidenceMissing',
    'letter.levelMismatch',
  ],
});

/** The number stays used. Error: letter.isCancelled · letter.isDelivered {letterNo} */
export const lettersCancel = command({
  input: z.strictObject({ letterId: idField('letter'), reason: requiredTextField(400) }),
  output: z.strictObject({}),
  errors: ['letter.isCancelled', 'letter.isDelivered'],
});

const batchWish = {
  asOf: dateField.optional(),
  deadlineOn: dateField.optional(),
  minDaysPastDue: z.number().int().min(1).max(3650).default(1),
  lenderId: idField('lender').optional(),
  /** instead of the rule: these loans */
  loanIds: z.array(idField('loan')).max(5000).optional(),
  includeGuarantors: z.boolean().default(false),
};

const batchRowOutput = z.strictObject({
  loanId: idField('loan'),
  contractNo: z.string(),
  addresseeId: idField('person').nullable(),
  addresseeName: z.string(),
  addresseeRole: addresseeRoleField,
  daysPastDue: z.number().int(),
  claimedFen: fenField.nullable(),
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

export const lettersContract = {
  'letters.check': lettersCheck,
  'letters.preview': lettersPreview,
  'letters.issue': lettersIssue,
  'letters.list': lettersList,
  'letters.get': lettersGet,
  'letters.pdf': lettersPdf,
  'letters.verify': lettersVerify,
  'letters.saveToken': lettersSaveToken,
  'letters.recordSeal': lettersRecordSeal,
  'letters.recordDispatch': lettersRecordDispatch,
  'letters.recordDelivery': lettersRecordDelivery,
  'letters.cancel': lettersCancel,
  'letters.batchPreview': lettersBatchPreview,
  'letters.batch': lettersBatch,
} as const;
