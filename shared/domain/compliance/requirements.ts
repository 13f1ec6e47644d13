import { type ContactChannel, type ContactRelation, owesDebt } from './contact.ts';

/** What must be said or done in a contact (C4, C6, C8, R10.5). */
export type GateRequirement =
  | 'identify-institution'
  | 'recording-notice'
  | 'confirm-person-first'
  | 'disclose-no-debt'
  | 'ask-only-message-or-contact'
  | 'stop-at-first-refusal'
  | 'two-staff-with-authority'
  | 'record-whole-visit'
  | 'ask-for-authority';

interface Speaker {
  readonly hasAuthority: boolean;
  readonly isBorrowerDeceased: boolean;
}

/** Debt facts are for those who owe, for heirs, and for a representative who has shown the authority (C5, C6, R10.5). */
export function mayDiscloseDebt(relation: ContactRelation, speaker: Speaker): boolean {
  if (relation === 'representative') return speaker.hasAuthority;
  if (relation === 'heir') return speaker.isBorrowerDeceased;
  return owesDebt(relation);
}

export function requirementsOf(
  contact: { readonly channel: ContactChannel; readonly relation: ContactRelation },
  speaker: Speaker,
): readonly GateRequirement[] {
  const isSpoken = contact.channel === 'call' || contact.channel === 'visit' || contact.channel === 'walk-in';
  const requirements: GateRequirement[] = [];
  if (contact.channel !== 'letter') requirements.push('identify-institution');
  if (isSpoken) requirements.push('recording-notice', 'confirm-person-first');
  if (contact.channel === 'visit') requirements.push('two-staff-with-authority', 'record-whole-visit');
  if (mayDiscloseDebt(contact.relation, speaker)) return requirements;
  requirements.push('disclose-no-debt');
  if (contact.relation === 'representative') requirements.push('ask-for-authority');
  else requirements.push('ask-only-message-or-contact', 'stop-at-first-refusal');
  return requirements;
}
