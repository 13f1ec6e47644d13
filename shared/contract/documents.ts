import { z } from 'zod';
import { command, query } from './define.ts';
import { requiredTextField } from './fields.ts';

const sha256Field = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Papers kept in the book that are no letters (letters.pdf and letters.saveToken keep the reprint log of those): the PDF
 * of a repayment agreement by the documentSha256 of plans.create or plans.get. Unknown, of another kind, missing or changed
 * on the disk: record.notFound {kind: 'document'}.
 */
export const documentsContract = {
  'documents.pdf': query({
    input: z.strictObject({ sha256: sha256Field }),
    output: z.strictObject({ pdf: z.instanceof(Uint8Array) }),
  }),
  /** the token goes to shell.printPdf or shell.saveFile */
  'documents.saveToken': command({
    input: z.strictObject({
      sha256: sha256Field,
      purpose: z.enum(['print', 'save']),
      suggestedName: requiredTextField(100),
    }),
    output: z.strictObject({ fileToken: z.string(), suggestedName: z.string() }),
  }),
} as const;
