import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { useGo, useUrlState } from '../../app/navigation.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { LoanChoice } from '../../ui/LoanChoice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { IssueDesk } from './IssueDesk.tsx';
import { readWish, useSettled, wishOf } from './letter-wish.ts';
import './letters.css';

/** A change that rests this long is asked for: quick enough to stay under half a second with the drawing. */
const SETTLE_MS = 150;

function readReason(draft: unknown): string | undefined {
  return typeof draft === 'string' ? draft : undefined;
}

/** 出具函件: what goes in on the left, its checks below, the real pages on the right. */
export function IssuePage(): ReactNode {
  const [state, setState] = useUrlState(readWish);
  return (
    <div className="letter-page" data-testid="letter-issue">
      {state.loanId === undefined ? (
        <NoLoan onChoose={(loanId) => setState({ loanId })} />
      ) : (
        <LoanLetter key={state.loanId} />
      )}
    </div>
  );
}

function NoLoan({ onChoose }: { readonly onChoose: (loanId: string) => void }): ReactNode {
  const t = useT();
  const go = useGo();
  return (
    <>
      <PageHeader
        title={t('letters.issue.title')}
        actions={<Button onClick={() => go('/letters')}>{t('letters.backToList')}</Button>}
      />
      <LoanChoice label={t('letters.issue.chooseLoan')} help={t('ui.chooseLoanHelp')} onChoose={onChoose} />
    </>
  );
}

function LoanLetter(): ReactNode {
  const t = useT();
  const go = useGo();
  const [state, setState] = useUrlState(readWish);
  const draft = useDraft(`letter-reason:${state.loanId ?? ''}`, '', readReason);
  const wish = useSettled(wishOf(state, draft.form), SETTLE_MS);
  const check = useDeskQuery('letters.check', wish, { keepPrevious: true });
  if (check.error) {
    return (
      <>
        <PageHeader title={t('letters.issue.title')} />
        <ErrorView error={check.error} onRetry={() => void check.refetch()} />
        <Button style={{ marginTop: 8, alignSelf: 'start' }} onClick={() => go('/letters/new')}>
          {t('letters.issue.changeLoan')}
        </Button>
      </>
    );
  }
  if (!check.data || wish === undefined) {
    return <div className="desk-late desk-soft">{t('ui.loading')}</div>;
  }
  const isSettled = JSON.stringify(wish) === JSON.stringify(wishOf(state, draft.form));
  return (
    <IssueDesk
      wish={wish}
      check={check.data}
      isFresh={isSettled && !check.isPlaceholderData && !check.isFetching}
      state={state}
      onChange={setState}
      reason={draft.form}
      onReason={draft.setForm}
      onIssued={draft.clear}
    />
  );
}
