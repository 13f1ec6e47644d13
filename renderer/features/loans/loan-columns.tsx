import type { Output } from '../../bridge/desk.ts';
import type { Translate } from '../../i18n/words.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';

export type LoanRow = Output<'loans.list'>['rows'][number];

export const STATUS_TONES: Readonly<Record<LoanRow['status'], Tone>> = {
  active: 'neutral',
  overdue: 'red',
  settled: 'green',
  'written-off': 'neutral',
};

/** The columns of the loans list, in the order of ux.md; fits 1290 px. */
export function loanColumns(t: Translate): readonly DataColumn<LoanRow>[] {
  return [...nameColumns(t), ...figureColumns(t), ...stateColumns(t)];
}

function nameColumns(t: Translate): readonly DataColumn<LoanRow>[] {
  return [
    {
      id: 'contractNo',
      title: t('loans.column.contractNo'),
      widthPx: 134,
      isSortable: true,
      render: (row) => row.contractNo,
    },
    {
      id: 'borrower',
      title: t('loans.column.borrower'),
      widthPx: 92,
      isSortable: true,
      render: (row) => <strong>{row.borrowerName}</strong>,
    },
    {
      id: 'phone',
      title: t('loans.column.phone'),
      widthPx: 120,
      isHiddenAtFirst: true,
      render: (row) => row.borrowerPhone ?? '—',
    },
    { id: 'plate', title: t('loans.column.plate'), widthPx: 92, render: (row) => row.plate ?? '—' },
    { id: 'product', title: t('loans.column.product'), widthPx: 90, render: (row) => row.product || '—' },
    {
      id: 'lender',
      title: t('loans.column.lender'),
      widthPx: 120,
      isHiddenAtFirst: true,
      render: (row) => row.lenderShortName,
    },
  ];
}

function figureColumns(t: Translate): readonly DataColumn<LoanRow>[] {
  return [
    {
      id: 'outstanding',
      title: t('loans.column.outstanding'),
      widthPx: 120,
      isSortable: true,
      isRight: true,
      render: (row) => <MoneyText fen={row.outstandingPrincipalFen} />,
    },
    {
      id: 'overdue',
      title: t('loans.column.overdue'),
      widthPx: 116,
      isSortable: true,
      isRight: true,
      render: (row) =>
        row.overdueFen > 0 ? (
          <MoneyText fen={row.overdueFen} tone="red" isStrong />
        ) : (
          <span className="desk-soft">—</span>
        ),
    },
    {
      id: 'daysPastDue',
      title: t('loans.column.daysPastDue'),
      widthPx: 104,
      isSortable: true,
      isRight: true,
      render: (row) => (row.daysPastDue > 0 ? row.daysPastDue : <span className="desk-soft">—</span>),
    },
    { id: 'bucket', title: t('loans.column.bucket'), widthPx: 70, render: (row) => row.bucket },
    {
      id: 'nextDue',
      title: t('loans.column.nextDue'),
      widthPx: 160,
      isSortable: true,
      render: (row) => <DateText date={row.nextDueOn} />,
    },
    {
      id: 'nextDueAmount',
      title: t('loans.column.nextDueAmount'),
      widthPx: 120,
      isRight: true,
      isHiddenAtFirst: true,
      render: (row) => (row.nextDueOn === null ? '—' : <MoneyText fen={row.nextDueFen} />),
    },
  ];
}

function stateColumns(t: Translate): readonly DataColumn<LoanRow>[] {
  return [
    {
      id: 'status',
      title: t('loans.column.status'),
      widthPx: 100,
      render: (row) => (
        <StatusTag tone={STATUS_TONES[row.status]}>{t(`loans.status.${row.status}`)}</StatusTag>
      ),
    },
    {
      id: 'disbursedOn',
      title: t('loans.column.disbursedOn'),
      widthPx: 110,
      isSortable: true,
      isHiddenAtFirst: true,
      render: (row) => <DateText date={row.disbursedOn} isPlain />,
    },
    {
      id: 'marks',
      title: t('loans.column.marks'),
      render: (row) => (
        <>
          {row.isOpeningUnconfirmed ? (
            <StatusTag tone="amber">{t('loans.mark.openingUnconfirmed')}</StatusTag>
          ) : null}{' '}
          {row.hasStopFlag ? <StatusTag tone="red">{t('loans.mark.stopFlag')}</StatusTag> : null}
        </>
      ),
    },
  ];
}
