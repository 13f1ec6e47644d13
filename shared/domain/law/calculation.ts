import type { LocalDate } from '../../kernel/local-date.ts';

export type Confidence = 'high' | 'medium' | 'low' | 'none';

/** A row of the legal data that a calculation used: past calculations keep the row they used (R9.1). */
export interface RowUsed {
  readonly id: string;
  readonly scope: string;
  readonly effectiveFrom: LocalDate;
  /** 'n/a': a product default, for which the law gives no number */
  readonly confidence: Confidence | 'n/a';
}

/** One step of the working, for the calculation sheet: what was computed from which values (fen, ppm, days, dates). */
export interface CalculationStep {
  readonly rule: string;
  readonly what: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
}

/** Worded by the page and by letters. */
export type LawWarning =
  /** no filing date yet: computed as if filed on the letter's day, 暂按…计算 (R2.3) */
  | 'law.provisionalFiling'
  /** whether enforcement costs count within the cap is disputed (R2.4) */
  | 'law.enforcementCostsDisputed'
  /** the line is applied on the borrower's request or by local practice (R2.1 table) */
  | 'law.judicialPractice'
  /** no licence was valid when the loan was formed: treated as PRIVATE (R10.6) */
  | 'law.licenceAbsent'
  /** ten or more distinct borrowers in two years without a licence: the loans may be void (R2.9) */
  | 'law.unlicensedLending'
  /** the letter may ask for principal and occupation cost only (R10.6) */
  | 'law.principalOnly'
  /** the yearly sum above which a paid excess is refundable was passed (R2.3) */
  | 'law.excessRefundable'
  /** the formula of the disclosure annex is to be confirmed (R2.13) */
  | 'law.formulaUnconfirmed'
  /** a loan formed before the seven kinds were taken out of the private rule */
  | 'law.beforeExemption';

/** Every legal calculation (R9.2). */
export interface Calculation<T> {
  readonly result: T;
  readonly rowsUsed: readonly RowUsed[];
  readonly steps: readonly CalculationStep[];
  readonly ruleIds: readonly string[];
  readonly warnings: readonly LawWarning[];
  /** the lowest confidence of the rows; product defaults do not lower it */
  readonly confidenceFloor: Confidence;
}

export function calculation<T>(
  result: T,
  parts: {
    readonly rowsUsed: readonly RowUsed[];
    readonly steps: readonly CalculationStep[];
    readonly warnings?: readonly LawWarning[];
    readonly ruleIds?: readonly string[];
  },
): Calculation<T> {
  return {
    result,
    rowsUsed: distinctRows(parts.rowsUsed),
    steps: parts.steps,
    ruleIds: [...new Set([...(parts.ruleIds ?? []), ...parts.steps.map((step) => step.rule)])],
    warnings: [...new Set(parts.warnings ?? [])],
    confidenceFloor: confidenceFloor(parts.rowsUsed),
  };
}

export function step(rule: string, what: string, values: CalculationStep['values']): CalculationStep {
  return { rule, what, values };
}

const RANK: Readonly<Record<Confidence, number>> = { high: 3, medium: 2, low: 1, none: 0 };

export function confidenceFloor(rows: readonly RowUsed[]): Confidence {
  let floor: Confidence = 'high';
  for (const row of rows) {
    if (row.confidence !== 'n/a' && RANK[row.confidence] < RANK[floor]) floor = row.confidence;
  }
  return floor;
}

function distinctRows(rows: readonly RowUsed[]): RowUsed[] {
  return [...new Map(rows.map((row) => [`${row.id}|${row.scope}|${row.effectiveFrom}`, row])).values()];
}
