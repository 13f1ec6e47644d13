import { InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useIsOwner } from '../../app/book-context.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { EVERY, type PlanForm } from './plan-form.ts';

/** Number, first day, frequency, tolerance, waiver of penalty (the owner's) and remarks. */
export function PlanFields(props: {
  readonly form: PlanForm;
  readonly onChange: (part: Partial<PlanForm>) => void;
  readonly penaltyFen: number;
}): ReactNode {
  const t = useT();
  const isOwner = useIsOwner();
  const { form, onChange } = props;
  return (
    <section className="desk-panel" aria-label={t('plans.editor.terms')}>
      <h2 className="plan-head">{t('plans.editor.terms')}</h2>
      <div className="plan-fields">
        <Field label={t('plans.editor.count')} isRequired>
          {(control) => (
            <InputNumber
              {...control}
              autoFocus
              min={1}
              max={60}
              precision={0}
              value={form.count}
              suffix={t('plans.editor.countUnit')}
              onChange={(count) => onChange({ count: count ?? 1 })}
            />
          )}
        </Field>
        <Field label={t('plans.editor.firstOn')} isRequired>
          {(control) => (
            <DateField
              {...control}
              value={form.firstOn ?? undefined}
              onChange={(date) => onChange({ firstOn: date ?? null })}
            />
          )}
        </Field>
        <Field label={t('plans.editor.every')}>
          {(control) => (
            <Select
              {...control}
              value={form.every}
              onChange={(every) => onChange({ every })}
              options={EVERY.map((value) => ({ value, label: t(`plans.every.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('plans.editor.tolerance')}>
          {(control) => (
            <InputNumber
              {...control}
              min={0}
              max={30}
              precision={0}
              value={form.toleranceDays}
              onChange={(days) => onChange({ toleranceDays: days ?? 0 })}
            />
          )}
        </Field>
        <Field
          label={t('plans.editor.waiver')}
          help={t('plans.editor.waiverHelp', { amount: formatMoney(props.penaltyFen) })}
        >
          {(control) => (
            <MoneyInput
              {...control}
              isDisabled={!isOwner}
              valueFen={form.waivedPenaltyFen ?? undefined}
              onChange={(fen) => onChange({ waivedPenaltyFen: fen ?? null })}
            />
          )}
        </Field>
        <Field label={t('plans.editor.remarks')}>
          {(control) => (
            <ImeInput {...control} value={form.remarks} onChange={(remarks) => onChange({ remarks })} />
          )}
        </Field>
      </div>
    </section>
  );
}
