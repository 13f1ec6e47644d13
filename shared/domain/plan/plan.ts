import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { Component, Frequency } from '../loan/terms.ts';

/** One instalment of a repayment plan 还款方案. */
export interface PlanInstalment {
  readonly no: number;
  readonly dueOn: LocalDate;
  readonly amountFen: Fen;
}

/**
 * An agreement to pay an overdue sum in parts. It changes no term of the loan: receipts are allocated as
 * ever.
 */
export interface RepaymentPlan {
  readonly agreedOn: LocalDate;
  readonly totalFen: Fen;
  readonly overdueFen: Readonly<Record<Component, Fen>>;
  readonly instalments: readonly PlanInstalment[];
}

/** What a plan is made of. */
export interface PlanRequest {
  readonly agreedOn: LocalDate;
  /** the position's overdue sum by component */
  readonly overdueFen: Readonly<Record<Component, Fen>>;
  readonly count: number;
  readonly firstOn: LocalDate;
  readonly frequency: Frequency;
  /** each instalment but the last is a multiple of this: 100 = whole yuan */
  readonly multipleOfFen: number;
}

export type PlanErrorCode =
  | 'plan.nothingOverdue'
  | 'plan.countInvalid'
  | 'plan.multipleInvalid'
  | 'plan.firstBeforeAgreement'
  | 'plan.instalmentTooSmall'
  | 'plan.cannotAfford';
