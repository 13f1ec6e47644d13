import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { WithKey } from '../../ui/KeyHint.tsx';
import { MaskedText } from '../../ui/MaskedText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AddParty } from './AddParty.tsx';
import { AmendPerson } from './AmendPerson.tsx';
import { ADDRESS_KINDS, ID_TYPES, PHONE_KINDS, SOURCES } from './codes.ts';
import type { Loan } from './LoanPage.tsx';
import { Section } from './Section.tsx';

export type Person = Loan['parties'][number];

/** Everybody on the loan, in the order of their liability; numbers are masked until clicked. */
export function PartiesPanel({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const [amending, setAmending] = useState<Person | undefined>(undefined);
  const [isAdding, setIsAdding] = useState(false);
  useShortcut('A', 'loans.action.addParty', () => setIsAdding(true));
  return (
    <Section
      title={t('loans.section.parties')}
      tools={
        <WithKey keys="A" label={t('loans.action.addParty')}>
          <Button size="small" onClick={() => setIsAdding(true)}>
            {t('loans.action.addParty')}
          </Button>
        </WithKey>
      }
    >
      <div data-testid="loan-parties">
        {loan.parties.map((person) => (
          <PersonCard
            key={`${person.personId} ${person.role}`}
            person={person}
            onAmend={() => setAmending(person)}
          />
        ))}
      </div>
      {amending ? <AmendPerson person={amending} onClose={() => setAmending(undefined)} /> : null}
      {isAdding ? <AddParty loanId={loan.loanId} onClose={() => setIsAdding(false)} /> : null}
    </Section>
  );
}

function PersonCard({
  person,
  onAmend,
}: {
  readonly person: Person;
  readonly onAmend: () => void;
}): ReactNode {
  const t = useT();
  const idType = oneOf(ID_TYPES, person.idType);
  const revealId = (): Promise<string> =>
    desk
      .call('parties.unmask', { subject: 'person-id', recordId: person.personId })
      .then((answer) => answer.value);
  const facts = [
    person.sex ? t(person.sex === 'male' ? 'ui.idMale' : 'ui.idFemale') : '',
    person.birthOn ?? '',
    person.relation ?? '',
    person.employer ?? '',
    person.role === 'spouse' && person.hasSigned !== null
      ? t(person.hasSigned ? 'loans.party.signed' : 'loans.party.notSigned')
      : '',
    person.guaranteeKind ? t(`loans.guarantee.${person.guaranteeKind}`) : '',
    person.guaranteeAmountFen
      ? t('loans.party.guaranteeAmount', { amount: formatMoney(person.guaranteeAmountFen) })
      : '',
    person.guaranteePeriodEndsOn
      ? t('loans.party.guaranteeEnds', { date: person.guaranteePeriodEndsOn })
      : '',
  ].filter((text) => text !== '');
  return (
    <div className="loan-person">
      <div className="loan-person-head">
        <StatusTag tone={person.role === 'borrower' ? 'blue' : 'neutral'}>
          {t(`loans.role.${person.role}`)}
        </StatusTag>
        <strong>{person.name}</strong>
        <Button
          size="small"
          type="link"
          style={{ marginLeft: 'auto' }}
          aria-label={`${t('loans.action.amendPerson')} ${person.name}`}
          onClick={onAmend}
        >
          {t('loans.action.amendPerson')}
        </Button>
      </div>
      <div>
        <span className="desk-soft">{idType ? t(`loans.idType.${idType}`) : t('loans.party.idNo')} </span>
        {person.idNo ? (
          <MaskedText masked={person.idNo} label={t('loans.party.idNo')} reveal={revealId} />
        ) : (
          '—'
        )}{' '}
        {person.idCheck === 'kept' ? <StatusTag tone="amber">{t('loans.party.idKept')}</StatusTag> : null}
      </div>
      {facts.length > 0 ? <div className="desk-soft">{facts.join(' · ')}</div> : null}
      <Contacts person={person} />
    </div>
  );
}

function Contacts({ person }: { readonly person: Person }): ReactNode {
  const t = useT();
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
                phone.isPrimary ? t('loans.party.primary') : '',
                sourceWord(phone.source),
                phone.validTo ? t('loans.party.ended', { date: phone.validTo }) : '',
              ]
                .filter((text) => text !== '')
                .join(' · ')}
            </span>
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
            {address.validTo ? ` ${t('loans.party.ended', { date: address.validTo })}` : ''}
          </li>
        );
      })}
    </ul>
  );
}
