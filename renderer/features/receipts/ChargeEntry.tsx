import { App, Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { amountInWords } from '../../../shared/domain/wording/amount-in-words.ts';
import { type LocalDate, parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { useDraft } from '../../app/drafts.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { useToday } from '../../ui/today.ts';
import { type ChargeForm, chargeNeeds, emptyCharge, readChargeDraft } from './charge-form.ts';
import { type Loan, LoanPicker } from './LoanPicker.tsx';
import { PanelHead } from './PanelHead.tsx';

const DRAFT = 'charge:new';

/** A cost of enforcement with its voucher (R1.6), or a fee; only with the clause that lays it on the borrower. */
export function ChargeEntry(props: {
  readonly loanId: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today: LocalDate = useToday();
  const { message } = App.useApp();
  const [isAsked, setIsAsked] = useState(false);
  const first = emptyCharge(props.loanId ?? '', today);
  const { form, setForm, clear } = useDraft(DRAFT, first, readChargeDraft);
  const book = useDeskCommand('costs.book');
  const needs = chargeNeeds(form);
  const save = (): void => {
    setIsAsked(true);
    const { amountFen } = form;
    if (needs.size > 0 || amountFen === undefined || book.isPending) return;
    book.mutate(
      { ...form, amountFen },
      {
        onSuccess: () => {
          void message.success(t('receipts.savedCharge'), 6);
          clear();
          setIsAsked(false);
        },
      },
    );
  };
  useShortcut('Ctrl+Enter', 'receipts.save', save);
  useShortcut('Escape', 'receipts.closePanel', props.onClose);
  return (
    <section className="receipt-panel" aria-label={t('receipts.newCharge')} data-testid="charge-entry">
      <PanelHead title={t('receipts.newCharge')} onClose={props.onClose} />
      <ChargeFields form={form} onChange={setForm} needs={isAsked ? needs : new Set()} />
      {book.error ? <ErrorView error={book.error} isInline /> : null}
      <div className="desk-form-foot">
        <Button type="primary" loading={book.isPending} onClick={save}>
          {t('receipts.save')} <KeyHint keys="Ctrl+Enter" />
        </Button>
      </div>
    </section>
  );
}

interface FieldsProps {
  readonly form: ChargeForm;
  readonly onChange: (form: ChargeForm) => void;
  readonly needs: ReturnType<typeof chargeNeeds>;
}

function ChargeFields({ form, onChange, needs }: FieldsProps): ReactNode {
  const t = useT();
  const loan = useDeskQuery('loans.get', form.loanId === '' ? undefined : { loanId: form.loanId });
  const set = (next: Partial<ChargeForm>): void => onChange({ ...form, ...next });
  const need = (name: 'loan' | 'businessOn' | 'amount' | 'what' | 'voucher' | 'clauseNo') =>
    needs.has(name) ? t(`receipts.need.${name}`) : undefined;
  const text = (name: 'what' | 'voucher', help: string): ReactNode => (
    <Field label={t(`receipts.field.${name}`)} isRequired help={help} error={need(name)}>
      {(control) => (
        <ImeInput
          {...control}
          value={form[name]}
          onChange={(next) => set({ [name]: next })}
          maxLength={120}
        />
      )}
    </Field>
  );
  return (
    <div className="receipt-fields">
      <Field label={t('receipts.field.loan')} isRequired error={need('loan')}>
        {(control) => (
          <LoanPicker
            id={control.id}
            describedBy={control['aria-describedby']}
            loan={loan.data}
            isChosen={form.loanId !== ''}
            onChoose={(loanId) => set({ loanId, clauseNo: '' })}
          />
        )}
      </Field>
      <div className="receipt-pair">
        <Field label={t('receipts.field.chargeKind')} isRequired>
          {(control) => (
            <Select
              {...control}
              value={form.kind}
              onChange={(kind) => set({ kind })}
              options={(['cost', 'fee'] as const).map((value) => ({
                value,
                label: t(`receipts.chargeKind.${value}`),
              }))}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label={t('receipts.day')} isRequired error={need('businessOn')}>
          {(control) => (
            <DateField
              {...control}
              value={parseLocalDate(form.businessOn)}
              onChange={(day) => set({ businessOn: day ?? '' })}
            />
          )}
        </Field>
      </div>
      <Field label={t('receipts.field.amount')} isRequired error={need('amount')}>
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={form.amountFen}
            onChange={(amountFen) => set({ amountFen })}
            inWords={(amount) => amountInWords(fen(amount))}
          />
        )}
      </Field>
      {text('what', t('receipts.field.whatHelp'))}
      {text('voucher', t('receipts.field.voucherHelp'))}
      <ClauseField
        loan={loan.data}
        clauseNo={form.clauseNo}
        error={need('clauseNo')}
        onChange={(clauseNo) => set({ clauseNo })}
      />
    </div>
  );
}

/** Only a clause on record can lay a charge on the borrower. */
function ClauseField(props: {
  readonly loan: Loan | undefined;
  readonly clauseNo: string;
  readonly error: string | undefined;
  readonly onChange: (clauseNo: string) => void;
}): ReactNode {
  const t = useT();
  const clauses = props.loan?.clauses ?? [];
  return (
    <Field
      label={t('receipts.field.clauseNo')}
      isRequired
      error={props.error}
      warning={props.loan && clauses.length === 0 ? t('receipts.field.clauseNone') : undefined}
    >
      {(control) => (
        <Select
          {...control}
          value={props.clauseNo}
          onChange={props.onChange}
          options={clauses.map((clause) => ({
            value: clause.clauseNo,
            label: `${clause.clauseNo} ${clause.wording.slice(0, 40)}`,
          }))}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}
