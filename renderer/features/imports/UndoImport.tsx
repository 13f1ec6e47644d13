import type { ReactNode } from 'react';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

/** Asks once, says how many loans go. */
export function UndoImport(props: {
  readonly batch:
    | { readonly importId: string; readonly file: string; readonly loanCount: number }
    | undefined;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}): ReactNode {
  const t = useT();
  const undo = useDeskCommand('imports.undo');
  const { batch } = props;
  const close = (): void => {
    undo.reset();
    props.onClose();
  };
  const run = (): void => {
    if (!batch) return;
    undo.mutate(
      { importId: batch.importId },
      {
        onSuccess: () => {
          close();
          props.onDone?.();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      isOpen={batch !== undefined}
      title={t('imports.undoTitle')}
      okText={t('imports.undo')}
      isDanger
      isBusy={undo.isPending}
      error={undo.error}
      onOk={run}
      onCancel={close}
    >
      <p>{t('imports.undoBody', { file: batch?.file ?? '', count: batch?.loanCount ?? 0 })}</p>
    </ConfirmDialog>
  );
}
