import { Modal, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import type { LegalParameterRow } from '../../../shared/contract/law.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useLanguage, useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { useToday } from '../../ui/today.ts';
import { parameterName, parameterValue, readParameterText } from './parameter-text.ts';

interface DialogProps {
  readonly row: LegalParameterRow;
  readonly onClose: () => void;
}

const keyOf = (row: LegalParameterRow) => ({
  id: row.id,
  scope: row.scope,
  effectiveFrom: row.effectiveFrom,
});

/** The approval of this row stands for counsel's opinion on unlicensed lending (law/README R10.6). */
const OPINION_ROW = 'criminal.unlicensed.warnLoans';

/** R10.8: once a row, with the counsel that was asked. */
export function ApproveDialog({ row, onClose }: DialogProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const approve = useDeskCommand('law.approveParameter');
  const [counsel, setCounsel] = useState('');
  const submit = (): void => {
    if (counsel.trim() !== '')
      approve.mutate({ ...keyOf(row), counsel: counsel.trim() }, { onSuccess: onClose });
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('settings.approveTitle', { name: parameterName(row, language) })}
      okText={t('settings.approve')}
      isBusy={approve.isPending}
      isReady={counsel.trim() !== ''}
      error={approve.error}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{t('settings.approveBody', { value: parameterValue(t, row) })}</p>
      {row.id === OPINION_ROW ? <p>{t('settings.approveOpinion')}</p> : null}
      <Field label={t('settings.counsel')} isRequired help={t('settings.counselHelp')}>
        {(control) => (
          <ImeInput
            {...control}
            autoFocus
            value={counsel}
            maxLength={200}
            onChange={setCounsel}
            onEnter={submit}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}

/** Another value from a day on, with its source and the reason. */
export function OverrideDialog({ row, onClose }: DialogProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const today = useToday();
  const save = useDeskCommand('law.overrideParameter');
  const [text, setText] = useState('');
  const [from, setFrom] = useState<LocalDate | undefined>(today);
  const [source, setSource] = useState('');
  const [reason, setReason] = useState('');
  const value = readParameterText(row.kind, text);
  const isReady = value !== undefined && from && source.trim() !== '' && reason.trim() !== '';
  const submit = (): void => {
    if (value === undefined || !from || !isReady) return;
    const entered = { value, source: source.trim(), reason: reason.trim() };
    save.mutate({ id: row.id, scope: row.scope, effectiveFrom: from, ...entered }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t('settings.overrideTitle', { name: parameterName(row, language) })}
      okText={t('ui.save')}
      okButtonProps={{ disabled: !isReady }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <p>{t('settings.overrideBody', { value: parameterValue(t, row), source: row.source })}</p>
      <div className="desk-form">
        <ValueField row={row} text={text} onText={setText} />
        <Field label={t('settings.fromDay')} isRequired help={t('settings.fromDayHelp')}>
          {(control) => <DateField {...control} value={from} onChange={setFrom} />}
        </Field>
        <Field label={t('settings.source')} isRequired>
          {(control) => <ImeInput {...control} value={source} maxLength={200} onChange={setSource} />}
        </Field>
        <Field label={t('records.reason')} isRequired help={t('settings.reasonHelp')}>
          {(control) => (
            <ImeInput {...control} value={reason} maxLength={400} onChange={setReason} onEnter={submit} />
          )}
        </Field>
        {save.error ? <ErrorView error={save.error} isInline /> : null}
      </div>
    </Modal>
  );
}

function ValueField(props: {
  readonly row: LegalParameterRow;
  readonly text: string;
  readonly onText: (text: string) => void;
}): ReactNode {
  const t = useT();
  const { row, text, onText } = props;
  const isWrong = text.trim() !== '' && readParameterText(row.kind, text) === undefined;
  const fits = t(`settings.valueFits.${row.kind}`);
  return (
    <Field label={t('settings.newValue')} isRequired help={fits} error={isWrong ? fits : undefined}>
      {(control) =>
        row.kind === 'boolean' ? (
          <Segmented
            aria-label={t('settings.newValue')}
            value={text}
            onChange={onText}
            options={[
              { value: 'true', label: t('settings.yes') },
              { value: 'false', label: t('settings.no') },
            ]}
          />
        ) : (
          <ImeInput {...control} autoFocus value={text} maxLength={20} onChange={onText} suffix={row.unit} />
        )
      }
    </Field>
  );
}
