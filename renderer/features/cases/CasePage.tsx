import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCurrentUser } from '../../app/book-context.ts';
import { useGo, usePathParam } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ClocksPanel } from '../../ui/collection/ClocksPanel.tsx';
import { actionName, type CasePage as Page, reasonText } from '../../ui/collection/collection-words.ts';
import '../../ui/collection/collection.css';
import { DebtPanel } from '../../ui/collection/DebtPanel.tsx';
import { ScriptPanel } from '../../ui/collection/ScriptPanel.tsx';
import { TimelinePanel } from '../../ui/collection/TimelinePanel.tsx';
import { type Dial, TodayPanel } from '../../ui/collection/TodayPanel.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { CaseSettings, type SettingsKind } from './CaseSettings.tsx';
import { CaseSheet } from './CaseSheet.tsx';
import { CASE_TONES } from './case-columns.tsx';
import './cases.css';
import { TalkDialogs } from '../../ui/collection/TalkDialogs.tsx';

type Open = { readonly kind: 'call' | 'promise' | SettingsKind; readonly dial?: Dial };
type Act = 'call' | 'promise' | 'letter' | 'plan' | 'receipt' | 'next' | 'segment' | 'stop';

const ACTS: readonly { readonly act: Act; readonly key: string }[] = [
  { act: 'call', key: 'C' },
  { act: 'promise', key: 'P' },
  { act: 'letter', key: 'L' },
  { act: 'plan', key: 'N' },
  { act: 'receipt', key: 'R' },
  { act: 'next', key: 'X' },
  { act: 'segment', key: 'G' },
  { act: 'stop', key: 'T' },
];

/** 案件: everything about a debtor on one screen during a call. */
export function CasePage(): ReactNode {
  const t = useT();
  const go = useGo();
  const loanId = usePathParam('loanId');
  const answer = useDeskQuery('cases.get', { loanId });
  const user = useCurrentUser();
  const [open, setOpen] = useState<Open | undefined>(undefined);
  const [saved, setSaved] = useState('');
  const act = (kind: Act): void => {
    if (kind === 'letter') go('/letters/new', { loanId });
    else if (kind === 'receipt') go('/receipts', { loanId, new: 1 });
    else if (kind === 'plan') go('/plans/new', { loanId });
    else setOpen({ kind });
  };
  const keys = { isEnabled: open === undefined };
  useShortcut('C', 'cases.action.call', () => act('call'), keys);
  useShortcut('P', 'cases.action.promise', () => act('promise'), keys);
  useShortcut('L', 'cases.action.letter', () => act('letter'), keys);
  useShortcut('N', 'cases.action.plan', () => act('plan'), keys);
  useShortcut('R', 'cases.action.receipt', () => act('receipt'), keys);
  useShortcut('X', 'cases.action.next', () => act('next'), keys);
  useShortcut('G', 'cases.action.segment', () => act('segment'), keys);
  useShortcut('T', 'cases.action.stop', () => act('stop'), keys);
  if (answer.error) return <ErrorView error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <div className="desk-late desk-soft">{t('ui.loading')}</div>;
  const page = answer.data;
  const close = (): void => setOpen(undefined);
  const done = (): void => {
    setSaved(t('ui.save'));
    setOpen(undefined);
  };
  return (
    <div className="case-page" data-testid="case-page" data-saved={saved}>
      <CaseHeader page={page} />
      <div className="desk-toolbar">
        {ACTS.map(({ act: kind, key }) => (
          <Button
            key={kind}
            size="small"
            type={kind === 'call' ? 'primary' : 'default'}
            data-testid={`case-${kind}`}
            disabled={page.case === null && (kind === 'next' || kind === 'segment')}
            onClick={() => act(kind)}
          >
            {kind === 'stop' && page.stopFlag ? t('cases.page.liftStop') : t(`cases.action.${kind}`)}{' '}
            <KeyHint keys={key} />
          </Button>
        ))}
        <CaseSheet loanId={loanId} isEnabled={open === undefined} />
        <Button size="small" type="link" onClick={() => go(`/loans/${loanId}`)}>
          {t('cases.page.openLoan')}
        </Button>
      </div>
      <div className="case-grid">
        <TodayPanel page={page} onDial={(dial) => setOpen({ kind: 'call', dial })} />
        <DebtPanel page={page} />
        <ClocksPanel page={page} onOpenLoan={(other) => go(`/cases/${other}`)} />
        <div className="case-below">
          <ScriptPanel page={page} operatorName={user?.name ?? ''} />
          <TimelinePanel page={page} />
        </div>
      </div>
      {open?.kind === 'call' || open?.kind === 'promise' ? (
        <TalkDialogs page={page} dialog={open} onClose={close} onSaved={done} />
      ) : open ? (
        <CaseSettings page={page} kind={open.kind} onClose={close} />
      ) : null}
    </div>
  );
}

/** Who, how late, in what state, and the next thing to do with its reason. */
function CaseHeader({ page }: { readonly page: Page }): ReactNode {
  const t = useT();
  const { advice, loan } = page;
  // a planned step is its own reason: only its day is worth saying again
  const why =
    advice.reasonCode === 'case.nextAction'
      ? advice.params.on
      : reasonText(t, advice.reasonCode, advice.params);
  return (
    <PageHeader
      title={
        <>
          {page.borrowerName} · {page.plate ?? '—'} · {loan.contractNo}
        </>
      }
      beside={
        <>
          <StatusTag tone={loan.daysPastDue > 0 ? 'red' : 'green'}>
            {loan.daysPastDue > 0
              ? `${loan.bucket} · ${t('morning.row.days', { count: loan.daysPastDue })}`
              : t('morning.row.notOverdue')}
          </StatusTag>
          {page.case ? (
            <StatusTag tone={CASE_TONES[page.case.status]}>{t(`cases.status.${page.case.status}`)}</StatusTag>
          ) : (
            <span className="desk-soft">{t('cases.page.noCase')}</span>
          )}
          <span className="desk-soft">
            {page.case?.segment ? t(`cases.segment.${page.case.segment}`) : t('cases.page.segmentNone')}
          </span>
          {loan.isOpeningUnconfirmed ? (
            <StatusTag tone="amber">{t('cases.page.unconfirmed')}</StatusTag>
          ) : null}
          {page.stopFlag ? (
            <StatusTag tone="amber">
              {t('cases.page.stopped', {
                kind: t(`cases.stopFlag.${page.stopFlag.kind}`),
                since: page.stopFlag.since,
                reason: page.stopFlag.reason,
              })}
            </StatusTag>
          ) : null}
          <span className="case-next" data-testid="case-next">
            {t('cases.page.next')}: {actionName(t, advice.action)}
            {why ? <span className="desk-soft"> ({why})</span> : null}
          </span>
        </>
      }
    />
  );
}
