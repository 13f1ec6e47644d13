import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useShortcut } from '../../app/shortcuts.ts';
import { toDeskError } from '../../bridge/desk-error.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { shell } from '../../bridge/shell.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';

interface SheetProps {
  readonly loanId: string;
  readonly isEnabled: boolean;
}

/** 案件表, the hand-over sheet of the case: opened in the system's PDF reader, to be printed or saved there. */
export function CaseSheet({ loanId, isEnabled }: SheetProps): ReactNode {
  const t = useT();
  const { message, modal } = App.useApp();
  const sheet = useDeskCommand('cases.sheet');
  const run = async (): Promise<void> => {
    try {
      const { fileToken } = await sheet.mutateAsync({ loanId });
      const { isOpened } = await shell.call('shell.printPdf', { fileToken });
      void message.info(t(isOpened ? 'cases.sheet.opened' : 'cases.sheet.notOpened'));
    } catch (thrown) {
      modal.error({
        title: t('cases.sheet.failed'),
        content: <ErrorView error={toDeskError(thrown)} isInline />,
      });
    }
  };
  useShortcut('H', 'cases.sheet.print', () => void run(), { isEnabled: isEnabled && !sheet.isPending });
  return (
    <Button
      size="small"
      loading={sheet.isPending}
      title={t('cases.sheet.help')}
      data-testid="case-sheet"
      onClick={() => void run()}
    >
      {t('cases.sheet.print')} <KeyHint keys="H" />
    </Button>
  );
}
