import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { missingFields } from '../../../shared/domain/import/mapping.ts';
import { cancelJob, useJob } from '../../bridge/jobs.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { JobBar } from '../../ui/JobBar.tsx';
import { FileChoice } from './FileChoice.tsx';
import { ImportResult } from './ImportResult.tsx';
import { choiceOf, type ImportDraft, type Inspection, sheetOf } from './import-draft.ts';
import { MappingTable } from './MappingTable.tsx';
import { ReportView } from './ReportView.tsx';
import { SaveErrors } from './SaveErrors.tsx';

export interface ImportSetupProps {
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
  readonly onCsv: (wish: Partial<Pick<Inspection, 'encoding' | 'delimiter'>>) => void;
  readonly onClose: () => void;
}

/** One chosen file: what its columns mean, the dry run, the import, the result. */
export function ImportSetup({ draft, onChange, onCsv, onClose }: ImportSetupProps): ReactNode {
  const t = useT();
  const dry = useJob('imports.dryRun');
  const run = useJob('imports.run');
  // the draft that the shown report is about: any later change makes it stale
  const [triedDraft, setTriedDraft] = useState<ImportDraft | undefined>(undefined);
  const reportRef = useRef<HTMLDivElement>(null);
  const sheet = sheetOf(draft);
  if (run.result) {
    return <ImportResult draft={draft} result={run.result} onClose={onClose} />;
  }
  const isBusy = dry.isRunning || run.isRunning;
  const isReady =
    sheet !== undefined && sheet.headingRow !== null && missingFields(draft.mapping).length === 0;
  const report = triedDraft === draft ? dry.result : undefined;
  const tryOut = async (): Promise<void> => {
    setTriedDraft(draft);
    if (await dry.start(choiceOf(draft))) reportRef.current?.focus();
  };
  return (
    <section className="desk-card" aria-label={draft.inspection.file}>
      <FileChoice draft={draft} onChange={onChange} onCsv={onCsv} isDisabled={isBusy} />
      {sheet && sheet.headingRow !== null ? (
        <MappingTable
          sheet={sheet}
          mapping={draft.mapping}
          isDisabled={isBusy}
          onChange={(mapping) => onChange({ ...draft, mapping })}
        />
      ) : (
        <p className="desk-red">✗ {t('imports.noHeading')}</p>
      )}
      <div className="desk-form-foot">
        <Button
          type={report ? 'default' : 'primary'}
          disabled={!isReady || isBusy}
          onClick={() => void tryOut()}
          data-testid="imports-dry-run"
        >
          {t('imports.dryRun')}
        </Button>
        <Button disabled={isBusy} onClick={onClose}>
          {t('imports.closeFile')}
        </Button>
        <span className="desk-soft">{t('imports.dryRunHelp')}</span>
      </div>
      <Running label={t('imports.reading')} job={dry} />
      <JobError error={dry.error} record={draft.inspection.file} />
      {report ? (
        <div ref={reportRef} tabIndex={-1}>
          <ReportView report={report} />
          <div className="desk-form-foot">
            <Button
              type="primary"
              disabled={isBusy || report.newRows === 0}
              onClick={() => void run.start(choiceOf(draft))}
              data-testid="imports-run"
            >
              {t('imports.run', { good: report.newRows, bad: report.loanRows - report.newRows })}
            </Button>
            {report.badRows.length > 0 ? <SaveErrors draft={draft} count={report.badRows.length} /> : null}
            <span className="desk-soft">
              {t(report.newRows === 0 ? 'imports.nothingNew' : 'imports.runHelp')}
            </span>
          </div>
        </div>
      ) : null}
      <Running label={t('imports.storing')} job={run} />
      <JobError error={run.error} record={draft.inspection.file} />
    </section>
  );
}

type ShownJob = Pick<ReturnType<typeof useJob<'imports.run'>>, 'isRunning' | 'progress'>;

function Running({ label, job }: { readonly label: string; readonly job: ShownJob }): ReactNode {
  if (!job.isRunning) return null;
  const { progress } = job;
  return (
    <div className="imports-running" role="status">
      <JobBar
        label={label}
        done={progress?.done ?? 0}
        total={progress?.total ?? 0}
        {...(progress ? { onCancel: () => cancelJob(progress.jobId) } : {})}
      />
    </div>
  );
}

/** A cancelled import leaves nothing behind, unlike other jobs. */
function JobError(props: {
  readonly error: ReturnType<typeof useJob<'imports.run'>>['error'];
  readonly record: string;
}): ReactNode {
  const t = useT();
  if (!props.error) return null;
  if (props.error.code === 'job.cancelled') {
    return <p role="status">{t('imports.cancelled')}</p>;
  }
  return <ErrorView error={props.error} record={props.record} />;
}
