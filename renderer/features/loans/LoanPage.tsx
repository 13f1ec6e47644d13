import { Button } from 'antd';
import type { ReactNode } from 'react';
import { type UrlState, useGo, usePathParam, useUrlState } from '../../app/navigation.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { useToday } from '../../ui/today.ts';
import { ContractPanel, OpeningPanel } from './ContractPanel.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { LoanHead } from './LoanHead.tsx';
import './loans.css';
import { PartiesPanel } from './PartiesPanel.tsx';
import { ScheduleTable } from './ScheduleTable.tsx';
import { Timeline } from './Timeline.tsx';
import { VehiclePanel } from './VehiclePanel.tsx';

function readAsOf(search: UrlState): { readonly asOf: string | undefined } {
  const { asOf } = search;
  return { asOf: typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined };
}

/** One loan, as of a day: figures with their trace, schedule, ledger, people, vehicle, contract, what happened. */
export function LoanPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const today = useToday();
  const loanId = usePathParam('loanId');
  const [{ asOf }, setState] = useUrlState(readAsOf);
  const answer = useDeskQuery('loans.get', { loanId, ...(asOf ? { asOf } : {}) }, { keepPrevious: true });
  if (answer.error) {
    return (
      <div data-testid="loan-page">
        <ErrorView error={answer.error} onRetry={() => void answer.refetch()} />
        <Button style={{ marginTop: 8 }} onClick={() => go('/loans')}>
          {t('loans.action.back')}
        </Button>
      </div>
    );
  }
  if (!answer.data) return <div className="desk-late desk-soft">{t('ui.loading')}</div>;
  const loan = answer.data;
  const isToday = loan.position.asOf === today;
  return (
    <div data-testid="loan-page" aria-busy={answer.isPlaceholderData}>
      <LoanHead
        loan={loan}
        isToday={isToday}
        onAsOf={(day) => setState({ asOf: day === today ? undefined : day })}
      />
      <div className="loan-columns">
        <div className="loan-column">
          {loan.opening ? <OpeningPanel opening={loan.opening} /> : null}
          <ScheduleTable loan={loan} />
          <LedgerTable loan={loan} />
          <Timeline loan={loan} />
        </div>
        <div className="loan-column">
          <PartiesPanel loan={loan} />
          <VehiclePanel loan={loan} />
          <ContractPanel loan={loan} />
        </div>
      </div>
    </div>
  );
}
