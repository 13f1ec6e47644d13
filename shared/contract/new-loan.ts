import { z } from 'zod';
import { clauseInput } from './clauses.ts';
import { command, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  nonNegativeFenField,
  positiveFenField,
  requiredTextField,
  textField,
} from './fields.ts';
import { legalFormField } from './loan-fields.ts';
import { loanTermsInput } from './loan-terms.ts';
import { partyInput, personInput, vehicleInput } from './parties.ts';

/** Why terms make no schedule; params name the instalment, amount or day. */
export const TERMS_ERRORS = [
  'schedule.principalNotPositive',
  'schedule.termCountInvalid',
  'schedule.frequencyInvalid',
  'schedule.dueDayInvalid',
  'schedule.roundingInvalid',
  'schedule.dueDatesNotRising',
  'schedule.calendarMissing',
  'schedule.upFrontInvalid',
  'schedule.freeFormMissing',
  'schedule.freeFormPrincipalDiffers',
  'schedule.amountNegative',
  'terms.linkDaysUnknown',
] as const;

/** What the schedule of these terms would be, with its yearly cost, before anything is stored. */
export const loansPreviewSchedule = query({
  input: z.strictObject({ terms: loanTermsInput, lenderId: idField('lender').optional() }),
  output: z.strictObject({
    instalments: z.array(
      z.strictObject({
        no: z.number().int(),
        dueOn: dateField,
        principalFen: fenField,
        interestFen: fenField,
        feeFen: fenField,
        totalFen: fenField,
        balanceAfterFen: fenField,
      }),
    ),
    totalInterestFen: fenField,
    /** what really reached the borrower: the stated principal less what was kept back (R2.7) */
    principalFen: fenField,
    aprSimplePpm: z.number().nullable(),
    aprEffectivePpm: z.number().nullable(),
    /** the cap of the lender's regime on the formation day, ppm a year; null with a code when it cannot be resolved */
    capPpm: z.number().nullable(),
    capCode: z.string().nullable(),
  }),
  errors: TERMS_ERRORS,
});

/** The guided form of a new loan; it ends in the pay-out event. Warnings of failed checks are answered with the keep marks. */
export const loansCreate = command({
  input: z.strictObject({
    lenderId: idField('lender'),
    contractNo: requiredTextField(60),
    product: textField(60),
    legalForm: legalFormField,
    purpose: textField(120),
    dealer: textField(80).nullable(),
    downPaymentFen: nonNegativeFenField.nullable(),
    depositFen: nonNegativeFenField.nullable(),
    borrower: personInput,
    otherParties: z.array(partyInput).max(12),
    vehicle: vehicleInput.nullable(),
    terms: loanTermsInput,
    clauses: z.array(clauseInput).max(20),
    payout: z.strictObject({
      account: requiredTextField(80),
      voucher: requiredTextField(80),
      tranche: z.number().int().min(1),
      isPaidToDealer: z.boolean(),
      amountFen: positiveFenField,
      checklist: z.strictObject({
        contractSigned: z.boolean(),
        identityChecked: z.boolean(),
        mortgageArranged: z.boolean(),
        insuranceInForce: z.boolean(),
        costDisclosureSigned: z.boolean(),
        accountIsBorrowers: z.boolean(),
      }),
      /** why an unticked point does not stop the pay-out; required when one is unticked */
      exceptionReason: textField(400),
    }),
    remarks: textField(2000),
  }),
  output: z.strictObject({ loanId: idField('loan') }),
  errors: [
    'loan.contractNoTaken',
    'loan.checklistIncomplete',
    'loan.payoutDiffersFromPrincipal',
    'loan.dateOrder',
    ...TERMS_ERRORS,
    'identity.checkFailed',
    'lender.notFound',
    'law.rateMissing',
    'law.aboveCap',
  ],
});
