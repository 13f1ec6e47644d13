import { Button, type InputRef } from 'antd';
import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useGo, useUrlState } from '../../app/navigation.ts';
import type { Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { type CasePage, type MorningRow, reasonText } from '../../ui/collection/collection-words.ts';
import '../../ui/collection/collection.css';
import { TalkDialogs } from '../../ui/collection/TalkDialogs.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { MarkDialog } from './MarkDialog.tsx';
import { NothingToDo } from './NothingToDo.tsx';
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

/** What the button of a row does beside opening the case. */
const STEPS: Partial<Readonly<Record<MorningRow['nextAction'], 'call' | 'letter' | 'plan'>>> = {
  call: 'call',
  'call-again': 'call',
  'check-promise': 'call',
  'send-demand': 'letter',
  'preserve-right': 'letter',
  'offer-plan': 'plan',
};

/** 今日工作: the day's list by urgency, and the case of the chosen row beside it. */
export function MorningPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const [url, setUrl] = useUrlState((search) => ({ q: typeof search.q === 'string' ? search.q : '' }));
  const { sheet, groups, loadMore } = useSheet(url.q);
  const choice = useChosenRow(groups.flatMap((group) => group.rows));
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
    const step = STEPS[on.nextAction];
    if (step === 'plan') go('/plans/new', { loanId: on.loanId });
    else if (step) act(step, on);
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
        beside={<Counts counts={counts} />}
        actions={<FilterField fieldRef={filter} text={url.q} onChange={(q) => setUrl({ q })} />}
      />
      <MarkBar marks={marks} />
      {counts.open === 0 ? (
        <NothingToDo sheet={sheet.data} />
      ) : (
        <div className="morning-body">
          {groups.length === 0 ? (
            <EmptyState
              title={t('morning.filter.none')}
              action={<Button onClick={() => setUrl({ q: '' })}>{t('morning.filter.clear')}</Button>}
            />
          ) : (
            <SheetList
              groups={groups}
              selectedKey={row?.key}
              onSelect={choice.choose}
              onOpen={(on) => go(`/cases/${on.loanId}`)}
              onAct={actOnRow}
              onMore={loadMore}
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
      {dialog ? (
        <RowDialog
          dialog={dialog}
          page={page.data}
          marks={marks}
          onClose={() => setDialog(undefined)}
          onSaved={() => choice.move(1)}
        />
      ) : null}
    </div>
  );
}

function FilterField(props: {
  readonly fieldRef: RefObject<InputRef | null>;
  readonly text: string;
  readonly onChange: (text: string) => void;
}): ReactNode {
  const t = useT();
  return (
    <ImeInput
      ref={props.fieldRef}
      allowClear
      aria-label={t('morning.filter.label')}
      placeholder={`/ ${t('morning.filter.placeholder')}`}
      value={props.text}
      onChange={props.onChange}
      // Enter gives the arrow keys back to the list
      onEnter={() => props.fieldRef.current?.blur()}
    />
  );
}

function Counts(props: { readonly counts: Output<'morning.sheet'>['counts'] }): ReactNode {
  const t = useT();
  const { open, dueToday, casesOpen } = props.counts;
  return (
    <>
      <span>{t('morning.open', { count: open })}</span>
      {dueToday > 0 ? (
        <span className="desk-amber">! {t('morning.dueToday', { count: dueToday })}</span>
      ) : null}
      <span className="desk-soft">{t('morning.casesOpen', { count: casesOpen })}</span>
    </>
  );
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

/** What a key opened for a row: done or snooze with its reason, a call, a promise. */
function RowDialog(props: {
  readonly dialog: OpenDialog;
  readonly page: CasePage | undefined;
  readonly marks: ReturnType<typeof useMarks>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}): ReactNode {
  const { dialog, page, marks, onClose } = props;
  if (dialog.kind === 'done' || dialog.kind === 'snoozed') {
    return (
      <MarkDialog
        row={dialog.row}
        kind={dialog.kind}
        isBusy={marks.isBusy}
        error={marks.error}
        onMark={(mark) => marks.mark(dialog.row, mark)}
        onClose={onClose}
      />
    );
  }
  if (page?.loan.loanId !== dialog.row.loanId) return null;
  const onSaved = (): void => {
    onClose();
    props.onSaved();
  };
  return <TalkDialogs page={page} dialog={dialog} onClose={onClose} onSaved={onSaved} />;
}
