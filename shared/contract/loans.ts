import { z } from 'zod';
import type { TraceNode } from '../domain/ledger/trace.ts';
import { command, job, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  instantField,
  nonNegativeFenField,
  positiveFenField,
  requiredTextField,
  textField,
} from './fields.ts';
import { componentsOutput, loanTermsInput, methodField } from './loan-terms.ts';

export const loanStatusField = z.enum(['active', 'overdue', 'settled', 'written-off']);
export const bucketField = z.enum(['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7']);
export const legalFormField = z.enum([
  'mortgage',
  'retention-of-title',
  'finance-lease',
  'pledge',
  'unsecured',
  'other',
]);
export const partyRoleField = z.enum([
  'borrower',
  'co-borrower',
  'guarantor',
  'mortgagor',
  'registered-owner',
  'spouse',
]);

/** The filter of the loans list lives in the page's URL, so every part is optional and plain. */
export const loanFilterInput = z.strictObject({
  statuses: z.array(loanStatusField).optional(),
  buckets: z.array(bucketField).optional(),
  lenderId: idField('lender').optional(),
  plate: textField(12).optional(),
  /** next instalment due within so many days of today */
  dueWithinDays: z.number().int().min(0).max(366).optional(),
  mortgageUnregistered: z.boolean().optional(),
  openingUnconfirmed: z.boolean().optional(),
  importId: idField('import').optional(),
  /** name, pinyin initials, ID number, telephone, plate, contract number: each word must match */
  search: textField(60).optional(),
});

export const loanSortField = z.enum([
  'contractNo',
  'borrower',
  'outstanding',
  'overdue',
  'daysPastDue',
  'nextDue',
  'disbursedOn',
]);

export const loanRowOutput = z.strictObject({
  loanId: idField('loan'),
  contractNo: z.string(),
  borrowerName: z.string(),
  /** masked */
  borrowerPhone: z.string().nullable(),
  plate: z.string().nullable(),
  product: z.string(),
  lenderShortName: z.string(),
  status: loanStatusField,
  daysPastDue: z.number().int(),
  bucket: bucketField,
  overdueFen: fenField,
  outstandingPrincipalFen: fenField,
  nextDueOn: dateField.nullable(),
  nextDueFen: fenField,
  disbursedOn: dateField,
  isOpeningUnconfirmed: z.boolean(),
  hasStopFlag: z.boolean(),
});

export const personCardOutput = z.strictObject({
  personId: idField('person'),
  kind: z.enum(['natural', 'company']),
  name: z.string(),
  role: partyRoleField,
  relation: z.string().nullable(),
  idType: z.string(),
  /** masked; `parties.unmask` shows it and is audited */
  idNo: z.string().nullable(),
  idCheck: z.enum(['passed', 'kept', 'unchecked']),
  sex: z.enum(['male', 'female']).nullable(),
  birthOn: dateField.nullable(),
  employer: z.string().nullable(),
  hasSigned: z.boolean().nullable(),
  guaranteeKind: z.enum(['joint', 'general', 'unclear']).nullable(),
  guaranteeContractNo: z.string().nullable(),
  guaranteeAmountFen: fenField.nullable(),
  guaranteePeriodEndsOn: dateField.nullable(),
  phones: z.array(
    z.strictObject({
      phoneId: z.string(),
      /** masked */
      number: z.string(),
      kind: z.string(),
      source: z.string(),
      isPrimary: z.boolean(),
      lastResult: z.string().nullable(),
      lastResultAt: instantField.nullable(),
      validTo: dateField.nullable(),
    }),
  ),
  addresses: z.array(
    z.strictObject({
      addressId: z.string(),
      kind: z.string(),
      address: z.string(),
      source: z.string(),
      isAgreedDelivery: z.boolean(),
      validTo: dateField.nullable(),
    }),
  ),
});

