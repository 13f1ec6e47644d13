import { LockOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../i18n/words.ts';
import { weekdayName } from '../ui/DateText.tsx';
import { KeyHint, WithKey } from '../ui/KeyHint.tsx';
import { useToday } from '../ui/today.ts';
import { userLabel } from '../ui/user-label.ts';
import { useCurrentUser } from './book-context.ts';
import { lockNow } from './lock.ts';
import { useShortcut } from './shortcuts.ts';

/** Name, the search box, the business day, who is at the desk, the lock. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }): ReactNode {
  const t = useT();
  const today = useToday();
  const user = useCurrentUser();
  useShortcut('Ctrl+L', 'app.shortcuts.lock', () => void lockNow(), { scope: 'everywhere' });
  return (
    <header className="desk-top">
      <strong className="desk-name">{t('app.name')}</strong>
      <button type="button" className="desk-search-box" onClick={onSearch} data-testid="global-search">
        <SearchOutlined aria-hidden="true" />
        <span>{t('app.search.placeholder')}</span>
        <KeyHint keys="Ctrl+K" />
      </button>
      <span className="desk-figures desk-today">
        {today} {weekdayName(t, today)}
      </span>
      {user ? <span className="desk-user">{userLabel(t, user)}</span> : null}
      <WithKey keys="Ctrl+L" label={t('app.lock')}>
        <Button
          type="text"
          icon={<LockOutlined />}
          aria-label={t('app.lock')}
          data-testid="lock-button"
          onClick={() => void lockNow()}
        />
      </WithKey>
    </header>
  );
}
