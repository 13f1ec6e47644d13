import { z } from 'zod';
import { query } from './define.ts';
import { instantField } from './fields.ts';

/** One event of the audit trail 操作记录, as it was chained. */
export const auditRowSchema = z.strictObject({
  seq: z.number().int().positive(),
  recordedAt: instantField,
  actorName: z.string(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  /** canonical JSON: ids, dates, amounts, before and after */
  detail: z.string(),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

export const auditContract = {
  /** Newest first; beforeSeq pages on. subjectKind and subjectId narrow to one record. */
  'audit.list': query({
    input: z.strictObject({
      beforeSeq: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(500),
      subjectKind: z.string().max(40).nullable(),
      subjectId: z.string().max(64).nullable(),
    }),
    output: z.array(auditRowSchema),
  }),
} as const;
