import type { Output } from '../../bridge/desk.ts';
import type { Translate } from '../../i18n/words.ts';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { MoneyText } from '../../ui/MoneyText.tsx';
import { oneOf } from '../../ui/one-of.ts';
import { receiptChannels, receiptRelations } from '../../ui/receipt-codes.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ReceiptPaper } from './ReceiptPaper.tsx';

export type ReceiptRow = Output<'receipts.list'>['rows'][number];

/** The columns of the list; beside the entry panel only what tells the receipts apart. */
export function receiptColumns(t: Translate, isNarrow: boolean): readonly DataColumn<ReceiptRow>[] {
  const isHiddenAtFirst = isNarrow;
  return [
    {
      id: 'businessOn',
      title: t('receipts.column.businessOn'),
      widthPx: 110,
      render: (row) => row.businessOn,
    },
    {
      id: 'borrower',
      title: t('receipts.column.borrower'),
      widthPx: 100,
      render: (row) => <strong>{row.borrowerName}</strong>,
    },
    {
      id: 'contractNo',
      title: t('receipts.column.contractNo'),
      widthPx: 150,
      render: (row) => row.contractNo,
    },
    {
      id: 'amount',
      title: t('receipts.column.amount'),
      widthPx: 120,
      isRight: true,
      render: (row) => (
        <MoneyText
          fen={row.amountFen}
          {...(row.isReversed ? { tone: 'soft' as const } : { isStrong: true })}
        />
      ),
    },
    {
      id: 'state',
      title: t('receipts.column.state'),
      widthPx: 96,
      render: (row) =>
        row.isReversed ? <StatusTag tone="neutral">{t('receipts.reversed')}</StatusTag> : null,
    },
    {
      id: 'paper',
      title: t('receipts.paper.title'),
      widthPx: 104,
      isHiddenAtFirst,
      render: (row) => (row.isReversed ? null : <ReceiptPaper entryId={row.entryId} />),
    },
    {
      id: 'channel',
      title: t('receipts.column.channel'),
      widthPx: 116,
      isHiddenAtFirst,
      render: (row) => {
        const channel = oneOf(receiptChannels, row.channel);
        return channel ? t(`receipts.channel.${channel}`) : row.channel;
      },
    },
    {
      id: 'payer',
      title: t('receipts.column.payer'),
      isHiddenAtFirst,
      render: (row) => payerText(t, row),
    },
    {
      id: 'reference',
      title: t('receipts.column.reference'),
      isHiddenAtFirst,
      render: (row) => row.reference,
    },
    {
      id: 'recordedAt',
      title: t('receipts.column.recordedAt'),
      widthPx: 140,
      isHiddenAtFirst,
      render: (row) => <InstantText at={row.recordedAt} />,
    },
    {
      id: 'actor',
      title: t('receipts.column.actor'),
      widthPx: 80,
      isHiddenAtFirst,
      render: (row) => row.actorName,
    },
  ];
}

function payerText(t: Translate, row: ReceiptRow): string {
  const relation = oneOf(receiptRelations, row.payerRelation);
  if (!relation || relation === 'borrower') return row.payerName;
  return `${row.payerName} · ${t(`receipts.relation.${relation}`)}`;
}