export const vehicleOutput = z.strictObject({
  vehicleId: idField('vehicle'),
  plate: z.string().nullable(),
  plateCheck: z.enum(['passed', 'kept', 'unchecked']),
  /** masked to the last 6 */
  vin: z.string().nullable(),
  vinCheck: z.enum(['passed', 'kept', 'unchecked']),
  engineNo: z.string().nullable(),
  brandModel: z.string(),
  colour: z.string().nullable(),
  isNew: z.boolean().nullable(),
  registeredOwnerName: z.string().nullable(),
  registrationCertificateNo: z.string().nullable(),
  mortgageRegisteredOn: dateField.nullable(),
  mortgageRegisterNo: z.string().nullable(),
  mortgageReleasedOn: dateField.nullable(),
  gpsDeviceNo: z.string().nullable(),
  gpsLastSignalAt: instantField.nullable(),
  gpsSource: z.string().nullable(),
  insurer: z.string().nullable(),
  insurancePolicyNo: z.string().nullable(),
  insuranceEndsOn: dateField.nullable(),
  valuationFen: fenField.nullable(),
  valuedOn: dateField.nullable(),
});

/** An amount opened to its parts: see shared/domain/ledger/trace.ts. The leaves add up to the amount. */
export const traceNodeOutput: z.ZodType<TraceNode, TraceNode> = z.custom<TraceNode>(
  (value) => typeof value === 'object' && value !== null && 'rule' in value && 'parts' in value,
);

export const tracedAmountField = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('overdue'),
    component: z.enum(['cost', 'interest', 'penalty', 'fee', 'principal']),
  }),
  z.strictObject({ kind: z.literal('overdue-total') }),
  z.strictObject({ kind: z.literal('due-today') }),
  z.strictObject({ kind: z.literal('outstanding-principal') }),
  z.strictObject({ kind: z.literal('accrued-interest') }),
  z.strictObject({ kind: z.literal('credit') }),
  z.strictObject({ kind: z.literal('cure-today') }),
  z.strictObject({ kind: z.literal('settle-today') }),
]);

export const instalmentStateOutput = z.strictObject({
  no: z.number().int(),
  fromOn: dateField,
  dueOn: dateField,
  /** before-cut-over: met before the loan was taken over */
  state: z.enum(['met', 'met-late', 'overdue', 'due', 'future', 'before-cut-over']),
  metOn: dateField.nullable(),
  /** the schedule's own figures, whatever happened since */
  agreed: z.strictObject({ principalFen: fenField, interestFen: fenField, feeFen: fenField }),
  due: componentsOutput,
  paid: componentsOutput,
  waived: componentsOutput,
  outstanding: componentsOutput,
});

export const ledgerLineOutput = z.strictObject({
  entryId: z.string(),
  seq: z.number().int(),
  kind: z.enum(['disbursement', 'opening', 'receipt', 'fee', 'cost', 'waiver', 'reversal']),
  businessOn: dateField,
  recordedAt: instantField,
  actorName: z.string(),
  amountFen: fenField,
  /** what a receipt paid, as it stands today */
  allocation: componentsOutput.nullable(),
  unallocatedFen: fenField,
  reversesEntryId: z.string().nullable(),
  reversedByEntryId: z.string().nullable(),
  channel: z.string().nullable(),
  payerName: z.string().nullable(),
  payerRelation: z.string().nullable(),
  reference: z.string().nullable(),
  note: z.string().nullable(),
});

export const positionOutput = z.strictObject({
  asOf: dateField,
  engineVersion: z.string(),
  status: loanStatusField,
  daysPastDue: z.number().int(),
  bucket: bucketField,
  oldestUnpaidDueOn: dateField.nullable(),
  overdue: componentsOutput,
  outstandingPrincipalFen: fenField,
  /** interest of the running period up to the as-of day, not yet due */
  accruedInterestFen: fenField,
  creditFen: fenField,
  /** 今日补齐: what makes the loan current today */
  cureTodayFen: fenField,
  /** 今日结清: what settles it today */
  settleTodayFen: fenField,
  nextDue: z.strictObject({ on: dateField, amountFen: fenField }).nullable(),
});

