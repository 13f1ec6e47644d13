import type { ReactNode } from 'react';
import { amountInWords } from '../../../shared/domain/wording/amount-in-words.ts';
import { fen } from '../../../shared/kernel/money.ts';
import { useT } from '../../i18n/words.ts';
import { Field } from '../../ui/Field.tsx';
import { ImeInput } from '../../ui/ImeInput.tsx';
import { ImeTextArea } from '../../ui/ImeTextArea.tsx';
import { MoneyInput } from '../../ui/MoneyInput.tsx';
import { formatMoney } from '../../ui/money-text.ts';
import type { Loan } from './loan.ts';
import { EVENT_PARTS, type MoneyEventForm } from './money-event-form.ts';

interface FieldsProps {
  readonly loan: Loan;
  readonly form: MoneyEventForm;
  readonly onChange: (form: MoneyEventForm) => void;
}

/** What a waiver, a write-off or a refund needs to be said. */
export function MoneyEventFields(props: FieldsProps): ReactNode {
  const t = useT();
  const { form, onChange } = props;
  if (form.kind === 'refund') return <RefundFields {...props} />;
  return (
    <>
      {form.kind === 'waiver' ? <WaiverFields {...props} /> : null}
      {form.kind === 'write-off' ? <p className="desk-soft">{t('loans.event.writeOffHelp')}</p> : null}
      <Field label={t('loans.event.reason')} isRequired>
        {(control) => (
          <ImeTextArea
            {...control}
            value={form.reason}
            onChange={(reason) => onChange({ ...form, reason })}
            maxLength={400}
          />
        )}
      </Field>
    </>
  );
}

/** By component; what is not due cannot be waived, so only what is overdue today is offered. */
function WaiverFields({ loan, form, onChange }: FieldsProps): ReactNode {
  const t = useT();
  const { overdue } = loan.position;
  const parts = EVENT_PARTS.filter((part) => overdue[`${part}Fen`] > 0);
  if (parts.length === 0) return <p className="desk-soft">{t('loans.event.nothingDue')}</p>;
  return parts.map((part) => (
    <Field
      key={part}
      label={t(`loans.component.${part}`)}
      help={t('loans.event.owed', { amount: formatMoney(overdue[`${part}Fen`]) })}
    >
      {(control) => (
        <MoneyInput
          {...control}
          valueFen={form.parts[part]}
          onChange={(amountFen) => onChange({ ...form, parts: { ...form.parts, [part]: amountFen ?? 0 } })}
        />
      )}
    </Field>
  ));
}

function RefundFields({ loan, form, onChange }: FieldsProps): ReactNode {
  const t = useT();
  const text = (name: 'account' | 'voucher'): ReactNode => (
    <Field label={t(`loans.event.${name}`)} isRequired>
      {(control) => (
        <ImeInput
          {...control}
          value={form[name]}
          onChange={(next) => onChange({ ...form, [name]: next })}
          maxLength={80}
          autoComplete="off"
        />
      )}
    </Field>
  );
  return (
    <>
      <Field
        label={t('loans.ledger.amount')}
        isRequired
        help={t('loans.event.heldToday', { amount: formatMoney(loan.position.creditFen) })}
      >
        {(control) => (
          <MoneyInput
            {...control}
            valueFen={form.amountFen}
            onChange={(amountFen) => onChange({ ...form, amountFen })}
            inWords={(amount) => amountInWords(fen(amount))}
          />
        )}
      </Field>
      {text('account')}
      {text('voucher')}
    </>
  );
}
