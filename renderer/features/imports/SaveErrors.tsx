import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useJob } from '../../bridge/jobs.ts';
import { shell } from '../../bridge/shell.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { choiceOf, type ImportDraft } from './import-draft.ts';

/** The bad rows as a workbook with a reason column, to mend and import again. */
export function SaveErrors(props: { readonly draft: ImportDraft; readonly count: number }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const make = useJob('imports.errorWorkbook');
  const [saved, setSaved] = useState<string | undefined>(undefined);
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const save = async (): Promise<void> => {
    setError(undefined);
    setSaved(undefined);
    const made = await make.start({ ...choiceOf(props.draft), language });
    if (made === undefined) return;
    try {
      const { fileToken, suggestedName } = made;
      const answer = await shell.call('shell.saveFile', { fileToken, suggestedName });
      if (answer.isSaved) setSaved(answer.name);
    } catch (thrown) {
      setError(toDeskError(thrown));
    }
  };
  const failed = error ?? make.error;
  return (
    <>
      <Button loading={make.isRunning} onClick={() => void save()} data-testid="imports-save-errors">
        {t('imports.saveErrors', { count: props.count })}
      </Button>
      {saved ? <span role="status">{t('imports.savedErrors', { name: saved })}</span> : null}
      {failed ? <ErrorView error={failed} isInline /> : null}
    </>
  );
}
