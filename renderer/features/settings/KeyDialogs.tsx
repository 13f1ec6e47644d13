import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Recovery } from '../../../shared/contract/book.ts';
import type { UserRow } from '../../../shared/contract/users.ts';
import type { DeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase.tsx';
import { PassphraseInput } from '../../ui/PassphraseInput.tsx';

interface AskProps {
  readonly title: string;
  readonly body: string;
  readonly okText: string;
  readonly isDanger?: boolean;
  readonly isBusy: boolean;
  readonly error: DeskError | null;
  readonly onOk: (passphrase: string) => void;
  readonly onClose: () => void;
}

/** Asks for one's own passphrase before a thing that concerns the keys. */
function AskPassphrase(props: AskProps): ReactNode {
  const t = useT();
  const [passphrase, setPassphrase] = useState('');
  const submit = (): void => {
    if (passphrase !== '') props.onOk(passphrase);
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      okButtonProps={{ disabled: passphrase === '', danger: props.isDanger ?? false }}
      confirmLoading={props.isBusy}
      onOk={submit}
      onCancel={props.onClose}
    >
      <p>{props.body}</p>
      <Field label={t('settings.ownPassphrase')} isRequired>
        {(control) => (
          <PassphraseInput
            {...control}
            value={passphrase}
            onChange={setPassphrase}
            onEnter={submit}
            autoFocus
          />
        )}
      </Field>
      {props.error ? <ErrorView error={props.error} isInline /> : null}
    </Modal>
  );
}

export function RenewKey(props: {
  readonly onClose: () => void;
  readonly onRenewed: (recovery: Recovery) => void;
}): ReactNode {
  const t = useT();
  const renew = useDeskCommand('book.renewRecoveryKey');
  const onSuccess = (recovery: Recovery): void => {
    props.onClose();
    props.onRenewed(recovery);
  };
  return (
    <AskPassphrase
      title={t('settings.renewKey')}
      body={t('settings.renewBody')}
      okText={t('settings.renewKey')}
      isBusy={renew.isPending}
      error={renew.error}
      onOk={(passphrase) => renew.mutate({ passphrase }, { onSuccess })}
      onClose={props.onClose}
    />
  );
}

export function RemoveUser(props: {
  readonly user: UserRow;
  readonly onClose: () => void;
  readonly onNewKey: (recovery: Recovery) => void;
}): ReactNode {
  const t = useT();
  const remove = useDeskCommand('users.remove');
  const { user } = props;
  return (
    <AskPassphrase
      title={t('settings.removeTitle', { name: user.name })}
      body={t('settings.removeBody')}
      okText={t('settings.removeUser')}
      isDanger
      isBusy={remove.isPending}
      error={remove.error}
      onOk={(passphrase) =>
        remove.mutate(
          { userId: user.id, passphrase },
          {
            onSuccess: ({ newRecoveryKey }) => {
              props.onClose();
              if (newRecoveryKey !== null)
                props.onNewKey({ recoveryKey: newRecoveryKey, auditPublicKey: '' });
            },
          },
        )
      }
      onClose={props.onClose}
    />
  );
}

export function ChangePassphrase({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const change = useDeskCommand('users.changePassphrase');
  const [current, setCurrent] = useState('');
  const [value, setValue] = useState({ passphrase: '', repeated: '' });
  const isReady = current !== '' && isPassphraseReady(value);
  const submit = (): void => {
    if (!isReady) return;
    change.mutate({ currentPassphrase: current, newPassphrase: value.passphrase }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t('settings.changePassphrase')}
      okText={t('settings.changePassphrase')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={change.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="desk-form">
        <Field label={t('settings.presentPassphrase')} isRequired>
          {(control) => <PassphraseInput {...control} value={current} onChange={setCurrent} autoFocus />}
        </Field>
        <NewPassphrase value={value} onChange={setValue} onEnter={submit} />
        {change.error ? <ErrorView error={change.error} isInline /> : null}
      </div>
    </Modal>
  );
}
