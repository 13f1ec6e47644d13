import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { DateText } from '../../ui/DateText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { type Proposal, warningText } from './plan-words.ts';

/** Parts with dates and amounts, the total, what is spread, where the rounding went, and the warnings. */
export function ProposalTable({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const t = useT();
  const last = proposal.instalments.at(-1);
  const components = [
    ['principal', proposal.debt.principalFen],
    ['interest', proposal.debt.interestFen],
    ['penalty', proposal.debt.penaltyFen],
    ['fee', proposal.debt.feeFen],
    ['cost', proposal.debt.costFen],
  ] as const;
  return (
    <section
      className="desk-panel plan-proposal"
      aria-label={t('plans.editor.schedule')}
      data-testid="plan-proposal"
    >
      <div className="plan-total desk-figures">
        {t('plans.editor.total')} <strong>{formatMoney(proposal.totalFen)}</strong>{' '}
        <span className="desk-soft">{t('plans.editor.ends', { date: proposal.endsOn })}</span>
      </div>
      <div className="desk-small desk-soft">
        {t('plans.editor.debt')}:{' '}
        {components
          .filter(([, amountFen]) => amountFen !== 0)
          .map(([name, amountFen]) => `${t(`plans.component.${name}`)} ${formatMoney(amountFen)}`)
          .join(' · ')}
        {proposal.waivedPenaltyFen > 0
          ? ` · ${t('plans.editor.waived', { amount: formatMoney(proposal.waivedPenaltyFen) })}`
          : ''}
      </div>
      <div className="desk-small">
        {last && last.amountFen !== proposal.regularFen
          ? t('plans.editor.rounding', { amount: formatMoney(last.amountFen) })
          : t('plans.editor.noRounding')}
      </div>
      <table className="plan-parts">
        <thead>
          <tr>
            <th>{t('plans.editor.no')}</th>
            <th>{t('plans.editor.dueOn')}</th>
            <th className="desk-right">{t('plans.editor.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.instalments.map((part) => (
            <tr key={part.no}>
              <td>{part.no}</td>
              <td>
                <DateText date={part.dueOn} />
              </td>
              <td className="desk-right">
                <MoneyText fen={part.amountFen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {proposal.warnings.length > 0 ? (
        <>
          <h3>{t('plans.editor.warnings')}</h3>
          <ul className="desk-findings">
            {proposal.warnings.map((warning) => (
              <li className="desk-amber" key={`${warning.code}-${warning.params.personId ?? ''}`}>
                ! {warningText(t, warning)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
