import { type ReactNode, Suspense, useState } from 'react';
import type { BookStatus } from '../../../shared/contract/book.ts';
import { Chunk } from '../../app/Chunk.tsx';
import { withAntd } from '../../app/with-antd.tsx';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { PassphraseInput } from '../../ui/PassphraseInput.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { userLabel } from '../../ui/user-label.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { reloadStatus } from './reload-status.ts';
import { useRetryWait } from './use-retry-wait.ts';
import { WaitLine } from './WaitLine.tsx';

const RecoveryUnlock = withAntd(() => import('./RecoveryUnlock.tsx').then((module) => module.RecoveryUnlock));

const LAST_USER_KEY = 'desk.lastUser';

/** Who is at the desk, and their passphrase. A wrong one says so and waits a little longer each time. */
export function LockScreen({ status }: { readonly status: BookStatus }): ReactNode {
  const t = useT();
  const [isRecovering, setIsRecovering] = useState(false);
  return (
    <div className="desk-centre desk-scroll" data-testid="lock-screen">
      <main className="desk-card desk-lock-card">
        <header className="desk-lock-head">
          <h1>{t('app.name')}</h1>
          <LanguageSwitch />
        </header>
        <p className="desk-soft">{status.bookLabel}</p>
        {isRecovering ? (
          <Suspense>
            <Chunk of={RecoveryUnlock} with={{ status, onBack: () => setIsRecovering(false) }} />
          </Suspense>
        ) : (
          <UnlockForm status={status} onRecover={() => setIsRecovering(true)} />
        )}
      </main>
    </div>
  );
}

function UnlockForm(props: { readonly status: BookStatus; readonly onRecover: () => void }): ReactNode {
  const t = useT();
  const { users } = props.status;
  const unlock = useDeskCommand('book.unlock');
  const lastUser = localStorage.getItem(LAST_USER_KEY);
  const [userId, setUserId] = useState(users.find((user) => user.id === lastUser)?.id ?? users[0]?.id);
  const [passphrase, setPassphrase] = useState('');
  const waitSeconds = useRetryWait(unlock);
  const { error, reset } = unlock;
  const submit = (): void => {
    if (userId === undefined || passphrase === '' || waitSeconds > 0 || unlock.isPending) return;
    unlock.mutate(
      { userId, passphrase },
      {
        onSuccess: () => {
          localStorage.setItem(LAST_USER_KEY, userId);
          reloadStatus();
        },
        onError: (failure) => {
          setPassphrase('');
          if (failure.code === 'book.refused') reloadStatus();
        },
      },
    );
  };
  return (
    <div className="desk-form">
      <fieldset className="desk-plain-group">
        <legend>{t('book.who')}</legend>
        <div className="desk-who">
          {users.map((user) => (
            <label key={user.id}>
              <input
                type="radio"
                name="desk-user"
                checked={user.id === userId}
                onChange={() => setUserId(user.id)}
              />
              {userLabel(t, user)}
            </label>
          ))}
        </div>
      </fieldset>
      <Field label={t('book.passphrase')}>
        {(control) => (
          <PassphraseInput
            {...control}
            value={passphrase}
            onChange={(next) => {
              setPassphrase(next);
              if (error && next !== '') reset();
            }}
            onEnter={submit}
            autoFocus
          />
        )}
      </Field>
      {error ? <ErrorView error={error} isInline /> : null}
      <WaitLine seconds={waitSeconds} />
      <div className="desk-form-foot">
        <PlainButton
          look="primary"
          onClick={submit}
          isBusy={unlock.isPending}
          disabled={passphrase === '' || waitSeconds > 0}
          testId="unlock"
        >
          {t('book.unlock')}
        </PlainButton>
        <PlainButton look="link" onClick={props.onRecover}>
          {t('book.useRecovery')}
        </PlainButton>
      </div>
    </div>
  );
}
