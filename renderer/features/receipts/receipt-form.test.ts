import { describe, expect, it } from 'vitest';
import {
  canInterruptLimitation,
  emptyReceipt,
  readReceiptDraft,
  receiptInputOf,
  receiptNeeds,
} from './receipt-form.ts';

const typed = {
  ...emptyReceipt('loan-1', '2026-11-23'),
  amountFen: 350_000,
  payerName: ' 张伟强 ',
};

describe('the receipt form', () => {
  it('says what is missing', () => {
    expect([...receiptNeeds(emptyReceipt('', ''))]).toEqual(['loan', 'businessOn', 'amount', 'payerName']);
    expect([...receiptNeeds(typed)]).toEqual([]);
  });

  it('is not sent without an amount above zero', () => {
    expect(receiptInputOf({ ...typed, amountFen: 0 })).toBeUndefined();
    expect(receiptInputOf({ ...typed, amountFen: undefined })).toBeUndefined();
  });

  it('sends the payer without spaces around the name', () => {
    expect(receiptInputOf(typed)?.payerName).toBe('张伟强');
  });

  it('comes back from its draft, and a foreign draft is dropped', () => {
    expect(readReceiptDraft(JSON.parse(JSON.stringify(typed)))).toEqual(typed);
    expect(readReceiptDraft({ channel: 'pigeon', payerRelation: 'borrower' })).toBeUndefined();
    expect(readReceiptDraft('text')).toBeUndefined();
  });

  it('knows that only the debtor or somebody authorised restarts limitation', () => {
    expect(canInterruptLimitation('authorised')).toBe(true);
    expect(canInterruptLimitation('relative')).toBe(false);
    expect(canInterruptLimitation('lender-debit')).toBe(false);
  });
});
