import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useGo } from '../../app/navigation.ts';
import type { Input, Output } from '../../bridge/desk.ts';
import { type DeskError, toDeskError } from '../../bridge/desk-error.ts';
import { useJob } from '../../bridge/jobs.ts';
import { shell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { JobBar } from '../../ui/JobBar.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { ClauseLink } from './ClauseLink.tsx';
import { checkName, checkSentence } from './check-words.ts';
import { MergedPrint } from './MergedPrint.tsx';

/** What a batch did: how many, what was skipped and why, and the files. */
export function BatchResult(props: {
  readonly result: Output<'letters.batch'>;
  readonly ranWith: Input<'letters.batch'>;
  readonly onAgain: () => void;
}): ReactNode {
  const t = useT();
  const go = useGo();
  const { result, ranWith } = props;
  const files = useJob('letters.batch');
  const [folder, setFolder] = useState('');
  const [error, setError] = useState<DeskError | undefined>(undefined);
  const failure = error ?? files.error;
  const letterIds = [...result.existing, ...result.issued].map((letter) => letter.letterId);
  const sumFen = result.issued.reduce((sum, letter) => sum + letter.claimedFen, 0);
  const saveAll = (): void => {
    setError(undefined);
    void shell
      .call('shell.chooseFolder', { purpose: 'letterFolder' })
      .then((picked) => {
        if (picked === null) return;
        setFolder(picked.label);
        // a repeat issues nothing twice: only letters of this run are named, so only their files are written
        const loanIds = result.issued.map((letter) => letter.loanId);
        void files.start({ ...ranWith, loanIds, asOf: result.asOf, folderToken: picked.token });
      })
      .catch((thrown: unknown) => setError(toDeskError(thrown)));
  };
  const written = [...(files.result?.existing ?? []), ...(files.result?.issued ?? [])].filter(
    (letter) => letter.fileName !== null,
  ).length;
  return (
    <section className="desk-panel" data-testid="batch-result">
      <h2 className="letter-panel-head">
        <span className="desk-green">✓ {t('letters.batchPage.result', { count: result.issued.length })}</span>
        <span>{t('letters.batchPage.resultSum', { amount: formatMoney(sumFen) })}</span>
      </h2>
      {result.existing.length > 0 ? (
        <p>{t('letters.batchPage.resultExisting', { count: result.existing.length })}</p>
      ) : null}
      <div className="letter-buttons">
        <Button type="primary" onClick={() => go('/letters', { batchId: result.batchId })}>
          {t('letters.batchPage.openRegister')}
        </Button>
        <Button disabled={result.issued.length === 0 || files.isRunning} onClick={saveAll}>
          {t('letters.batchPage.saveAll')}
        </Button>
        <Button onClick={props.onAgain}>{t('letters.batchPage.again')}</Button>
      </div>
      {files.isRunning ? (
        <JobBar
          label={t('letters.batchPage.saving')}
          done={files.progress?.done ?? 0}
          total={files.progress?.total ?? 0}
          onCancel={files.cancel}
        />
      ) : null}
      {failure ? <ErrorView error={failure} /> : null}
      <div className="letter-buttons">
        <MergedPrint loadIds={() => Promise.resolve(letterIds)} isDisabled={letterIds.length === 0} />
      </div>
      {files.result ? (
        <p role="status">{t('letters.batchPage.savedAll', { count: written, folder })}</p>
      ) : null}
      {result.refused.length > 0 ? (
        <>
          <h3>{t('letters.batchPage.resultSkipped', { count: result.refused.length })}</h3>
          <ul className="letter-log">
            {result.refused.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a loan may be refused for borrower and guarantor
              <li key={`${one.loanId}-${index}`}>
                <strong>{one.contractNo}</strong>{' '}
                {one.failed.map((check) => `${checkName(t, check)}: ${checkSentence(t, check)}`).join(' ')}
                {one.failed.map((check) => (
                  <ClauseLink key={JSON.stringify(check)} check={check} loanId={one.loanId} />
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
