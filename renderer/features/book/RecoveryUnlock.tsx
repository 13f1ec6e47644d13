import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase.tsx';
import { reloadStatus } from './reload-status.ts';
import { useRetryWait } from './use-retry-wait.ts';
import { WaitLine } from './WaitLine.tsx';

/** A forgotten passphrase: the printed key opens the book and gives one user a new passphrase. */
export function RecoveryUnlock(props: {
  readonly status: BookStatus;
  readonly onBack: () => void;
}): ReactNode {
  const t = useT();
  const { users } = props.status;
  const unlock = useDeskCommand('book.unlockWithRecoveryKey');
  const [recoveryKey, setRecoveryKey] = useState('');
  const [userId, setUserId] = useState(users[0]?.id);
  const [value, setValue] = useState({ passphrase: '', repeated: '' });
  const waitSeconds = useRetryWait(unlock);
  const isReady =
    waitSeconds === 0 && userId !== undefined && recoveryKey.trim() !== '' && isPassphraseReady(value);
  const submit = (): void => {
    if (!isReady || unlock.isPending) return;
    unlock.mutate({ recoveryKey, userId, newPassphrase: value.passphrase }, { onSuccess: reloadStatus });
  };
  return (
    <div className="desk-form">
      <h2>{t('book.recoveryUnlockTitle')}</h2>
      <Field label={t('book.recoveryKey')} isRequired help={t('book.recoveryKeyHelp')}>
        {(control) => <ImeTextArea {...control} value={recoveryKey} onChange={setRecoveryKey} autoFocus />}
      </Field>
      <Field label={t('book.recoveryFor')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={userId}
            onChange={setUserId}
            options={users.map((user) => ({ value: user.id, label: user.name }))}
          />
        )}
      </Field>
      <NewPassphrase value={value} onChange={setValue} onEnter={submit} />
      {unlock.error ? <ErrorView error={unlock.error} isInline /> : null}
      <WaitLine seconds={waitSeconds} />
      <div className="desk-form-foot">
        <Button type="primary" disabled={!isReady} loading={unlock.isPending} onClick={submit}>
          {t('book.recoveryUnlock')}
        </Button>
        <Button onClick={props.onBack}>{t('book.back')}</Button>
      </div>
    </div>
  );
}
