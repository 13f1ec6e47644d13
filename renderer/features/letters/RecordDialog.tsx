import { InputNumber, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useDraft } from '../../app/drafts.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { useToday } from '../../ui/today.ts';
import { type DeliveryLevel, LEVELS_OF, type Letter, OUTCOMES, type Outcome } from './codes.ts';

export type RecordKind = 'dispatch' | 'delivery' | 'seal' | 'cancel';

interface RecordForm {
  readonly on: string;
  readonly carrier: string;
  readonly waybillNo: string;
  readonly text: string;
  readonly copies: number;
  readonly outcome: Outcome;
  readonly level: DeliveryLevel | 'none' | '';
}

function readForm(draft: unknown): RecordForm | undefined {
  return isForm(draft) ? draft : undefined;
}

function isForm(draft: unknown): draft is RecordForm {
  return typeof draft === 'object' && draft !== null && 'waybillNo' in draft && 'outcome' in draft;
}

interface DialogProps {
  readonly kind: RecordKind;
  readonly letter: Letter;
  readonly onClose: () => void;
}

/** Posting, delivery, seal or cancellation of one letter; what was typed survives closing and the lock. */
export function RecordDialog({ kind, letter, onClose }: DialogProps): ReactNode {
  const t = useT();
  const today = useToday();
  const first: RecordForm = {
    on: today,
    carrier: 'EMS',
    waybillNo: '',
    text: '',
    copies: 1,
    outcome: 'delivered',
    level: '',
  };
  const draft = useDraft(`letter-${kind}:${letter.letterId}`, first, readForm);
  const [isTried, setIsTried] = useState(false);
  const save = useSave(kind, letter.letterId, () => {
    draft.clear();
    onClose();
  });
  const missing = missingOf(kind, draft.form);
  const submit = (): void => {
    setIsTried(true);
    if (missing.size === 0) save.run(draft.form);
  };
  useShortcut('Ctrl+Enter', 'letters.record.save', submit);
  const fields = {
    form: draft.form,
    set: (part: Partial<RecordForm>) => draft.setForm({ ...draft.form, ...part }),
    missing: isTried ? missing : new Set<string>(),
  };
  return (
    <FormDialog
      title={
        kind === 'cancel'
          ? t('letters.record.cancelTitle', { letterNo: letter.letterNo })
          : t(`letters.record.${kind}`)
      }
      okText={t(kind === 'cancel' ? 'letters.record.cancel' : 'letters.record.save')}
      cancelText={t('ui.close')}
      okButtonProps={{ danger: kind === 'cancel', title: 'Ctrl+Enter' }}
      confirmLoading={save.isPending}
      onOk={submit}
      onCancel={onClose}
      width={560}
    >
      <div>
        {kind === 'cancel' ? <p>{t('letters.record.cancelWhat')}</p> : <OnField kind={kind} {...fields} />}
        {kind === 'dispatch' ? <DispatchFields {...fields} /> : null}
        {kind === 'delivery' ? <DeliveryFields {...fields} /> : null}
        {kind === 'seal' ? <SealFields {...fields} /> : <TextField kind={kind} {...fields} />}
        {save.error ? <ErrorView error={save.error} record={letter.letterNo} isInline /> : null}
      </div>
    </FormDialog>
  );
}

function missingOf(kind: RecordKind, form: RecordForm): ReadonlySet<string> {
  const missing = new Set<string>();
  if (kind !== 'cancel' && form.on === '') missing.add('on');
  if (kind === 'dispatch' && form.waybillNo.trim() === '') missing.add('waybillNo');
  if (kind === 'delivery' && form.level === '') missing.add('level');
  if (kind !== 'dispatch' && form.text.trim() === '') missing.add('text');
  return missing;
}

function useSave(kind: RecordKind, letterId: string, onSuccess: () => void) {
  const dispatch = useDeskCommand('letters.recordDispatch');
  const delivery = useDeskCommand('letters.recordDelivery');
  const seal = useDeskCommand('letters.recordSeal');
  const cancel = useDeskCommand('letters.cancel');
  const chosen = { dispatch, delivery, seal, cancel }[kind];
  const run = (form: RecordForm): void => {
    const { on, text, copies, carrier, waybillNo, outcome, level } = form;
    if (kind === 'dispatch') {
      dispatch.mutate({ letterId, dispatchedOn: on, carrier, waybillNo, evidence: text }, { onSuccess });
    } else if (kind === 'delivery') {
      const counted = level === '' || level === 'none' ? null : level;
      delivery.mutate({ letterId, outcome, happenedOn: on, level: counted, evidence: text }, { onSuccess });
    } else if (kind === 'seal') {
      seal.mutate({ letterId, sealedOn: on, sealedBy: text, copies }, { onSuccess });
    } else {
      cancel.mutate({ letterId, reason: text }, { onSuccess });
    }
  };
  return { run, isPending: chosen.isPending, error: chosen.error };
}

