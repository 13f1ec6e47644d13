import { Select } from 'antd';
import type { ReactNode } from 'react';
import { amountInWords } from '../../../shared/domain/wording/amount-in-words.ts';
import { addMonths, parseLocalDate, toParts } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { AdvancedTerms } from './AdvancedTerms.tsx';
import { METHODS } from './codes.ts';
import type { FormPart } from './form-part.ts';
import { PenaltyFields } from './PenaltyFields.tsx';
import type { TermsForm } from './terms-form.ts';

/** Part 5: what the schedule is made of; the preview beside it follows each change. */
export function TermsFields(props: FormPart): ReactNode {
  const t = useT();
  const { form, onChange, problems } = props;
  const { terms } = form;
  const set = (next: Partial<TermsForm>): void => onChange({ ...form, terms: { ...terms, ...next } });
  const number = (
    name: 'termCount' | 'dueDay',
    bounds: { readonly from: number; readonly to: number; readonly help?: string },
  ): ReactNode => (
    <Field
      label={t(`loanForm.terms.${name}`)}
      isRequired
      help={bounds.help}
      error={problems.has(name) ? t('loanForm.terms.numberWrong', { ...bounds }) : undefined}
    >
      {(control) => (
        <ImeInput
          {...control}
          value={terms[name]}
          inputMode="numeric"
          onChange={(next) => set({ [name]: next })}
          maxLength={3}
        />
      )}
    </Field>
  );
  return (
    <section className="loan-form-section">
      <h2>{t('loanForm.section.terms')}</h2>
      <Field
        label={t('loanForm.terms.principal')}
        isRequired
        error={problems.has('principal') ? t('loanForm.problem.required') : undefined}
      >
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={terms.principalFen}
            onChange={(principalFen) => set({ principalFen })}
            inWords={(amount) => amountInWords(fen(amount))}
          />
        )}
      </Field>
      <Field
        label={t('loanForm.terms.rate')}
        isRequired
        error={problems.has('rate') ? t('loanForm.terms.rateWrong') : undefined}
      >
        {(control) => (
          <ImeInput
            {...control}
            value={terms.rate}
            inputMode="decimal"
            suffix={t('loanForm.terms.perYear')}
            onChange={(rate) => set({ rate })}
            maxLength={9}
          />
        )}
      </Field>
      <Field label={t('loanForm.terms.method')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={terms.method}
            onChange={(method) => set({ method })}
            options={METHODS.map((value) => ({ value, label: t(`loans.method.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {number('termCount', { from: 1, to: 360 })}
      <DayFields {...props} />
      {number('dueDay', { from: 1, to: 31, help: t('loanForm.terms.dueDayHelp') })}
      <Field label={t('loanForm.terms.fee')}>
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={terms.feeFen === 0 ? undefined : terms.feeFen}
            onChange={(feeFen) => set({ feeFen: feeFen ?? 0 })}
          />
        )}
      </Field>
      <PenaltyFields {...props} />
      <AdvancedTerms {...props} />
    </section>
  );
}

/** The three days; the first due day is offered a month after the pay-out, the due day follows it. */
function DayFields({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  const { terms } = form;
  const disbursed = parseLocalDate(terms.disbursedOn);
  const set = (next: Partial<TermsForm>): void => onChange({ ...form, terms: { ...terms, ...next } });
  const setFirstDue = (day: string): void => {
    const read = parseLocalDate(day);
    set({ firstDueOn: day, ...(read ? { dueDay: toParts(read).day.toString() } : {}) });
  };
  const day = (
    name: 'signedOn' | 'disbursedOn' | 'firstDueOn',
    texts: { readonly problem: string; readonly help?: ReactNode },
  ): ReactNode => (
    <Field
      label={t(`loanForm.terms.${name}`)}
      isRequired
      help={texts.help}
      error={problems.has(name) ? texts.problem : undefined}
    >
      {(control) => (
        <DateField
          {...control}
          value={parseLocalDate(terms[name])}
          onChange={(next) => (name === 'firstDueOn' ? setFirstDue(next ?? '') : set({ [name]: next ?? '' }))}
        />
      )}
    </Field>
  );
  return (
    <>
      {day('signedOn', { problem: t('loanForm.problem.required') })}
      {day('disbursedOn', { problem: t('loanForm.problem.dateOrder') })}
      {day('firstDueOn', {
        problem: t('loanForm.problem.firstDue'),
        help:
          disbursed && terms.firstDueOn === '' ? (
            <button type="button" className="desk-link" onClick={() => setFirstDue(addMonths(disbursed, 1))}>
              {addMonths(disbursed, 1)}
            </button>
          ) : undefined,
      })}
    </>
  );
}
