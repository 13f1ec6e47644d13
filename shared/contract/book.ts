import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, fenField, idField, instantField } from './fields.ts';
import { lenderDraftSchema } from './lenders.ts';
import { bookUserSchema, newPassphraseField, newUserSchema, typedPassphraseField } from './users.ts';

/** Why a book is not opened. Nothing was changed; the rescue page words it and says what to do. */
export const REFUSAL_REASONS = [
  /** pages or checks failed: restore a backup */
  'damaged',
  /** another program's file, or an empty one */
  'foreign',
  /** tables, triggers or views are not those that this program makes: somebody changed the file outside of it */
  'schemaDiffers',
  /** written by a newer version of the desk */
  'newer',
  /** vault.json is missing or unreadable */
  'keysMissing',
  /** another window or program holds it */
  'busy',
  'readOnly',
  'diskFull',
  /** an upgrade step failed and was rolled back */
  'migrationFailed',
  /** the folder cannot be reached or read (unplugged disk, permissions, antivirus) */
  'unreachable',
  /** a folder that another program copies while we write (OneDrive, 坚果云, 百度网盘…): keep the book elsewhere, backups there */
  'syncFolder',
  /** a network share: write-ahead files are not safe there */
  'networkFolder',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export const refusalSchema = z.strictObject({
  reason: z.enum(REFUSAL_REASONS),
  /** the engine's own code (SQLITE_CORRUPT, EACCES…), for support */
  detailCode: z.string().nullable(),
  /** schema of the file and of this program, for 'newer' and 'migrationFailed' */
  bookSchema: z.number().int().nullable(),
  programSchema: z.number().int().nullable(),
  incidentId: z.string().nullable(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const BACKUP_KINDS = [
  'automatic',
  'manual',
  'beforeUpgrade',
  'beforeImport',
  'beforeRestore',
  'onExit',
] as const;

/** A copy in the book's backups folder, told from its manifest, readable without the key. */
export const backupSchema = z.strictObject({
  id: z.string().max(120),
  takenAt: instantField,
  kind: z.enum(BACKUP_KINDS),
  /** verified: reopened with the key and checked when it was made; broken: its hash no longer matches */
  state: z.enum(['verified', 'unverified', 'broken']),
  sizeBytes: z.number().int().nonnegative(),
  loanCount: z.number().int().nonnegative(),
  ledgerEntryCount: z.number().int().nonnegative(),
  letterCount: z.number().int().nonnegative(),
  programVersion: z.string(),
});
export type Backup = z.infer<typeof backupSchema>;

/**
 * absent: no book in the folder, first run · locked: waiting for a passphrase · open · refused: see refusal.
 * users, backups and bookLabel are known in every state but 'absent' as far as vault.json and the folder tell.
 */
export const bookStatusSchema = z.strictObject({
  state: z.enum(['absent', 'locked', 'open', 'refused']),
  /** the first lender's name, or the folder's last part: never a debtor's name */
  bookLabel: z.string(),
  isSample: z.boolean(),
  users: z.array(bookUserSchema),
  /** set while open */
  currentUser: bookUserSchema.nullable(),
  refusal: refusalSchema.nullable(),
  /** newest first, as many as the folder holds */
  backups: z.array(backupSchema),
  /** false until someone typed back two groups of the recovery key */
  isRecoveryKeyConfirmed: z.boolean(),
  /** the business day of the service's clock, in China */
  today: dateField,
});
export type BookStatus = z.infer<typeof bookStatusSchema>;

/** Shown once, to print or save; the service keeps only a wrap made with it. */
export const recoverySchema = z.strictObject({
  /** groups of letters and digits joined by '-' */
  recoveryKey: z.string(),
  /** public half of the book's Ed25519 audit key, printed on the same sheet */
  auditPublicKey: z.string(),
});
export type Recovery = z.infer<typeof recoverySchema>;

const LOCK_ERRORS = [
  /** params: retryAfterSeconds */
  'passphrase.wrong',
  /** too early after a wrong one; params: retryAfterSeconds */
  'passphrase.wait',
  /** refused while opening; ask book.status for the reason */
  'book.refused',
] as const;

export const verifyFindingSchema = z.strictObject({
  check: z.enum(['integrity', 'foreignKeys', 'ledger', 'audit', 'documents', 'schema']),
  isOk: z.boolean(),
  /** records that were checked and that failed */
  checkedCount: z.number().int().nonnegative(),
  failedIds: z.array(z.string()).max(100),
});

export const bookContract = {
  'book.status': query({ input: z.strictObject({}), output: bookStatusSchema, whileLocked: true }),
  /** Makes a new book in an empty folder and leaves it open for the first user, who must be an owner. */
  'book.create': command({
    input: z.strictObject({
      lender: lenderDraftSchema,
      users: z.array(newUserSchema).min(1).max(20),
      language: z.enum(['zh-CN', 'en']),
    }),
    output: recoverySchema,
    errors: [
      'book.exists',
      'book.folderNotEmpty',
      'book.refused',
      'user.nameTaken',
      'user.ownerFirst',
      'lender.creditCode',
      'lender.licencesOverlap',
      'lender.defaultAccount',
    ],
    whileLocked: true,
  }),
  /** Makes and opens a throwaway sample book of invented persons beside the real one. */
  'book.openSample': command({
    input: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
    output: z.strictObject({ userId: idField('actor') }),
    errors: ['book.exists'],
    whileLocked: true,
  }),
  'book.unlock': command({
    input: z.strictObject({ userId: idField('actor'), passphrase: typedPassphraseField }),
    output: bookUserSchema,
    errors: LOCK_ERRORS,
    whileLocked: true,
  }),
  /** Opens with the printed key and gives one user a new passphrase. Spaces, case and hyphens do not matter. */
  'book.unlockWithRecoveryKey': command({
    input: z.strictObject({
      recoveryKey: z.string().max(200),
      userId: idField('actor'),
      newPassphrase: newPassphraseField,
    }),
    output: bookUserSchema,
    errors: ['recoveryKey.wrong', 'passphrase.wait', 'book.refused'],
    whileLocked: true,
  }),
  /** Finishes the running command, closes the database and forgets the key. */
  'book.lock': command({ input: z.strictObject({}), output: z.strictObject({}), whileLocked: true }),
  'book.confirmRecoveryKey': command({ input: z.strictObject({}), output: z.strictObject({}) }),
  /** A new printable key; the old sheet stops working. */
  'book.renewRecoveryKey': command({
    input: z.strictObject({ passphrase: typedPassphraseField }),
    output: recoverySchema,
    errors: ['passphrase.wrong', 'passphrase.wait'],
    ownerOnly: true,
  }),
  'book.backups': query({ input: z.strictObject({}), output: z.array(backupSchema), whileLocked: true }),
  'book.backUpNow': command({ input: z.strictObject({}), output: backupSchema, errors: ['backup.failed'] }),
  /**
   * Puts a backup in the book's place after keeping the present files aside (quarantine); ends locked.
   * While the book opens normally it asks an owner; in state 'refused' anyone at the PC may, since nothing opens.
   */
  'book.restoreBackup': command({
    input: z.strictObject({ backupId: z.string().max(120) }),
    output: bookStatusSchema,
    errors: ['backup.notFound', 'backup.broken', 'backup.newer'],
    whileLocked: true,
  }),
  /** Ledger against stored positions, audit chain, foreign keys, integrity, documents against their hashes. */
  'book.verify': command({
    input: z.strictObject({}),
    output: z.strictObject({ isOk: z.boolean(), findings: z.array(verifyFindingSchema) }),
  }),
  /** The status bar and the counts of the side bar. */
  'book.statusLine': query({
    input: z.strictObject({}),
    output: z.strictObject({
      today: dateField,
      savedAt: instantField.nullable(),
      lastBackupAt: instantField.nullable(),
      isLastBackupVerified: z.boolean(),
      /** less than 500 MB free where the book lies: make room before work is refused */
      isDiskLow: z.boolean(),
      overdueLoanCount: z.number().int().nonnegative(),
      overdueFen: fenField,
      /** open rows of the morning sheet */
      morningCount: z.number().int().nonnegative(),
    }),
  }),
} as const;
