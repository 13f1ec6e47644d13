import { z } from 'zod';
import { BACKUP_KINDS } from '../../../shared/contract/book.ts';
import { instantField } from '../../../shared/contract/fields.ts';

export type BackupKind = (typeof BACKUP_KINDS)[number];

/**
 * Beside each copy, readable without the key: what it is, what it holds and the hash that proves it whole.
 */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  bookId: z.string(),
  keyId: z.string(),
  kind: z.enum(BACKUP_KINDS),
  takenAt: instantField,
  programVersion: z.string(),
  schemaVersion: z.number().int(),
  sizeBytes: z.number().int().positive(),
  sha256: z.string().length(64),
  loanCount: z.number().int().nonnegative(),
  ledgerEntryCount: z.number().int().nonnegative(),
  letterCount: z.number().int().nonnegative(),
  auditSeq: z.number().int().nonnegative(),
  auditHash: z.string(),
  /** the signed head of the audit chain at that moment, for another PC to check */
  auditSignature: z.string(),
});
export type Manifest = z.output<typeof manifestSchema>;
