import type { Input } from '../../bridge/desk.ts';
import { oneOf } from '../../ui/one-of.ts';
import { receiptChannels, receiptRelations } from '../../ui/receipt-codes.ts';

type Receipt = Input<'receipts.preview'>;

/** A receipt as typed; kept as a draft until it is booked. */
export interface ReceiptForm {
  readonly loanId: string;
  readonly businessOn: string;
  readonly amountFen: number | undefined;
  readonly channel: Receipt['channel'];
  readonly payerName: string;
  readonly payerRelation: Receipt['payerRelation'];
  readonly reference: string;
  readonly designation: string;
  readonly note: string;
}

export function emptyReceipt(loanId: string, today: string): ReceiptForm {
  return {
    loanId,
    businessOn: today,
    amountFen: undefined,
    channel: 'bank-transfer',
    payerName: '',
    payerRelation: 'borrower',
    reference: '',
    designation: '',
    note: '',
  };
}

/** A stored draft back as a form; one that does not fit any more is dropped. */
export function readReceiptDraft(draft: unknown): ReceiptForm | undefined {
  if (typeof draft !== 'object' || draft === null) return undefined;
  const stored: Readonly<Record<string, unknown>> = { ...draft };
  const text = (name: string): string => {
    const value = stored[name];
    return typeof value === 'string' ? value : '';
  };
  const channel = oneOf(receiptChannels, text('channel'));
  const payerRelation = oneOf(receiptRelations, text('payerRelation'));
  if (!channel || !payerRelation) return undefined;
  const { amountFen } = stored;
  return {
    loanId: text('loanId'),
    businessOn: text('businessOn'),
    amountFen: typeof amountFen === 'number' && Number.isSafeInteger(amountFen) ? amountFen : undefined,
    channel,
    payerRelation,
    payerName: text('payerName'),
    reference: text('reference'),
    designation: text('designation'),
    note: text('note'),
  };
}

export type ReceiptNeed = 'loan' | 'businessOn' | 'amount' | 'payerName';

export function receiptNeeds(form: ReceiptForm): ReadonlySet<ReceiptNeed> {
  const needs = new Set<ReceiptNeed>();
  if (form.loanId === '') needs.add('loan');
  if (form.businessOn === '') needs.add('businessOn');
  if (form.amountFen === undefined || form.amountFen <= 0) needs.add('amount');
  if (form.payerName.trim() === '') needs.add('payerName');
  return needs;
}

/** What is sent, or undefined while the loan, the day or the amount is missing. A preview needs no payer's name yet. */
export function receiptInputOf(form: ReceiptForm): Receipt | undefined {
  const { amountFen } = form;
  if (form.loanId === '' || form.businessOn === '' || amountFen === undefined || amountFen <= 0) {
    return undefined;
  }
  const payerName = form.payerName.trim() === '' ? '—' : form.payerName.trim();
  return { ...form, amountFen, payerName };
}

/** Whose payment can interrupt limitation (R10.2): the debtor's own, or one on the debtor's authority. */
export function canInterruptLimitation(relation: ReceiptForm['payerRelation']): boolean {
  return relation === 'borrower' || relation === 'authorised' || relation === 'co-borrower';
}
