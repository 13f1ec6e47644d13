import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface PlainButtonProps
  extends Pick<
    ButtonHTMLAttributes<HTMLButtonElement>,
    'onClick' | 'disabled' | 'children' | 'aria-pressed'
  > {
  readonly look?: 'primary' | 'link' | 'small';
  /** work is under way: the button waits and says so to readers */
  readonly isBusy?: boolean;
  readonly testId?: string;
}

/** A button of the first chunk: lock screen, errors and rescue must stand before antd is loaded. */
export function PlainButton({ look, isBusy, testId, disabled, ...rest }: PlainButtonProps): ReactNode {
  return (
    <button
      {...rest}
      type="button"
      className={`desk-button${look ? ` desk-button-${look}` : ''}`}
      disabled={disabled ?? false}
      aria-busy={isBusy ?? false}
      data-testid={testId}
    />
  );
}
