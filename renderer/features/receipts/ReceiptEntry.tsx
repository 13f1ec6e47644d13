import { App, Button, type InputRef } from 'antd';
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../app/drafts.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { useDeskCommand, useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { ErrorView } from '../../ui/ErrorView.tsx';
import { Field } from '../../ui/Field.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useToday } from '../../ui/today.ts';
import { LoanPicker } from './LoanPicker.tsx';
import { PanelHead } from './PanelHead.tsx';
import { ReceiptFields } from './ReceiptFields.tsx';
import { ReceiptPreview } from './ReceiptPreview.tsx';
import {
  emptyReceipt,
  type ReceiptForm,
  readReceiptDraft,
  receiptInputOf,
  receiptNeeds,
} from './receipt-form.ts';

const DRAFT = 'receipt:new';

/** The entry panel: what came in, and beside it what it will pay. Ctrl+Enter books it and stays for the next one. */
export function ReceiptEntry(props: {
  readonly loanId: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT();
  const today = useToday();
  const { message } = App.useApp();
  const picker = useRef<InputRef>(null);
  const [isAsked, setIsAsked] = useState(false);
  const [round, setRound] = useState(0);
  const { form, setForm, clear } = useDraft(DRAFT, emptyReceipt(props.loanId ?? '', today), readReceiptDraft);
  const loan = useDeskQuery('loans.get', form.loanId === '' ? undefined : { loanId: form.loanId });
  const book = useDeskCommand('receipts.book');
  const needs = receiptNeeds(form);
  const shown = useDeferredValue(form);

  useLoanDefaults(props.loanId, loan.data?.borrowerName, { form, setForm });

  const send = (isDuplicateConfirmed: boolean): void => {
    setIsAsked(true);
    const input = receiptInputOf(form);
    if (needs.size > 0 || !input || book.isPending) return;
    book.mutate(
      { ...input, isDuplicateConfirmed },
      {
        onSuccess: (booked) => {
          void message.success(t('receipts.saved', { no: booked.receiptNo }), 6);
          clear();
          setForm({ ...emptyReceipt('', form.businessOn), channel: form.channel });
          setIsAsked(false);
          setRound((old) => old + 1);
        },
      },
    );
  };
  const isDuplicate = book.error?.code === 'receipt.probableDuplicate';
  useShortcut('Ctrl+Enter', 'receipts.save', () => send(false));
  useShortcut('Escape', 'receipts.closePanel', props.onClose);
  return (
    <section className="receipt-panel" aria-label={t('receipts.newReceipt')} data-testid="receipt-entry">
      <PanelHead title={t('receipts.newReceipt')} onClose={props.onClose} />
      <div className="receipt-panel-body">
        <div className="receipt-fields" key={round}>
          <Field
            label={t('receipts.field.loan')}
            isRequired
            help={form.loanId === '' ? t('receipts.field.loanHelp') : undefined}
            error={isAsked && needs.has('loan') ? t('receipts.need.loan') : undefined}
          >
            {(control) => (
              <LoanPicker
                id={control.id}
                describedBy={control['aria-describedby']}
                loan={loan.data}
                isChosen={form.loanId !== ''}
                onChoose={(chosen) =>
                  setForm({ ...form, loanId: chosen, payerName: '', payerRelation: 'borrower' })
                }
                inputRef={picker}
              />
            )}
          </Field>
          <ReceiptFields
            form={form}
            onChange={setForm}
            loan={loan.data}
            needs={isAsked ? needs : new Set()}
          />
          {book.error && !isDuplicate ? <ErrorView error={book.error} isInline /> : null}
          <div className="desk-form-foot">
            <Button type="primary" loading={book.isPending} onClick={() => send(false)}>
              {t('receipts.save')} <KeyHint keys="Ctrl+Enter" />
            </Button>
          </div>
        </div>
        <ReceiptPreview form={shown} />
      </div>
      <ConfirmDialog
        isOpen={isDuplicate}
        title={t('receipts.duplicate.title')}
        okText={t('receipts.duplicate.ok')}
        isBusy={book.isPending}
        onOk={() => send(true)}
        onCancel={() => book.reset()}
      >
        {t('receipts.duplicate.body')}
      </ConfirmDialog>
    </section>
  );
}

interface Entry {
  readonly form: ReceiptForm;
  readonly setForm: (form: ReceiptForm) => void;
}

/** The loan that the clerk came from wins over a draft of another one; the borrower is the payer until said otherwise. */
function useLoanDefaults(loanId: string | undefined, borrowerName: string | undefined, entry: Entry): void {
  const latest = useRef(entry);
  latest.current = entry;
  useEffect(() => {
    const { form, setForm } = latest.current;
    if (loanId !== undefined && form.loanId !== loanId) {
      setForm({ ...form, loanId, payerName: '', payerRelation: 'borrower', amountFen: undefined });
    }
  }, [loanId]);
  useEffect(() => {
    const { form, setForm } = latest.current;
    if (borrowerName !== undefined && form.payerName === '' && form.payerRelation === 'borrower') {
      setForm({ ...form, payerName: borrowerName });
    }
  }, [borrowerName]);
}
