import { App, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { parseLocalDate } from '../../../shared/kernel/local-date.ts';
import { useIsOwner } from '../../app/book-context.ts';
import { useDeskCommand } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { DateField } from '../../ui/DateField.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { useToday } from '../../ui/today.ts';
import type { Loan } from './loan.ts';
import { MoneyEventFields } from './MoneyEventFields.tsx';
import {
  EVENT_KINDS,
  emptyMoneyEvent,
  isEventReady,
  type MoneyEventForm,
  refundInput,
  waiverInput,
  writeOffInput,
} from './money-event-form.ts';
import { SettlementQuote } from './SettlementQuote.tsx';

/** A settlement quote for anybody; a waiver, a write-off or a refund for an owner, whose own act approves it. */
export function MoneyEventDialog(props: { readonly loan: Loan; readonly onClose: () => void }): ReactNode {
  const t = useT();
  const today = useToday();
  const isOwner = useIsOwner();
  const { loan, onClose } = props;
  const [form, setForm] = useState<MoneyEventForm>(emptyMoneyEvent(today));
  const { send, isPending, error } = useMoneyEvent(loan, form, onClose);
  const isQuote = form.kind === 'quote';
  return (
    <Modal
      open
      title={t('loans.event.title', { contractNo: loan.contractNo })}
      okText={t('loans.event.book')}
      cancelText={t(isQuote ? 'ui.close' : 'ui.cancel')}
      okButtonProps={isQuote ? { style: { display: 'none' } } : { disabled: !isEventReady(form) }}
      confirmLoading={isPending}
      onOk={send}
      onCancel={onClose}
      width={560}
    >
      <div data-testid="money-event">
        <Field
          label={t('loans.event.kind')}
          isRequired
          help={isOwner ? undefined : t('loans.event.ownerOnly')}
        >
          {(control) => (
            <Select
              {...control}
              value={form.kind}
              onChange={(kind) => setForm({ ...emptyMoneyEvent(today), kind })}
              options={EVENT_KINDS.map((value) => ({
                value,
                label: t(`loans.event.kinds.${value}`),
                disabled: value !== 'quote' && !isOwner,
              }))}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label={t(isQuote ? 'loans.event.quoteOn' : 'loans.ledger.on')} isRequired>
          {(control) => (
            <DateField
              {...control}
              value={parseLocalDate(form.on)}
              onChange={(day) => setForm({ ...form, on: day ?? '' })}
            />
          )}
        </Field>
        {isQuote ? (
          <SettlementQuote loanId={loan.loanId} on={form.on} />
        ) : (
          <MoneyEventFields loan={loan} form={form} onChange={setForm} />
        )}
        {error ? <ErrorView error={error} isInline /> : null}
      </div>
    </Modal>
  );
}

/** Sends the event that the form stands at, with the command of its kind. */
function useMoneyEvent(loan: Loan, form: MoneyEventForm, onDone: () => void) {
  const t = useT();
  const { message } = App.useApp();
  const waive = useDeskCommand('events.waive');
  const writeOff = useDeskCommand('events.writeOff');
  const refund = useDeskCommand('events.refund');
  const done = {
    onSuccess: () => {
      void message.success(t('loans.event.booked'), 6);
      onDone();
    },
  };
  const used = { quote: undefined, waiver: waive, 'write-off': writeOff, refund }[form.kind];
  const send = (): void => {
    if (!isEventReady(form) || used?.isPending) return;
    if (form.kind === 'waiver') waive.mutate(waiverInput(loan.loanId, form), done);
    if (form.kind === 'write-off') writeOff.mutate(writeOffInput(loan.loanId, form), done);
    if (form.kind === 'refund') refund.mutate(refundInput(loan.loanId, form), done);
  };
  return { send, isPending: used?.isPending ?? false, error: used?.error ?? null };
}
