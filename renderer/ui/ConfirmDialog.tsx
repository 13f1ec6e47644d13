import { Modal } from 'antd';
import type { ReactNode } from 'react';
import type { DeskError } from '../bridge/desk-error.ts';
import { useT } from '../i18n/words.ts';
import { ErrorView } from './ErrorView.tsx';

export interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** says what will happen, to how many, and whether it can be undone */
  readonly children: ReactNode;
  /** a verb: '签发', '冲正' */
  readonly okText: string;
  readonly isDanger?: boolean;
  readonly isBusy?: boolean;
  /** false until the children hold what the act needs */
  readonly isReady?: boolean;
  readonly error?: DeskError | null | undefined;
  readonly onOk: () => void;
  readonly onCancel: () => void;
}

/** Asks once, saying what it will do. The safe button has the focus when the act is dangerous. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactNode {
  const t = useT();
  return (
    <Modal
      open={props.isOpen}
      title={props.title}
      okText={props.okText}
      cancelText={t('ui.cancel')}
      okButtonProps={{
        danger: props.isDanger ?? false,
        autoFocus: !props.isDanger,
        disabled: props.isReady === false,
      }}
      cancelButtonProps={{ autoFocus: props.isDanger ?? false }}
      confirmLoading={props.isBusy ?? false}
      onOk={props.onOk}
      onCancel={props.onCancel}
      destroyOnHidden
      width={480}
    >
      {props.children}
      {props.error ? <ErrorView error={props.error} isInline /> : null}
    </Modal>
  );
}
