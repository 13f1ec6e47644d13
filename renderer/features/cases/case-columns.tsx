import type { Output } from '../../bridge/desk.ts';
import type { Translate } from '../../i18n/words.ts';
import { actionName } from '../../ui/collection/collection-words.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';

export type CaseRow = Output<'cases.list'>['rows'][number];

export const CASE_TONES: Readonly<Record<CaseRow['status'], Tone>> = {
  open: 'neutral',
  'in-progress': 'blue',
  promise: 'blue',
  broken: 'red',
  hardship: 'amber',
  closed: 'green',
};

/** The columns of the cases list; fit 1290 px. */
export function caseColumns(t: Translate): readonly DataColumn<CaseRow>[] {
  return [
    {
      id: 'borrower',
      title: t('cases.column.borrower'),
      widthPx: 84,
      isSortable: true,
      render: (row) => <strong>{row.borrowerName}</strong>,
    },
    { id: 'plate', title: t('cases.column.plate'), widthPx: 94, render: (row) => row.plate ?? '—' },
    {
      id: 'contractNo',
      title: t('cases.column.contractNo'),
      widthPx: 135,
      isSortable: true,
      render: (row) => row.contractNo,
    },
    {
      id: 'status',
      title: t('cases.column.status'),
      widthPx: 122,
      render: (row) => <StatusTag tone={CASE_TONES[row.status]}>{t(`cases.status.${row.status}`)}</StatusTag>,
    },
    { id: 'bucket', title: t('cases.column.bucket'), widthPx: 68, render: (row) => row.bucket },
    {
      id: 'daysPastDue',
      title: t('cases.column.daysPastDue'),
      widthPx: 122,
      isSortable: true,
      isRight: true,
      render: (row) => row.daysPastDue,
    },
    {
      id: 'overdue',
      title: t('cases.column.overdue'),
      widthPx: 118,
      isSortable: true,
      isRight: true,
      render: (row) => <MoneyText fen={row.overdueFen} />,
    },
    {
      id: 'nextAction',
      title: t('cases.column.nextAction'),
      widthPx: 190,
      isSortable: true,
      render: (row) =>
        row.nextAction ? (
          <>
            {actionName(t, row.nextAction)} <DateText date={row.nextActionOn} isPlain />
          </>
        ) : (
          '—'
        ),
    },
    {
      id: 'lastContact',
      title: t('cases.column.lastContact'),
      widthPx: 104,
      render: (row) => <DateText date={row.lastContactOn} isPlain />,
    },
    {
      id: 'segment',
      title: t('cases.column.segment'),
      widthPx: 128,
      render: (row) => (row.segment ? t(`cases.segment.${row.segment}`) : '—'),
    },
    {
      id: 'stopFlag',
      title: t('cases.column.stopFlag'),
      widthPx: 90,
      render: (row) =>
        row.stopFlag ? <StatusTag tone="amber">{t(`cases.stopFlag.${row.stopFlag}`)}</StatusTag> : '',
    },
    {
      id: 'openedOn',
      title: t('cases.column.openedOn'),
      widthPx: 110,
      isSortable: true,
      isHiddenAtFirst: true,
      render: (row) => row.openedOn,
    },
    {
      id: 'caseNo',
      title: t('cases.column.caseNo'),
      widthPx: 130,
      isHiddenAtFirst: true,
      render: (row) => row.caseNo,
    },
  ];
}
