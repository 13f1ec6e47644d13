import { Modal, type ModalProps } from 'antd';
import { type ReactNode, useRef } from 'react';

const FIRST_FIELD = 'input:not([type="hidden"]):not(:disabled), textarea:not(:disabled)';

/**
 * A dialog with fields: it begins in its first field, never on the cross that closes it; a long form scrolls between
 * its title and its buttons, which stay in sight (desk.css). A field with `autoFocus` keeps the focus it took.
 */
export function FormDialog(props: Omit<ModalProps, 'open' | 'afterOpenChange'>): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const { children, ...rest } = props;
  const focusFirst = (isShown: boolean): void => {
    const own = box.current;
    if (!isShown || own === null || own.contains(document.activeElement)) return;
    own.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
  };
  return (
    <Modal {...rest} open rootClassName="form-dialog" afterOpenChange={focusFirst}>
      <div ref={box}>{children}</div>
    </Modal>
  );
}
