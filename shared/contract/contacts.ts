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
import { nextActionField } from './morning.ts';

export const contactChannelField = z.enum(['call', 'sms', 'wechat', 'letter', 'visit', 'walk-in']);
export const contactOutcomeField = z.enum([
  'answered',
  'no-answer',
  'unreachable',
  'refused',
  'promise',
  'dispute',
  'paid',
  'message-left',
  'hardship',
]);

/** Who is spoken to. The first three owe the debt (C5); all others are third persons, a representative apart (R10.5). */
export const CONTACT_RELATIONS = [
  'borrower',
  'co-borrower',
  'guarantor',
  'mortgagor',
  'registered-owner',
  'spouse',
  'relative',
  'employer',
  'colleague',
  'friend',
  'representative',
  'heir',
  'other',
] as const;
export const contactRelationField = z.enum(CONTACT_RELATIONS);

/**
 * Why the gate says no; worded under errors.<code>. Each names its rule (law/README section 5 and 10) in `rule`.
 * contact.deceased {since} · contact.stopFlag {flag, since} · contact.represented {} ·
 * contact.doNotContact {until|null} · contact.thirdPartyNotLost {failures, needed} · contact.thirdPartyRefused {on} ·
 * contact.thirdPartyInterval {days, lastOn} · contact.thirdPartyPurpose {} · contact.numberNotOnFile {} ·
 * contact.quietHours {from, to} · contact.connectedLimit {count, limit} · contact.attemptLimit {count, limit} ·
 * contact.visitWitness {needed}
 */
export const GATE_CODES = [
  'contact.deceased',
  'contact.stopFlag',
  'contact.represented',
  'contact.doNotContact',
  'contact.thirdPartyNotLost',
  'contact.thirdPartyRefused',
  'contact.thirdPartyInterval',
  'contact.thirdPartyPurpose',
  'contact.numberNotOnFile',
  'contact.quietHours',
  'contact.connectedLimit',
  'contact.attemptLimit',
  'contact.visitWitness',
] as const;
export const gateCodeField = z.enum(GATE_CODES);

/** What must be said or done in the contact; worded under `requirements.<code>`. */
export const GATE_REQUIREMENTS = [
  'identify-institution',
  'recording-notice',
  'confirm-person-first',
  'disclose-no-debt',
  'ask-only-message-or-contact',
  'stop-at-first-refusal',
  'two-staff-with-authority',
  'record-whole-visit',
  'ask-for-authority',
] as const;
export const gateRequirementField = z.enum(GATE_REQUIREMENTS);

const paramsOutput = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const gateOutput = z.strictObject({
  allowed: z.boolean(),
  code: gateCodeField.nullable(),
  /** 'C1' … 'C16', 'R10.4' … : the rule that says so */
  rule: z.string().nullable(),
  params: paramsOutput,
  /** when the same contact becomes possible; null when that is not a matter of time */
  possibleFrom: instantField.nullable(),
  /** the limit behind the answer, as the law data has it */
  limit: z
    .strictObject({
      parameterId: z.string(),
      value: z.string(),
      source: z.string(),
      effectiveFrom: dateField,
      confidence: z.string(),
    })
    .nullable(),
  /** allowed all the same: gate.smsMany {count, limit} · gate.letterSoon {days, minDays} */
  warnings: z.array(
    z.strictObject({ code: z.enum(['gate.smsMany', 'gate.letterSoon']), params: paramsOutput }),
  ),
  requirements: z.array(gateRequirementField),
  mayDiscloseDebt: z.boolean(),
  counters: z.strictObject({
    /** calls with this person that were connected today, over all loans */
    connectedToday: z.number().int(),
    connectedLimit: z.number().int(),
    /** unanswered attempts on this number today */
    attemptsToday: z.number().int(),
    attemptLimit: z.number().int(),
  }),
});

/** A person of the loan by id, or someone else by label and relation; the number by its record, or as dialled. */
const targetShape = {
  loanId: idField('loan'),
  personId: idField('person').nullable(),
  /** for someone without a record */
  personLabel: textField(80),
  /** the loan's own role wins when personId is a party */
  relation: contactRelationField,
  channel: contactChannelField,
  direction: z.enum(['out', 'in']).default('out'),
  phoneId: z.string().max(64).nullable(),
  number: textField(30).nullable(),
  /** a third person may only be asked to pass on a message or for contact details (C6) */
  purpose: z.enum(['collection', 'message-only', 'preserve-right']).default('collection'),
  witness: textField(80).nullable().default(null),
};

/** May this contact be made now (or at `at`)? Blocked means blocked: contacts.log refuses it without an override. */
export const contactsGate = query({
  input: z.strictObject({ ...targetShape, at: instantField.optional() }),
  output: gateOutput.extend({
    /** the moment that was judged, by the service's clock: the start of a call logged now */
    at: instantField,
  }),
});

