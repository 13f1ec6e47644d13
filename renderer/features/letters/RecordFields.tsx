import { Checkbox, InputNumber, Radio } from 'antd';
import type { ReactNode } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { LEVELS_OF, OUTCOMES } from './codes.ts';
import type { RecordForm, RecordKind } from './record-form.ts';

export interface FieldsProps {
  readonly form: RecordForm;
  readonly set: (part: Partial<RecordForm>) => void;
  readonly missing: ReadonlySet<string>;
}

export function OnField({
  kind,
  form,
  set,
  missing,
}: FieldsProps & { readonly kind: RecordKind }): ReactNode {
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

export function DispatchFields({ form, set, missing }: FieldsProps): ReactNode {
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

export function DeliveryFields({ form, set, missing }: FieldsProps): ReactNode {
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

export function SlipField({ form, set }: FieldsProps): ReactNode {
  const t = useT();
  return (
    <Field label={t('letters.record.slip')} help={t('letters.record.slipHelp')}>
      {(control) => (
        <Checkbox
          {...control}
          checked={form.isAcknowledged}
          onChange={(event) => set({ isAcknowledged: event.target.checked })}
        >
          {t('letters.record.acknowledged')}
        </Checkbox>
      )}
    </Field>
  );
}

export function SealFields({ form, set, missing }: FieldsProps): ReactNode {
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

export function TextField({
  kind,
  form,
  set,
  missing,
}: FieldsProps & { readonly kind: RecordKind }): ReactNode {
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
