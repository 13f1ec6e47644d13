import type { LenderDraft, LenderType } from '../../shared/contract/lenders.ts';
import { checkCreditCode } from '../../shared/domain/identity/credit-code.ts';

export const LENDER_TYPE_LIST: readonly LenderType[] = [
  'MICROLOAN',
  'LICENSED_FI',
  'LOCAL7',
  'PAWN',
  'PRIVATE',
];

/** An entity with nothing filled in but one empty account, which every lender needs. */
export function emptyLender(): LenderDraft {
  return {
    name: '',
    lenderType: 'MICROLOAN',
    creditCode: '',
    creditCodeKept: false,
    address: '',
    telephone: '',
    contactPerson: '',
    contactHours: '',
    complaintLine: '',
    letterPrefix: '',
    licences: [],
    accounts: [{ accountName: '', bankName: '', accountNo: '', isDefault: true }],
  };
}

export type LenderProblem = 'required' | 'creditCode' | 'licence' | 'licenceOrder' | 'account';
export type LenderField = keyof LenderDraft;

/** R6.1: a letter names whom to call, when, and where to complain; without them none is issued. */
const REQUIRED = [
  'name',
  'address',
  'telephone',
  'contactPerson',
  'contactHours',
  'complaintLine',
  'letterPrefix',
] as const satisfies readonly LenderField[];

/** What keeps a lender from being saved, by field; empty when it can be. */
export function checkLender(draft: LenderDraft): ReadonlyMap<LenderField, LenderProblem> {
  const problems = new Map<LenderField, LenderProblem>();
  for (const field of REQUIRED) if (draft[field].trim() === '') problems.set(field, 'required');
  if (draft.creditCode.trim() !== '' && !draft.creditCodeKept && !checkCreditCode(draft.creditCode).ok) {
    problems.set('creditCode', 'creditCode');
  }
  if (draft.creditCode.trim() === '' && draft.lenderType !== 'PRIVATE')
    problems.set('creditCode', 'required');
  if (draft.lenderType !== 'PRIVATE' && draft.licences.length === 0) problems.set('licences', 'licence');
  for (const licence of draft.licences) {
    if (licence.licenceNo.trim() === '' || licence.validFrom === '') problems.set('licences', 'licence');
    else if (licence.validTo !== null && licence.validTo < licence.validFrom)
      problems.set('licences', 'licenceOrder');
  }
  const isFilled = (text: string): boolean => text.trim() !== '';
  const accountsFilled = draft.accounts.every((account) =>
    [account.accountName, account.bankName, account.accountNo].every(isFilled),
  );
  const defaults = draft.accounts.filter((account) => account.isDefault).length;
  if (!accountsFilled || defaults !== 1) problems.set('accounts', 'account');
  return problems;
}
