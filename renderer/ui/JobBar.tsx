import { Button, Progress } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n/words.ts';

export interface JobBarProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel?: () => void;
  /** one line for the status bar */
  readonly isSmall?: boolean;
}

/** A running job: what, how far, and a way to stop it. */
export function JobBar({ label, done, total, onCancel, isSmall }: JobBarProps): ReactNode {
  const t = useT();
  const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
  return (
    <span className={isSmall ? 'desk-job desk-job-small' : 'desk-job'}>
      <span>{label}</span>
      <span className="desk-figures">
        {done}/{total || '…'}
      </span>
      <Progress percent={percent} showInfo={false} size="small" aria-label={label} />
      {onCancel ? (
        <Button size="small" type={isSmall ? 'text' : 'default'} onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      ) : null}
    </span>
  );
}
