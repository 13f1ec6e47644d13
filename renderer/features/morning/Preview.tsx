import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useGo } from '../../app/navigation.ts';
import type { DeskError } from '../../bridge/desk-error.ts';
import { useT } from '../../i18n/words.ts';
import { ClockList } from '../../ui/collection/ClocksPanel.tsx';
import type { CasePage } from '../../ui/collection/collection-words.ts';
import { DebtPanel } from '../../ui/collection/DebtPanel.tsx';
import { TimelinePanel } from '../../ui/collection/TimelinePanel.tsx';
import { type Dial, TodayPanel } from '../../ui/collection/TodayPanel.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';

export type PreviewAct = 'call' | 'promise' | 'letter' | 'snooze' | 'done';
const ACTS: readonly { readonly act: PreviewAct; readonly key: string }[] = [
  { act: 'call', key: 'C' },
  { act: 'promise', key: 'P' },
  { act: 'letter', key: 'L' },
  { act: 'snooze', key: 'S' },
  { act: 'done', key: 'D' },
];

/** The chosen row's case, enough to finish most rows: who, what is owed, which number, what was said last. */
export function Preview(props: {
  readonly page: CasePage | undefined;
  readonly error: DeskError | null;
  readonly onAct: (act: PreviewAct) => void;
  readonly onDial: (dial: Dial) => void;
}): ReactNode {
  const t = useT();
  const go = useGo();
  const { page } = props;
  if (props.error) return <ErrorView error={props.error} />;
  if (!page) return <EmptyState title={t('morning.preview.none')} />;
  return (
    <aside className="morning-preview" aria-label={t('morning.preview.label')} data-testid="morning-preview">
      <div className="morning-preview-head">
        <strong>{page.borrowerName}</strong> <span>{page.plate}</span>{' '}
        <span className="desk-soft">{page.loan.contractNo}</span>{' '}
        <StatusTag tone={page.loan.daysPastDue > 0 ? 'red' : 'neutral'}>
          {page.loan.bucket} · {t('morning.row.days', { count: page.loan.daysPastDue })}
        </StatusTag>{' '}
        {page.stopFlag ? (
          <StatusTag tone="amber">
            {t('cases.page.stopped', {
              kind: t(`cases.stopFlag.${page.stopFlag.kind}`),
              since: page.stopFlag.since,
              reason: page.stopFlag.reason,
            })}
          </StatusTag>
        ) : null}
      </div>
      <div className="morning-acts">
        {ACTS.map(({ act, key }) => (
          <Button
            key={act}
            size="small"
            type={act === 'call' ? 'primary' : 'default'}
            onClick={() => props.onAct(act)}
          >
            {t(`morning.key.${act}`)} <KeyHint keys={key} />
          </Button>
        ))}
        <Button size="small" onClick={() => go(`/cases/${page.loan.loanId}`)}>
          {t('morning.preview.openCase')} <KeyHint keys="Enter" />
        </Button>
      </div>
      <TodayPanel page={page} onDial={props.onDial} isShort />
      <DebtPanel page={page} />
      <ClockList page={page} isUrgentOnly />
      <TimelinePanel page={page} mostRows={5} />
    </aside>
  );
}
