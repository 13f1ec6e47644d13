import { type CaseStep, nextCaseStep } from '../../../shared/domain/collection/case.ts';
import { type Instant, startOfChinaDay } from '../../../shared/kernel/instant.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { fen } from '../../../shared/kernel/money.ts';
import type { WriteTx } from '../db/handles.ts';
import { syncPlans } from '../plans/sync.ts';
import { type MovedLoan, movedLoans } from './moved-loans.ts';
import { restateCases } from './restate-cases.ts';
import { closeCase, openCases, reopenCase } from './store-cases.ts';

export interface SyncOptions {
  /** when it is recorded; the start of the day when left out */
  readonly recordedAt?: Instant;
  /** only these loans: what a receipt or reversal touches; every loan when left out (day roll, import) */
  readonly loanIds?: readonly string[];
}

export interface CaseChanges {
  readonly opened: number;
  readonly reopened: number;
  readonly closed: number;
  readonly restated: number;
}

/**
 * Cases follow their loans: opens, opens again and closes them in bulk from the cached positions, and restates cases
 * whose promises were decided, and plans. Part of the day roll, of an import and of every receipt and reversal, in the
 * same transaction and after the positions were refreshed. Safe to repeat: a second run changes nothing.
 */
export async function syncCases(
  tx: WriteTx,
  today: LocalDate,
  options: SyncOptions = {},
): Promise<CaseChanges> {
  const scope = options.loanIds;
  const candidates = await movedLoans(tx, today, scope);
  const steps = candidates.map((loan) => ({ loan, step: stepOf(loan, today) }));
  const opening = steps.flatMap(({ loan, step }) => (step.kind === 'open' ? [{ loan, step }] : []));
  const recordedAt = options.recordedAt ?? startOfChinaDay(today);
  await openCases(tx, opening, { today, recordedAt });
  const reopening = steps.flatMap(({ loan, step }) => (step.kind === 'reopen' ? [loan] : []));
  for (const loan of reopening) await reopenCase(tx, loan, today);
  const closing = steps.flatMap(({ loan, step }) => (step.kind === 'close' ? [{ loan, step }] : []));
  for (const { loan, step } of closing) await closeCase(tx, { loan, reason: step.reason }, today);
  const restated = await restateCases(tx, today, scope);
  await syncPlans(tx, today, scope === undefined ? {} : { loanIds: scope });
  return { opened: opening.length, reopened: reopening.length, closed: closing.length, restated };
}

function stepOf(loan: MovedLoan, today: LocalDate): CaseStep {
  const latest =
    loan.latestOpenedOn === null ? null : { openedOn: loan.latestOpenedOn, closedOn: loan.latestClosedOn };
  return nextCaseStep(latest, { ...loan, overdueFen: fen(loan.overdueFen) }, today);
}
