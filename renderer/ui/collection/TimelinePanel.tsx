import { Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { chinaTimeOf } from '../../../shared/kernel/instant.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { DateText } from '../DateText.tsx';
import { formatMoney } from '../money-text.ts';
import { oneOf } from '../one-of.ts';
import { StatusTag } from '../StatusTag.tsx';
import { actionName, type CasePage, outcomeName } from './collection-words.ts';

type Item = CasePage['timeline'][number];
type Contact = CasePage['contacts'][number];

const FILTERS = ['all', 'contacts', 'money', 'papers'] as const;
type Filter = (typeof FILTERS)[number];
const KINDS: Readonly<Record<Exclude<Filter, 'all'>, readonly Item['kind'][]>> = {
  contacts: ['contact', 'promise'],
  money: ['disbursement', 'opening', 'receipt', 'reversal', 'amendment'],
  papers: ['letter', 'plan', 'case'],
};
const CHANNELS = ['call', 'sms', 'wechat', 'letter', 'visit', 'walk-in'] as const;

function money(value: Item['params'][string] | undefined): string {
  return typeof value === 'number' ? formatMoney(value) : '—';
}

function itemText(t: Translate, item: Item): string {
  const { params } = item;
  switch (item.kind) {
    case 'disbursement':
      return t('loans.timeline.disbursement', { amount: money(params.amountFen) });
    case 'opening':
      return t('loans.timeline.opening');
    case 'receipt':
      return t(params.isReversed === 1 ? 'loans.timeline.receiptReversed' : 'loans.timeline.receipt', {
        amount: money(params.amountFen),
      });
    case 'reversal':
      return t('loans.timeline.reversal', { amount: money(params.amountFen) });
    case 'contact': {
      const channel = oneOf(CHANNELS, params.channel);
      return t('loans.timeline.contact', {
        channel: channel ? t(`loans.contactChannel.${channel}`) : '',
        person: params.person ?? '',
        outcome: outcomeName(t, String(params.outcome)),
      });
    }
    case 'promise':
      return t(params.withdrawnOn ? 'loans.timeline.promiseWithdrawn' : 'loans.timeline.promise', {
        date: params.dueOn ?? '',
        amount: money(params.amountFen),
        withdrawn: params.withdrawnOn ?? '',
        reason: params.withdrawnReason ?? '',
      });
    case 'plan':
      return t('loans.timeline.plan', { no: params.agreementNo ?? '', amount: money(params.totalFen) });
    case 'letter':
      return t(params.status === 'cancelled' ? 'loans.timeline.letterCancelled' : 'loans.timeline.letter', {
        no: params.letterNo ?? '',
        amount: money(params.claimedFen),
      });
    case 'case':
      return t(params.step === 'closed' ? 'loans.timeline.caseClosed' : 'loans.timeline.caseOpened', {
        no: params.caseNo ?? '',
      });
    case 'amendment':
      return t('loans.timeline.amendment');
  }
}

/** Everything that happened, newest first; contacts with their summary, promises and letters with their state. */
export function TimelinePanel(props: { readonly page: CasePage; readonly mostRows?: number }): ReactNode {
  const t = useT();
  const [filter, setFilter] = useState<Filter>('all');
  const { page, mostRows } = props;
  const items = page.timeline.filter((item) => filter === 'all' || KINDS[filter].includes(item.kind));
  return (
    <section
      className="case-panel case-timeline"
      aria-label={t('cases.timeline.title')}
      data-testid="case-timeline"
    >
      <div className="case-timeline-head">
        <h2>{t('cases.timeline.title')}</h2>
        {mostRows === undefined ? (
          <Segmented<Filter>
            size="small"
            aria-label={t('cases.timeline.filter')}
            value={filter}
            onChange={setFilter}
            options={FILTERS.map((value) => ({ value, label: t(`cases.timeline.${value}`) }))}
          />
        ) : null}
      </div>
      {items.length === 0 ? <p className="desk-soft">{t('cases.timeline.empty')}</p> : null}
      <ol>
        {items.slice(0, mostRows).map((item) => (
          <li key={item.key}>
            <span className="case-when desk-figures">
              {mostRows === undefined ? <DateText date={item.on} /> : item.on}
              {item.kind === 'contact' && item.at ? (
                <span className="desk-soft"> {chinaTimeOf(item.at).slice(0, 5)}</span>
              ) : null}
            </span>
            <span className="case-what">
              {itemText(t, item)} <ItemState page={page} item={item} />
              <ContactNote contact={page.contacts.find((one) => `contact-${one.contactId}` === item.key)} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const PROMISE_TONES = {
  open: 'blue',
  kept: 'green',
  partial: 'amber',
  broken: 'red',
  withdrawn: 'neutral',
} as const;
const LETTER_STATES = ['issued', 'sent', 'delivered', 'refused', 'returned', 'cancelled'] as const;

function ItemState({ page, item }: { readonly page: CasePage; readonly item: Item }): ReactNode {
  const t = useT();
  const promise = page.promises.find((one) => `promise-${one.promiseId}` === item.key);
  if (promise) {
    return (
      <StatusTag tone={PROMISE_TONES[promise.state]}>{t(`cases.promiseState.${promise.state}`)}</StatusTag>
    );
  }
  const letter = page.letters.find((one) => `letter-${one.letterId}` === item.key);
  const state = oneOf(LETTER_STATES, letter?.status);
  if (!letter || !state) return null;
  return (
    <StatusTag tone={letter.hasProof ? 'green' : state === 'returned' ? 'red' : 'neutral'}>
      {t(`cases.letterState.${state}`)}
      {letter.waybillNo ? ` · ${letter.waybillNo}` : ''}
      {letter.deliveredOn ? ` · ${letter.deliveredOn}` : ''}
    </StatusTag>
  );
}

function ContactNote({ contact }: { readonly contact: Contact | undefined }): ReactNode {
  const t = useT();
  if (!contact) return null;
  const next =
    contact.nextStep && contact.nextStepOn
      ? t('cases.timeline.nextStep', { action: actionName(t, contact.nextStep), date: contact.nextStepOn })
      : '';
  return (
    <span className="desk-soft case-note">
      {[contact.numberMasked, contact.summary, next, t('cases.timeline.by', { name: contact.actorName })]
        .filter((part) => part)
        .join(' · ')}
      {contact.overrideReason ? (
        <span className="desk-amber">
          {' '}
          ! {t('cases.timeline.override', { reason: contact.overrideReason })}
        </span>
      ) : null}
    </span>
  );
}
