import { z } from 'zod';
import { caseStatusField, closeReasonField, segmentField, stopFlagField } from './case-fields.ts';
import {
  contactChannelField,
  contactRelationField,
  gateOutput,
  gateRequirementField,
  promiseOutput,
} from './contacts.ts';
import { query } from './define.ts';
import { dateField, fenField, idField, instantField } from './fields.ts';
import { bucketField, legalFormField, loanStatusField, partyRoleField } from './loan-fields.ts';
import { timelineItemOutput } from './loan-page.ts';
import { componentsOutput } from './loan-terms.ts';
import { nextActionField } from './morning.ts';
import { personFactsField } from './person-facts.ts';
import { planSummaryOutput } from './plans.ts';

/** One right and its clock. `state` decides the colour: passed and urgent red, near amber. Worded under `rights.*`. */
export const rightClockOutput = z.strictObject({
  kind: z.enum(['limitation', 'guarantee', 'mortgage']),
  /** the guarantor of a guarantee clock, the mortgagor of a mortgage */
  personId: idField('person').nullable(),
  personName: z.string().nullable(),
  state: z.enum([
    /** 未起算: the loan still runs (R10.1) */
    'not-started',
    'running',
    'near',
    'urgent',
    /** the last day is gone: a demand does not revive it */
    'passed',
    /** joint guarantor demanded in time: only limitation runs now */
    'preserved',
    /** no such right, or not enough on file: see reasonCode */
    'none',
  ]),
  /** limitation.notStarted | limitation.running | limitation.interrupted | limitation.accelerated | guarantee.agreed | guarantee.default |
   *  guarantee.acceleratedEarlier | guarantee.demanded | guarantee.suitNeeded | guarantee.suedInTime | guarantee.released | mortgage.registered |
   *  mortgage.unregistered | mortgage.released | mortgage.none */
  reasonCode: z.string(),
  rule: z.string(),
  startsOn: dateField.nullable(),
  /** the event the period starts from: last-instalment | acceleration | demand-delivered | acknowledgement | payment | plan | suit | agreed-end */
  startedBy: z.string().nullable(),
  nominalEndOn: dateField.nullable(),
  legalEndOn: dateField.nullable(),
  lastSafeOn: dateField.nullable(),
  daysLeft: z.number().int().nullable(),
  /** the holiday calendar of that year is not published: the day may move */
  isProvisional: z.boolean(),
  /** events that would have moved it but lack proof: {kind, on, why} */
  notCounted: z.array(z.strictObject({ kind: z.string(), on: dateField, why: z.string() })),
});

const debtorOutput = z.strictObject({
  personId: idField('person'),
  name: z.string(),
  kind: z.enum(['natural', 'company']),
  roles: z.array(partyRoleField),
  relation: z.string().nullable(),
  idNoMasked: z.string().nullable(),
  employer: z.string().nullable(),
  guaranteeKind: z.enum(['joint', 'general', 'unclear']).nullable(),
  facts: personFactsField,
  /** other loans of the book where this person owes */
  otherLoans: z.array(
    z.strictObject({
      loanId: idField('loan'),
      contractNo: z.string(),
      role: partyRoleField,
      status: loanStatusField,
      daysPastDue: z.number().int(),
      overdueFen: fenField,
    }),
  ),
  phones: z.array(
    z.strictObject({
      phoneId: z.string(),
      numberMasked: z.string(),
      kind: z.enum(['mobile', 'landline', 'work', 'other']),
      source: z.string(),
      isPrimary: z.boolean(),
      lastResult: z.string().nullable(),
      lastResultAt: instantField.nullable(),
      attemptsToday: z.number().int(),
    }),
  ),
  /** what may be done with this person now, by channel; numbers and witness left out, so the dialog asks the gate again */
  gates: z.array(
    z.strictObject({
      channel: contactChannelField,
      allowed: z.boolean(),
      code: gateOutput.shape.code,
      rule: z.string().nullable(),
      params: gateOutput.shape.params,
      possibleFrom: instantField.nullable(),
    }),
  ),
  connectedToday: z.number().int(),
  connectedLimit: z.number().int(),
  mayDiscloseDebt: z.boolean(),
  requirements: z.array(gateRequirementField),
});

const contactOutput = z.strictObject({
  contactId: z.string(),
  startedAt: instantField,
  endedAt: instantField.nullable(),
  direction: z.enum(['out', 'in']),
  channel: contactChannelField,
  personName: z.string(),
  relation: contactRelationField,
  numberMasked: z.string().nullable(),
  outcome: z.string(),
  isEffective: z.boolean(),
  willingness: z.string().nullable(),
  defaultReason: z.string().nullable(),
  summary: z.string(),
  nextStep: nextActionField.nullable(),
  nextStepOn: dateField.nullable(),
  /** the gate said no and the clerk went on, with this reason */
  overrideReason: z.string().nullable(),
  overriddenCode: z.string().nullable(),
  actorName: z.string(),
});

