import { Button, type InputRef } from 'antd';
import { type ReactNode, type Ref, useCallback, useMemo, useRef } from 'react';
import { addDays, type LocalDate, parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { type UrlState, useGo, useUrlState } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { desk, type Input } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useStamp } from '../../bridge/topic-stamp.ts';
import { useT } from '../../i18n/words.ts';
import { DataTable, type PageRequest } from '../../ui/DataTable.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { PageHeader, Toolbar } from '../../ui/PageHeader.tsx';
import { useToday } from '../../ui/today.ts';
import { ChargeEntry } from './ChargeEntry.tsx';
import { ReceiptEntry } from './ReceiptEntry.tsx';
import { type ReceiptRow, receiptColumns } from './receipt-columns.tsx';
import './receipts.css';

interface PageState {
  readonly from: LocalDate | undefined;
  readonly to: LocalDate | undefined;
  readonly loanId: string | undefined;
  readonly q: string | undefined;
  /** '1' a receipt, 'charge' a cost or fee */
  readonly new: string | undefined;
}

function readState(search: UrlState): PageState {
  const text = (name: string): string | undefined => {
    const value = search[name];
    if (typeof value === 'number') return value.toString();
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    from: parseLocalDate(text('from') ?? ''),
    to: parseLocalDate(text('to') ?? ''),
    loanId: text('loanId'),
    q: text('q'),
    new: text('new'),
  };
}

type Filter = Omit<Input<'receipts.list'>, 'offset' | 'limit'>;

/** 收款: what came in, by day, with its sum; beside it the entry of the next one. */
export function ReceiptsPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const today = useToday();
  const [state, setState] = useUrlState(readState);
  const stamp = useStamp('receipts.list');
  const search = useRef<InputRef>(null);
  const isPanelOpen = state.new !== undefined;
  const columns = useMemo(() => receiptColumns(t, isPanelOpen), [t, isPanelOpen]);
  // one loan: all its receipts; a search: all days; else the day
  const isDay = state.loanId === undefined && state.q === undefined;
  const from = state.from ?? (isDay ? today : undefined);
  const to = state.to ?? (isDay ? today : undefined);
  const filter: Filter = {
    ...(from ? { fromOn: from } : {}),
    ...(to ? { toOn: to } : {}),
    ...(state.loanId ? { loanId: state.loanId } : {}),
    ...(state.q ? { search: state.q.slice(0, 60) } : {}),
  };
  const filterText = JSON.stringify(filter);
  const load = useCallback(
    (request: PageRequest) => {
      const asked: Filter = JSON.parse(filterText);
      return desk.call('receipts.list', { ...asked, offset: request.offset, limit: request.limit });
    },
    [filterText],
  );
  const step = (days: number): void => {
    const day = addDays(from ?? today, days);
    setState({ from: day, to: day });
  };
  useShortcut('N', 'receipts.newReceipt', () => setState({ new: '1' }));
  useShortcut('F', 'receipts.newCharge', () => setState({ new: 'charge' }));
  useShortcut('/', 'receipts.searchLabel', () => search.current?.focus());
  useShortcut('Alt+ArrowLeft', 'receipts.previousDay', () => step(-1));
  useShortcut('Alt+ArrowRight', 'receipts.nextDay', () => step(1));
  const close = (): void => setState({ new: undefined });
  return (
    <div className="receipts-page" data-testid="receipts">
      <PageHeader
        title={t('receipts.title')}
        actions={<Actions onNew={(kind) => setState({ new: kind })} />}
      />
      <div className={isPanelOpen ? 'receipts-split' : 'receipts-whole'}>
        <div className="receipts-list">
          <DayBar state={state} onChange={setState} days={{ from, to }} onStep={step} searchRef={search} />
          <DataTable<ReceiptRow>
            key={isPanelOpen ? 'narrow' : 'wide'}
            viewKey={isPanelOpen ? 'receipts-narrow' : 'receipts'}
            label={t('receipts.title')}
            columns={columns}
            rowId={(row) => row.entryId}
            load={load}
            resetKey={filterText}
            stamp={stamp}
            onOpen={(row) => go(`/loans/${row.loanId}`)}
            foot={<Sum filter={filter} />}
            empty={<EmptyState title={t('receipts.empty')} body={t('receipts.emptyHint')} />}
          />
        </div>
        {state.new === 'charge' ? <ChargeEntry loanId={state.loanId} onClose={close} /> : null}
        {state.new !== undefined && state.new !== 'charge' ? (
          <ReceiptEntry loanId={state.loanId} onClose={close} />
        ) : null}
      </div>
    </div>
  );
}

