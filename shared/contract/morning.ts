import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, fenField, idField, instantField, requiredTextField } from './fields.ts';
import { bucketField } from './loan-fields.ts';

/** The groups of the morning sheet in their order of urgency. */
export const MORNING_GROUPS = [
  'rights',
  'promises',
  'rolling',
  'proof',
  'plans',
  'insurance',
  'mortgage',
  'gps',
  'other',
] as const;
export const morningGroupField = z.enum(MORNING_GROUPS);

/**
 * Why a row is on the sheet; worded under `reasons.<code>` in both languages with the row's params.
 * Params by code (days are whole days, amounts fen, dates 'YYYY-MM-DD'):
 * right.limitation | right.guarantee | right.mortgage {daysLeft, lastSafeOn, endsOn, personId|null, personName|null}
 * right.limitationPassed | right.guaranteePassed {endsOn, personId|null, personName|null}
 * promise.dueToday {amountFen, dueOn} · promise.broken {amountFen, dueOn} · promise.partial {amountFen, paidFen, dueOn}
 * overdue.new {daysPastDue, dueOn, stopFen} · overdue.rolling {daysToRoll, nextBucket, rollsOn, stopFen}
 * letter.notDispatched | letter.inTransit | letter.archiveTracking {letterId, letterNo, days}
 * plan.breached {planId, agreementNo, missedFen, dueOn} · plan.dueToday {planId, agreementNo, amountFen, dueOn}
 * insurance.lapsed | insurance.lapsing {endsOn, days} · mortgage.unregistered {days, disbursedOn}
 * gps.noData {lastSignalOn|null, days|null}
 * case.nextAction {action, on, days} · case.noContact {days|null}
 */
export const MORNING_REASONS = [
  'right.limitation',
  'right.guarantee',
  'right.mortgage',
  'right.limitationPassed',
  'right.guaranteePassed',
  'promise.dueToday',
  'promise.broken',
  'promise.partial',
  'overdue.new',
  'overdue.rolling',
  'letter.notDispatched',
  'letter.inTransit',
  'letter.archiveTracking',
  'plan.breached',
  'plan.dueToday',
  'insurance.lapsed',
  'insurance.lapsing',
  'mortgage.unregistered',
  'gps.noData',
  'case.nextAction',
  'case.noContact',
] as const;
export const morningReasonField = z.enum(MORNING_REASONS);

/** Steps a clerk can take next; worded under `actions.<code>`. */
export const NEXT_ACTIONS = [
  'call',
  'call-again',
  'check-promise',
  'check-receipt',
  'find-number',
  'offer-plan',
  'send-demand',
  'dispatch-letter',
  'register-proof',
  'archive-tracking',
  'preserve-right',
  'ask-counsel',
  'answer-dispute',
  'review-hardship',
  'review-plan',
  'renew-insurance',
  'register-mortgage',
  'check-gps',
  'visit',
  'other',
] as const;
export const nextActionField = z.enum(NEXT_ACTIONS);

export const morningRowOutput = z.strictObject({
  /** names this occurrence: the same matter on a later day or at a later stage has another key */
  key: z.string(),
  group: morningGroupField,
  reasonCode: morningReasonField,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  loanId: idField('loan'),
  caseId: idField('case').nullable(),
  contractNo: z.string(),
  borrowerName: z.string(),
  plate: z.string().nullable(),
  daysPastDue: z.number().int(),
  bucket: bucketField,
  overdueFen: fenField,
  lastContactOn: dateField.nullable(),
  nextAction: nextActionField,
  /** the last day a snooze may reach: for a right its last safe day (R10.4), otherwise 30 days on; null = no snooze */
  snoozeUntilAtMost: dateField.nullable(),
  /** a stop flag bars calls, messages and visits, never an act that keeps a right */
  hasStopFlag: z.boolean(),
});

const groupOutput = z.strictObject({
  group: morningGroupField,
  /** rows of this group in all, marked ones left out */
  total: z.number().int(),
  rows: z.array(morningRowOutput),
});

