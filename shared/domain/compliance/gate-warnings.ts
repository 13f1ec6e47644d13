import { chinaDateOf } from '../../kernel/instant.ts';
import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { type ContactChannel, isOnChinaDay, type PastContact } from './contact.ts';
import type { ContactLimits } from './limits.ts';

export interface GateWarning {
  readonly code: 'gate.smsMany' | 'gate.letterSoon';
  readonly params: Readonly<Record<string, string | number>>;
}

/** C11 is a house rule, not law: it warns and lets pass. */
export function warningsOf(
  contact: {
    readonly channel: ContactChannel;
    readonly today: LocalDate;
    readonly personContacts: readonly PastContact[];
  },
  limits: ContactLimits,
): readonly GateWarning[] {
  const { today } = contact;
  const own = contact.personContacts.filter((past) => past.direction === 'out');
  if (contact.channel === 'sms' || contact.channel === 'wechat') {
    const count = own.filter(
      (past) => (past.channel === 'sms' || past.channel === 'wechat') && isOnChinaDay(past.at, today),
    ).length;
    const limit = limits.textsPerDay.value;
    return count >= limit ? [{ code: 'gate.smsMany', params: { count, limit } }] : [];
  }
  if (contact.channel !== 'letter') return [];
  const lastOn = latestDay(own.filter((past) => past.channel === 'letter'));
  const minDays = limits.letterMinGapDays.value;
  if (lastOn === null || daysBetween(lastOn, today) >= minDays) return [];
  return [{ code: 'gate.letterSoon', params: { days: daysBetween(lastOn, today), minDays } }];
}

export function latestDay(contacts: readonly PastContact[]): LocalDate | null {
  return contacts.reduce<LocalDate | null>((latest, contact) => {
    const day = chinaDateOf(contact.at);
    return latest === null || day > latest ? day : latest;
  }, null);
}
