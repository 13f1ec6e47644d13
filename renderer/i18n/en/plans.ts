import type { ErrorsWorded, Worded } from '../keys.ts';
import type { words as zh, errors as zhErrors } from '../zh-CN/plans.ts';

export const words: Worded<typeof zh> = {
  warnings: {
    guarantorNotBound:
      '{{personName}} has not consented in writing and is not bound for what the plan adds (Civil Code 695)',
    penaltyKeepsRunning: 'Penalty interest keeps running on unpaid principal',
    openingUnconfirmed: 'The opening balance is not confirmed; no agreement before that',
    aboveIncomeShare: 'The monthly sum takes {{sharePercent}} % of the income',
    beyondFinalDue: 'The plan ends after the last due date {{finalDueOn}}',
  },
};

export const errors: ErrorsWorded<typeof zhErrors> = {
  'plan.nothingOverdue': {
    what: 'Nothing is overdue, so there is nothing to spread.',
    act: 'Check the day and the loan.',
  },
  'plan.firstBeforeAgreement': {
    what: 'The first part falls before the agreement of {{agreedOn}}.',
    act: 'Choose that day or later.',
  },
  'plan.asOfInFuture': {
    what: 'The day of the figures lies after today ({{today}}).',
    act: 'Choose today or earlier.',
  },
  'plan.instalmentTooSmall': {
    what: 'Over {{count}} parts each would be less than one yuan.',
    act: 'Choose fewer parts.',
  },
  'plan.countInvalid': {
    what: 'The number of parts must be 1 to {{most}}.',
    act: 'Choose fewer parts or a larger sum.',
  },
  'plan.waiverAbovePenalty': {
    what: 'The waiver is more than the penalty interest.',
    act: 'Waive at most that.',
  },
  'plan.loanSettled': {
    what: 'The loan is settled.',
    act: 'Check that it is the right loan.',
  },
  'plan.cannotAfford': {
    what: 'Nothing is left after expenses and the running instalment.',
    act: 'Check the figures; for hardship set the mark for review.',
  },
  'plan.activeExists': {
    what: '{{agreementNo}} is still running; nothing was made.',
    act: 'End it first.',
  },
  'plan.changedSincePreview': {
    what: 'The sum differs from the preview; nothing was agreed.',
    act: 'Preview again and check.',
  },
  'plan.agreedInFuture': {
    what: 'The agreement lies after today ({{today}}).',
    act: 'Choose today or earlier.',
  },
  'plan.openingUnconfirmed': {
    what: 'The opening balance is not confirmed; no agreement can be made.',
    act: 'Have the opening balance confirmed first.',
  },
  'plan.waiverOwnerOnly': {
    what: 'Only the owner gives a waiver.',
    act: 'Ask the owner, or leave the waiver out.',
  },
  'plan.notActive': {
    what: 'The plan is not running; nothing was changed.',
    act: 'Refresh and look at its state.',
  },
};
