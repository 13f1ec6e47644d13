import { App } from 'antd';
import type { ReactNode } from 'react';
import { toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';

/** Print or save the receipt 收据 of one payment. */
export function ReceiptPaper({ entryId }: { readonly entryId: string }): ReactNode {
  const t = useT();
  const { message, modal } = App.useApp();
  const paper = useDeskCommand('receipts.paper');
  const run = async (purpose: 'print' | 'save'): Promise<void> => {
    try {
      const { fileToken, suggestedName, receiptNo } = await paper.mutateAsync({ entryId });
      if (purpose === 'print') {
        const { isOpened } = await shell.call('shell.printPdf', { fileToken });
        void message.info(
          t(isOpened ? 'receipts.paper.opened' : 'receipts.paper.notOpened', { no: receiptNo }),
        );
      } else {
        const { isSaved, name } = await shell.call('shell.saveFile', { fileToken, suggestedName });
        void message.info(t(isSaved ? 'receipts.paper.saved' : 'receipts.paper.notSaved', { name }));
      }
    } catch (thrown) {
      modal.error({
        title: t('receipts.paper.failed'),
        content: <ErrorView error={toDeskError(thrown)} isInline />,
      });
    }
  };
  return (
    <>
      <button
        type="button"
        className="desk-link"
        disabled={paper.isPending}
        onClick={() => void run('print')}
      >
        {t('receipts.paper.print')}
      </button>{' '}
      <button type="button" className="desk-link" disabled={paper.isPending} onClick={() => void run('save')}>
        {t('receipts.paper.save')}
      </button>
    </>
  );
}
