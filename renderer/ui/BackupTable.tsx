import { Button, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import type { Backup } from '../../shared/contract/book.ts';
import { useT } from '../i18n/words.ts';
import { InstantText } from './InstantText.tsx';
import { SimpleTable } from './SimpleTable.tsx';
import { StatusTag } from './StatusTag.tsx';

const BYTES_IN_MB = 1_048_576;

/** Copies of the book: when, why made, whether verified, what they hold. */
export function BackupTable(props: {
  readonly backups: readonly Backup[];
  readonly action?: { readonly text: string; readonly run: (backup: Backup) => void };
}): ReactNode {
  const t = useT();
  const { action } = props;
  const columns: TableColumnsType<Backup> = [
    { title: t('book.takenAt'), key: 'at', render: (_, backup) => <InstantText at={backup.takenAt} /> },
    { title: t('book.kind'), key: 'kind', render: (_, backup) => t(`book.backupKind.${backup.kind}`) },
    {
      title: t('book.state'),
      key: 'state',
      render: (_, backup) => (
        <StatusTag tone={backup.state === 'verified' ? 'green' : backup.state === 'broken' ? 'red' : 'amber'}>
          {t(`book.backupState.${backup.state}`)}
        </StatusTag>
      ),
    },
    { title: t('book.loans'), key: 'loans', align: 'right', render: (_, backup) => backup.loanCount },
    {
      title: t('book.entries'),
      key: 'entries',
      align: 'right',
      render: (_, backup) => backup.ledgerEntryCount,
    },
    {
      title: t('book.size'),
      key: 'size',
      align: 'right',
      render: (_, backup) => `${(backup.sizeBytes / BYTES_IN_MB).toFixed(1)} MB`,
    },
  ];
  if (action) {
    columns.push({
      title: t('book.action'),
      key: 'action',
      render: (_, backup) => (
        <Button disabled={backup.state === 'broken'} onClick={() => action.run(backup)}>
          {action.text}
        </Button>
      ),
    });
  }
  return (
    <SimpleTable
      label={t('book.backupsTitle')}
      columns={columns}
      rows={props.backups}
      rowKey={(backup) => backup.id}
    />
  );
}
