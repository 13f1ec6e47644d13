import type { ReactNode } from 'react';
import type { Input } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { PdfView } from '../../ui/PdfView.tsx';

/** The real pages, marked 草稿; the ones before stay until the next are drawn. */
export function DraftPages(props: {
  readonly wish: Input<'letters.preview'>;
  /** false: a check failed, there is no letter to draw */
  readonly isPossible: boolean;
}): ReactNode {
  const t = useT();
  const preview = useDeskQuery('letters.preview', props.wish, {
    keepPrevious: true,
    isEnabled: props.isPossible,
  });
  if (!props.isPossible) {
    return (
      <section className="desk-panel letter-pages" aria-label={t('letters.issue.draft')}>
        <EmptyState title={`✗ ${t('letters.issue.draft')}`} body={t('letters.issue.draftNone')} />
      </section>
    );
  }
  if (preview.error) {
    return (
      <section className="letter-pages" aria-label={t('letters.issue.draft')}>
        <ErrorView error={preview.error} onRetry={() => void preview.refetch()} />
      </section>
    );
  }
  return (
    <section className="letter-pages" aria-busy={preview.isFetching} data-testid="letter-draft">
      {preview.data === undefined ? (
        <span className="desk-late desk-soft">{t('letters.issue.draftWaiting')}</span>
      ) : (
        <PdfView bytes={preview.data.pdf} label={t('letters.issue.draft')} />
      )}
    </section>
  );
}