/**
 * The sheet's filter: rows of loans whose name, pinyin, ID number, telephone, plate or contract number has every word, and
 * all rows of the groups that the words name (their titles are the page's own).
 */
const filterFields = {
  search: z.string().max(100).optional(),
  wholeGroups: z.array(morningGroupField).max(MORNING_GROUPS.length).default([]),
};

/** The whole sheet, the first `limitPerGroup` rows of each group; further rows by morning.group. Empty groups are left out. */
export const morningSheet = query({
  input: z.strictObject({
    asOf: dateField.optional(),
    limitPerGroup: z.number().int().min(1).max(200).default(30),
    ...filterFields,
  }),
  output: z.strictObject({
    asOf: dateField,
    groups: z.array(groupOutput),
    /** of the whole sheet, whatever the filter shows */
    counts: z.strictObject({
      /** rows still to work */
      open: z.number().int(),
      /** of these, what cannot wait until tomorrow: rights on their last safe day or past it, promises due or broken */
      dueToday: z.number().int(),
      casesOpen: z.number().int(),
    }),
    doneToday: z.strictObject({
      count: z.number().int(),
      snoozedCount: z.number().int(),
      contactCount: z.number().int(),
      promiseCount: z.number().int(),
      receiptCount: z.number().int(),
      receiptFen: fenField,
    }),
    dueTomorrow: z.strictObject({
      on: dateField,
      promiseCount: z.number().int(),
      promiseFen: fenField,
      nextActionCount: z.number().int(),
      /** instalments of loans that are not overdue falling due */
      instalmentCount: z.number().int(),
    }),
  }),
});

export const morningGroup = query({
  input: z.strictObject({
    group: morningGroupField,
    asOf: dateField.optional(),
    offset: z.number().int().min(0),
    limit: z.number().int().min(1).max(200),
    ...filterFields,
  }),
  output: groupOutput,
});

/** What was marked on a day, newest first: the list behind "done today", and where a mark is taken back. */
export const morningMarks = query({
  input: z.strictObject({ on: dateField.optional() }),
  output: z.strictObject({
    rows: z.array(
      z.strictObject({
        markId: z.string(),
        itemKey: z.string(),
        loanId: idField('loan').nullable(),
        contractNo: z.string().nullable(),
        borrowerName: z.string().nullable(),
        kind: z.enum(['done', 'snoozed']),
        untilOn: dateField.nullable(),
        reason: z.string(),
        recordedAt: instantField,
        actorName: z.string(),
      }),
    ),
  }),
});

/**
 * Done: this occurrence leaves the sheet. Snoozed: it comes back on `untilOn`. Done needs no reason except for a right.
 * Errors: morning.snoozeNeedsDay {} · morning.snoozeNotFuture {today} · morning.snoozeTooFar {latestOn} ·
 * morning.snoozePastLastSafeDay {lastSafeOn} (R10.4) · morning.reasonMissing {} · morning.itemGone {itemKey}
 */
export const morningMark = command({
  input: z.strictObject({
    itemKey: requiredTextField(200),
    loanId: idField('loan'),
    kind: z.enum(['done', 'snoozed']),
    untilOn: dateField.nullable(),
    reason: z.string().max(400),
  }),
  output: z.strictObject({ markId: z.string() }),
  errors: [
    'morning.snoozeNeedsDay',
    'morning.snoozeNotFuture',
    'morning.snoozeTooFar',
    'morning.snoozePastLastSafeDay',
    'morning.reasonMissing',
    'morning.itemGone',
  ],
});

/** Takes a mark back: the row returns. */
export const morningUnmark = command({
  input: z.strictObject({ markId: z.string().max(64) }),
  output: z.strictObject({}),
});

export const morningContract = {
  'morning.sheet': morningSheet,
  'morning.group': morningGroup,
  'morning.marks': morningMarks,
  'morning.mark': morningMark,
  'morning.unmark': morningUnmark,
} as const;
