import { z } from 'zod';
import type { TraceNode } from '../domain/ledger/trace.ts';
import { clauseOutput } from './clauses.ts';
import { query } from './define.ts';
import { disclosureField } from './disclosure.ts';
import { dateField, fenField, idField, instantField } from './fields.ts';
import { upFrontTermsField } from './loan-conventions.ts';
import { bucketField, legalFormField, loanStatusField } from './loan-fields.ts';
import { componentsOutput, methodField } from './loan-terms.ts';
import { personCardOutput, vehicleOutput } from './parties.ts';

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
  kind: z.enum([
    'disbursement',
    'opening',
    'receipt',
    'fee',
    'cost',
    'waiver',
    'write-off',
    'refund',
    'reversal',
  ]),
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
  /** 核销 and what came in since, never more than was written off */
  writeOff: z.strictObject({ on: dateField, amountFen: fenField, recoveredFen: fenField }).nullable(),
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
    disclosure: disclosureField.nullable(),
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
      dueOnDayOff: z.enum(['stays', 'next-working-day', 'next-working-day-in-month']),
      /** the stated principal and what of it was taken up front (R2.7); null: nothing was */
      upFront: upFrontTermsField.nullable(),
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
    /** the import that took it over; null for a loan by hand */
    importId: idField('import').nullable(),
    /** those in force first, then replaced and struck ones, newest first */
    clauses: z.array(clauseOutput),
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

/** Any amount of a position opened to its parts, down to booked facts and balance × rate × days. */
export const loansTrace = query({
  input: z.strictObject({ loanId: idField('loan'), asOf: dateField.optional(), amount: tracedAmountField }),
  output: z.strictObject({ asOf: dateField, engineVersion: z.string(), trace: traceNodeOutput }),
});
