import { type ReactNode, useState } from 'react';
import { type DeskError, toDeskError } from '../bridge/desk-error.ts';
import { shell } from '../bridge/shell.ts';
import { useT, wordError } from '../i18n/words.ts';
import { PlainButton } from './PlainButton.tsx';

export interface ErrorViewProps {
  readonly error: DeskError;
  /** which record, in words of the screen: the contract number, the row */
  readonly record?: string;
  readonly onRetry?: () => void;
  /** one line beside a button rather than a block */
  readonly isInline?: boolean;
}

/** What happened, with which record, what to do; the incident's number, and a report to copy (ids only). */
export function ErrorView({ error, record, onRetry, isInline }: ErrorViewProps): ReactNode {
  const t = useT();
  const [isCopied, setIsCopied] = useState(false);
  const words = wordError(error);
  const report = JSON.stringify({ code: error.code, params: error.params, incidentId: error.incidentId });
  return (
    <div className={isInline ? 'desk-error desk-error-inline' : 'desk-error'} role="alert">
      <div>
        <strong className="desk-red">✗ {words.what}</strong>
        {record ? <span> {record}</span> : null}
      </div>
      <div>{words.act}</div>
      <div className="desk-error-foot">
        {error.incidentId ? (
          <span className="desk-soft">{t('ui.incident', { id: error.incidentId })}</span>
        ) : null}
        {onRetry ? (
          <PlainButton look="small" onClick={onRetry}>
            {t('ui.retry')}
          </PlainButton>
        ) : null}
        {error.incidentId ? (
          <PlainButton
            look="small"
            onClick={() =>
              void shell.call('shell.copyText', { text: report }).then(() => setIsCopied(true), toDeskError)
            }
          >
            {isCopied ? t('ui.copied') : t('ui.copyReport')}
          </PlainButton>
        ) : null}
      </div>
    </div>
  );
}
