import type { DomainError } from '../errors.ts';

/** Why the law could not be applied. Each refuses a calculation; none is ever guessed around (R2.2). */
export type LawErrorCode =
  /** {parameter, scope, on}: no row of the legal parameters is in force */
  | 'law.parameterAbsent'
  /** {parameter, scope, on}: the row in force has no usable value (null, or another kind of value) */
  | 'law.parameterUnusable'
  /** {month, on}: the fixing that governs the day is not in the table, or its value is unknown */
  | 'law.lprMissing'
  /** {on}: before 2019-08-20 there is no loan prime rate */
  | 'law.lprBeforeRegime'
  /** {on, beforePpm, afterPpm}: the contract was formed on a fixing day that changed the rate: choose (R2.2) */
  | 'law.lprChoiceNeeded'
  /** {on}: the benchmark table does not reach that far back */
  | 'law.benchmarkMissing'
  /** {formationDate}: a loan between natural persons is formed when the money is provided, which is not recorded (R2.1) */
  | 'law.formationUnknown'
  /** {}: the cash flow has no rate of return */
  | 'law.noRateOfReturn';

export type LawError = DomainError<LawErrorCode>;
