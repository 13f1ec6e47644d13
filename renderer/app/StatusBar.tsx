import { type ReactNode, useEffect, useState } from 'react';
import { chinaDateOf, chinaTimeOf, type Instant } from '../../shared/kernel/instant.ts';
import { serviceWire } from '../bridge/desk.ts';
import { useDeskQuery } from '../bridge/hooks.ts';
import { cancelJob, useRunningJobs } from '../bridge/jobs.ts';
import { type Translate, useT } from '../i18n/words.ts';
import { relativeDay } from '../ui/DateText.tsx';
import { daysFromToday } from '../ui/date-text.ts';
import { JobBar } from '../ui/JobBar.tsx';
import { formatMoney } from '../ui/money-text.ts';
import { setToday, useToday } from '../ui/today.ts';
import { jobName } from './job-name.ts';

/** Whether data is saved, when it was last backed up, what is overdue, what runs. */
export function StatusBar(): ReactNode {
  const t = useT();
  const today = useToday();
  const line = useDeskQuery('book.statusLine', {}).data;
  const jobs = useRunningJobs();
  const isConnected = useIsConnected();
  useEffect(() => {
    if (line) setToday(line.today);
  }, [line]);
  const when = (at: Instant): string => {
    const day = chinaDateOf(at);
    const near = relativeDay(t, daysFromToday(day, today) ?? -99, 3);
    return `${near || day} ${chinaTimeOf(at).slice(0, 5)}`;
  };
  return (
    <footer className="desk-status">
      {isConnected ? null : (
        <strong className="desk-red" role="alert">
          ✗ {t('app.status.disconnected')}
        </strong>
      )}
      {line ? (
        <>
          <span data-testid="status-saved">{savedText(t, line.savedAt)}</span>
          <span className={line.lastBackupAt ? '' : 'desk-amber'}>
            {line.lastBackupAt
              ? `${t('app.status.backup', { when: when(line.lastBackupAt) })} ${
                  line.isLastBackupVerified ? '✓' : '⚠'
                } ${t(line.isLastBackupVerified ? 'app.status.backupVerified' : 'app.status.backupUnverified')}`
              : `⚠ ${t('app.status.backupNever')}`}
          </span>
          {line.isDiskLow ? (
            <strong className="desk-red" role="alert">
              ⚠ {t('app.status.diskLow')}
            </strong>
          ) : null}
          <span className="desk-figures">
            {t('app.status.overdue', { count: line.overdueLoanCount })} {formatMoney(line.overdueFen)}
          </span>
        </>
      ) : null}
      {jobs.map((job) => (
        <JobBar
          key={job.jobId}
          isSmall
          label={jobName(t, job.method)}
          done={job.done}
          total={job.total}
          onCancel={() => cancelJob(job.jobId)}
        />
      ))}
    </footer>
  );
}

function savedText(t: Translate, savedAt: Instant | null): string {
  return savedAt
    ? t('app.status.saved', { time: chinaTimeOf(savedAt).slice(0, 5) })
    : t('app.status.savedNothing');
}

function useIsConnected(): boolean {
  const [isConnected, setIsConnected] = useState(true);
  useEffect(() => serviceWire.onConnected(setIsConnected), []);
  return isConnected;
}
