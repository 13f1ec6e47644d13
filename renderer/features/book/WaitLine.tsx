import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';

/** How long the next try has to wait; nothing when it need not. */
export function WaitLine({ seconds }: { readonly seconds: number }): ReactNode {
  const t = useT();
  if (seconds <= 0) return null;
  return (
    <div role="status" className="desk-amber">
      {t('book.wait', { count: seconds })}
    </div>
  );
}
