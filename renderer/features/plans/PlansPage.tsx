import { Select } from 'antd';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useGo, useUrlState } from '../../app/navigation.ts';
import { desk } from '../../bridge/desk.ts';
import { useStamp } from '../../bridge/topic-stamp.ts';
import { type Translate, useT } from '../../i18n/words.ts';
import { type DataColumn, DataTable, type PageRequest } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { PageHeader, Toolbar } from '../../ui/PageHeader.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { PLAN_STATUSES, PLAN_TONES, type PlanRow } from './plan-words.ts';
import './plans.css';

/** 还款方案: every plan with its state from the receipts. */
export function PlansPage(): ReactNode {
  const t = useT();
  const go = useGo();
  const [{ status }, setState] = useUrlState((search) => ({
    status: oneOf(PLAN_STATUSES, typeof search.status === 'string' ? search.status : undefined),
  }));
  const stamp = useStamp('plans.list');
  const columns = useMemo(() => planColumns(t), [t]);
  const load = useCallback(
    ({ offset, limit }: PageRequest) =>
      desk.call('plans.list', { offset, limit, ...(status ? { statuses: [status] } : {}) }),
    [status],
  );
  return (
    <div className="plans-page" data-testid="plans-list">
      <PageHeader title={t('plans.title')} />
      <Toolbar label={t('plans.list.filters')}>
        <Select
          allowClear
          className="plans-filter"
          aria-label={t('plans.column.status')}
          placeholder={t('plans.list.statusAny')}
          value={status ?? null}
          onChange={(value) => setState({ status: value ?? undefined })}
          options={PLAN_STATUSES.map((value) => ({ value, label: t(`plans.status.${value}`) }))}
        />
      </Toolbar>
      <DataTable<PlanRow>
        viewKey="plans"
        label={t('plans.list.label')}
        columns={columns}
        rowId={(row) => row.planId}
        load={load}
        resetKey={status ?? ''}
        stamp={stamp}
        onOpen={(row) => go(`/plans/${row.planId}`)}
        rowTone={(row) => (row.status === 'breached' ? 'red' : undefined)}
        empty={<EmptyState title={t('plans.list.none')} body={t('plans.list.noneHint')} />}
      />
    </div>
  );
}

function planColumns(t: Translate): readonly DataColumn<PlanRow>[] {
  return [
    {
      id: 'agreementNo',
      title: t('plans.column.agreementNo'),
      widthPx: 200,
      render: (row) => row.agreementNo,
    },
    {
      id: 'borrower',
      title: t('plans.column.borrower'),
      widthPx: 100,
      render: (row) => <strong>{row.borrowerName}</strong>,
    },
    { id: 'contractNo', title: t('plans.column.contractNo'), widthPx: 150, render: (row) => row.contractNo },
    {
      id: 'status',
      title: t('plans.column.status'),
      widthPx: 110,
      render: (row) => <StatusTag tone={PLAN_TONES[row.status]}>{t(`plans.status.${row.status}`)}</StatusTag>,
    },
    {
      id: 'total',
      title: t('plans.column.total'),
      widthPx: 120,
      isRight: true,
      render: (row) => <MoneyText fen={row.totalFen} />,
    },
    {
      id: 'paid',
      title: t('plans.column.paid'),
      widthPx: 120,
      isRight: true,
      render: (row) => <MoneyText fen={row.paidFen} tone="green" />,
    },
    {
      id: 'missed',
      title: t('plans.column.missed'),
      widthPx: 120,
      isRight: true,
      render: (row) =>
        row.missedFen > 0 ? (
          <MoneyText fen={row.missedFen} tone="red" />
        ) : (
          <span className="desk-soft">—</span>
        ),
    },
    {
      id: 'next',
      title: t('plans.column.next'),
      render: (row) =>
        row.nextDue ? (
          <>
            <DateText date={row.nextDue.on} /> <MoneyText fen={row.nextDue.amountFen} />
          </>
        ) : (
          '—'
        ),
    },
    { id: 'endsOn', title: t('plans.column.endsOn'), widthPx: 110, render: (row) => row.endsOn },
  ];
}
