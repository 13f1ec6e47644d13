import { Button, type InputRef } from 'antd';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useGo, useUrlState } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useStamp } from '../../bridge/topic-stamp.ts';
import { useT } from '../../i18n/words.ts';
import { DataTable, type PageRequest } from '../../ui/DataTable.tsx';
import { EmptyBook } from '../../ui/EmptyBook.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoanFilterBar } from './LoanFilterBar.tsx';
import { type LoanRow, loanColumns } from './loan-columns.tsx';
import {
  filterOf,
  isFiltered,
  type LoanListState,
  NO_FILTER,
  readListState,
  sortOf,
  sortText,
} from './loan-filter.ts';
import './loans.css';
import { SavedViews } from './SavedViews.tsx';

const MOST_CHOSEN = 10_000;

/** 贷款: the whole book as one list; filters and order are in the URL, rows come from SQL by the page. */
export function LoansPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const [state, setState] = useUrlState(readListState);
  const [viewNo, setViewNo] = useState(0);
  const [chosen, setChosen] = useState<readonly LoanRow[]>([]);
  const search = useRef<InputRef>(null);
  const stamp = useStamp('loans.list');
  const columns = useMemo(() => loanColumns(t), [t]);
  const filter = filterOf(state);
  const load = useCallback(
    (request: PageRequest) =>
      desk.call('loans.list', {
        filter: filterOf(state),
        sort: request.sort ? sortOf(sortText(request.sort)) : sortOf(state.sort),
        offset: request.offset,
        limit: request.limit,
      }),
    [state],
  );
  // a view brings its own order: the grid begins anew with it
  const choose = (view: LoanListState): void => {
    setState(view);
    setViewNo((old) => old + 1);
  };
  useShortcut('/', 'loans.goFilter', () => search.current?.focus());
  useShortcut('N', 'loans.newLoan', () => go('/loans/new'));
  return (
    <div className="loan-list-page" data-testid="loans-list">
      <PageHeader
        title={t('loans.title')}
        beside={<SavedViews state={state} onChoose={choose} />}
        actions={
          <WithKey keys="N" label={t('loans.newLoan')}>
            <Button type="primary" onClick={() => go('/loans/new')}>
              {t('loans.newLoan')}
            </Button>
          </WithKey>
        }
      />
      <LoanFilterBar state={state} onChange={setState} searchRef={search} onLeave={focusGrid} />
      <DataTable<LoanRow>
        key={viewNo}
        viewKey="loans"
        label={t('loans.title')}
        columns={columns}
        rowId={(row) => row.loanId}
        load={load}
        resetKey={JSON.stringify(filter)}
        stamp={stamp}
        sort={sortOf(state.sort)}
        onSort={(sort) => setState({ sort: sortText(sort) })}
        onOpen={(row) => go(`/loans/${row.loanId}`)}
        onSelect={setChosen}
        foot={<Totals filter={filter} chosen={chosen} />}
        rowTone={(row) => (row.hasStopFlag ? 'amber' : undefined)}
        empty={<NoLoans isFiltered={isFiltered(state)} onClear={() => setState(NO_FILTER)} />}
      />
    </div>
  );
}

/** ↓ from the search field goes to the first row, as a clerk expects of a list under a field. */
function focusGrid(): void {
  const cell = document.querySelector<HTMLElement>('[data-testid="loans-list"] .ag-row .ag-cell');
  cell?.focus();
}

function Totals(props: {
  readonly filter: ReturnType<typeof filterOf>;
  readonly chosen: readonly LoanRow[];
}): ReactNode {
  const t = useT();
  const loanIds = props.chosen.slice(0, MOST_CHOSEN).map((row) => row.loanId);
  const totals = useDeskQuery(
    'loans.totals',
    { filter: props.filter, ...(loanIds.length > 0 ? { loanIds } : {}) },
    { keepPrevious: true },
  );
  if (!totals.data) return null;
  const { outstandingPrincipalFen, overdueFen, overdueCount } = totals.data;
  return (
    <span className="desk-figures" data-testid="loans-totals">
      <span className="desk-soft">
        {t(loanIds.length > 0 ? 'loans.totals.chosen' : 'loans.totals.filtered')}:{' '}
      </span>
      {t('loans.totals.outstanding', { amount: formatMoney(outstandingPrincipalFen) })}
      {' · '}
      {t('loans.totals.overdue', { amount: formatMoney(overdueFen), count: overdueCount })}
    </span>
  );
}

function NoLoans(props: { readonly isFiltered: boolean; readonly onClear: () => void }): ReactNode {
  const t = useT();
  if (!props.isFiltered) return <EmptyBook />;
  return (
    <EmptyState
      title={t('loans.empty.none')}
      body={t('loans.empty.noneHint')}
      action={<Button onClick={props.onClear}>{t('loans.filter.clear')}</Button>}
    />
  );
}
