import { chinaDateOf, type Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';

/** How a contact is made. walk-in: the person comes to the office. */
export type ContactChannel = 'call' | 'sms' | 'wechat' | 'letter' | 'visit' | 'walk-in';

export type ContactOutcome =
  | 'answered'
  | 'no-answer'
  | 'unreachable'
  | 'refused'
  | 'promise'
  | 'dispute'
  | 'paid'
  | 'message-left'
  | 'hardship';

/** Who is spoken to, seen from the debt. */
export type ContactRelation =
  | 'borrower'
  | 'co-borrower'
  | 'guarantor'
  | 'mortgagor'
  | 'registered-owner'
  | 'spouse'
  | 'relative'
  | 'employer'
  | 'colleague'
  | 'friend'
  | 'representative'
  | 'heir'
  | 'other';

/** collection: asks for the debt; message-only: asks a third person to pass on a message or for contact details (C6). */
export type ContactPurpose = 'collection' | 'message-only' | 'preserve-right';

/** A contact of the log, as far as rules count it. */
export interface PastContact {
  readonly at: Instant;
  readonly direction: 'out' | 'in';
  readonly channel: ContactChannel;
  readonly number: string | null;
  readonly outcome: ContactOutcome;
}

/** A person or voicemail answered for more than 0 s (law/README 5.2): everything but no answer and a dead number. */
export function isConnected(contact: Pick<PastContact, 'outcome'>): boolean {
  return contact.outcome !== 'no-answer' && contact.outcome !== 'unreachable';
}

/** A talk with a person, which a voicemail is not: the base of right-party-contact figures. */
export function isEffective(contact: Pick<PastContact, 'outcome'>): boolean {
  return isConnected(contact) && contact.outcome !== 'message-left';
}

/** The persons who owe and may be collected from (C5). */
export function owesDebt(relation: ContactRelation): boolean {
  return relation === 'borrower' || relation === 'co-borrower' || relation === 'guarantor';
}

export function isOnChinaDay(at: Instant, day: LocalDate): boolean {
  return chinaDateOf(at) === day;
}
