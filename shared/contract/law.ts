import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, instantField, ratePpmField, requiredTextField } from './fields.ts';

/** One fixing of the loan prime rate. A null rate: the official figure is unknown here and must be entered. */
export const lprRowSchema = z.strictObject({
  /** 'YYYY-MM' */
  month: z.string().regex(/^\d{4}-\d{2}$/),
  publishedOn: dateField,
  annual1yPpm: ratePpmField.nullable(),
  annual5yPpm: ratePpmField.nullable(),
  confidence: z.enum(['high', 'medium', 'low', 'none']),
  origin: z.enum(['shipped', 'entered']),
  /** where an entered figure was read, '' for shipped rows */
  source: z.string(),
});
export type LprRow = z.infer<typeof lprRowSchema>;

export const legalParameterRowSchema = z.strictObject({
  id: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  /** the value as JSON text */
  value: z.string(),
  unit: z.string(),
  effectiveFrom: dateField,
  effectiveTo: dateField.nullable(),
  scope: z.string(),
  source: z.string(),
  /** high: the instrument was read · medium: a report of it · low: from knowledge, approve it (R10.8) · n/a: product default */
  confidence: z.enum(['high', 'medium', 'low', 'none', 'n/a']),
  note: z.string(),
  /** what an override may be; fixed: none */
  kind: z.enum(['number', 'whole', 'boolean', 'date', 'time', 'fixed']),
  /** set where an owner entered this value; `by` is a name */
  entered: z.strictObject({ by: z.string(), at: instantField, reason: z.string() }).nullable(),
  approval: z.strictObject({ by: z.string(), on: dateField, counsel: z.string() }).nullable(),
});
export type LegalParameterRow = z.infer<typeof legalParameterRowSchema>;

const parameterKey = { id: requiredTextField(80), scope: requiredTextField(40), effectiveFrom: dateField };

/** A day that differs from the plain week: a public holiday, or a make-up working day 调休上班. */
export const holidayRowSchema = z.strictObject({
  date: dateField,
  kind: z.enum(['rest', 'work']),
  name: z.string(),
  origin: z.enum(['shipped', 'entered']),
  source: z.string(),
});
export type HolidayRow = z.infer<typeof holidayRowSchema>;

export const lawContract = {
  /** newest first */
  'law.lpr': query({ input: z.strictObject({}), output: z.array(lprRowSchema) }),
  /** Enters or corrects a fixing with its source; loans whose cap could not be resolved are tried again. */
  'law.saveLpr': command({
    input: z.strictObject({
      publishedOn: dateField,
      annual1yPpm: ratePpmField,
      annual5yPpm: ratePpmField.nullable(),
      source: requiredTextField(200),
    }),
    output: lprRowSchema,
    errors: ['law.lprInFuture', 'law.lprNotMonthly'],
    ownerOnly: true,
  }),
  'law.parameters': query({ input: z.strictObject({}), output: z.array(legalParameterRowSchema) }),
  /** R10.8: who, which counsel and the day; once a row, not at each letter. */
  'law.approveParameter': command({
    input: z.strictObject({ ...parameterKey, counsel: requiredTextField(200) }),
    output: z.strictObject({}),
    errors: ['law.parameterUnknown', 'law.alreadyApproved'],
    ownerOnly: true,
  }),
  /** Another value from a day on, until the row in force on that day would end. The same day again corrects it. */
  'law.overrideParameter': command({
    input: z.strictObject({
      ...parameterKey,
      value: z.union([z.number(), z.boolean(), z.string().max(20)]),
      source: requiredTextField(200),
      reason: requiredTextField(400),
    }),
    output: z.strictObject({}),
    errors: ['law.overrideOutsidePeriod', 'law.valueWrong'],
    ownerOnly: true,
  }),
  'law.holidays': query({
    input: z.strictObject({ year: z.number().int().min(2000).max(2100) }),
    /** isComplete false: the State Council's notice for the year is not in the calendar yet */
    output: z.strictObject({ isComplete: z.boolean(), days: z.array(holidayRowSchema) }),
  }),
  /** kind null takes an entered day out again. */
  'law.saveHoliday': command({
    input: z.strictObject({
      date: dateField,
      kind: z.enum(['rest', 'work']).nullable(),
      name: requiredTextField(40),
      source: requiredTextField(200),
    }),
    output: z.strictObject({}),
    ownerOnly: true,
  }),
} as const;
