import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Backup } from '../../../shared/contract/book.ts';
import { useIsOwner } from '../../app/book-context.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { queryCache } from '../../bridge/query-cache.ts';
import { useT } from '../../i18n/words.ts';
import { BackupTable } from '../../ui/BackupTable.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';

/** Copies of the book, a new one now, a check of the book, and going back to a copy. */
export function BackupSettings(): ReactNode {
  const t = useT();
  const isOwner = useIsOwner();
  const backups = useDeskQuery('book.backups', {});
  const backUp = useDeskCommand('book.backUpNow');
  const [chosen, setChosen] = useState<Backup | undefined>(undefined);
  const reload = (): void => void queryCache.invalidateQueries({ queryKey: ['book.backups'] });
  return (
    <>
      <div className="desk-toolbar">
        <Button
          type="primary"
          loading={backUp.isPending}
          onClick={() => backUp.mutate({}, { onSuccess: reload })}
        >
          {t('settings.backUpNow')}
        </Button>
        <span className="desk-soft">{t('settings.backupHelp')}</span>
      </div>
      {backUp.error ? <ErrorView error={backUp.error} /> : null}
      {backups.error ? <ErrorView error={backups.error} onRetry={reload} /> : null}
      {backups.data?.length === 0 ? <EmptyState title={t('app.status.backupNever')} /> : null}
      {backups.data && backups.data.length > 0 ? (
        <BackupTable
          backups={backups.data}
          {...(isOwner ? { action: { text: t('book.restore'), run: setChosen } } : {})}
        />
      ) : null}
      <VerifyBook />
      <RestoreDialog backup={chosen} onClose={() => setChosen(undefined)} />
    </>
  );
}

function RestoreDialog(props: {
  readonly backup: Backup | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const restore = useDeskCommand('book.restoreBackup');
  const { backup } = props;
  const run = (): void => {
    if (!backup) return;
    restore.mutate(
      { backupId: backup.id },
      {
        onSuccess: () => {
          props.onClose();
          queryCache.removeQueries({ predicate: (entry) => entry.queryKey[0] !== 'book.status' });
          void queryCache.invalidateQueries({ queryKey: ['book.status'] });
        },
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen={backup !== undefined}
      title={t('book.restoreTitle')}
      okText={t('book.restore')}
      isDanger
      isBusy={restore.isPending}
      error={restore.error}
      onOk={run}
      onCancel={props.onClose}
    >
      <p>
        <InstantText at={backup?.takenAt} />
      </p>
      <p>
        {t('book.restoreBody', {
          loans: backup?.loanCount ?? 0,
          entries: backup?.ledgerEntryCount ?? 0,
          letters: backup?.letterCount ?? 0,
        })}
      </p>
    </ConfirmDialog>
  );
}

function VerifyBook(): ReactNode {
  const t = useT();
  const verify = useDeskCommand('book.verify');
  return (
    <section>
      <h2>{t('settings.verifyTitle')}</h2>
      <p className="desk-soft">{t('settings.verifyBody')}</p>
      <Button loading={verify.isPending} onClick={() => verify.mutate({})}>
        {t('settings.verify')}
      </Button>
      {verify.error ? <ErrorView error={verify.error} isInline /> : null}
      {verify.data ? (
        <ul className="desk-findings">
          {verify.data.findings.map((finding) => (
            <li key={finding.check}>
              <StatusTag tone={finding.isOk ? 'green' : 'red'}>
                {t(finding.isOk ? 'settings.checkOk' : 'settings.checkFailed')}
              </StatusTag>{' '}
              {t(`settings.check.${finding.check}`, { count: finding.checkedCount })}
              {finding.failedIds.length > 0 ? (
                <div className="desk-code">{finding.failedIds.join(' ')}</div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
