import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Backup, BookStatus } from '../../../shared/contract/book.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { BackupTable } from '../../ui/BackupTable.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { reloadStatus } from './reload-status.ts';

/** A book that does not open: why, that nothing was changed, what to do, and the copies to go back to. */
export function Rescue({ status }: { readonly status: BookStatus }): ReactNode {
  const t = useT();
  const restore = useDeskCommand('book.restoreBackup');
  const [chosen, setChosen] = useState<Backup | undefined>(undefined);
  const reason = status.refusal?.reason ?? 'damaged';
  const usable = status.backups.filter((backup) => backup.state !== 'broken');
  return (
    <div className="desk-centre desk-scroll" data-testid="rescue">
      <main className="desk-card desk-wizard">
        <header className="desk-lock-head">
          <h1>{t('book.rescueTitle')}</h1>
          <LanguageSwitch />
        </header>
        <p className="desk-soft">{status.bookLabel}</p>
        <h2 className="desk-red">✗ {t(`book.refusal.${reason}`)}</h2>
        <p>
          {t(`book.refusalAct.${reason}`, {
            book: status.refusal?.bookSchema ?? '—',
            program: status.refusal?.programSchema ?? '—',
          })}
        </p>
        <p>{t('book.nothingChanged')}</p>
        <p className="desk-soft">
          {[status.refusal?.detailCode, status.refusal?.incidentId].filter(Boolean).join(' · ')}
        </p>
        <div className="desk-form-foot">
          <Button type="primary" onClick={reloadStatus}>
            {t('book.tryAgain')}
          </Button>
        </div>
        <h2>{t('book.backupsTitle')}</h2>
        {usable.length === 0 ? (
          <p>{t('book.noBackups')}</p>
        ) : (
          <BackupTable backups={usable} action={{ text: t('book.restore'), run: setChosen }} />
        )}
      </main>
      <ConfirmDialog
        isOpen={chosen !== undefined}
        title={t('book.restoreTitle')}
        okText={t('book.restore')}
        isDanger
        isBusy={restore.isPending}
        error={restore.error}
        onCancel={() => setChosen(undefined)}
        onOk={() => {
          if (!chosen) return;
          restore.mutate(
            { backupId: chosen.id },
            {
              onSuccess: () => {
                setChosen(undefined);
                reloadStatus();
              },
            },
          );
        }}
      >
        <p>
          <InstantText at={chosen?.takenAt} />
        </p>
        <p>
          {t('book.restoreBody', {
            loans: chosen?.loanCount ?? 0,
            entries: chosen?.ledgerEntryCount ?? 0,
            letters: chosen?.letterCount ?? 0,
          })}
        </p>
      </ConfirmDialog>
    </div>
  );
}
