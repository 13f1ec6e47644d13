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
import { ID_TYPES } from './codes.ts';
import { factPhrases } from './FactHistory.tsx';
import type { Loan, Person } from './loan.ts';
import { PersonContacts } from './PersonContacts.tsx';
import { PersonFactsDialog } from './PersonFactsDialog.tsx';
import { Section } from './Section.tsx';

/** Everybody on the loan, in the order of their liability; numbers are masked until clicked. */
export function PartiesPanel({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const [amending, setAmending] = useState<Person | undefined>(undefined);
  const [known, setKnown] = useState<Person | undefined>(undefined);
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
            onFacts={() => setKnown(person)}
          />
        ))}
      </div>
      {amending ? <AmendPerson person={amending} onClose={() => setAmending(undefined)} /> : null}
      {known ? <PersonFactsDialog person={known} onClose={() => setKnown(undefined)} /> : null}
      {isAdding ? <AddParty loanId={loan.loanId} onClose={() => setIsAdding(false)} /> : null}
    </Section>
  );
}

function PersonCard({
  person,
  onAmend,
  onFacts,
}: {
  readonly person: Person;
  readonly onAmend: () => void;
  readonly onFacts: () => void;
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
          aria-label={`${t('records.facts.open')} ${person.name}`}
          onClick={onFacts}
        >
          {t('records.facts.open')}
        </Button>
        <Button
          size="small"
          type="link"
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
      <FactMarks person={person} />
      <PersonContacts person={person} />
    </div>
  );
}

/** What limits contact with a person, and what to know before speaking. */
function FactMarks({ person }: { readonly person: Person }): ReactNode {
  const t = useT();
  const { facts } = person;
  const phrases = factPhrases(t, facts);
  const notes = [facts.language, facts.death?.heirsNote ?? '', facts.notes].filter((text) => text !== '');
  return (
    <div className="desk-wrap" data-testid="person-marks">
      {phrases.map((phrase) => (
        <StatusTag key={phrase} tone="amber">
          {phrase}
        </StatusTag>
      ))}
      {notes.length > 0 ? <div className="desk-soft">{notes.join(' · ')}</div> : null}
    </div>
  );
}
