import type { ReactNode } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { MoneyText } from '../../ui/MoneyText.tsx';

type Figures = NonNullable<Output<'letters.check'>['figures']>;

/** What the contract gives, what the cap allows and what the letter claims, to the fen. */
export function FiguresTable({ figures }: { readonly figures: Figures }): ReactNode {
  const t = useT();
  return (
    <>
      <table className="letter-figures">
        <thead>
          <tr>
            <th aria-label={t('letters.issue.figures', { date: '' })} />
            <th className="desk-right">{t('letters.issue.contract')}</th>
            <th className="desk-right">{t('letters.issue.cap')}</th>
            <th className="desk-right">{t('letters.issue.claimed')}</th>
          </tr>
        </thead>
        <tbody>
          {figures.sums.map((sum) => (
            <tr key={sum.component}>
              <th scope="row">{t(`loans.component.${sum.component}`)}</th>
              <td className="desk-right">
                <MoneyText fen={sum.contractFen} />
              </td>
              <td className="desk-right">
                <MoneyText fen={sum.capFen} />
              </td>
              <td className="desk-right">
                <MoneyText fen={sum.claimedFen} />
              </td>
            </tr>
          ))}
          <tr className="letter-figures-total">
            <th scope="row">{t('letters.issue.total')}</th>
            <td className="desk-right">
              <MoneyText fen={figures.contractFen} />
            </td>
            <td className="desk-right">
              {figures.cutFen > 0 ? <MoneyText fen={-figures.cutFen} tone="amber" /> : null}
            </td>
            <td className="desk-right">
              <span data-testid="letter-claimed">
                <MoneyText fen={figures.claimedFen} isStrong />
              </span>
            </td>
          </tr>
        </tbody>
      </table>
      <div className="desk-small desk-soft">{figures.claimedWords}</div>
      <div className="letter-figures-foot">
        <span>
          {t('letters.issue.daily')} <MoneyText fen={figures.dailyAccrualFen} />
        </span>
        <span>
          {t('letters.issue.payable')} <MoneyText fen={figures.payableFen} isStrong />
        </span>
        {figures.isPrincipalOnly ? (
          <span className="desk-amber">⚠ {t('letters.issue.principalOnly')}</span>
        ) : null}
      </div>
    </>
  );
}
