import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { UserRole } from '../../../shared/contract/users.ts';
import { useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { isPassphraseReady, NewPassphrase } from '../../ui/NewPassphrase.tsx';

export interface UserDraft {
  readonly key: number;
  readonly name: string;
  readonly role: UserRole;
  readonly passphrase: string;
  readonly repeated: string;
}

function emptyUser(key: number, role: UserRole): UserDraft {
  return { key, name: '', role, passphrase: '', repeated: '' };
}

/** An owner and a clerk, as most offices have. */
export function firstUsers(): readonly UserDraft[] {
  return [emptyUser(1, 'owner'), emptyUser(2, 'clerk')];
}

/** Every user named differently with a passphrase typed twice, the first an owner. */
export function areUsersReady(users: readonly UserDraft[]): boolean {
  const names = users.map((user) => user.name.trim());
  const isEachReady = users.every(
    (user) => user.name.trim() !== '' && isPassphraseReady(user, [user.name.trim()]),
  );
  return users[0]?.role === 'owner' && new Set(names).size === names.length && isEachReady;
}

/** The people who use the desk, each with a passphrase of their own. */
export function UsersStep(props: {
  readonly users: readonly UserDraft[];
  readonly onChange: (users: readonly UserDraft[]) => void;
}): ReactNode {
  const t = useT();
  const { users, onChange } = props;
  const names = users.map((user) => user.name.trim());
  const put = (user: UserDraft): void => onChange(users.map((old) => (old.key === user.key ? user : old)));
  return (
    <div className="desk-users">
      {users.map((user, index) => (
        <fieldset key={user.key} className="desk-group" data-testid={`user-${index}`}>
          <legend>{t(`book.${user.role}`)}</legend>
          <Field
            label={t('book.userName')}
            isRequired
            error={
              user.name.trim() !== '' && names.indexOf(user.name.trim()) !== index
                ? t('book.nameTwice')
                : undefined
            }
          >
            {(control) => (
              <ImeInput
                {...control}
                value={user.name}
                maxLength={40}
                autoFocus={index === 0}
                onChange={(name) => put({ ...user, name })}
              />
            )}
          </Field>
          {index === 0 ? null : (
            <Field
              label={t('book.role')}
              help={t(user.role === 'owner' ? 'book.ownerHelp' : 'book.clerkHelp')}
            >
              {(control) => (
                <Select
                  {...control}
                  value={user.role}
                  onChange={(role) => put({ ...user, role })}
                  options={[
                    { value: 'owner', label: t('book.owner') },
                    { value: 'clerk', label: t('book.clerk') },
                  ]}
                />
              )}
            </Field>
          )}
          <NewPassphrase
            value={user}
            names={[user.name.trim()]}
            onChange={(value) => put({ ...user, passphrase: value.passphrase, repeated: value.repeated })}
          />
          {index === 0 ? null : (
            <Button onClick={() => onChange(users.filter((old) => old.key !== user.key))}>
              {t('book.removeUser')}
            </Button>
          )}
        </fieldset>
      ))}
      <div>
        <Button
          onClick={() =>
            onChange([...users, emptyUser(Math.max(...users.map((user) => user.key)) + 1, 'clerk')])
          }
        >
          {t('book.addUser')}
        </Button>
      </div>
    </div>
  );
}
