import { type ReactNode, useEffect, useRef } from 'react';
import { type Translate, useT } from '../../i18n/words.ts';
import { DateText } from '../../ui/DateText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { ScrollBox } from '../../ui/ScrollBox.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Loan } from './loan.ts';
import { Section } from './Section.tsx';

type Instalment = Loan['schedule'][number];
type Amounts = Instalment['due'];

const TONES: Readonly<Record<Instalment['state'], Tone>> = {
  met: 'green',
  'met-late': 'green',
  overdue: 'red',
  due: 'amber',
  future: 'neutral',
  'before-cut-over': 'neutral',
};
const PARTS = ['principal', 'interest', 'penalty', 'fee', 'cost'] as const;

/** '本金 ￥1,000.00 + 利息 ￥20.00' of what is not zero. */
export function partsText(t: Translate, amounts: Amounts): string {
  return PARTS.filter((part) => amounts[`${part}Fen`] !== 0)
    .map((part) => `${t(`loans.component.${part}`)} ${formatMoney(amounts[`${part}Fen`])}`)
    .join(' + ');
}

/** Every instalment as of the day; the list opens at the first one that is not met. */
export function ScheduleTable({ loan }: { readonly loan: Loan }): ReactNode {
  const t = useT();
  const box = useRef<HTMLElement>(null);
  const overdue = loan.schedule.filter((one) => one.state === 'overdue').length;
  const firstOpen = loan.schedule.find((one) => one.outstanding.totalFen > 0)?.no;
  useEffect(() => {
    const row = box.current?.querySelector<HTMLElement>(`[data-no="${firstOpen ?? ''}"]`);
    if (row && box.current) box.current.scrollTop = Math.max(0, row.offsetTop - 90);
  }, [firstOpen]);
  return (
    <Section
      title={t('loans.section.schedule')}
      beside={
        <span className="desk-soft">
          {t('loans.schedule.toOverdue', { count: loan.schedule.length, overdue })}
        </span>
      }
      isPlain
    >
      <ScrollBox className="loan-section-scroll" label={t('loans.section.schedule')} ref={box}>
        <table className="loan-table" data-testid="loan-schedule">
          <thead>
            <tr>
              <th className="desk-right">{t('loans.schedule.no')}</th>
              <th>{t('loans.schedule.dueOn')}</th>
              <th className="desk-right">{t('loans.component.principal')}</th>
              <th className="desk-right">{t('loans.component.interest')}</th>
              <th className="desk-right">{t('loans.component.penalty')}</th>
              <th className="desk-right">{t('loans.schedule.due')}</th>
              <th className="desk-right">{t('loans.schedule.paid')}</th>
              <th className="desk-right">{t('loans.schedule.outstanding')}</th>
              <th>{t('loans.schedule.state')}</th>
            </tr>
          </thead>
          <tbody>
            {loan.schedule.map((one) => (
              <InstalmentRow key={one.no} one={one} />
            ))}
          </tbody>
        </table>
        {loan.schedule.length === 0 ? <p className="desk-soft">{t('loans.schedule.empty')}</p> : null}
      </ScrollBox>
    </Section>
  );
}

function InstalmentRow({ one }: { readonly one: Instalment }): ReactNode {
  const t = useT();
  const isOpen = one.outstanding.totalFen > 0;
  const note = [
    one.state === 'met-late' && one.metOn ? t('loans.schedule.metOn', { date: one.metOn }) : '',
    one.waived.totalFen > 0 ? t('loans.schedule.waived', { amount: formatMoney(one.waived.totalFen) }) : '',
  ].filter((text) => text !== '');
  return (
    <tr data-no={one.no}>
      <td className="desk-right">{one.no}</td>
      <td className="desk-date">{one.state === 'due' ? <DateText date={one.dueOn} /> : one.dueOn}</td>
      <td className="desk-right">
        <MoneyText fen={one.agreed.principalFen} />
      </td>
      <td className="desk-right">
        <MoneyText fen={one.agreed.interestFen} />
      </td>
      <td className="desk-right">
        {one.due.penaltyFen === 0 ? '—' : <MoneyText fen={one.due.penaltyFen} />}
      </td>
      <td className="desk-right" title={partsText(t, one.due)}>
        {/* before the take-over the book knows the agreed sum, not what was paid of it */}
        {one.state === 'before-cut-over' ? (
          <MoneyText fen={one.agreed.principalFen + one.agreed.interestFen + one.agreed.feeFen} />
        ) : (
          <MoneyText fen={one.due.totalFen} />
        )}
      </td>
      <td className="desk-right" title={partsText(t, one.paid)}>
        {one.paid.totalFen === 0 ? '—' : <MoneyText fen={one.paid.totalFen} />}
      </td>
      <td className="desk-right" title={partsText(t, one.outstanding)}>
        {isOpen ? (
          <MoneyText
            fen={one.outstanding.totalFen}
            {...(one.state === 'overdue' ? { tone: 'red' as const, isStrong: true } : {})}
          />
        ) : (
          '—'
        )}
      </td>
      <td>
        <StatusTag tone={TONES[one.state]}>{t(`loans.instalment.${one.state}`)}</StatusTag>
        {note.length > 0 ? <span className="desk-soft desk-small"> {note.join(' · ')}</span> : null}
      </td>
    </tr>
  );
}
