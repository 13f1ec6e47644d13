import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { Input } from '../../bridge/desk.ts';
import { readPercentText } from '../../ui/percent-text.ts';
import { CHECKLIST } from './codes.ts';
import { type PartyForm, partyInputOf } from './party-form.ts';
import { emptyPerson, type PersonForm, personInputOf, personProblems } from './person-form.ts';
import { emptyVehicle, isVehicleWrong, type VehicleForm, vehicleInputOf } from './vehicle-form.ts';

export type LoanInput = Input<'loans.create'>;
export type TermsInput = Input<'loans.previewSchedule'>['terms'];
export type Checklist = LoanInput['payout']['checklist'];
type Clause = LoanInput['clauses'][number];

export interface TermsForm {
  readonly principalFen: number | undefined;
  /** per cent a year as typed */
  readonly rate: string;
  readonly method: 'equal-instalment' | 'equal-principal' | 'interest-only' | 'flat';
  readonly termCount: string;
  readonly signedOn: string;
  readonly disbursedOn: string;
  readonly firstDueOn: string;
  readonly dueDay: string;
  readonly penaltyKind: TermsInput['penalty']['kind'];
  /** per cent a day as typed */
  readonly dailyRate: string;
  readonly factor: string;
  readonly penaltyBase: 'principal' | 'principal-and-interest';
  readonly graceDays: string;
  readonly feeFen: number;
}

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

/** A whole number typed between two bounds, or undefined. */
export function readWhole(text: string, from: number, to: number): number | undefined {
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const value = Number(text.trim());
  return value >= from && value <= to ? value : undefined;
}

function penaltyOf(terms: TermsForm): TermsInput['penalty'] | undefined {
  if (terms.penaltyKind === 'none') return { kind: 'none' };
  const graceDays = readWhole(terms.graceDays, 0, 60);
  if (graceDays === undefined) return undefined;
  const shared = { base: terms.penaltyBase, graceDays };
  if (terms.penaltyKind === 'fixed-daily') {
    const dailyRatePpm = readPercentText(terms.dailyRate);
    return dailyRatePpm === undefined ? undefined : { kind: 'fixed-daily', dailyRatePpm, ...shared };
  }
  const factorPercent = readWhole(terms.factor, 100, 300);
  return factorPercent === undefined ? undefined : { kind: 'contract-rate-factor', factorPercent, ...shared };
}

/** The terms as the service takes them, or undefined while something is missing. */
export function termsInputOf(terms: TermsForm): TermsInput | undefined {
  const annualRatePpm = readPercentText(terms.rate);
  const termCount = readWhole(terms.termCount, 1, 360);
  const dueDay = readWhole(terms.dueDay, 1, 31);
  const penalty = penaltyOf(terms);
  const { principalFen, method, signedOn, disbursedOn, firstDueOn } = terms;
  if (principalFen === undefined || principalFen <= 0 || annualRatePpm === undefined) return undefined;
  if (termCount === undefined || dueDay === undefined || penalty === undefined) return undefined;
  if (signedOn === '' || disbursedOn === '' || firstDueOn === '') return undefined;
  return {
    principalFen,
    annualRatePpm,
    method,
    termCount,
    signedOn,
    disbursedOn,
    firstDueOn,
    dueDay,
    penalty,
    feePerInstalmentFen: terms.feeFen,
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
}

function addPayoutProblems(form: NewLoanForm, need: (name: string, isWrong: boolean) => void): void {
  const { payout } = form;
  need('payout.amount', payout.amountFen === undefined || payout.amountFen !== form.terms.principalFen);
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
