import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../app/navigation.ts';
import type { Output } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { ImportClauses } from './ImportClauses.tsx';
import type { ImportDraft } from './import-draft.ts';
import { ReportView } from './ReportView.tsx';
import { SaveErrors } from './SaveErrors.tsx';
import { UndoImport } from './UndoImport.tsx';

/** What an import did, and what can be done now: save the rows that stayed out, look at the loans, take it back. */
export function ImportResult(props: {
  readonly draft: ImportDraft;
  readonly result: Output<'imports.run'>;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const go = useGo();
  const [isUndoing, setIsUndoing] = useState(false);
  const { importId, report } = props.result;
  const done = { good: report.newRows, bad: report.loanRows - report.newRows };
  return (
    <section className="desk-card" data-testid="imports-result">
      <h2 className={importId ? 'desk-green' : ''} role="status">
        {importId ? `✓ ${t('imports.done', done)}` : t('imports.nothingNew')}
      </h2>
      {importId ? <p>{t('imports.confirmNext')}</p> : null}
      {importId ? <ImportClauses importId={importId} file={report.file} /> : null}
      <div className="desk-form-foot">
        <Button type="primary" onClick={() => go('/loans')}>
          {t('imports.showLoans')}
        </Button>
        {report.badRows.length > 0 ? <SaveErrors draft={props.draft} count={report.badRows.length} /> : null}
        {importId ? (
          <Button danger onClick={() => setIsUndoing(true)} data-testid="imports-undo">
            {t('imports.undo')}
          </Button>
        ) : null}
        <Button onClick={props.onClose}>{t('imports.closeFile')}</Button>
      </div>
      <ReportView report={report} />
      <UndoImport
        batch={isUndoing && importId ? { importId, file: report.file, loanCount: report.newRows } : undefined}
        onClose={() => setIsUndoing(false)}
        onDone={props.onClose}
      />
    </section>
  );
}
