import { z } from 'zod';
import { ZERO } from '../kernel/money.ts';
import { command, query } from './define.ts';
import {
  dateField,
  fenField,
  idField,
  instantField,
  nonNegativeFenField,
  requiredTextField,
  textField,
} from './fields.ts';
import { componentsOutput } from './loan-terms.ts';

export const planStatusField = z.enum(['draft', 'active', 'kept', 'breached', 'ended']);
/** spread-overdue: the overdue sum beside the running schedule. The engine issue adds others. */
export const planKindField = z.enum(['spread-overdue']);

const planInput = {
  loanId: idField('loan'),
  /** the day the debt is taken at; today when left out, never later */
  asOf: dateField.optional(),
  kind: planKindField.default('spread-overdue'),
  count: z.number().int().min(1).max(60),
  firstOn: dateField,
  every: z.enum(['month', 'fortnight', 'week']).default('month'),
  /** penalty waived if the plan is kept; the owner's to give */
  waivedPenaltyFen: nonNegativeFenField.default(ZERO),
};

const planInstalmentOutput = z.strictObject({
  no: z.number().int(),
  dueOn: dateField,
  amountFen: fenField,
});

/**
 * Warnings are worded under `warnings.<code>`: plan.guarantorNotBound {personId, personName} (CC 695) ·
 * plan.penaltyKeepsRunning {} · plan.openingUnconfirmed {} · plan.aboveIncomeShare {sharePercent} ·
 * plan.beyondFinalDue {finalDueOn} · plan.pastCap {cutFen}: above the legal ceiling, left out ·
 * plan.noPaper {missing: address, account or glyphs}: the agreement cannot be printed
 */
const planWarningOutput = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

const planErrors = [
  'plan.nothingOverdue',
  'plan.firstBeforeAgreement',
  'plan.asOfInFuture',
  'plan.instalmentTooSmall',
  'plan.countInvalid',
  'plan.waiverAbovePenalty',
  'plan.loanSettled',
  'plan.capUnresolved',
] as const;

export const planProposalOutput = z.strictObject({
  loanId: idField('loan'),
  asOf: dateField,
  kind: planKindField,
  /** what is spread, by component, after the waiver */
  debt: componentsOutput,
  waivedPenaltyFen: fenField,
  totalFen: fenField,
  instalments: z.array(planInstalmentOutput),
  /** the regular part; the last one takes the rounding */
  regularFen: fenField,
  endsOn: dateField,
  warnings: z.array(planWarningOutput),
});

/** Errors: plan.nothingOverdue {} · plan.firstBeforeAgreement {firstOn, agreedOn} · plan.asOfInFuture {today} ·
 *  plan.instalmentTooSmall {totalFen, count, multipleOfFen} · plan.countInvalid {count, most} ·
 *  plan.waiverAbovePenalty {penaltyFen} · plan.loanSettled {} · plan.capUnresolved {reason} */
export const plansPropose = query({
  input: z.strictObject(planInput),
  output: planProposalOutput,
  errors: planErrors,
});

/** Three plans side by side from what the debtor can afford. Error: plan.cannotAfford {freeFen} beside those of propose. */
export const plansCompose = query({
  input: z.strictObject({
    loanId: idField('loan'),
    asOf: dateField.optional(),
    kind: planKindField.default('spread-overdue'),
    monthlyIncomeFen: nonNegativeFenField,
    /** what other debts and living take a month */
    monthlyBurdenFen: nonNegativeFenField,
    /** day of the month the wage comes: instalments fall on the day after */
    payDay: z.number().int().min(1).max(31),
  }),
  output: z.strictObject({
    /** income less burden less the running instalment */
    freeMonthlyFen: fenField,
    runningInstalmentFen: fenField,
    options: z.array(
      planProposalOutput.extend({
        /** quick: as short as free income allows; balanced; gentle: lightest month */
        option: z.enum(['quick', 'balanced', 'gentle']),
        /** running instalment and plan together, share of income in ppm; null without income */
        incomeSharePpm: z.number().int().nullable(),
        /** running instalment and plan together, in a usual month */
        monthlyBurdenFen: fenField,
      }),
    ),
  }),
  errors: [...planErrors, 'plan.cannotAfford'],
});

