import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import type { FormPart } from './form-part.ts';
import { readWhole, type TermsForm } from './terms-form.ts';

const KINDS = ['fixed-daily', 'contract-rate-factor', 'none'] as const;
const KIND_WORDS = {
  'fixed-daily': 'loanForm.terms.penaltyDaily',
  'contract-rate-factor': 'loanForm.terms.penaltyFactor',
  none: 'loanForm.terms.penaltyNone',
} as const;

/** 罚息 as the contract agrees it. */
export function PenaltyFields({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  const { terms } = form;
  const set = (next: Partial<TermsForm>): void => onChange({ ...form, terms: { ...terms, ...next } });
  const isWrong = problems.has('penalty');
  const isGraceWrong = isWrong && readWhole(terms.graceDays, 0, 60) === undefined;
  return (
    <>
      <Field label={t('loanForm.terms.penalty')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={terms.penaltyKind}
            onChange={(penaltyKind) => set({ penaltyKind })}
            options={KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <RateField form={form} onChange={onChange} problems={problems} />
      {terms.penaltyKind === 'none' ? null : (
        <>
          <Field label={t('loanForm.terms.base')} isRequired>
            {(control) => (
              <Select
                {...control}
                value={terms.penaltyBase}
                onChange={(penaltyBase) => set({ penaltyBase })}
                options={[
                  { value: 'principal-and-interest' as const, label: t('loanForm.terms.baseBoth') },
                  { value: 'principal' as const, label: t('loanForm.terms.basePrincipal') },
                ]}
                style={{ width: '100%' }}
              />
            )}
          </Field>
          <Field
            label={t('loanForm.terms.grace')}
            error={isGraceWrong ? t('loanForm.terms.numberWrong', { from: 0, to: 60 }) : undefined}
          >
            {(control) => (
              <ImeInput
                {...control}
                value={terms.graceDays}
                inputMode="numeric"
                onChange={(graceDays) => set({ graceDays })}
                maxLength={2}
              />
            )}
          </Field>
        </>
      )}
    </>
  );
}

/** The daily rate, or the multiple of the contract's rate. */
function RateField({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  const { terms } = form;
  const set = (next: Partial<TermsForm>): void => onChange({ ...form, terms: { ...terms, ...next } });
  const isWrong = problems.has('penalty');
  const isGraceWrong = isWrong && readWhole(terms.graceDays, 0, 60) === undefined;
  return (
    <>
      {terms.penaltyKind === 'fixed-daily' ? (
        <Field
          label={t('loanForm.terms.dailyRate')}
          isRequired
          error={isWrong && !isGraceWrong ? t('loanForm.terms.rateWrong') : undefined}
        >
          {(control) => (
            <ImeInput
              {...control}
              value={terms.dailyRate}
              inputMode="decimal"
              placeholder="0.05"
              suffix={t('loanForm.terms.perDay')}
              onChange={(dailyRate) => set({ dailyRate })}
              maxLength={7}
            />
          )}
        </Field>
      ) : null}
      {terms.penaltyKind === 'contract-rate-factor' ? (
        <Field
          label={t('loanForm.terms.factor')}
          isRequired
          help={t('loanForm.terms.factorHelp')}
          error={
            isWrong && !isGraceWrong ? t('loanForm.terms.numberWrong', { from: 100, to: 300 }) : undefined
          }
        >
          {(control) => (
            <ImeInput
              {...control}
              value={terms.factor}
              inputMode="numeric"
              suffix="%"
              onChange={(factor) => set({ factor })}
              maxLength={3}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
