import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';

/** One line of a repayment schedule 还款计划表. Interest runs over [fromOn, dueOn). */
export interface Instalment {
  /** 1 and up */
  readonly no: number;
  readonly fromOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly feeFen: Fen;
}

/** A schedule as agreed from a day on. A change makes a new version; the old one stays readable. */
export interface ScheduleVersion {
  readonly versionNo: number;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly instalments: readonly Instalment[];
}
