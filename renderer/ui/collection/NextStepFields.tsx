import { Select } from 'antd';
import type { ReactNode } from 'react';
import { type LocalDate, parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../DateField.tsx';
import { Field } from '../Field.tsx';
import { ACTIONS, actionName, type NextAction } from './collection-words.ts';

/** The next step and its day, as proposed until it is changed. */
export function NextStepFields(props: {
  readonly step: { readonly action: NextAction; readonly on: string } | null;
  readonly onChange: (step: { readonly action: NextAction; readonly on: LocalDate | null }) => void;
  readonly isProposed: boolean;
}): ReactNode {
  const t = useT();
  const { step, onChange } = props;
  if (step === null) return null;
  const on = parseLocalDate(step.on);
  return (
    <div className="case-row">
      <Field label={t('cases.call.nextStep')} help={props.isProposed ? t('cases.call.proposed') : null}>
        {(control) => (
          <Select
            {...control}
            value={step.action}
            onChange={(action) => onChange({ action, on: on ?? null })}
            options={ACTIONS.map((value) => ({ value, label: actionName(t, value) }))}
          />
        )}
      </Field>
      <Field label={t('cases.call.nextOn')}>
        {(control) => (
          <DateField
            {...control}
            value={on}
            onChange={(date) => onChange({ action: step.action, on: date ?? null })}
          />
        )}
      </Field>
    </div>
  );
}
