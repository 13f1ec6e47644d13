import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { InstantText } from '../InstantText.tsx';
import { StatusTag } from '../StatusTag.tsx';
import {
  type CasePage,
  type Debtor,
  gateWords,
  outcomeName,
  type Phone,
  rolesText,
} from './collection-words.ts';
import { PhoneNumber } from './PhoneNumber.tsx';

type Gate = Debtor['gates'][number];

export interface Dial {
  readonly personId: string;
  readonly phoneId: string | null;
}

/** 今日可做: for each person what may be done now, why not and from when; and every number with its last result. */
export function TodayPanel(props: {
  readonly page: CasePage;
  readonly onDial: (dial: Dial) => void;
  /** one line per person, without the other channels */
  readonly isShort?: boolean;
}): ReactNode {
  const t = useT();
  return (
    <section className="case-panel" aria-label={t('cases.today.title')} data-testid="case-today">
      <h2>{t('cases.today.title')}</h2>
      <ul className="case-people">
        {props.page.debtors.map((person) => (
          <li key={person.personId}>
            <Person person={person} onDial={props.onDial} isShort={props.isShort ?? false} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Person(props: {
  readonly person: Debtor;
  readonly onDial: (dial: Dial) => void;
  readonly isShort: boolean;
}): ReactNode {
  const t = useT();
  const { person, onDial, isShort } = props;
  const { facts } = person;
  const known = [facts.language, facts.death?.heirsNote ?? '', isShort ? '' : facts.notes].filter(
    (text) => text !== '',
  );
  const hasNumber = person.phones.length > 0;
  const call = person.gates.find((gate) => gate.channel === 'call' && (hasNumber || !gate.allowed));
  const others = person.gates.filter(({ channel }) => channel !== 'call' && (hasNumber || channel !== 'sms'));
  return (
    <>
      <div className="case-person-head">
        <strong>{person.name}</strong>
        <span className="desk-soft">{rolesText(t, person.roles)}</span>
        {person.guaranteeKind ? (
          <span className="desk-soft">{t(`loans.guarantee.${person.guaranteeKind}`)}</span>
        ) : null}
        {facts.hardship ? (
          <StatusTag tone="amber">{t('cases.today.hardship', { text: facts.hardship })}</StatusTag>
        ) : null}
        {facts.representation ? (
          <StatusTag tone="amber">
            {t('cases.today.represented', { name: facts.representation.name })}
          </StatusTag>
        ) : null}
        {person.mayDiscloseDebt ? null : (
          <StatusTag tone="neutral">{t('cases.today.mayNotDisclose')}</StatusTag>
        )}
      </div>
      {known.length > 0 ? <div className="desk-soft desk-small desk-wrap">{known.join(' · ')}</div> : null}
      {call ? (
        <GateLine gate={call}>
          <span className="desk-soft desk-figures">
            {t('cases.today.connected', { count: person.connectedToday, limit: person.connectedLimit })}
          </span>
        </GateLine>
      ) : null}
      {hasNumber ? null : <div className="desk-red">✗ {t('cases.today.noPhones')}</div>}
      {person.phones.map((phone) => (
        <PhoneLine
          key={phone.phoneId}
          phone={phone}
          onDial={() => onDial({ personId: person.personId, phoneId: phone.phoneId })}
        />
      ))}
      {isShort ? null : <OtherGates gates={others} />}
    </>
  );
}

/** ✓ or ✗, what, and the reason with its rule and the hour from which it becomes possible. */
function GateLine(props: { readonly gate: Gate; readonly children?: ReactNode }): ReactNode {
  const t = useT();
  const { gate } = props;
  const what = t(`cases.what.${gate.channel}`);
  return (
    <div className="case-gate">
      {gate.allowed ? (
        <span className="desk-green">✓ {t('cases.today.can', { what })}</span>
      ) : (
        <span className="desk-red">✗ {t('cases.today.cannot', { what })}</span>
      )}{' '}
      {gate.allowed ? null : <span>{gateWords(gate).what}</span>}{' '}
      {gate.possibleFrom ? (
        <span className="desk-soft">
          → <InstantText at={gate.possibleFrom} />
        </span>
      ) : null}{' '}
      {props.children}
    </div>
  );
}

/** The other channels: those allowed on one line; those refused for the same reason on one line with the reason. */
function OtherGates({ gates }: { readonly gates: readonly Gate[] }): ReactNode {
  const t = useT();
  const name = (gate: Gate): string => t(`cases.what.${gate.channel}`);
  const allowed = gates.filter((gate) => gate.allowed);
  const reasons = [...new Set(gates.filter((gate) => !gate.allowed).map((gate) => gateWords(gate).what))];
  return (
    <>
      {allowed.length > 0 ? (
        <div className="case-gate desk-small">
          <span className="desk-green">✓</span> {allowed.map(name).join(' · ')}
        </div>
      ) : null}
      {reasons.map((reason) => {
        const refused = gates.filter((gate) => !gate.allowed && gateWords(gate).what === reason);
        const from = refused[0]?.possibleFrom;
        return (
          <div className="case-gate desk-small" key={reason}>
            <span className="desk-red">✗</span> {refused.map(name).join(' · ')}{' '}
            <span className="desk-soft">
              {reason} {from ? <InstantText at={from} /> : null}
            </span>
          </div>
        );
      })}
    </>
  );
}

function PhoneLine(props: { readonly phone: Phone; readonly onDial: () => void }): ReactNode {
  const t = useT();
  const { phone } = props;
  return (
    <div className="case-phone desk-figures">
      <PhoneNumber phone={phone} />
      <span className="desk-soft">
        {t(`loans.phoneKind.${phone.kind}`)}
        {phone.isPrimary ? ` · ${t('cases.today.primary')}` : ''}
      </span>
      <span className="desk-soft">
        {phone.lastResult && phone.lastResultAt ? (
          <>
            {outcomeName(t, phone.lastResult)} <InstantText at={phone.lastResultAt} />
          </>
        ) : (
          t('cases.today.noResult')
        )}
        {phone.attemptsToday > 0 ? ` · ${t('cases.today.attempts', { count: phone.attemptsToday })}` : ''}
      </span>
      <button
        type="button"
        className="desk-link case-dial"
        onClick={props.onDial}
        aria-label={t('cases.today.dial', { number: phone.numberMasked })}
      >
        {t('cases.action.call')}
      </button>
    </div>
  );
}
