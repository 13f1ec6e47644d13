/** A cost or fee as typed; kept as a draft until it is booked. */
export interface ChargeForm {
  readonly loanId: string;
  readonly businessOn: string;
  readonly amountFen: number | undefined;
  readonly kind: 'cost' | 'fee';
  readonly what: string;
  readonly voucher: string;
  readonly clauseNo: string;
}

export function emptyCharge(loanId: string, today: string): ChargeForm {
  return {
    loanId,
    businessOn: today,
    amountFen: undefined,
    kind: 'cost',
    what: '',
    voucher: '',
    clauseNo: '',
  };
}

export function readChargeDraft(draft: unknown): ChargeForm | undefined {
  if (typeof draft !== 'object' || draft === null) return undefined;
  const stored: Readonly<Record<string, unknown>> = { ...draft };
  const text = (name: string): string => {
    const value = stored[name];
    return typeof value === 'string' ? value : '';
  };
  const { amountFen } = stored;
  return {
    loanId: text('loanId'),
    businessOn: text('businessOn'),
    amountFen: typeof amountFen === 'number' && Number.isSafeInteger(amountFen) ? amountFen : undefined,
    kind: stored.kind === 'fee' ? 'fee' : 'cost',
    what: text('what'),
    voucher: text('voucher'),
    clauseNo: text('clauseNo'),
  };
}

export type ChargeNeed = 'loan' | 'businessOn' | 'amount' | 'what' | 'voucher' | 'clauseNo';

/** A cost without its voucher, or without the clause that lays it on the borrower, is not booked (R1.6). */
export function chargeNeeds(form: ChargeForm): ReadonlySet<ChargeNeed> {
  const needs = new Set<ChargeNeed>();
  if (form.loanId === '') needs.add('loan');
  if (form.businessOn === '') needs.add('businessOn');
  if (form.amountFen === undefined || form.amountFen <= 0) needs.add('amount');
  if (form.what.trim() === '') needs.add('what');
  if (form.voucher.trim() === '') needs.add('voucher');
  if (form.clauseNo === '') needs.add('clauseNo');
  return needs;
}
