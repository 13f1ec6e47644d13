import type { Input } from '../../bridge/desk.ts';
import { readPercentText } from '../../ui/percent-text.ts';

export type TermsInput = Input<'loans.previewSchedule'>['terms'];

/** The terms of the guided form as typed. */
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
  readonly advanced: AdvancedForm;
}

/** Terms that few contracts have; the part is closed until somebody opens it. */
export interface AdvancedForm {
  readonly dueOnDayOff: 'stays' | 'next-working-day' | 'next-working-day-in-month';
  readonly remainder: 'last-instalment' | 'first-instalment' | 'none';
  readonly instalmentMultipleOfFen: 1 | 10 | 100;
  readonly upFrontKind: 'none' | UpFront['kind'];
  readonly upFrontFen: number | undefined;
  readonly upFrontOn: string;
  readonly coveredInstalments: string;
  readonly isLenderSide: boolean;
}

type UpFront = NonNullable<TermsInput['upFront']>[number];

export const EMPTY_ADVANCED: AdvancedForm = {
  dueOnDayOff: 'stays',
  remainder: 'last-instalment',
  instalmentMultipleOfFen: 1,
  upFrontKind: 'none',
  upFrontFen: undefined,
  upFrontOn: '',
  coveredInstalments: '',
  isLenderSide: true,
};

/** A whole number typed between two bounds, or undefined. */
export function readWhole(text: string, from: number, to: number): number | undefined {
  if (!/^\d{1,4}$/.test(text.trim())) return undefined;
  const value = Number(text.trim());
  return value >= from && value <= to ? value : undefined;
}

export function penaltyOf(terms: TermsForm): TermsInput['penalty'] | undefined {
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

/** What was taken up front, or undefined while something of it is missing; an empty list: nothing was. */
export function upFrontOf(terms: TermsForm): UpFront[] | undefined {
  const { upFrontKind, upFrontFen, coveredInstalments, isLenderSide, upFrontOn } = terms.advanced;
  if (upFrontKind === 'none') return [];
  const takenOn = upFrontOn === '' ? terms.disbursedOn : upFrontOn;
  if (upFrontFen === undefined || upFrontFen <= 0 || takenOn === '') return undefined;
  const charge = { kind: upFrontKind, amountFen: upFrontFen, takenOn, isLenderSide };
  if (upFrontKind !== 'interest' || coveredInstalments.trim() === '') return [charge];
  const covered = readWhole(coveredInstalments, 0, 1200);
  return covered === undefined ? undefined : [{ ...charge, coveredInstalments: covered }];
}

/** Absent where the contract says nothing of it, so that the desk's defaults stay the desk's. */
function advancedOf({ advanced }: TermsForm): Pick<TermsInput, 'conventions'> {
  const { dueOnDayOff, remainder, instalmentMultipleOfFen } = advanced;
  const isRounded = remainder !== 'last-instalment' || instalmentMultipleOfFen !== 1;
  const rounding = {
    mode: 'half-up' as const,
    interestMultipleOfFen: 1,
    instalmentMultipleOfFen,
    balance: 'rounded' as const,
    remainder,
  };
  if (dueOnDayOff === 'stays' && !isRounded) return {};
  return {
    conventions: {
      ...(dueOnDayOff === 'stays' ? {} : { dueOnDayOff: { kind: dueOnDayOff } }),
      ...(isRounded ? { rounding } : {}),
    },
  };
}

/** What leaves the lender on the pay-out day as far as the form knows it; the service decides by the law (R2.7). */
export function payoutExpectedFen(terms: TermsForm): number | undefined {
  const { principalFen } = terms;
  if (principalFen === undefined) return undefined;
  const kept = (upFrontOf(terms) ?? []).filter((one) => one.isLenderSide && one.takenOn <= terms.disbursedOn);
  return principalFen - kept.reduce((total, one) => total + one.amountFen, 0);
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
  const upFront = upFrontOf(terms);
  if (upFront === undefined) return undefined;
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
    ...advancedOf(terms),
    ...(upFront.length === 0 ? {} : { upFront }),
  };
}
