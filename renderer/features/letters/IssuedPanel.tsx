import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useGo } from '../../app/navigation.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Output } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { WithKey } from '../../ui/KeyHint.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PdfView } from '../../ui/PdfView.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { LetterFile } from './use-letter-file.ts';

/** After issue: the number, what to do next, and the letter as it now is. */
export function IssuedPanel(props: {
  readonly issued: Output<'letters.issue'>;
  readonly file: LetterFile;
}): ReactNode {
  const t = useT();
  const go = useGo();
  const { issued, file } = props;
  const pdf = useDeskQuery('letters.pdf', { letterId: issued.letterId });
  const open = (): void => go(`/letters/${issued.letterId}`);
  useShortcut('Enter', 'letters.issue.openLetter', open);
  return (
    <>
      <PageHeader
        title={
          <span data-testid="letter-issued-no">{t('letters.issue.done', { letterNo: issued.letterNo })}</span>
        }
        beside={<StatusTag tone="amber">{t('letters.status.issued')}</StatusTag>}
        actions={
          <>
            <Button onClick={() => go('/letters/new')}>{t('letters.issue.another')}</Button>
            <Button disabled={file.isBusy} onClick={() => void file.output(issued.letterId, 'save')}>
              {t('letters.file.save')}
            </Button>
            <Button disabled={file.isBusy} onClick={() => void file.output(issued.letterId, 'print')}>
              {t('letters.file.print')}
            </Button>
            <WithKey keys="Enter" label={t('letters.issue.openLetter')}>
              <Button type="primary" onClick={open}>
                {t('letters.issue.openLetter')}
              </Button>
            </WithKey>
          </>
        }
      />
      <p role="status">
        <strong>{t('letters.issue.doneNext')}</strong> <span className="desk-soft">{file.note}</span>
      </p>
      {file.error ? <ErrorView error={file.error} isInline /> : null}
      <section className="letter-pages">
        {pdf.error ? <ErrorView error={pdf.error} onRetry={() => void pdf.refetch()} /> : null}
        <PdfView bytes={pdf.data?.pdf} label={issued.letterNo} />
      </section>
    </>
  );
}
