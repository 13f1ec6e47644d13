import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useGo } from '../app/navigation.ts';
import { useT } from '../i18n/words.ts';
import { EmptyState } from './EmptyState.tsx';

/** A book without loans: where its first ones come from. */
export function EmptyBook(): ReactNode {
  const t = useT();
  const go = useGo();
  return (
    <EmptyState
      title={t('loans.empty.book')}
      body={t('loans.empty.bookHint')}
      action={
        <div className="desk-form-foot">
          <Button type="primary" onClick={() => go('/imports')} data-testid="empty-import">
            {t('loans.empty.import')}
          </Button>
          <Button onClick={() => go('/loans/new')}>{t('loans.newLoan')}</Button>
        </div>
      }
    />
  );
}
