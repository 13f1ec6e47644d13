import { z } from 'zod';
import { caseStatusField, closeReasonField, segmentField, stopFlagField } from './case-fields.ts';
import { casesGet } from './case-page.ts';
import { command, query } from './define.ts';
import { dateField, fenField, idField, requiredTextField, textField } from './fields.ts';
import { bucketField } from './loan-fields.ts';
import { nextActionField } from './morning.ts';

export const caseRowOutput = z.strictObject({
  caseId: idField('case'),
  caseNo: z.string(),
  loanId: idField('loan'),
  contractNo: z.string(),
  borrowerName: z.string(),
  plate: z.string().nullable(),
  status: caseStatusField,
  segment: segmentField.nullable(),
  openedOn: dateField,
  closedOn: dateField.nullable(),
  closeReason: closeReasonField.nullable(),
  daysPastDue: z.number().int(),
  bucket: bucketField,
  overdueFen: fenField,
  lastContactOn: dateField.nullable(),
  nextAction: nextActionField.nullable(),
  nextActionOn: dateField.nullable(),
  stopFlag: stopFlagField.nullable(),
});

export const casesList = query({
  input: z.strictObject({
    filter: z.strictObject({
      /** none given = every open case */
      statuses: z.array(caseStatusField).optional(),
      buckets: z.array(bucketField).optional(),
      segments: z.array(segmentField).optional(),
      /** next step due on or before this day */
      nextActionUntilOn: dateField.optional(),
      hasStopFlag: z.boolean().optional(),
      search: textField(60).optional(),
    }),
    sort: z
      .strictObject({
        by: z.enum(['daysPastDue', 'overdue', 'nextAction', 'openedOn', 'borrower', 'contractNo']),
        direction: z.enum(['asc', 'desc']),
      })
      .default({ by: 'daysPastDue', direction: 'desc' }),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.strictObject({
    asOf: dateField,
    rows: z.array(caseRowOutput),
    total: z.number().int(),
    overdueFen: fenField,
  }),
});

/** Errors: case.closed {caseId} */
export const casesSetSegment = command({
  input: z.strictObject({
    caseId: idField('case'),
    segment: segmentField.nullable(),
    reason: requiredTextField(400),
  }),
  output: z.strictObject({}),
  errors: ['case.closed'],
});

/** Errors: case.closed {caseId} · case.nextActionInPast {today} */
export const casesSetNextAction = command({
  input: z.strictObject({
    caseId: idField('case'),
    action: nextActionField.nullable(),
    on: dateField.nullable(),
    /** actor who takes it; null = unchanged */
    ownerId: idField('actor').nullable().default(null),
  }),
  output: z.strictObject({}),
  errors: ['case.closed', 'case.nextActionInPast'],
});

/**
 * Sets or lifts (kind null) the stop flag of a loan: calls, messages and visits are blocked from then on, acts that keep a
 * right are not (R10.4). Lifting is the owner's. Errors: case.stopFlagOwnerOnly {} · case.stopFlagInFuture {}
 */
export const casesSetStopFlag = command({
  input: z.strictObject({
    loanId: idField('loan'),
    kind: stopFlagField.nullable(),
    since: dateField,
    reason: requiredTextField(400),
  }),
  output: z.strictObject({}),
  errors: ['case.stopFlagOwnerOnly', 'case.stopFlagInFuture'],
});

/** 案件表 as a PDF of today, persons masked; the token goes to shell.printPdf. Error: letter.glyphsMissing {characters} */
export const casesSheet = command({
  input: z.strictObject({ loanId: idField('loan') }),
  output: z.strictObject({ fileToken: z.string(), suggestedName: z.string(), pageCount: z.number().int() }),
  errors: ['letter.glyphsMissing'],
});

export const casesContract = {
  'cases.list': casesList,
  'cases.get': casesGet,
  'cases.setSegment': casesSetSegment,
  'cases.setNextAction': casesSetNextAction,
  'cases.setStopFlag': casesSetStopFlag,
  'cases.sheet': casesSheet,
} as const;
