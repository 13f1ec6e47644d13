import { z } from 'zod';
import { command, query } from './define.ts';
import { instantField } from './fields.ts';

/** Half-typed forms, kept in the encrypted book through lock, crash and navigation. body is the page's own JSON. */
export const draftSchema = z.strictObject({
  /** '<form>:<record id or new>', no personal data */
  key: z.string().min(1).max(120),
  body: z.string().max(200_000),
  savedAt: instantField,
});
export type Draft = z.infer<typeof draftSchema>;

export const draftsContract = {
  /** The current user's drafts. */
  'drafts.list': query({ input: z.strictObject({}), output: z.array(draftSchema) }),
  'drafts.save': command({
    input: draftSchema.omit({ savedAt: true }),
    output: z.strictObject({ savedAt: instantField }),
  }),
  'drafts.remove': command({
    input: z.strictObject({ key: z.string().max(120) }),
    output: z.strictObject({}),
  }),
} as const;
