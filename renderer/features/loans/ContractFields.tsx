import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '../../bridge/desk.ts';
import { useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { LEGAL_FORMS } from './codes.ts';
import type { FormPart } from './form-part.ts';
import type { NewLoanForm } from './new-loan-form.ts';

type TextName = 'contractNo' | 'product' | 'purpose' | 'dealer';

/** Part 1: whose loan under which contract. */
export function ContractFields(props: FormPart & { readonly lenders: Output<'lenders.list'> }): ReactNode {
  const t = useT();
  const { form, onChange, problems } = props;
  const set = (next: Partial<NewLoanForm>): void => onChange({ ...form, ...next });
  const required = (name: string) => (problems.has(name) ? t('loanForm.problem.required') : undefined);
  const text = (name: TextName, maxLength: number, isRequired = false): ReactNode => (
    <Field label={t(`loanForm.${name}`)} isRequired={isRequired} error={required(name)}>
      {(control) => (
        <ImeInput
          {...control}
          value={form[name]}
          onChange={(next) => set({ [name]: next })}
          maxLength={maxLength}
          autoComplete="off"
        />
      )}
    </Field>
  );
  const money = (name: 'downPaymentFen' | 'depositFen', label: string): ReactNode => (
    <Field label={label}>
      {(control) => (
        <MoneyInput
          {...control}
          valueFen={form[name] ?? undefined}
          onChange={(fen) => set({ [name]: fen ?? null })}
        />
      )}
    </Field>
  );
  return (
    <section className="loan-form-section">
      <h2>{t('loanForm.section.contract')}</h2>
      <Field label={t('loanForm.lender')} isRequired error={required('lenderId')}>
        {(control) => (
          <Select
            {...control}
            value={form.lenderId}
            onChange={(lenderId) => set({ lenderId })}
            options={props.lenders.map((lender) => ({ value: lender.id, label: lender.name }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {text('contractNo', 60, true)}
      {text('product', 60)}
      <Field label={t('loanForm.legalForm')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={form.legalForm}
            onChange={(legalForm) => set({ legalForm })}
            options={LEGAL_FORMS.map((value) => ({ value, label: t(`loans.legalForm.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {text('purpose', 120)}
      {text('dealer', 80)}
      {money('downPaymentFen', t('loanForm.downPayment'))}
      {money('depositFen', t('loanForm.deposit'))}
      <div className="loan-wide">
        <Field label={t('loanForm.remarks')}>
          {(control) => (
            <ImeTextArea
              {...control}
              value={form.remarks}
              onChange={(remarks) => set({ remarks })}
              maxLength={2000}
            />
          )}
        </Field>
      </div>
    </section>
  );
}