/** The days, the search and the loan that the list is about. */
function DayBar(props: {
  readonly state: PageState;
  readonly onChange: (next: Partial<PageState>) => void;
  readonly days: Pick<PageState, 'from' | 'to'>;
  readonly onStep: (days: number) => void;
  readonly searchRef: Ref<InputRef>;
}): ReactNode {
  const t = useT();
  const { state, onChange, onStep, searchRef } = props;
  const { from, to } = props.days;
  return (
    <Toolbar label={t('receipts.day')}>
      <Button aria-label={t('receipts.previousDay')} title="Alt+←" onClick={() => onStep(-1)}>
        ‹
      </Button>
      <span className="receipts-day">
        <DateField
          aria-label={t('receipts.fromOn')}
          value={from}
          onChange={(day) => {
            if (day) onChange({ from: day, to: to !== undefined && to < day ? day : to });
          }}
        />
      </span>
      –
      <span className="receipts-day">
        <DateField
          aria-label={t('receipts.toOn')}
          value={to}
          onChange={(day) => {
            if (day) onChange({ to: day, from: from !== undefined && from > day ? day : from });
          }}
        />
      </span>
      <Button aria-label={t('receipts.nextDay')} title="Alt+→" onClick={() => onStep(1)}>
        ›
      </Button>
      <Button onClick={() => onChange({ from: undefined, to: undefined })}>{t('receipts.today')}</Button>
      <ImeInput
        ref={searchRef}
        value={state.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        aria-label={t('receipts.searchLabel')}
        placeholder={t('receipts.search')}
        allowClear
        style={{ width: 220 }}
      />
      {state.loanId ? (
        <OneLoan loanId={state.loanId} onClear={() => onChange({ loanId: undefined })} />
      ) : null}
    </Toolbar>
  );
}

function Actions({ onNew }: { readonly onNew: (kind: '1' | 'charge') => void }): ReactNode {
  const t = useT();
  return (
    <>
      <WithKey keys="F" label={t('receipts.newCharge')}>
        <Button onClick={() => onNew('charge')}>{t('receipts.newCharge')}</Button>
      </WithKey>
      <WithKey keys="N" label={t('receipts.newReceipt')}>
        <Button type="primary" onClick={() => onNew('1')}>
          {t('receipts.newReceipt')}
        </Button>
      </WithKey>
    </>
  );
}

function OneLoan(props: { readonly loanId: string; readonly onClear: () => void }): ReactNode {
  const t = useT();
  const loan = useDeskQuery('loans.get', { loanId: props.loanId });
  return (
    <span className="desk-tag desk-tag-blue">
      {t('receipts.ofLoan', { contractNo: loan.data?.contractNo ?? '…' })}{' '}
      <button type="button" className="desk-link" onClick={props.onClear}>
        {t('receipts.allLoans')}
      </button>
    </span>
  );
}

function Sum({ filter }: { readonly filter: Filter }): ReactNode {
  const t = useT();
  const answer = useDeskQuery('receipts.list', { ...filter, offset: 0, limit: 1 }, { keepPrevious: true });
  if (!answer.data) return null;
  return (
    <strong className="desk-figures" data-testid="receipts-sum">
      {t('receipts.sum', { amount: formatMoney(answer.data.totalFen) })}
    </strong>
  );
}