/**
 * Agrees the plan: takes an agreement number, freezes the facts, keeps the PDF in the book.
 * Errors: those of propose, and plan.activeExists {agreementNo} · plan.changedSincePreview {totalFen} ·
 * plan.agreedInFuture {today} · plan.openingUnconfirmed {} · plan.waiverOwnerOnly {}
 */
export const plansCreate = command({
  input: z.strictObject({
    ...planInput,
    agreedOn: dateField,
    /** the total the clerk saw; another result is refused */
    expectedTotalFen: nonNegativeFenField,
    /** days a part may come late before it counts as missed */
    toleranceDays: z.number().int().min(0).max(30).default(3),
    /** guarantors who consented in writing to the plan (CC 695) */
    consentedGuarantorIds: z.array(idField('person')).max(10).default([]),
    affordability: z
      .strictObject({
        monthlyIncomeFen: nonNegativeFenField,
        monthlyBurdenFen: nonNegativeFenField,
        payDay: z.number().int().min(1).max(31),
      })
      .nullable()
      .default(null),
    remarks: textField(1000).default(''),
  }),
  output: z.strictObject({
    planId: idField('plan'),
    agreementNo: z.string(),
    /** the agreement's PDF, read like any stored document */
    documentSha256: z.string().nullable(),
  }),
  errors: [
    ...planErrors,
    'plan.activeExists',
    'plan.changedSincePreview',
    'plan.agreedInFuture',
    'plan.openingUnconfirmed',
    'plan.waiverOwnerOnly',
  ],
});

export const planSummaryOutput = z.strictObject({
  planId: idField('plan'),
  loanId: idField('loan'),
  agreementNo: z.string(),
  kind: planKindField,
  status: planStatusField,
  statusOn: dateField,
  asOf: dateField,
  agreedOn: dateField,
  totalFen: fenField,
  paidFen: fenField,
  missedFen: fenField,
  missedCount: z.number().int(),
  nextDue: z.strictObject({ no: z.number().int(), on: dateField, amountFen: fenField }).nullable(),
  endsOn: dateField,
  documentSha256: z.string().nullable(),
});

export const plansList = query({
  input: z.strictObject({
    loanId: idField('loan').optional(),
    statuses: z.array(planStatusField).optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  output: z.strictObject({
    asOf: dateField,
    total: z.number().int(),
    rows: z.array(
      planSummaryOutput.extend({
        contractNo: z.string(),
        borrowerName: z.string(),
        plate: z.string().nullable(),
      }),
    ),
  }),
});

export const plansGet = query({
  input: z.strictObject({ planId: idField('plan') }),
  output: planSummaryOutput.extend({
    contractNo: z.string(),
    borrowerName: z.string(),
    debt: componentsOutput,
    waivedPenaltyFen: fenField,
    toleranceDays: z.number().int(),
    instalments: z.array(
      planInstalmentOutput.extend({
        /** open: not yet due or still within its tolerance · late: past its day, within tolerance · missed: beyond it */
        state: z.enum(['open', 'kept', 'late', 'missed']),
        paidFen: fenField,
      }),
    ),
    consentedGuarantorIds: z.array(idField('person')),
    warnings: z.array(planWarningOutput),
    endReason: z.string().nullable(),
    recordedAt: instantField,
    actorName: z.string(),
    remarks: z.string(),
  }),
});

/** Ends a running plan by hand. Error: plan.notActive {status} */
export const plansEnd = command({
  input: z.strictObject({ planId: idField('plan'), reason: requiredTextField(400) }),
  output: z.strictObject({}),
  errors: ['plan.notActive'],
});

export const plansContract = {
  'plans.propose': plansPropose,
  'plans.compose': plansCompose,
  'plans.create': plansCreate,
  'plans.list': plansList,
  'plans.get': plansGet,
  'plans.end': plansEnd,
} as const;
