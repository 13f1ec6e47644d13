import { daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import type { Fen } from '../../kernel/money.ts';
import type { PromiseState } from './promise.ts';

export type CaseStatus = 'open' | 'in-progress' | 'promise' | 'broken' | 'hardship' | 'closed';
export type Segment = 'able-unwilling' | 'temporarily-unable' | 'lost' | 'dispute' | 'hardship';
export type CloseReason = 'cured' | 'settled' | 'written-off';

/** A stay in collection, as far as its lifecycle needs it. */
export interface CaseStay {
  readonly openedOn: LocalDate;
  readonly closedOn: LocalDate | null;
}

/** A loan's position, as far as collection needs it. A residue under tolerance has no oldestUnpaidDueOn (R10.11). */
export interface LoanStanding {
  readonly status: 'active' | 'overdue' | 'settled' | 'written-off';
  readonly oldestUnpaidDueOn: LocalDate | null;
  readonly overdueFen: Fen;
}

export type CaseStep =
  | { readonly kind: 'keep' }
  | { readonly kind: 'open'; readonly entryDaysPastDue: number; readonly entryOverdueFen: Fen }
  /** the payment that closed it was reversed: the debt the case was opened for is unpaid again */
  | { readonly kind: 'reopen' }
  | { readonly kind: 'close'; readonly reason: CloseReason };

/**
 * A case opens when a loan enters collection (one day past due) and closes when it is cured, by itself; every stay is
 * kept. A loan whose oldest unpaid instalment fell due before the last case was opened never left collection in fact:
 * that case is opened again, so that a bounced payment leaves no false cure in the history.
 */
export function nextCaseStep(latest: CaseStay | null, loan: LoanStanding, today: LocalDate): CaseStep {
  const daysPastDue = loan.oldestUnpaidDueOn === null ? 0 : daysBetween(loan.oldestUnpaidDueOn, today);
  const isInCollection = loan.status === 'overdue' && daysPastDue >= 1;
  const isOpen = latest !== null && latest.closedOn === null;
  if (isOpen) return isInCollection ? { kind: 'keep' } : { kind: 'close', reason: closeReasonOf(loan) };
  if (!isInCollection || loan.oldestUnpaidDueOn === null) return { kind: 'keep' };
  if (latest !== null && loan.oldestUnpaidDueOn < latest.openedOn) return { kind: 'reopen' };
  return { kind: 'open', entryDaysPastDue: daysPastDue, entryOverdueFen: loan.overdueFen };
}

function closeReasonOf(loan: LoanStanding): CloseReason {
  if (loan.status === 'settled') return 'settled';
  if (loan.status === 'written-off') return 'written-off';
  return 'cured';
}

/** What an open case's status is, from its facts: never typed in. */
export function openCaseStatus(facts: {
  readonly segment: Segment | null;
  readonly latestPromise: PromiseState | null;
  readonly hasContact: boolean;
}): Exclude<CaseStatus, 'closed'> {
  if (facts.latestPromise === 'open') return 'promise';
  if (facts.segment === 'hardship') return 'hardship';
  if (facts.latestPromise === 'broken' || facts.latestPromise === 'partial') return 'broken';
  return facts.hasContact ? 'in-progress' : 'open';
}
