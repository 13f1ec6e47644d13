import type { ReactNode } from 'react';
import type { DeskError } from '../bridge/desk-error.ts';
import { useT } from '../i18n/words.ts';
import { onCtrlEnter } from './collection/on-ctrl-enter.ts';
import { ErrorView } from './ErrorView.tsx';
import { Field } from './Field.tsx';
import { FormDialog } from './FormDialog.tsx';
import { ImeInput } from './ImeInput.tsx';

const LONGEST_REASON = 400;

/** An act that is kept with its reason: says what it does, asks why, Enter carries it out. */
export function ReasonDialog(props: {
  readonly title: string;
  /** what will happen */
  readonly body: ReactNode;
  readonly okText: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** further fields, above the reason */
  readonly children?: ReactNode;
  readonly reasonHelp?: string;
  readonly isReady?: boolean;
  readonly isBusy: boolean;
  readonly error: DeskError | null;
  readonly onOk: () => void;
  readonly onCancel: () => void;
}): ReactNode {
  const t = useT();
  const isComplete = props.reason.trim() !== '' && (props.isReady ?? true);
  const ok = (): void => {
    if (isComplete && !props.isBusy) props.onOk();
  };
  return (
    <FormDialog
      title={props.title}
      okText={props.okText}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !isComplete }}
      confirmLoading={props.isBusy}
      onOk={ok}
      onCancel={props.onCancel}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(ok)} data-testid="reason-dialog">
        <p>{props.body}</p>
        {props.children}
        <Field label={t('records.reason')} isRequired help={props.reasonHelp}>
          {(control) => (
            <ImeInput
              {...control}
              autoFocus
              value={props.reason}
              onChange={props.onReason}
              onEnter={ok}
              maxLength={LONGEST_REASON}
              autoComplete="off"
            />
          )}
        </Field>
        {props.error ? <ErrorView error={props.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}
