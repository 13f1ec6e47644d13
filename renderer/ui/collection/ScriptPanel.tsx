import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { ErrorView } from '../ErrorView.tsx';
import { formatFen } from '../money-text.ts';
import { ScrollBox } from '../ScrollBox.tsx';
import type { CasePage } from './collection-words.ts';

/** What the book knows for the placeholders of a script; the rest is left blank to be said by the clerk. */
function fillOf(page: CasePage, operatorName: string): Readonly<Record<string, string>> {
  const { balances, loan } = page;
  return {
    lenderName: loan.lenderShortName,
    operatorName,
    borrowerName: page.borrowerName,
    contractTail: loan.contractNo.slice(-4),
    cureToday: formatFen(balances.cureTodayFen),
    settleToday: formatFen(balances.settleTodayFen),
    daysPastDue: loan.daysPastDue.toString(),
    ...(loan.oldestUnpaidDueOn ? { oldestDueOn: loan.oldestUnpaidDueOn } : {}),
    ...(balances.nextDue
      ? { nextDueAmount: formatFen(balances.nextDue.amountFen), nextDueOn: balances.nextDue.on }
      : {}),
    ...(page.openPromise
      ? { promiseAmount: formatFen(page.openPromise.amountFen), promiseOn: page.openPromise.dueOn }
      : {}),
  };
}

/** 话术 of the stage and segment, its placeholders filled. */
export function ScriptPanel(props: { readonly page: CasePage; readonly operatorName: string }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const script = useDeskQuery('scripts.get', { key: props.page.scriptKey }, { keepPrevious: true });
  const fill = fillOf(props.page, props.operatorName);
  const blank = t('cases.script.blank');
  const filled = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => fill[name] ?? blank);
  return (
    <ScrollBox className="case-panel case-script" label={t('cases.script.title')} testId="case-script">
      <h2>{t('cases.script.title')}</h2>
      {script.error ? <ErrorView error={script.error} isInline /> : null}
      {!script.data && !script.error ? (
        <p className="desk-late desk-soft">{t('cases.script.loading')}</p>
      ) : null}
      <dl>
        {(script.data?.blocks ?? []).map((block) => (
          <div key={`${block.kind}-${block.textZh}`} className={block.kind === 'avoid' ? 'case-avoid' : ''}>
            <dt>
              {block.kind === 'avoid' ? '✗ ' : ''}
              {t(`cases.script.kind.${block.kind}`)}
              {block.rule ? <span className="desk-soft desk-small"> {block.rule}</span> : null}
            </dt>
            <dd>{filled(language === 'en' ? block.textEn : block.textZh)}</dd>
          </div>
        ))}
      </dl>
    </ScrollBox>
  );
}
