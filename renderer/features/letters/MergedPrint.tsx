import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useJob } from '../../bridge/jobs.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { JobBar } from '../../ui/JobBar.tsx';
import { type FilePurpose, putOut } from './use-letter-file.ts';

/** Several letters as one file for the printer: in order of number, each on its own page, on an odd one for both sides. */
export function MergedPrint(props: {
  /** at most a thousand; asked for when a button is pressed */
  readonly loadIds: () => Promise<readonly string[]>;
  readonly isDisabled?: boolean;
}): ReactNode {
  const t = useT();
  const merged = useJob('letters.merged');
  const record = useDeskCommand('letters.recordOutput');
  const [isDuplex, setIsDuplex] = useState(false);
  const [note, setNote] = useState('');
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const run = async (purpose: FilePurpose): Promise<void> => {
    setNote('');
    setError(undefined);
    try {
      const file = await merged.start({ letterIds: [...(await props.loadIds())], isDuplex });
      if (file === undefined) return;
      const { fileToken, suggestedName, letterCount, pageCount } = file;
      const done = await putOut(t, { fileToken, suggestedName }, purpose);
      if (done.isDone) await record.mutateAsync({ letterIds: [...file.letterIds], purpose });
      setNote(`${t('letters.merged.made', { count: letterCount, pages: pageCount })} ${done.note}`);
    } catch (thrown) {
      setError(toDeskError(thrown));
    }
  };
  const failure = error ?? merged.error;
  const isDisabled = props.isDisabled === true || merged.isRunning;
  return (
    <>
      <Button disabled={isDisabled} title={t('letters.merged.hint')} onClick={() => void run('print')}>
        {t('letters.merged.print')}
      </Button>
      <Button disabled={isDisabled} title={t('letters.merged.hint')} onClick={() => void run('save')}>
        {t('letters.merged.save')}
      </Button>
      <Checkbox checked={isDuplex} onChange={(event) => setIsDuplex(event.target.checked)}>
        {t('letters.merged.duplex')}
      </Checkbox>
      {merged.isRunning ? (
        <JobBar
          label={t('letters.merged.running')}
          done={merged.progress?.done ?? 0}
          total={merged.progress?.total ?? 0}
          onCancel={merged.cancel}
        />
      ) : null}
      {failure ? <ErrorView error={failure} isInline /> : null}
      <span role="status">{note}</span>
    </>
  );
}