interface FieldsProps {
  readonly form: RecordForm;
  readonly set: (part: Partial<RecordForm>) => void;
  readonly missing: ReadonlySet<string>;
}

function OnField({ kind, form, set, missing }: FieldsProps & { readonly kind: RecordKind }): ReactNode {
  const t = useT();
  const labels = {
    dispatch: 'dispatchedOn',
    delivery: 'happenedOn',
    seal: 'sealedOn',
    cancel: 'happenedOn',
  } as const;
  return (
    <Field
      label={t(`letters.record.${labels[kind]}`)}
      isRequired
      error={missing.has('on') ? t('letters.record.needDate') : undefined}
    >
      {(control) => (
        <DateField
          {...control}
          value={parseLocalDate(form.on)}
          onChange={(day) => set({ on: day ?? '' })}
          autoFocus
        />
      )}
    </Field>
  );
}

function DispatchFields({ form, set, missing }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <>
      <Field
        label={t('letters.record.waybillNo')}
        isRequired
        error={missing.has('waybillNo') ? t('letters.record.needWaybill') : undefined}
      >
        {(control) => (
          <ImeInput
            {...control}
            value={form.waybillNo}
            maxLength={40}
            onChange={(waybillNo) => set({ waybillNo })}
          />
        )}
      </Field>
      <Field label={t('letters.record.carrier')} help={t('letters.record.carrierHelp')}>
        {(control) => (
          <ImeInput
            {...control}
            value={form.carrier}
            maxLength={20}
            onChange={(carrier) => set({ carrier })}
          />
        )}
      </Field>
    </>
  );
}

function DeliveryFields({ form, set, missing }: FieldsProps): ReactNode {
  const t = useT();
  const levels = LEVELS_OF[form.outcome];
  return (
    <>
      <Field label={t('letters.record.outcome')} isRequired>
        {(control) => (
          <Radio.Group
            {...control}
            value={form.outcome}
            onChange={(event) => {
              const outcome = OUTCOMES.find((one) => one === event.target.value);
              if (outcome) set({ outcome, level: '' });
            }}
            options={OUTCOMES.map((one) => ({ value: one, label: t(`letters.record.${one}`) }))}
          />
        )}
      </Field>
      <Field
        label={t('letters.record.level')}
        isRequired
        error={missing.has('level') ? t('letters.record.needLevel') : undefined}
      >
        {(control) => (
          <Radio.Group
            {...control}
            className="letter-levels"
            value={form.level}
            onChange={(event) => set({ level: levels.find((one) => one === event.target.value) ?? 'none' })}
          >
            {levels.map((level) => (
              <Radio key={level} value={level}>
                {t(`letters.level.${level}.name`)}
                <div className="desk-soft desk-small">{t(`letters.level.${level}.help`)}</div>
              </Radio>
            ))}
            {form.outcome === 'delivered' ? null : (
              <Radio value="none">{t('letters.record.levelNone')}</Radio>
            )}
          </Radio.Group>
        )}
      </Field>
    </>
  );
}

function SealFields({ form, set, missing }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <>
      <Field
        label={t('letters.record.sealedBy')}
        isRequired
        error={missing.has('text') ? t('letters.record.needSealedBy') : undefined}
      >
        {(control) => (
          <ImeInput {...control} value={form.text} maxLength={40} onChange={(text) => set({ text })} />
        )}
      </Field>
      <Field label={t('letters.record.copies')} help={t('letters.record.sealHelp')}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={20}
            precision={0}
            value={form.copies}
            onChange={(copies) => set({ copies: copies ?? 1 })}
          />
        )}
      </Field>
    </>
  );
}

function TextField({ kind, form, set, missing }: FieldsProps & { readonly kind: RecordKind }): ReactNode {
  const t = useT();
  const isCancel = kind === 'cancel';
  const need = t(isCancel ? 'letters.record.needReason' : 'letters.record.needEvidence');
  return (
    <Field
      label={t(isCancel ? 'letters.record.reason' : 'letters.record.evidence')}
      isRequired={kind !== 'dispatch'}
      error={missing.has('text') ? need : undefined}
      help={
        isCancel
          ? ''
          : t(kind === 'dispatch' ? 'letters.record.dispatchEvidence' : 'letters.record.deliveryEvidence')
      }
    >
      {(control) => (
        <ImeTextArea {...control} value={form.text} maxLength={400} onChange={(text) => set({ text })} />
      )}
    </Field>
  );
}
