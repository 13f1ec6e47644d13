import { Button, Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { amountInWords } from '../../../shared/domain/wording/amount-in-words.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { CHECKLIST } from './codes.ts';
import type { FormPart } from './form-part.ts';
import type { NewLoanForm } from './new-loan-form.ts';
import { payoutExpectedFen } from './terms-form.ts';

type Payout = NewLoanForm['payout'];

/** Part 7: the checklist, then the money that leaves the house. */
export function PayoutFields(props: FormPart): ReactNode {
  const t = useT();
  const { form, onChange, problems } = props;
  const { payout } = form;
  const set = (next: Partial<Payout>): void => onChange({ ...form, payout: { ...payout, ...next } });
  const principalFen = payoutExpectedFen(form.terms);
  const text = (name: 'account' | 'voucher', help?: string): ReactNode => (
    <Field
      label={t(`loanForm.payout.${name}`)}
      isRequired
      help={help}
      error={problems.has(`payout.${name}`) ? t('loanForm.problem.required') : undefined}
    >
      {(control) => (
        <ImeInput
          {...control}
          value={payout[name]}
          onChange={(next) => set({ [name]: next })}
          maxLength={80}
          autoComplete="off"
        />
      )}
    </Field>
  );
  return (
    <section className="loan-form-section">
      <h2>{t('loanForm.section.payout')}</h2>
      <ChecklistFields {...props} />
      <Field
        label={t('loanForm.payout.amount')}
        isRequired
        error={problems.has('payout.amount') ? t('loanForm.problem.principal') : undefined}
        help={
          principalFen !== undefined && principalFen !== payout.amountFen ? (
            <Button type="link" size="small" onClick={() => set({ amountFen: principalFen })}>
              {t('loanForm.payout.takePrincipal')} {formatMoney(principalFen)}
            </Button>
          ) : (
            t('loanForm.payout.amountHelp')
          )
        }
      >
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={payout.amountFen}
            onChange={(amountFen) => set({ amountFen })}
            inWords={(amount) => amountInWords(fen(amount))}
          />
        )}
      </Field>
      <Field label={t('loanForm.payout.tranche')} help={t('loanForm.payout.trancheHelp')}>
        {(control) => (
          <InputNumber
            {...control}
            min={1}
            max={99}
            precision={0}
            value={payout.tranche}
            onChange={(tranche) => set({ tranche: tranche ?? 1 })}
          />
        )}
      </Field>
      {text('voucher')}
      {text('account', t('loanForm.payout.accountHelp'))}
      <Checkbox
        checked={payout.isPaidToDealer}
        onChange={(event) => set({ isPaidToDealer: event.target.checked })}
      >
        {t('loanForm.payout.toDealer')}
      </Checkbox>
    </section>
  );
}

function ChecklistFields({ form, onChange, problems }: FormPart): ReactNode {
  const t = useT();
  const { payout } = form;
  const isComplete = CHECKLIST.every((point) => payout.checklist[point]);
  return (
    <fieldset className="loan-group" aria-label={t('loanForm.payout.checklist')}>
      <strong className="loan-wide">{t('loanForm.payout.checklist')}</strong>
      {CHECKLIST.map((point) => (
        <Checkbox
          key={point}
          checked={payout.checklist[point]}
          onChange={(event) =>
            onChange({
              ...form,
              payout: {
                ...payout,
                checklist: { ...payout.checklist, [point]: event.target.checked },
              },
            })
          }
        >
          {t(`loanForm.check.${point}`)}
        </Checkbox>
      ))}
      {isComplete ? null : (
        <div className="loan-wide">
          <Field
            label={t('loanForm.payout.exception')}
            help={t('loanForm.payout.exceptionHelp')}
            error={problems.has('payout.exception') ? t('loanForm.problem.exception') : undefined}
          >
            {(control) => (
              <ImeTextArea
                {...control}
                value={payout.exceptionReason}
                onChange={(exceptionReason) => onChange({ ...form, payout: { ...payout, exceptionReason } })}
                maxLength={400}
              />
            )}
          </Field>
        </div>
      )}
    </fieldset>
  );
}
