import type { ReactNode } from 'react';
import { type Translate, useT } from '../../i18n/words.ts';
import { DateText } from '../../ui/DateText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { CONTACT_CHANNELS, CONTACT_OUTCOMES } from './codes.ts';
import type { Loan } from './loan.ts';
import { Section } from './Section.tsx';

type Item = Loan['timeline'][number];

/** What happened, newest first. */
export function Timeline({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  return (
    <Section title={t('loans.section.timeline')}>
      {loan.timeline.length === 0 ? (
        <span className="desk-soft">{t('loans.timeline.empty')}</span>
      ) : (
        <ol className="loan-timeline" data-testid="loan-timeline">
          {loan.timeline.map((item) => (
            <li key={item.key}>
              <DateText date={item.on} />
              <span className="desk-wrap">
                {itemText(t, item)}
                <span className="desk-soft">{noteOf(item)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function noteOf(item: Item): string {
  const note = item.params.summary ?? item.params.reason;
  return typeof note === 'string' && note !== '' ? ` · ${note}` : '';
}

function itemText(t: Translate, item: Item): string {
  const { params } = item;
  const amount = (name: string): string => {
    const fen = params[name];
    return typeof fen === 'number' ? formatMoney(fen) : '';
  };
  switch (item.kind) {
    case 'disbursement':
    case 'reversal':
      return t(`loans.timeline.${item.kind}`, { amount: amount('amountFen') });
    case 'opening':
    case 'amendment':
      return t(`loans.timeline.${item.kind}`);
    case 'receipt':
      return t(params.isReversed === 1 ? 'loans.timeline.receiptReversed' : 'loans.timeline.receipt', {
        amount: amount('amountFen'),
      });
    case 'contact':
      return contactText(t, item);
    case 'promise':
      return t(params.withdrawnOn ? 'loans.timeline.promiseWithdrawn' : 'loans.timeline.promise', {
        date: params.dueOn,
        amount: amount('amountFen'),
        withdrawn: params.withdrawnOn,
        reason: params.withdrawnReason,
      });
    case 'plan':
      return t('loans.timeline.plan', { no: params.agreementNo ?? '', amount: amount('totalFen') });
    case 'letter':
      return t(params.status === 'cancelled' ? 'loans.timeline.letterCancelled' : 'loans.timeline.letter', {
        no: params.letterNo,
        amount: amount('claimedFen'),
      });
    case 'case':
      return t(params.step === 'closed' ? 'loans.timeline.caseClosed' : 'loans.timeline.caseOpened', {
        no: params.caseNo,
      });
  }
}

function contactText(t: Translate, item: Item): string {
  const channel = oneOf(CONTACT_CHANNELS, item.params.channel);
  const outcome = oneOf(CONTACT_OUTCOMES, item.params.outcome);
  return t('loans.timeline.contact', {
    channel: channel ? t(`loans.contactChannel.${channel}`) : '',
    person: item.params.person,
    outcome: outcome ? t(`loans.contactOutcome.${outcome}`) : '',
  });
}
