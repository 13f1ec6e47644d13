import { Checkbox, Select } from 'antd';
import type { ReactNode } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import type { FormPart } from './form-part.ts';
import type { AdvancedForm } from './terms-form.ts';

export const DAY_OFF_WORDS = {
  stays: 'loanForm.advanced.stays',
  'next-working-day': 'loanForm.advanced.next',
  'next-working-day-in-month': 'loanForm.advanced.nextInMonth',
} as const;
const REMAINDER_WORDS = {
  'last-instalment': 'loanForm.advanced.last',
  'first-instalment': 'loanForm.advanced.first',
  none: 'loanForm.advanced.none',
} as const;
export const UP_FRONT_WORDS = {
  none: 'loanForm.advanced.nothing',
  interest: 'loanForm.advanced.interest',
  fee: 'loanForm.advanced.feeKind',
  deposit: 'loanForm.advanced.depositKind',
  'first-instalment': 'loanForm.advanced.firstInstalment',
} as const;

/** Terms that few contracts have: closed until opened, and open again where something in it is wrong. */
export function AdvancedTerms(props: FormPart): ReactNode {
  const t = useT();
  const { form, onChange, problems } = props;
  const { advanced } = form.terms;
  const set = (next: Partial<AdvancedForm>): void =>
    onChange({ ...form, terms: { ...form.terms, advanced: { ...advanced, ...next } } });
  return (
    <details
      className="loan-wide"
      open={problems.has('upFront') ? true : undefined}
      data-testid="advanced-terms"
    >
      <summary>{t('loanForm.advanced.title')}</summary>
      <div className="loan-group">
        <Field label={t('loanForm.advanced.dueOnDayOff')} help={t('loanForm.advanced.dayOffHelp')}>
          {(control) => (
            <Select
              {...control}
              value={advanced.dueOnDayOff}
              onChange={(dueOnDayOff) => set({ dueOnDayOff })}
              options={(['stays', 'next-working-day', 'next-working-day-in-month'] as const).map((value) => ({
                value,
                label: t(DAY_OFF_WORDS[value]),
              }))}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label={t('loanForm.advanced.unit')}>
          {(control) => (
            <Select
              {...control}
              value={advanced.instalmentMultipleOfFen}
              onChange={(instalmentMultipleOfFen) => set({ instalmentMultipleOfFen })}
              options={[
                { value: 1 as const, label: t('loanForm.advanced.fen') },
                { value: 10 as const, label: t('loanForm.advanced.jiao') },
                { value: 100 as const, label: t('loanForm.advanced.yuan') },
              ]}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label={t('loanForm.advanced.remainder')}>
          {(control) => (
            <Select
              {...control}
              value={advanced.remainder}
              onChange={(remainder) => set({ remainder })}
              options={(['last-instalment', 'first-instalment', 'none'] as const).map((value) => ({
                value,
                label: t(REMAINDER_WORDS[value]),
              }))}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <UpFrontFields {...props} set={set} />
      </div>
    </details>
  );
}

/** What was taken around the pay-out (R2.7). */
function UpFrontFields(props: FormPart & { readonly set: (next: Partial<AdvancedForm>) => void }): ReactNode {
  const t = useT();
  const { form, problems, set } = props;
  const { advanced } = form.terms;
  const kind = (
    <Field label={t('loanForm.advanced.kind')} help={t('loanForm.advanced.upFrontHelp')}>
      {(control) => (
        <Select
          {...control}
          value={advanced.upFrontKind}
          onChange={(upFrontKind) => set({ upFrontKind })}
          options={(['none', 'interest', 'fee', 'deposit', 'first-instalment'] as const).map((value) => ({
            value,
            label: t(UP_FRONT_WORDS[value]),
          }))}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
  if (advanced.upFrontKind === 'none') return kind;
  return (
    <>
      {kind}
      <Field
        label={t('loanForm.advanced.amount')}
        isRequired
        error={problems.has('upFront') ? t('loanForm.problem.required') : undefined}
      >
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={advanced.upFrontFen}
            onChange={(upFrontFen) => set({ upFrontFen })}
          />
        )}
      </Field>
      <Field label={t('loanForm.advanced.takenOn')}>
        {(control) => (
          <DateField
            {...control}
            value={parseLocalDate(advanced.upFrontOn === '' ? form.terms.disbursedOn : advanced.upFrontOn)}
            onChange={(day) => set({ upFrontOn: day ?? '' })}
          />
        )}
      </Field>
      {advanced.upFrontKind === 'interest' ? (
        <Field label={t('loanForm.advanced.covered')}>
          {(control) => (
            <ImeInput
              {...control}
              value={advanced.coveredInstalments}
              inputMode="numeric"
              onChange={(coveredInstalments) => set({ coveredInstalments })}
              maxLength={4}
            />
          )}
        </Field>
      ) : null}
      <Checkbox
        checked={advanced.isLenderSide}
        onChange={(event) => set({ isLenderSide: event.target.checked })}
      >
        {t('loanForm.advanced.isLenderSide')}
      </Checkbox>
    </>
  );
}
