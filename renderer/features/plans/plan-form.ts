import type { LocalDate } from '../../../shared/kernel/local-date.ts';

/** A plan as the clerk sets it up; a draft until it is agreed. */
export interface PlanForm {
  readonly loanId: string;
  readonly count: number;
  readonly firstOn: LocalDate | null;
  readonly every: 'month' | 'fortnight' | 'week';
  readonly waivedPenaltyFen: number | null;
  readonly toleranceDays: number;
  readonly remarks: string;
  readonly consentedIds: readonly string[];
  readonly incomeFen: number | null;
  readonly burdenFen: number | null;
  readonly payDay: number;
}

export const EVERY = ['month', 'fortnight', 'week'] as const;

export function emptyPlan(loanId: string, firstOn: LocalDate): PlanForm {
  return {
    loanId,
    count: 3,
    firstOn,
    every: 'month',
    waivedPenaltyFen: null,
    toleranceDays: 3,
    remarks: '',
    consentedIds: [],
    incomeFen: null,
    burdenFen: null,
    payDay: 10,
  };
}

function isPlanForm(value: unknown): value is PlanForm {
  return typeof value === 'object' && value !== null && 'consentedIds' in value && 'payDay' in value;
}

export function readPlan(draft: unknown): PlanForm | undefined {
  return isPlanForm(draft) ? draft : undefined;
}
