import type { Instant } from '../../kernel/instant.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';

/** One line of a repayment schedule 还款计划表. Interest runs over [fromOn, interestToOn ?? dueOn). */
export interface Instalment {
  /** 1 and up */
  readonly no: number;
  readonly fromOn: LocalDate;
  readonly dueOn: LocalDate;
  /** the agreed day, where payment moved off a day off and interest did not follow; absent = dueOn */
  readonly interestToOn?: LocalDate;
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly feeFen: Fen;
}

/** `interestToOn` where it says more than the due day: nothing to spread otherwise. */
export function interestEnd(
  dueOn: LocalDate,
  interestToOn: LocalDate | undefined,
): Pick<Instalment, 'interestToOn'> {
  return interestToOn === undefined || interestToOn === dueOn ? {} : { interestToOn };
}

/** A schedule as agreed from a day on. A change makes a new version; the old one stays readable. */
export interface ScheduleVersion {
  readonly versionNo: number;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Instant;
  readonly instalments: readonly Instalment[];
}
