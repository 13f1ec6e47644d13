import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Input } from '../../bridge/desk.ts';
import { readPercentText } from '../../ui/percent-text.ts';
import { CHECKLIST } from './codes.ts';
import { type PartyForm, partyInputOf } from './party-form.ts';
import { emptyPerson, type PersonForm, personInputOf, personProblems } from './person-form.ts';
import {
  EMPTY_ADVANCED,
  payoutExpectedFen,
  penaltyOf,
  readWhole,
  type TermsForm,
  termsInputOf,
  upFrontOf,
} from './terms-form.ts';
import { emptyVehicle, isVehicleWrong, type VehicleForm, vehicleInputOf } from './vehicle-form.ts';

export type LoanInput = Input<'loans.create'>;
export type Checklist = LoanInput['payout']['checklist'];
type Clause = LoanInput['clauses'][number];

/** The guided form as typed; a draft until it is saved. */
export interface NewLoanForm {
  readonly lenderId: string;
  readonly contractNo: string;
  readonly product: string;
  readonly legalForm: LoanInput['legalForm'];
  readonly purpose: string;
  readonly dealer: string;
  readonly downPaymentFen: number | null;
  readonly depositFen: number | null;
  readonly remarks: string;
  readonly borrower: PersonForm;
  readonly parties: readonly PartyForm[];
  readonly hasVehicle: boolean;
  readonly vehicle: VehicleForm;
  readonly terms: TermsForm;
  readonly clauses: readonly (Clause & { readonly key: string })[];
  readonly payout: {
    readonly amountFen: number | undefined;
    readonly account: string;
    readonly voucher: string;
    readonly tranche: number;
    readonly isPaidToDealer: boolean;
    readonly checklist: Checklist;
    readonly exceptionReason: string;
  };
}

export function emptyNewLoan(today: string): NewLoanForm {
  return {
    lenderId: '',
    contractNo: '',
    product: '',
    legalForm: 'mortgage',
    purpose: '',
    dealer: '',
    downPaymentFen: null,
    depositFen: null,
    remarks: '',
    borrower: emptyPerson(),
    parties: [],
    hasVehicle: true,
    vehicle: emptyVehicle(),
    terms: {
      principalFen: undefined,
      rate: '',
      method: 'equal-instalment',
      termCount: '36',
      signedOn: today,
      disbursedOn: today,
      firstDueOn: '',
      dueDay: '',
      penaltyKind: 'fixed-daily',
      dailyRate: '',
      factor: '150',
      penaltyBase: 'principal-and-interest',
      graceDays: '0',
      feeFen: 0,
      advanced: EMPTY_ADVANCED,
    },
    clauses: [],
    payout: {
      amountFen: undefined,
      account: '',
      voucher: '',
      tranche: 1,
      isPaidToDealer: false,
      checklist: {
        contractSigned: false,
        identityChecked: false,
        mortgageArranged: false,
        insuranceInForce: false,
        costDisclosureSigned: false,
        accountIsBorrowers: false,
      },
      exceptionReason: '',
    },
  };
}

/** Where something is missing or wrong: the words of the section show it at the field. */
export function newLoanProblems(form: NewLoanForm, today: LocalDate): ReadonlySet<string> {
  const problems = new Set<string>();
  const need = (name: string, isWrong: boolean): void => {
    if (isWrong) problems.add(name);
  };
  need('lenderId', form.lenderId === '');
  need('contractNo', form.contractNo.trim() === '');
  for (const problem of personProblems(form.borrower, today, { isPhoneNeeded: true })) {
    problems.add(`borrower.${problem}`);
  }
  for (const party of form.parties) {
    for (const problem of personProblems(party.person, today, { isPhoneNeeded: false })) {
      problems.add(`${party.key}.${problem}`);
    }
  }
  need('vehicle', form.hasVehicle && isVehicleWrong(form.vehicle) && !form.vehicle.isCheckKept);
  addTermsProblems(form.terms, today, need);
  for (const clause of form.clauses) {
    need(`clause.${clause.key}`, clause.clauseNo.trim() === '' || clause.wording.trim() === '');
  }
  addPayoutProblems(form, need);
  return problems;
}

