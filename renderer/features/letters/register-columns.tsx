import type { Translate } from '../../i18n/words.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { type LetterRow, STATUS_TONES } from './codes.ts';

/** What the proof column says: level and day, that a return does not count, or that there is none. */
export function proofText(t: Translate, row: LetterRow): string {
  if (row.deliveryLevel !== null) {
    return t('letters.proof.level', { level: row.deliveryLevel, date: row.deliveredOn ?? '' });
  }
  if (row.deliveredOn !== null) return t('letters.proof.notCounted', { date: row.deliveredOn });
  return t('letters.proof.none');
}

export function registerColumns(t: Translate): readonly DataColumn<LetterRow>[] {
  return [
    {
      id: 'letterNo',
      title: t('letters.column.letterNo'),
      widthPx: 172,
      isPinned: true,
      render: (row) => row.letterNo,
    },
    { id: 'borrower', title: t('letters.column.borrower'), widthPx: 84, render: (row) => row.borrowerName },
    {
      id: 'contractNo',
      title: t('letters.column.contractNo'),
      widthPx: 130,
      render: (row) => row.contractNo,
    },
    {
      id: 'addressee',
      title: t('letters.column.addressee'),
      widthPx: 140,
      render: (row) => (
        <>
          {row.addresseeName} <span className="desk-soft">{t(`loans.role.${row.addresseeRole}`)}</span>
        </>
      ),
    },
    {
      id: 'kind',
      title: t('letters.column.kind'),
      widthPx: 105,
      isHiddenAtFirst: true,
      render: (row) => t(`letters.kind.${row.kind}`),
    },
    {
      id: 'letterDate',
      title: t('letters.column.letterDate'),
      widthPx: 98,
      render: (row) => <DateText date={row.letterDate} isPlain />,
    },
    {
      id: 'asOf',
      title: t('letters.column.asOf'),
      widthPx: 98,
      render: (row) => <DateText date={row.asOf} isPlain />,
    },
    {
      id: 'claimed',
      title: t('letters.column.claimed'),
      widthPx: 118,
      isRight: true,
      render: (row) => <MoneyText fen={row.claimedFen} />,
    },
    {
      id: 'status',
      title: t('letters.column.status'),
      widthPx: 154,
      render: (row) => (
        <StatusTag tone={STATUS_TONES[row.status]}>{t(`letters.status.${row.status}`)}</StatusTag>
      ),
    },
    {
      id: 'waybillNo',
      title: t('letters.column.waybillNo'),
      widthPx: 118,
      render: (row) => row.waybillNo ?? <span className="desk-soft">—</span>,
    },
    {
      id: 'proof',
      title: t('letters.column.proof'),
      render: (row) => (
        <span className={row.deliveryLevel === null ? 'desk-soft' : ''}>{proofText(t, row)}</span>
      ),
    },
    {
      id: 'deadlineOn',
      title: t('letters.column.deadlineOn'),
      widthPx: 150,
      isHiddenAtFirst: true,
      render: (row) => <DateText date={row.deadlineOn} />,
    },
    {
      id: 'issuedBy',
      title: t('letters.column.issuedBy'),
      widthPx: 90,
      isHiddenAtFirst: true,
      render: (row) => row.issuedByName,
    },
  ];
}
