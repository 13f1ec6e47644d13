import type { ReactNode } from 'react';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { EVENT_PARTS } from './money-event-form.ts';
import { Facts } from './Section.tsx';

/** What settles the loan on the day, if nothing else is booked until then. */
export function SettlementQuote(props: { readonly loanId: string; readonly on: string }): ReactNode {
  const t = useT();
  const { loanId, on } = props;
  const answer = useDeskQuery('events.settlementQuote', on === '' ? undefined : { loanId, on });
  if (answer.error) return <ErrorView error={answer.error} isInline />;
  if (!answer.data) return null;
  const { owed, creditFen, totalFen, dailyPenaltyFen } = answer.data;
  const parts = EVENT_PARTS.filter((part) => owed[`${part}Fen`] > 0);
  return (
    <>
      <Facts
        facts={[
          ...parts.map(
            (part) =>
              [t(`loans.component.${part}`), <MoneyText key={part} fen={owed[`${part}Fen`]} />] as const,
          ),
          [t('loans.event.held'), creditFen > 0 ? <MoneyText key="held" fen={-creditFen} /> : null],
          [t('loans.event.total'), <MoneyText key="total" fen={totalFen} isStrong />],
          [
            t('loans.event.perDay'),
            dailyPenaltyFen > 0 ? <MoneyText key="day" fen={dailyPenaltyFen} /> : null,
          ],
        ]}
      />
      <p className="desk-soft desk-small">{t('loans.event.quoteHelp')}</p>
    </>
  );
}