/** All of the case page in one answer. A loan without a case (not overdue) answers with `case: null`. */
export const casesGet = query({
  input: z.union([
    z.strictObject({ loanId: idField('loan'), asOf: dateField.optional() }),
    z.strictObject({ caseId: idField('case'), asOf: dateField.optional() }),
  ]),
  output: z.strictObject({
    asOf: dateField,
    loan: z.strictObject({
      loanId: idField('loan'),
      contractNo: z.string(),
      lenderShortName: z.string(),
      product: z.string(),
      legalForm: legalFormField,
      disbursedOn: dateField,
      finalDueOn: dateField,
      status: loanStatusField,
      daysPastDue: z.number().int(),
      bucket: bucketField,
      oldestUnpaidDueOn: dateField.nullable(),
      isOpeningUnconfirmed: z.boolean(),
    }),
    borrowerName: z.string(),
    plate: z.string().nullable(),
    /** the open case, or the latest closed one */
    case: z
      .strictObject({
        caseId: idField('case'),
        caseNo: z.string(),
        status: caseStatusField,
        segment: segmentField.nullable(),
        openedOn: dateField,
        entryDaysPastDue: z.number().int(),
        entryOverdueFen: fenField,
        closedOn: dateField.nullable(),
        closeReason: closeReasonField.nullable(),
        nextAction: nextActionField.nullable(),
        nextActionOn: dateField.nullable(),
        /** actor; null = nobody in particular */
        ownerName: z.string().nullable(),
      })
      .nullable(),
    /** every stay in collection, newest first */
    caseHistory: z.array(
      z.strictObject({
        caseId: idField('case'),
        caseNo: z.string(),
        openedOn: dateField,
        closedOn: dateField.nullable(),
        closeReason: closeReasonField.nullable(),
      }),
    ),
    /** the next thing to do and why: a reason code of the morning sheet or of the case, with its params */
    advice: z.strictObject({
      action: nextActionField,
      reasonCode: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    }),
    stopFlag: z.strictObject({ kind: stopFlagField, since: dateField, reason: z.string() }).nullable(),
    balances: z.strictObject({
      overdue: componentsOutput,
      outstandingPrincipalFen: fenField,
      /** 今日补齐 */
      cureTodayFen: fenField,
      /** 今日结清 */
      settleTodayFen: fenField,
      creditFen: fenField,
      nextDue: z.strictObject({ on: dateField, amountFen: fenField }).nullable(),
      /** days until the next bucket and what stops it; null when not overdue or already in the last one */
      roll: z
        .strictObject({
          nextBucket: bucketField,
          rollsOn: dateField,
          days: z.number().int(),
          stopFen: fenField,
        })
        .nullable(),
    }),
    debtors: z.array(debtorOutput),
    rights: z.array(rightClockOutput),
    vehicle: z
      .strictObject({
        plate: z.string().nullable(),
        brandModel: z.string(),
        mortgageRegisteredOn: dateField.nullable(),
        insuranceEndsOn: dateField.nullable(),
        insuranceState: z.enum(['in-force', 'lapsing', 'lapsed', 'unknown']),
        gpsLastSignalOn: dateField.nullable(),
        gpsState: z.enum(['ok', 'no-data', 'none']),
        valuationFen: fenField.nullable(),
        valuedOn: dateField.nullable(),
      })
      .nullable(),
    /** for scripts.get */
    scriptKey: z.string(),
    /** contacts, letters, receipts, promises, plans and case events in one list, newest first, at most 200 */
    timeline: z.array(timelineItemOutput),
    contacts: z.array(contactOutput),
    promises: z.array(promiseOutput),
    openPromise: promiseOutput.nullable(),
    plan: planSummaryOutput.nullable(),
    letters: z.array(
      z.strictObject({
        letterId: idField('letter'),
        letterNo: z.string(),
        kind: z.string(),
        letterDate: dateField,
        asOf: dateField,
        claimedFen: fenField,
        deadlineOn: dateField,
        status: z.enum(['issued', 'sent', 'delivered', 'refused', 'returned', 'cancelled']),
        addresseeName: z.string(),
        waybillNo: z.string().nullable(),
        deliveredOn: dateField.nullable(),
        deliveryLevel: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G']).nullable(),
        hasProof: z.boolean(),
      }),
    ),
  }),
});