export const promiseInput = z.strictObject({
  amountFen: positiveFenField,
  dueOn: dateField,
  toleranceDays: z.number().int().min(0).max(10).default(1),
  remarks: textField(400).default(''),
});

/** What an outcome leads to: the dialog offers it, the clerk may change it. */
export const contactsProposeNextStep = query({
  input: z.strictObject({
    loanId: idField('loan'),
    outcome: contactOutcomeField,
    promiseDueOn: dateField.nullable(),
  }),
  output: z.strictObject({ action: nextActionField, on: dateField }),
});

/**
 * Books a contact. Outgoing ones pass the gate at `startedAt`; a blocked one needs `override` with its reason, which is
 * audited. Incoming ones are always booked. `promise` and the next step are stored with it.
 * Errors: every gate code, contact.inFuture {}, contact.endBeforeStart {}, contact.overrideReasonMissing {},
 * contact.personMissing {}, promise.* as promises.make.
 */
export const contactsLog = command({
  input: z.strictObject({
    ...targetShape,
    startedAt: instantField,
    endedAt: instantField.nullable(),
    outcome: contactOutcomeField,
    place: textField(120).nullable().default(null),
    willingness: z.enum(['willing', 'unsure', 'unwilling']).nullable(),
    defaultReason: z
      .enum([
        'income-lost',
        'illness',
        'business',
        'forgot',
        'dispute',
        'vehicle-problem',
        'over-indebted',
        'other',
      ])
      .nullable(),
    summary: textField(2000),
    nextStep: z.strictObject({ action: nextActionField, on: dateField }).nullable(),
    promise: promiseInput.nullable(),
    override: z.strictObject({ reason: requiredTextField(400) }).nullable(),
  }),
  output: z.strictObject({
    contactId: z.string(),
    promiseId: z.string().nullable(),
    gate: gateOutput,
    nextStep: z.strictObject({ action: nextActionField, on: dateField }),
  }),
  errors: [
    ...GATE_CODES,
    'contact.inFuture',
    'contact.endBeforeStart',
    'contact.personMissing',
    'promise.inPast',
    'promise.aboveDebt',
    'promise.nothingOwed',
  ],
});

export const promiseStateField = z.enum(['open', 'kept', 'partial', 'broken', 'withdrawn']);

/** A promise as its receipts stand today: judged anew at each reading, so a reversed receipt breaks it again. */
export const promiseOutput = z.strictObject({
  promiseId: z.string(),
  loanId: idField('loan'),
  madeOn: dateField,
  madeBy: z.string(),
  amountFen: fenField,
  dueOn: dateField,
  toleranceDays: z.number().int(),
  state: promiseStateField,
  /** what receipts in time have paid on it */
  paidFen: fenField,
  missingFen: fenField,
  /** the day it was kept or failed; null while open */
  decidedOn: dateField.nullable(),
  withdrawnOn: dateField.nullable(),
  withdrawnReason: z.string().nullable(),
  remarks: z.string(),
  contactId: z.string().nullable(),
});

/** Errors: promise.inPast {today} · promise.aboveDebt {settleFen} · promise.nothingOwed {} */
export const promisesMake = command({
  input: promiseInput.extend({ loanId: idField('loan'), madeBy: requiredTextField(80) }),
  output: z.strictObject({ promiseId: z.string() }),
  errors: ['promise.inPast', 'promise.aboveDebt', 'promise.nothingOwed'],
});

/** Errors: promise.notOpen {state} */
export const promisesWithdraw = command({
  input: z.strictObject({ promiseId: z.string().max(64), reason: requiredTextField(400) }),
  output: z.strictObject({}),
  errors: ['promise.notOpen'],
});

export const promisesList = query({
  input: z.strictObject({
    loanId: idField('loan').optional(),
    dueFromOn: dateField.optional(),
    dueToOn: dateField.optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.strictObject({
    asOf: dateField,
    total: z.number().int(),
    rows: z.array(
      promiseOutput.extend({
        contractNo: z.string(),
        borrowerName: z.string(),
        plate: z.string().nullable(),
      }),
    ),
  }),
});

/** The script of a stage: blocks in the order of a talk; placeholders in double braces are filled by the page from cases.get. */
export const scriptsGet = query({
  input: z.strictObject({ key: z.string().max(60) }),
  output: z.strictObject({
    key: z.string(),
    version: z.number().int(),
    blocks: z.array(
      z.strictObject({
        kind: z.enum(['identify', 'recording', 'purpose', 'ask', 'offer', 'promise', 'close', 'avoid']),
        /** rule the block answers to, '' for advice */
        rule: z.string(),
        textZh: z.string(),
        textEn: z.string(),
      }),
    ),
  }),
});

export const contactsContract = {
  'contacts.gate': contactsGate,
  'contacts.proposeNextStep': contactsProposeNextStep,
  'contacts.log': contactsLog,
  'promises.make': promisesMake,
  'promises.withdraw': promisesWithdraw,
  'promises.list': promisesList,
  'scripts.get': scriptsGet,
} as const;
