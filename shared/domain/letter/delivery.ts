import type { LetterAddressee } from './facts.ts';

/**
 * Whether a letter may be said to have arrived at a level of law/README 3.3. A refusal or return counts at the agreed
 * delivery address (C) or at an ID-card, household or registered one (D), nowhere else; the other levels ask for no kind
 * of address.
 */
export function countsAtLevel(
  level: string | null,
  addressee: Pick<LetterAddressee, 'addressKind' | 'isAgreedDelivery'>,
): boolean {
  if (level === 'C') return addressee.isAgreedDelivery;
  if (level !== 'D') return true;
  return addressee.isAgreedDelivery || ['id-card', 'household', 'registered'].includes(addressee.addressKind);
}
