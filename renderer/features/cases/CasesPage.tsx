import { Button, type InputRef, Select } from 'antd';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { addDays } from '../../../shared/kernel/local-date.ts';
import { type UrlState, useGo, useUrlState } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk, type Input } from '../../bridge/desk.ts';
import { useStamp } from '../../bridge/topic-stamp.ts';
import { useT } from '../../i18n/words.ts';
import { DataTable, type PageRequest } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { oneOf } from '../../ui/one-of.ts';
import { PageHeader, Toolbar } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { type CaseRow, caseColumns } from './case-columns.tsx';
import './cases.css';

const STATUSES = ['open', 'in-progress', 'promise', 'broken', 'hardship', 'closed'] as const;
const BUCKETS = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'] as const;
const SEGMENTS = ['able-unwilling', 'temporarily-unable', 'lost', 'dispute', 'hardship'] as const;
const SORTS = ['daysPastDue', 'overdue', 'nextAction', 'openedOn', 'borrower', 'contractNo'] as const;

function readFilter(search: UrlState) {
  return {
    status: oneOf(STATUSES, textOf(search.status)),
    bucket: oneOf(BUCKETS, textOf(search.bucket)),
    segment: oneOf(SEGMENTS, textOf(search.segment)),
    next: oneOf(['today', 'week'] as const, textOf(search.next)),
    stop: oneOf(['yes', 'no'] as const, textOf(search.stop)),
    q: textOf(search.q),
  };
}
type Filter = ReturnType<typeof readFilter>;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? value.toString() : undefined;
}

/** 案件: every case by filter of the URL, paged by SQL; Enter opens. */
export function CasesPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const today = useToday();
  const [state, setState] = useUrlState(readFilter);
  const [overdueFen, setOverdueFen] = useState<number | undefined>(undefined);
  const search = useRef<InputRef>(null);
  const stamp = useStamp('cases.list');
  const columns = useMemo(() => caseColumns(t), [t]);
  useShortcut('/', 'cases.list.goFilter', () => search.current?.focus());
  const filter: Input<'cases.list'>['filter'] = {
    ...(state.status ? { statuses: [state.status] } : {}),
    ...(state.bucket ? { buckets: [state.bucket] } : {}),
    ...(state.segment ? { segments: [state.segment] } : {}),
    ...(state.next ? { nextActionUntilOn: state.next === 'today' ? today : addDays(today, 7) } : {}),
    ...(state.stop ? { hasStopFlag: state.stop === 'yes' } : {}),
    ...(state.q ? { search: state.q.slice(0, 60) } : {}),
  };
  const resetKey = JSON.stringify(filter);
  const load = useCallback(
    async (request: PageRequest) => {
      const by = oneOf(SORTS, request.sort?.by) ?? 'daysPastDue';
      const direction = request.sort?.direction ?? 'desc';
      const asked: Input<'cases.list'>['filter'] = JSON.parse(resetKey);
      const { offset, limit } = request;
      const page = await desk.call('cases.list', { filter: asked, sort: { by, direction }, offset, limit });
      setOverdueFen(page.overdueFen);
      return page;
    },
    [resetKey],
  );
  return (
    <div className="cases-page" data-testid="cases-list">
      <PageHeader title={t('cases.title')} />
      <Toolbar label={t('cases.list.filters')}>
        <ImeInput
          ref={search}
          className="cases-search"
          allowClear
          aria-label={t('cases.list.searchLabel')}
          placeholder={`/ ${t('cases.list.search')}`}
          value={state.q ?? ''}
          onChange={(q) => setState({ q })}
        />
        <Filters state={state} onChange={setState} />
      </Toolbar>
      <DataTable<CaseRow>
        viewKey="cases"
        label={t('cases.list.label')}
        columns={columns}
        rowId={(row) => row.caseId}
        load={load}
        resetKey={resetKey}
        stamp={stamp}
        sort={{ by: 'daysPastDue', direction: 'desc' }}
        onOpen={(row) => go(`/cases/${row.loanId}`)}
        rowTone={(row) => (row.status === 'broken' ? 'red' : row.stopFlag ? 'amber' : undefined)}
        foot={
          overdueFen === undefined ? null : (
            <span className="desk-figures">
              {t('cases.list.overdue', { amount: formatMoney(overdueFen) })}
            </span>
          )
        }
        empty={
          resetKey === '{}' ? (
            <EmptyState title={t('cases.list.empty')} body={t('cases.list.emptyHint')} />
          ) : (
            <EmptyState title={t('cases.list.none')} body={t('cases.list.noneHint')} />
          )
        }
      />
    </div>
  );
}

function Filters(props: {
  readonly state: Filter;
  readonly onChange: (next: Partial<Filter>) => void;
}): ReactNode {
  const t = useT();
  const { state, onChange } = props;
  const next = { today: t('cases.list.nextToday'), week: t('cases.list.nextWeek') } as const;
  const stop = { yes: t('cases.list.stopOnly'), no: t('cases.list.stopNone') } as const;
  return (
    <>
      <Select
        allowClear
        className="cases-filter"
        aria-label={t('cases.column.status')}
        placeholder={t('cases.list.statusAny')}
        value={state.status ?? null}
        onChange={(status) => onChange({ status: status ?? undefined })}
        options={STATUSES.map((value) => ({ value, label: t(`cases.status.${value}`) }))}
      />
      <Select
        allowClear
        className="cases-filter"
        aria-label={t('cases.column.bucket')}
        placeholder={t('cases.list.bucketAny')}
        value={state.bucket ?? null}
        onChange={(bucket) => onChange({ bucket: bucket ?? undefined })}
        options={BUCKETS.map((value) => ({ value, label: value }))}
      />
      <Select
        allowClear
        className="cases-filter"
        aria-label={t('cases.column.segment')}
        placeholder={t('cases.list.segmentAny')}
        value={state.segment ?? null}
        onChange={(segment) => onChange({ segment: segment ?? undefined })}
        options={SEGMENTS.map((value) => ({ value, label: t(`cases.segment.${value}`) }))}
      />
      <Select
        allowClear
        className="cases-filter"
        aria-label={t('cases.column.nextAction')}
        placeholder={t('cases.list.nextAny')}
        value={state.next ?? null}
        onChange={(value) => onChange({ next: value ?? undefined })}
        options={(['today', 'week'] as const).map((value) => ({ value, label: next[value] }))}
      />
      <Select
        allowClear
        className="cases-filter"
        aria-label={t('cases.column.stopFlag')}
        placeholder={t('cases.list.stopAny')}
        value={state.stop ?? null}
        onChange={(value) => onChange({ stop: value ?? undefined })}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: stop[value] }))}
      />
      <Button
        onClick={() =>
          onChange({
            status: undefined,
            bucket: undefined,
            segment: undefined,
            next: undefined,
            stop: undefined,
            q: undefined,
          })
        }
      >
        {t('cases.list.clear')}
      </Button>
    </>
  );
}