export const timelineItemOutput = z.strictObject({
  key: z.string(),
  on: dateField,
  at: instantField.nullable(),
  kind: z.enum([
    'disbursement',
    'opening',
    'receipt',
    'reversal',
    'contact',
    'promise',
    'plan',
    'letter',
    'case',
    'amendment',
  ]),
  /** ids and amounts to word the item with; never a sentence of one language */
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

export const loansList = query({
  input: z.strictObject({
    filter: loanFilterInput,
    sort: z.strictObject({ by: loanSortField, direction: z.enum(['asc', 'desc']) }),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(500),
  }),
  output: z.strictObject({
    asOf: dateField,
    rows: z.array(loanRowOutput),
    total: z.number().int(),
  }),
});

/** Totals of a filter, or of the chosen loans: asked apart from the page, so that the first rows never wait for them. */
export const loansTotals = query({
  input: z.strictObject({
    filter: loanFilterInput,
    loanIds: z.array(idField('loan')).max(10_000).optional(),
  }),
  output: z.strictObject({
    count: z.number().int(),
    outstandingPrincipalFen: fenField,
    overdueFen: fenField,
    overdueCount: z.number().int(),
  }),
});

/** The global search box: at most `limit` rows, best match first. */
export const loansSearch = query({
  input: z.strictObject({ text: textField(60), limit: z.number().int().min(1).max(50) }),
  output: z.strictObject({ rows: z.array(loanRowOutput) }),
});

export const loansGet = query({
  input: z.strictObject({ loanId: idField('loan'), asOf: dateField.optional() }),
  output: z.strictObject({
    loanId: idField('loan'),
    contractNo: z.string(),
    loanNoteNo: z.string().nullable(),
    product: z.string(),
    legalForm: legalFormField,
    lender: z.strictObject({ lenderId: idField('lender'), name: z.string(), lenderType: z.string() }),
    borrowerName: z.string(),
    terms: z.strictObject({
      principalFen: fenField,
      annualRatePpm: z.number(),
      method: methodField,
      termCount: z.number().int(),
      signedOn: dateField,
      disbursedOn: dateField,
      firstDueOn: dateField,
      dueDay: z.number().int(),
      dayCount: z.string(),
      penaltyKind: z.string(),
      penaltyDailyRatePpm: z.number().nullable(),
      penaltyFactorPercent: z.number().nullable(),
      graceDays: z.number().int(),
      allocationOrder: z.array(z.string()),
      allocationSource: z.string(),
      scheduleVersion: z.number().int(),
    }),
    /** per cent as ppm, effective and 12 × m; null where it cannot be computed */
    aprSimplePpm: z.number().nullable(),
    aprEffectivePpm: z.number().nullable(),
    position: positionOutput,
    schedule: z.array(instalmentStateOutput),
    ledger: z.array(ledgerLineOutput),
    parties: z.array(personCardOutput),
    vehicle: vehicleOutput.nullable(),
    clauses: z.array(z.strictObject({ kind: z.string(), clauseNo: z.string(), wording: z.string() })),
    payouts: z.array(
      z.strictObject({
        paidOn: dateField,
        amountFen: fenField,
        account: z.string(),
        voucher: z.string(),
        tranche: z.number().int(),
        isPaidToDealer: z.boolean(),
      }),
    ),
    opening: z
      .strictObject({
        cutOverOn: dateField,
        principalFen: fenField,
        interestFen: fenField,
        penaltyFen: fenField,
        feeFen: fenField,
        instalmentsMet: z.number().int(),
        lastDemandOn: dateField.nullable(),
        sourceFile: z.string(),
        sourceRow: z.number().int().nullable(),
        confirmedBy: z.string().nullable(),
        confirmedAt: instantField.nullable(),
      })
      .nullable(),
    caseId: idField('case').nullable(),
    stopFlag: z.strictObject({ kind: z.string(), since: dateField, reason: z.string() }).nullable(),
    timeline: z.array(timelineItemOutput),
    remarks: z.string(),
  }),
});

const phoneInput = z.strictObject({
  number: requiredTextField(30),
  kind: z.enum(['mobile', 'landline', 'work', 'other']),
  source: requiredTextField(40),
});
const addressInput = z.strictObject({
  kind: z.enum(['residence', 'household', 'id-card', 'registered', 'work', 'other']),
  address: requiredTextField(200),
  source: requiredTextField(40),
  isAgreedDelivery: z.boolean(),
});

/** A person as the form gives it; `isIdKept` = the clerk keeps a number whose check failed, which marks it. */
export const personInput = z.strictObject({
  personId: idField('person').optional(),
  kind: z.enum(['natural', 'company']),
  name: requiredTextField(80),
  idType: z.enum([
    'resident-id',
    'credit-code',
    'passport',
    'hk-macao-permit',
    'taiwan-permit',
    'permanent-residence',
    'other',
    'none',
  ]),
  idNo: textField(40).nullable(),
  isIdKept: z.boolean(),
  employer: textField(120).nullable(),
  monthlyIncomeFen: nonNegativeFenField.nullable(),
  phones: z.array(phoneInput).max(10),
  addresses: z.array(addressInput).max(10),
});

export const vehicleInput = z.strictObject({
  vehicleId: idField('vehicle').optional(),
  plate: textField(12).nullable(),
  vin: textField(20).nullable(),
  isCheckKept: z.boolean(),
  engineNo: textField(40).nullable(),
  brandModel: textField(80),
  colour: textField(20).nullable(),
  isNew: z.boolean().nullable(),
  registrationCertificateNo: textField(40).nullable(),
  mortgageContractNo: textField(60).nullable(),
  mortgageRegisteredOn: dateField.nullable(),
  mortgageRegisterNo: textField(60).nullable(),
  gpsDeviceNo: textField(40).nullable(),
  insurer: textField(60).nullable(),
  insurancePolicyNo: textField(60).nullable(),
  insuranceEndsOn: dateField.nullable(),
  valuationFen: nonNegativeFenField.nullable(),
  valuedOn: dateField.nullable(),
});

export const partyInput = z.strictObject({
  role: partyRoleField,
  person: personInput,
  relation: textField(40).nullable(),
  hasSigned: z.boolean().nullable(),
  guaranteeKind: z.enum(['joint', 'general', 'unclear']).nullable(),
  guaranteeContractNo: textField(60).nullable(),
  guaranteeAmountFen: nonNegativeFenField.nullable(),
  guaranteePeriodEndsOn: dateField.nullable(),
});

export const clauseInput = z.strictObject({
  kind: z.enum([
    'acceleration',
    'costs',
    'delivery-address',
    'jurisdiction',
    'allocation',
    'sale',
    'penalty',
    'other',
  ]),
  clauseNo: requiredTextField(20),
  wording: requiredTextField(2000),
});

/** Any amount of a position opened to its parts, down to booked facts and balance × rate × days. */
export const loansTrace = query({
  input: z.strictObject({ loanId: idField('loan'), asOf: dateField.optional(), amount: tracedAmountField }),
  output: z.strictObject({ asOf: dateField, engineVersion: z.string(), trace: traceNodeOutput }),
});

/** What the schedule of these terms would be, with its yearly cost, before anything is stored. */
export const loansPreviewSchedule = query({
  input: z.strictObject({ terms: loanTermsInput, lenderId: idField('lender').optional() }),
  output: z.strictObject({
    instalments: z.array(
      z.strictObject({
        no: z.number().int(),
        dueOn: dateField,
        principalFen: fenField,
        interestFen: fenField,
        feeFen: fenField,
        totalFen: fenField,
        balanceAfterFen: fenField,
      }),
    ),
    totalInterestFen: fenField,
    aprSimplePpm: z.number().nullable(),
    aprEffectivePpm: z.number().nullable(),
    /** the cap of the lender's regime on the formation day, ppm a year; null with a code when it cannot be resolved */
    capPpm: z.number().nullable(),
    capCode: z.string().nullable(),
  }),
  errors: ['terms.invalid'],
});

/** The guided form of a new loan; it ends in the pay-out event. Warnings of failed checks are answered with the keep marks. */
export const loansCreate = command({
  input: z.strictObject({
    lenderId: idField('lender'),
    contractNo: requiredTextField(60),
    product: textField(60),
    legalForm: legalFormField,
    purpose: textField(120),
    dealer: textField(80).nullable(),
    downPaymentFen: nonNegativeFenField.nullable(),
    depositFen: nonNegativeFenField.nullable(),
    borrower: personInput,
    otherParties: z.array(partyInput).max(12),
    vehicle: vehicleInput.nullable(),
    terms: loanTermsInput,
    clauses: z.array(clauseInput).max(20),
    payout: z.strictObject({
      account: requiredTextField(80),
      voucher: requiredTextField(80),
      tranche: z.number().int().min(1),
      isPaidToDealer: z.boolean(),
      amountFen: positiveFenField,
      checklist: z.strictObject({
        contractSigned: z.boolean(),
        identityChecked: z.boolean(),
        mortgageArranged: z.boolean(),
        insuranceInForce: z.boolean(),
        costDisclosureSigned: z.boolean(),
        accountIsBorrowers: z.boolean(),
      }),
      /** why an unticked point does not stop the pay-out; required when one is unticked */
      exceptionReason: textField(400),
    }),
    remarks: textField(2000),
  }),
  output: z.strictObject({ loanId: idField('loan') }),
  errors: [
    'loan.contractNoTaken',
    'loan.checklistIncomplete',
    'loan.payoutDiffersFromPrincipal',
    'loan.dateOrder',
    'terms.invalid',
    'identity.checkFailed',
    'lender.notFound',
    'law.rateMissing',
    'law.aboveCap',
  ],
});

/** Records are amended, not overwritten: the old name, number or address stays readable with the day it ended. */
export const partiesSave = command({
  input: z.strictObject({ person: personInput, evidence: textField(200), effectiveOn: dateField }),
  output: z.strictObject({ personId: idField('person') }),
  errors: ['identity.checkFailed'],
});

export const partiesAddToLoan = command({
  input: z.strictObject({ loanId: idField('loan'), party: partyInput }),
  output: z.strictObject({ personId: idField('person') }),
  errors: ['identity.checkFailed', 'party.alreadyOnLoan'],
});

export const vehiclesSave = command({
  input: z.strictObject({ loanId: idField('loan'), vehicle: vehicleInput }),
  output: z.strictObject({ vehicleId: idField('vehicle') }),
  errors: ['identity.checkFailed'],
});

/** Shows one masked field in full; who saw what is in the audit log. */
export const partiesUnmask = command({
  input: z.strictObject({
    subject: z.enum(['person-id', 'phone', 'bank-card', 'vin']),
    recordId: z.string().max(64),
  }),
  output: z.strictObject({ value: z.string() }),
});

/** Checks an identifier while the clerk types; says what it tells (birth date, sex) or why it fails. */
export const partiesCheckIdentifier = query({
  input: z.strictObject({
    kind: z.enum(['resident-id', 'credit-code', 'vin', 'plate', 'mobile', 'landline', 'bank-card']),
    text: z.string().max(60),
  }),
  output: z.strictObject({
    isValid: z.boolean(),
    normalised: z.string(),
    reasonCode: z.string().nullable(),
    severity: z.enum(['error', 'warning']).nullable(),
    birthOn: dateField.nullable(),
    sex: z.enum(['male', 'female']).nullable(),
    /** a person of the book with this number: the form offers to take that record */
    knownPersonId: idField('person').nullable(),
    knownPersonName: z.string().nullable(),
  }),
});

/** The status bar. */
export const loansOverview = query({
  input: z.strictObject({}),
  output: z.strictObject({
    asOf: dateField,
    loanCount: z.number().int(),
    overdueCount: z.number().int(),
    overdueFen: fenField,
    outstandingPrincipalFen: fenField,
    unconfirmedOpeningCount: z.number().int(),
  }),
});

/** Brings the book to a day (today by default); run after unlocking and at midnight. */
export const loansDayRoll = job({
  input: z.strictObject({ asOf: dateField.optional() }),
  output: z.strictObject({
    asOf: dateField,
    rolledLoans: z.number().int(),
    overdueLoans: z.number().int(),
    /** false: a past day, looked at without storing anything */
    isStored: z.boolean(),
  }),
});

export const loansContract = {
  'loans.dayRoll': loansDayRoll,
  'loans.list': loansList,
  'loans.totals': loansTotals,
  'loans.search': loansSearch,
  'loans.get': loansGet,
  'loans.trace': loansTrace,
  'loans.previewSchedule': loansPreviewSchedule,
  'loans.create': loansCreate,
  'loans.overview': loansOverview,
  'parties.save': partiesSave,
  'parties.addToLoan': partiesAddToLoan,
  'parties.unmask': partiesUnmask,
  'parties.checkIdentifier': partiesCheckIdentifier,
  'vehicles.save': vehiclesSave,
};
