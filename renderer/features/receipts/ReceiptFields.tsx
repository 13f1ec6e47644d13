import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { amountInWords } from '../../../shared/domain/wording/amount-in-words.ts';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import { receiptChannels, receiptRelations } from '../../ui/receipt-codes.ts';
import type { Loan } from './LoanPicker.tsx';
import { canInterruptLimitation, type ReceiptForm, type ReceiptNeed } from './receipt-form.ts';

interface FieldsProps {
  readonly form: ReceiptForm;
  readonly onChange: (form: ReceiptForm) => void;
  readonly loan: Loan | undefined;
  readonly needs: ReadonlySet<ReceiptNeed>;
}

/** Day, amount with 大写, channel, payer with what the payment means for limitation, reference, designation. */
export function ReceiptFields(props: FieldsProps): ReactNode {
  const t = useT();
  const { form, onChange, needs } = props;
  const set = (next: Partial<ReceiptForm>): void => onChange({ ...form, ...next });
  return (
    <>
      <div className="receipt-pair">
        <Field
          label={t('receipts.field.businessOn')}
          isRequired
          error={needs.has('businessOn') ? t('receipts.need.businessOn') : undefined}
        >
          {(control) => (
            <DateField
              {...control}
              value={parseLocalDate(form.businessOn)}
              onChange={(day) => set({ businessOn: day ?? '' })}
            />
          )}
        </Field>
        <Field label={t('receipts.field.channel')} isRequired>
          {(control) => (
            <Select
              {...control}
              value={form.channel}
              onChange={(channel) => set({ channel })}
              options={receiptChannels.map((value) => ({ value, label: t(`receipts.channel.${value}`) }))}
              style={{ width: '100%' }}
            />
          )}
        </Field>
      </div>
      <Field
        label={t('receipts.field.amount')}
        isRequired
        error={needs.has('amount') ? t('receipts.need.amount') : undefined}
        help={<AmountHints {...props} />}
      >
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={form.amountFen}
            onChange={(amountFen) => set({ amountFen })}
            inWords={(amount) => amountInWords(fen(amount))}
          />
        )}
      </Field>
      <PayerFields {...props} />
      <Field label={t('receipts.field.reference')}>
        {(control) => (
          <ImeInput
            {...control}
            value={form.reference}
            onChange={(reference) => set({ reference })}
            maxLength={80}
            autoComplete="off"
          />
        )}
      </Field>
      <Field label={t('receipts.field.designation')} help={t('receipts.field.designationHelp')}>
        {(control) => (
          <ImeInput
            {...control}
            value={form.designation}
            onChange={(designation) => set({ designation })}
            maxLength={200}
          />
        )}
      </Field>
      <Field label={t('receipts.field.note')}>
        {(control) => (
          <ImeInput {...control} value={form.note} onChange={(note) => set({ note })} maxLength={400} />
        )}
      </Field>
    </>
  );
}

/** One click takes what cures or settles the loan today. */
function AmountHints({ form, onChange, loan }: FieldsProps): ReactNode {
  const t = useT();
  if (!loan) return null;
  const { cureTodayFen, settleTodayFen } = loan.position;
  const hint = (what: string, amountFen: number): ReactNode =>
    amountFen > 0 && amountFen !== form.amountFen ? (
      <Button type="link" size="small" onClick={() => onChange({ ...form, amountFen })}>
        {t('receipts.field.amountFill', { what, amount: formatMoney(amountFen) })}
      </Button>
    ) : null;
  return (
    <>
      {hint(t('loans.page.cure'), cureTodayFen)}
      {hint(t('loans.page.settle'), settleTodayFen)}
    </>
  );
}

function PayerFields({ form, onChange, loan, needs }: FieldsProps): ReactNode {
  const t = useT();
  const set = (next: Partial<ReceiptForm>): void => onChange({ ...form, ...next });
  const nameFor = (relation: ReceiptForm['payerRelation']): string => {
    const person = loan?.parties.find((one) => one.role === relation);
    if (person) return person.name;
    return form.payerName === loan?.borrowerName ? '' : form.payerName;
  };
  const canInterrupt = canInterruptLimitation(form.payerRelation);
  return (
    <div className="receipt-pair">
      <Field label={t('receipts.field.payerRelation')} isRequired>
        {(control) => (
          <Select
            {...control}
            value={form.payerRelation}
            onChange={(payerRelation) => set({ payerRelation, payerName: nameFor(payerRelation) })}
            options={receiptRelations.map((value) => ({ value, label: t(`receipts.relation.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field
        label={t('receipts.field.payerName')}
        isRequired
        error={needs.has('payerName') ? t('receipts.need.payerName') : undefined}
      >
        {(control) => (
          <ImeInput
            {...control}
            value={form.payerName}
            onChange={(payerName) => set({ payerName })}
            maxLength={80}
            autoComplete="off"
          />
        )}
      </Field>
      <div
        className={`receipt-wide desk-small ${canInterrupt ? 'desk-soft' : 'desk-amber'}`}
        aria-live="polite"
      >
        {canInterrupt ? '' : '⚠ '}
        {t(canInterrupt ? 'receipts.relationHint.interrupts' : 'receipts.relationHint.doesNot')}
      </div>
    </div>
  );
}