function addTermsProblems(
  terms: TermsForm,
  today: LocalDate,
  need: (name: string, isWrong: boolean) => void,
): void {
  need('principal', terms.principalFen === undefined || terms.principalFen <= 0);
  need('rate', readPercentText(terms.rate) === undefined);
  need('termCount', readWhole(terms.termCount, 1, 360) === undefined);
  need('dueDay', readWhole(terms.dueDay, 1, 31) === undefined);
  need('signedOn', terms.signedOn === '');
  need(
    'disbursedOn',
    terms.disbursedOn === '' || terms.disbursedOn < terms.signedOn || terms.disbursedOn > today,
  );
  need('firstDueOn', terms.firstDueOn === '' || terms.firstDueOn <= terms.disbursedOn);
  need('penalty', penaltyOf(terms) === undefined);
  need('upFront', upFrontOf(terms) === undefined);
}

function addPayoutProblems(form: NewLoanForm, need: (name: string, isWrong: boolean) => void): void {
  const { payout } = form;
  need('payout.amount', payout.amountFen === undefined || payout.amountFen !== payoutExpectedFen(form.terms));
  need('payout.account', payout.account.trim() === '');
  need('payout.voucher', payout.voucher.trim() === '');
  const isComplete = CHECKLIST.every((point) => payout.checklist[point]);
  need('payout.exception', !isComplete && payout.exceptionReason.trim() === '');
}

/** What is sent, or undefined while the form has problems. */
export function loanInputOf(form: NewLoanForm): LoanInput | undefined {
  const terms = termsInputOf(form.terms);
  const { amountFen } = form.payout;
  if (terms === undefined || amountFen === undefined) return undefined;
  return {
    lenderId: form.lenderId,
    contractNo: form.contractNo.trim(),
    product: form.product.trim(),
    legalForm: form.legalForm,
    purpose: form.purpose.trim(),
    dealer: form.dealer.trim() === '' ? null : form.dealer.trim(),
    downPaymentFen: form.downPaymentFen,
    depositFen: form.depositFen,
    borrower: personInputOf(form.borrower),
    otherParties: form.parties.map(partyInputOf),
    vehicle: form.hasVehicle ? vehicleInputOf(form.vehicle) : null,
    terms,
    clauses: form.clauses.map(({ kind, clauseNo, wording }) => ({
      kind,
      clauseNo: clauseNo.trim(),
      wording: wording.trim(),
    })),
    payout: { ...form.payout, amountFen },
    remarks: form.remarks.trim(),
  };
}

/** A stored draft back as a form: only one of this shape; the drafts are the page's own writing. */
export function readNewLoanDraft(draft: unknown): NewLoanForm | undefined {
  return isNewLoanForm(draft) ? draft : undefined;
}

function isNewLoanForm(draft: unknown): draft is NewLoanForm {
  if (typeof draft !== 'object' || draft === null) return false;
  const model: Readonly<Record<string, unknown>> = { ...emptyNewLoan('') };
  const stored: Readonly<Record<string, unknown>> = { ...draft };
  return Object.keys(model).every((key) => hasShapeOf(model[key], stored[key]));
}

/** Same kind of value, and of an object the same fields; a field that may be empty is not compared. */
function hasShapeOf(model: unknown, stored: unknown): boolean {
  if (model === null || model === undefined) return true;
  if (Array.isArray(model)) return Array.isArray(stored);
  if (typeof model !== 'object') return typeof stored === typeof model;
  if (typeof stored !== 'object' || stored === null) return false;
  const fields: Readonly<Record<string, unknown>> = { ...stored };
  return Object.entries(model).every(([key, value]) => hasShapeOf(value, fields[key]));
}
