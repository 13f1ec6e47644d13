import { Button, Modal, Select, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Recovery } from '../../../shared/contract/book.ts';
import type { UserRole, UserRow } from '../../../shared/contract/users.ts';
import { useBook, useIsOwner } from '../../app/book-context.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { InstantText } from '../../ui/InstantText.tsx';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { ChangePassphrase, RemoveUser, RenewKey } from './KeyDialogs.tsx';
import { RecoveryDialog } from './RecoveryDialog.tsx';

type Dialog =
  | { readonly kind: 'add' | 'passphrase' | 'renew' }
  | { readonly kind: 'remove'; readonly user: UserRow };

/** Who may open the book; one's own passphrase; the printed key. */
export function UserSettings(): ReactNode {
  const t = useT();
  const isOwner = useIsOwner();
  const book = useBook();
  const users = useDeskQuery('users.list', {});
  const [dialog, setDialog] = useState<Dialog | undefined>(undefined);
  const [recovery, setRecovery] = useState<Recovery | undefined>(undefined);
  const close = (): void => setDialog(undefined);
  const columns: TableColumnsType<UserRow> = [
    { title: t('book.userName'), key: 'name', render: (_, user) => user.name },
    { title: t('book.role'), key: 'role', render: (_, user) => t(`book.${user.role}`) },
    { title: t('settings.addedAt'), key: 'added', render: (_, user) => <InstantText at={user.addedAt} /> },
    {
      title: t('settings.lastUnlockedAt'),
      key: 'last',
      render: (_, user) => <InstantText at={user.lastUnlockedAt} />,
    },
    {
      title: t('settings.action'),
      key: 'action',
      render: (_, user) =>
        user.isCurrent ? (
          <Button onClick={() => setDialog({ kind: 'passphrase' })}>{t('settings.changePassphrase')}</Button>
        ) : (
          <Button disabled={!isOwner} danger onClick={() => setDialog({ kind: 'remove', user })}>
            {t('settings.removeUser')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <SimpleTable
        label={t('settings.tab.users')}
        columns={columns}
        rows={users.data}
        rowKey={(user) => user.id}
        isLoading={users.isPending}
        error={users.error}
        onRetry={() => void users.refetch()}
      />
      <div className="desk-form-foot">
        <Button type="primary" disabled={!isOwner} onClick={() => setDialog({ kind: 'add' })}>
          {t('book.addUser')}
        </Button>
        <Button disabled={!isOwner} onClick={() => setDialog({ kind: 'renew' })}>
          {t('settings.renewKey')}
        </Button>
        {isOwner ? null : <span className="desk-soft">{t('settings.ownerOnly')}</span>}
        {book.isRecoveryKeyConfirmed ? null : <span className="desk-amber">⚠ {t('app.keyUnconfirmed')}</span>}
      </div>
      {dialog?.kind === 'add' ? <AddUser onClose={close} /> : null}
      {dialog?.kind === 'passphrase' ? <ChangePassphrase onClose={close} /> : null}
      {dialog?.kind === 'renew' ? <RenewKey onClose={close} onRenewed={setRecovery} /> : null}
      {dialog?.kind === 'remove' ? (
        <RemoveUser user={dialog.user} onClose={close} onNewKey={setRecovery} />
      ) : null}
      {recovery ? <RecoveryDialog recovery={recovery} onClose={() => setRecovery(undefined)} /> : null}
    </>
  );
}

function AddUser({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const add = useDeskCommand('users.add');
  const [name, setName] = useState('');
  const [role, setRole] = useState<UserRole>('clerk');
  const [value, setValue] = useState({ passphrase: '', repeated: '' });
  const isReady = name.trim() !== '' && isPassphraseReady(value, [name.trim()]);
  const submit = (): void => {
    if (isReady)
      add.mutate({ name: name.trim(), role, passphrase: value.passphrase }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t('book.addUser')}
      okText={t('book.addUser')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={add.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <div className="desk-form">
        <Field label={t('book.userName')} isRequired>
          {(control) => <ImeInput {...control} value={name} maxLength={40} autoFocus onChange={setName} />}
        </Field>
        <Field label={t('book.role')} help={t(role === 'owner' ? 'book.ownerHelp' : 'book.clerkHelp')}>
          {(control) => (
            <Select
              {...control}
              value={role}
              onChange={setRole}
              options={[
                { value: 'clerk', label: t('book.clerk') },
                { value: 'owner', label: t('book.owner') },
              ]}
            />
          )}
        </Field>
        <NewPassphrase value={value} names={[name.trim()]} onChange={setValue} onEnter={submit} />
        {add.error ? <ErrorView error={add.error} isInline /> : null}
      </div>
    </Modal>
  );
}
