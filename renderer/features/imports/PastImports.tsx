import { Button, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ApplyClauses } from '../../ui/clauses/ApplyClauses.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ReportView } from './ReportView.tsx';
import { UndoImport } from './UndoImport.tsx';

type Batch = Output<'imports.list'>['imports'][number];

/** What was imported, by whom, and whether it can still be taken back. Enter opens its report. */
export function PastImports(): ReactNode {
  const t = useT();
  const imports = useDeskQuery('imports.list', {});
  const [opened, setOpened] = useState<string | undefined>(undefined);
  const [clausesOf, setClausesOf] = useState<Batch | undefined>(undefined);
  const [undone, setUndone] = useState<Batch | undefined>(undefined);
  const columns: TableColumnsType<Batch> = [
    {
      title: t('imports.column.importedAt'),
      key: 'at',
      render: (_, batch) => <InstantText at={batch.importedAt} />,
    },
    { title: t('imports.column.importedBy'), key: 'by', render: (_, batch) => batch.importedBy },
    { title: t('imports.column.file'), key: 'file', render: (_, batch) => batch.file },
    {
      title: t('imports.column.loans'),
      key: 'loans',
      align: 'right',
      render: (_, batch) => batch.loanCount,
    },
    { title: t('imports.column.bad'), key: 'bad', align: 'right', render: (_, batch) => batch.badCount },
    {
      title: t('imports.column.openings'),
      key: 'openings',
      align: 'right',
      render: (_, batch) => batch.unconfirmedOpenings,
    },
    {
      title: t('records.apply.column'),
      key: 'clauses',
      align: 'right',
      render: (_, batch) => (batch.undoneAt === null ? batch.loansWithoutClauses : '—'),
    },
    { title: t('imports.column.state'), key: 'state', render: (_, batch) => <UndoState batch={batch} /> },
    {
      title: t('imports.column.action'),
      key: 'action',
      render: (_, batch) => (
        <>
          <Button
            size="small"
            onClick={() => setOpened(opened === batch.importId ? undefined : batch.importId)}
          >
            {t('imports.showReport')}
          </Button>{' '}
          {batch.undoneAt === null && batch.loanCount > 0 ? (
            <Button size="small" onClick={() => setClausesOf(batch)}>
              {t('records.apply.short')}
            </Button>
          ) : null}{' '}
          {batch.undoBlockedBy === null ? (
            <Button size="small" danger onClick={() => setUndone(batch)}>
              {t('imports.undo')}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
  return (
    <section className="desk-card" aria-label={t('imports.past')} data-testid="imports-past">
      <h2>{t('imports.past')}</h2>
      <SimpleTable
        label={t('imports.past')}
        columns={columns}
        rows={imports.data?.imports}
        rowKey={(batch) => batch.importId}
        isLoading={imports.isPending}
        error={imports.error}
        onRetry={() => void imports.refetch()}
        empty={t('imports.pastEmpty')}
        onOpen={(batch) => setOpened(batch.importId)}
      />
      {opened ? <PastReport importId={opened} /> : null}
      {clausesOf ? (
        <ApplyClauses
          choices={[
            {
              scope: { kind: 'import', importId: clausesOf.importId },
              label: t('records.apply.ofImport', { file: clausesOf.file }),
            },
          ]}
          onClose={() => setClausesOf(undefined)}
        />
      ) : null}
      <UndoImport batch={undone} onClose={() => setUndone(undefined)} />
    </section>
  );
}

function UndoState({ batch }: { readonly batch: Batch }): ReactNode {
  const t = useT();
  if (batch.undoneAt !== null) {
    return (
      <span>
        <StatusTag tone="neutral">{t('imports.undone')}</StatusTag> {batch.undoneBy}{' '}
        <InstantText at={batch.undoneAt} />
      </span>
    );
  }
  if (batch.undoBlockedBy === null || batch.undoBlockedBy === 'undone') {
    return <StatusTag tone="blue">{t('imports.undoable')}</StatusTag>;
  }
  return <span className="desk-soft">{t(`imports.blocked.${batch.undoBlockedBy}`)}</span>;
}

function PastReport({ importId }: { readonly importId: string }): ReactNode {
  const page = useDeskQuery('imports.get', { importId });
  if (page.error) return <ErrorView error={page.error} onRetry={() => void page.refetch()} />;
  return page.data ? <ReportView report={page.data.report} /> : null;
}
