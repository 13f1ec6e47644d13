import { Button, type InputRef } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useGo, useUrlState } from '../../app/navigation.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { type MorningRow, reasonText } from '../../ui/collection/collection-words.ts';
import '../../ui/collection/collection.css';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CaseDialogs } from './CaseDialogs.tsx';
import { DayDone } from './DayDone.tsx';
import { MarkDialog } from './MarkDialog.tsx';
import './morning.css';
import type { Dial } from '../../ui/collection/TodayPanel.tsx';
import { Preview, type PreviewAct } from './Preview.tsx';
import { SheetList } from './SheetList.tsx';
import { useChosenRow } from './use-chosen-row.ts';
import { useMarks } from './use-marks.ts';
import { useMorningKeys } from './use-morning-keys.ts';
import { useSheet } from './use-sheet.ts';

export interface OpenDialog {
  readonly kind: 'call' | 'promise' | 'snoozed' | 'done';
  readonly row: MorningRow;
  readonly dial?: Dial;
}

/** 今日工作: the day's list by urgency, and the case of the chosen row beside it. */
export function MorningPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const [url, setUrl] = useUrlState((search) => ({ q: typeof search.q === 'string' ? search.q : '' }));
  const { sheet, groups, loadMore } = useSheet(url.q !== '');
  const shown = groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter((row) => matches(row, reasonText(t, row.reasonCode, row.params), url.q)),
    }))
    .filter((group) => group.rows.length > 0);
  const choice = useChosenRow(shown.flatMap((group) => group.rows));
  const { row } = choice;
  const page = useDeskQuery('cases.get', row ? { loanId: row.loanId } : undefined, { keepPrevious: true });
  const [dialog, setDialog] = useState<OpenDialog | undefined>(undefined);
  const marks = useMarks(() => setDialog(undefined));
  const filter = useRef<InputRef>(null);
  const act = (kind: PreviewAct, on: MorningRow | undefined = row): void => {
    if (!on) return;
    if (kind === 'letter') go('/letters/new', { loanId: on.loanId });
    else if (kind === 'done' && on.group !== 'rights')
      marks.mark(on, { kind: 'done', untilOn: null, reason: '' });
    else setDialog({ kind: kind === 'snooze' ? 'snoozed' : kind, row: on });
  };
  const actOnRow = (on: MorningRow): void => {
    if (on.nextAction === 'call' || on.nextAction === 'call-again' || on.nextAction === 'check-promise')
      act('call', on);
    else if (on.nextAction === 'send-demand' || on.nextAction === 'preserve-right') act('letter', on);
    else if (on.nextAction === 'offer-plan') go('/plans/new', { loanId: on.loanId });
    else go(`/cases/${on.loanId}`);
  };
  useMorningKeys({
    isEnabled: dialog === undefined,
    move: choice.move,
    open: () => row && go(`/cases/${row.loanId}`),
    act,
    undo: marks.undo,
    filter: () => filter.current?.focus(),
  });
  if (sheet.error) return <ErrorView error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (!sheet.data) return <div className="desk-late desk-soft">{t('ui.loading')}</div>;
  const { counts } = sheet.data;
  return (
    <div className="morning-page" data-testid="morning-sheet">
      <PageHeader
        title={t('morning.title')}
        beside={
          <>
            <span>{t('morning.open', { count: counts.open })}</span>
            {counts.dueToday > 0 ? (
              <span className="desk-amber">! {t('morning.dueToday', { count: counts.dueToday })}</span>
            ) : null}
            <span className="desk-soft">{t('morning.casesOpen', { count: counts.casesOpen })}</span>
          </>
        }
        actions={
          <ImeInput
            ref={filter}
            allowClear
            aria-label={t('morning.filter.label')}
            placeholder={`/ ${t('morning.filter.placeholder')}`}
            value={url.q}
            onChange={(q) => setUrl({ q })}
            onEnter={() => filter.current?.blur()}
          />
        }
      />
      <MarkBar marks={marks} />
      {counts.open === 0 ? (
        <DayDone sheet={sheet.data} />
      ) : (
        <div className="morning-body">
          {shown.length === 0 ? (
            <EmptyState
              title={t('morning.filter.none')}
              action={<Button onClick={() => setUrl({ q: '' })}>{t('morning.filter.clear')}</Button>}
            />
          ) : (
            <SheetList
              groups={shown}
              selectedKey={row?.key}
              onSelect={choice.choose}
              onOpen={(on) => go(`/cases/${on.loanId}`)}
              onAct={actOnRow}
              onMore={(group) => loadMore(groups.find((one) => one.group === group.group) ?? group)}
            />
          )}
          <Preview
            page={row ? page.data : undefined}
            error={page.error}
            onAct={act}
            onDial={(dial) => row && setDialog({ kind: 'call', row, dial })}
          />
        </div>
      )}
      {dialog && (dialog.kind === 'done' || dialog.kind === 'snoozed') ? (
        <MarkDialog
          row={dialog.row}
          kind={dialog.kind}
          isBusy={marks.isBusy}
          error={marks.error}
          onMark={(mark) => marks.mark(dialog.row, mark)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog && page.data?.loan.loanId === dialog.row.loanId ? (
        <CaseDialogs
          page={page.data}
          dialog={dialog}
          onClose={() => setDialog(undefined)}
          onSaved={() => {
            setDialog(undefined);
            choice.move(1);
          }}
        />
      ) : null}
    </div>
  );
}

function matches(row: MorningRow, reason: string, query: string): boolean {
  const text = `${row.borrowerName} ${row.plate ?? ''} ${row.contractNo} ${reason}`.toLowerCase();
  return text.includes(query.trim().toLowerCase());
}

/** What was just marked, with the key that takes it back. */
function MarkBar({ marks }: { readonly marks: ReturnType<typeof useMarks> }): ReactNode {
  const t = useT();
  const { last } = marks;
  if (!last) return null;
  const words = { name: last.row.borrowerName, reason: reasonText(t, last.row.reasonCode, last.row.params) };
  return (
    <div className="morning-marked" role="status">
      <span className="desk-green">
        ✓{' '}
        {last.mark.kind === 'done'
          ? t('morning.marked.done', words)
          : t('morning.marked.snoozed', { ...words, date: last.mark.untilOn ?? '' })}
      </span>
      <Button size="small" onClick={marks.undo}>
        {t('morning.key.undo')} <kbd className="desk-key">U</kbd>
      </Button>
    </div>
  );
}
