import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { desk } from '../../bridge/desk.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { MaskedText } from '../../ui/MaskedText.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ADDRESS_KINDS, PHONE_KINDS, SOURCES } from './codes.ts';
import { EndContact, type EndedContact } from './EndContact.tsx';
import type { Person } from './loan.ts';

/** Telephones and addresses with their source; ended ones last, with their day and reason. */
export function PersonContacts({ person }: { readonly person: Person }): ReactNode {
  const t = useT();
  const [ending, setEnding] = useState<EndedContact | undefined>(undefined);
  const sourceWord = (source: string): string => {
    const known = oneOf(SOURCES, source);
    return known ? t(`loans.source.${known}`) : source;
  };
  return (
    <ul>
      {person.phones.map((phone) => {
        const kind = oneOf(PHONE_KINDS, phone.kind) ?? 'other';
        return (
          <li key={phone.phoneId} className={phone.validTo ? 'desk-soft' : ''}>
            {t(`loans.phoneKind.${kind}`)}{' '}
            <MaskedText
              masked={phone.number}
              label={t('loans.party.phone')}
              reveal={() =>
                desk
                  .call('parties.unmask', { subject: 'phone', recordId: phone.phoneId })
                  .then((answer) => answer.value)
              }
            />{' '}
            <span className="desk-soft desk-small">
              {[
                phone.isPrimary && !phone.validTo ? t('loans.party.primary') : '',
                sourceWord(phone.source),
                endText(t, phone),
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </span>
            {phone.validTo ? null : (
              <EndButton
                label={phone.number}
                onClick={() => setEnding({ kind: 'phone', recordId: phone.phoneId, label: phone.number })}
              />
            )}
          </li>
        );
      })}
      {person.phones.length === 0 ? <li className="desk-soft">{t('loans.party.noPhone')}</li> : null}
      {person.addresses.map((address) => {
        const kind = oneOf(ADDRESS_KINDS, address.kind) ?? 'other';
        return (
          <li key={address.addressId} className={`desk-wrap${address.validTo ? ' desk-soft' : ''}`}>
            {t(`loans.addressKind.${kind}`)} {address.address}{' '}
            {address.isAgreedDelivery ? (
              <StatusTag tone="blue">{t('loans.party.agreedDelivery')}</StatusTag>
            ) : null}
            <span className="desk-small">{endText(t, address)}</span>
            {address.validTo ? null : (
              <EndButton
                label={address.address}
                onClick={() =>
                  setEnding({ kind: 'address', recordId: address.addressId, label: address.address })
                }
              />
            )}
          </li>
        );
      })}
      {ending ? <EndContact contact={ending} onClose={() => setEnding(undefined)} /> : null}
    </ul>
  );
}

function endText(
  t: Translate,
  contact: { readonly validTo: string | null; readonly endReason: string | null },
): string {
  if (contact.validTo === null) return '';
  const ended = t('loans.party.ended', { date: contact.validTo });
  return contact.endReason ? `${ended} · ${contact.endReason}` : ended;
}

function EndButton(props: { readonly label: string; readonly onClick: () => void }): ReactNode {
  const t = useT();
  return (
    <Button
      size="small"
      type="link"
      aria-label={`${t('records.end.ok')} ${props.label}`}
      onClick={props.onClick}
    >
      {t('records.end.ok')}
    </Button>
  );
}
