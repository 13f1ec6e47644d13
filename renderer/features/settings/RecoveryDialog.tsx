import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { Recovery } from '../../../shared/contract/book.ts';
import { useBook } from '../../app/book-context.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { RecoverySheet } from '../../ui/RecoverySheet.tsx';

/** A new printed key: closes only when two groups were typed back. */
export function RecoveryDialog(props: {
  readonly recovery: Recovery;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const book = useBook();
  const confirm = useDeskCommand('book.confirmRecoveryKey');
  return (
    <Modal open title={t('book.recoveryTitle')} footer={null} closable={false} keyboard={false} width={720}>
      <RecoverySheet
        recovery={props.recovery}
        bookLabel={book.bookLabel}
        isBusy={confirm.isPending}
        onConfirmed={() => confirm.mutate({}, { onSuccess: props.onClose })}
      />
      {confirm.error ? <ErrorView error={confirm.error} isInline /> : null}
    </Modal>
  );
}
