import { z } from 'zod';
import { command, query } from './define.ts';
import { idField, instantField, requiredTextField } from './fields.ts';

/** owner 负责人 manages users, lenders and keys; clerk 经办 does the daily work. */
export const USER_ROLES = ['owner', 'clerk'] as const;
export const userRoleField = z.enum(USER_ROLES);
export type UserRole = z.infer<typeof userRoleField>;

/**
 * A passphrase on its way to the service: 8 to 200 characters, any script, not trimmed. It is never stored, logged or
 * hashed into the command log; commands that carry one are answered once and not replayed from storage.
 */
export const newPassphraseField = z.string().min(8).max(200);
/** What was typed at a lock screen: no lower bound, a wrong one is answered with 'passphrase.wrong'. */
export const typedPassphraseField = z.string().max(200);

/** What the lock screen may show of a user before the book is open. */
export const bookUserSchema = z.strictObject({
  id: idField('actor'),
  name: z.string(),
  role: userRoleField,
});
export type BookUser = z.infer<typeof bookUserSchema>;

export const newUserSchema = z.strictObject({
  name: requiredTextField(40),
  role: userRoleField,
  passphrase: newPassphraseField,
});
export type NewUser = z.input<typeof newUserSchema>;

export const userRowSchema = bookUserSchema.extend({
  addedAt: instantField,
  lastUnlockedAt: instantField.nullable(),
  isCurrent: z.boolean(),
});
export type UserRow = z.infer<typeof userRowSchema>;

export const usersContract = {
  'users.list': query({ input: z.strictObject({}), output: z.array(userRowSchema) }),
  /** Wraps the book's key for one more person. */
  'users.add': command({
    input: newUserSchema,
    output: bookUserSchema,
    errors: ['user.nameTaken'],
    ownerOnly: true,
  }),
  'users.update': command({
    input: z.strictObject({ userId: idField('actor'), name: requiredTextField(40), role: userRoleField }),
    output: bookUserSchema,
    errors: ['user.nameTaken', 'user.lastOwner'],
    ownerOnly: true,
  }),
  /** Removes the person's wrap and re-keys the book; the owner's own passphrase is asked again. */
  'users.remove': command({
    input: z.strictObject({ userId: idField('actor'), passphrase: typedPassphraseField }),
    /** newRecoveryKey: set when re-keying made the printed one useless; show and confirm it like the first */
    output: z.strictObject({ newRecoveryKey: z.string().nullable() }),
    errors: ['user.lastOwner', 'user.isCurrent', 'passphrase.wrong', 'passphrase.wait'],
    ownerOnly: true,
  }),
  /** One's own passphrase. Rewraps the key, does not re-encrypt the book. */
  'users.changePassphrase': command({
    input: z.strictObject({ currentPassphrase: typedPassphraseField, newPassphrase: newPassphraseField }),
    output: z.strictObject({}),
    errors: ['passphrase.wrong', 'passphrase.wait'],
  }),
} as const;
