import { type ReactNode, useState } from 'react';
import { addDays, type LocalDate } from '../../../shared/kernel/local-date.ts';
import type { DeskError } from '../../bridge/desk-error.ts';
import { useT } from '../../i18n/words.ts';
import { type MorningRow, reasonText } from '../../ui/collection/collection-words.ts';
import { onCtrlEnter } from '../../ui/collection/on-ctrl-enter.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { useToday } from '../../ui/today.ts';

export interface Mark {
  readonly kind: 'done' | 'snoozed';
  readonly untilOn: LocalDate | null;
  readonly reason: string;
}

/** Asks why and until when a row is put off, or how a right was kept before its row is done. */
export function MarkDialog(props: {
  readonly row: MorningRow;
  readonly kind: Mark['kind'];
  readonly isBusy: boolean;
  readonly error: DeskError | null;
  readonly onMark: (mark: Mark) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const { row, kind } = props;
  const [untilOn, setUntilOn] = useState<LocalDate | undefined>(addDays(today, 1));
  const [reason, setReason] = useState('');
  const isImpossible = kind === 'snoozed' && row.snoozeUntilAtMost === null;
  const area = kind === 'done' ? 'done' : 'snooze';
  const save = (): void => {
    if (!isImpossible) props.onMark({ kind, untilOn: kind === 'done' ? null : (untilOn ?? null), reason });
  };
  return (
    <FormDialog
      title={t(`morning.${area}.title`, { name: row.borrowerName })}
      okText={t(`morning.${area}.ok`)}
      okButtonProps={{ disabled: isImpossible }}
      confirmLoading={props.isBusy}
      onOk={save}
      onCancel={props.onClose}
    >
      <fieldset className="desk-plain-group" onKeyDown={onCtrlEnter(save)}>
        <p>{reasonText(t, row.reasonCode, row.params)}</p>
        {isImpossible ? <p className="desk-red">✗ {t('morning.snooze.impossible')}</p> : null}
        {kind === 'done' ? <p>{t('morning.done.body')}</p> : null}
        {kind === 'snoozed' && !isImpossible ? (
          <Field
            label={t('morning.snooze.until')}
            isRequired
            help={t('morning.snooze.atMost', { date: row.snoozeUntilAtMost ?? '' })}
          >
            {(control) => <DateField {...control} value={untilOn} onChange={setUntilOn} />}
          </Field>
        ) : null}
        {isImpossible ? null : (
          <Field label={t(`morning.${area}.reason`)} isRequired help={t('morning.snooze.reasonHelp')}>
            {(control) => (
              <ImeInput {...control} autoFocus value={reason} onChange={setReason} onEnter={save} />
            )}
          </Field>
        )}
        {props.error ? <ErrorView error={props.error} isInline /> : null}
      </fieldset>
    </FormDialog>
  );
}
