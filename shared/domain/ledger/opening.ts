import { fen } from '../../kernel/money.ts';
import type { Component } from '../loan/terms.ts';
import { chargeDebt, type Debt, noteMet } from './debt.ts';
import type { OpeningEntry } from './entry.ts';

/**
 * Lays an opening balance over the schedule. Instalments 1 to instalmentsMet are met. The principal is
 * what is owed in
 * all, so it fills the remaining instalments from the last one back: what is missing was paid on the
 * oldest. Interest
 * fills the unmet instalments that fell due in the same way. What does not fit in is owed by the loan as a
 * whole.
 */
export function applyOpening(opening: OpeningEntry, instalments: readonly Debt[]): readonly Debt[] {
  const cutOverOn = opening.businessOn;
  let principalLeft: number = opening.principalFen;
  let interestLeft: number = opening.interestFen;
  for (const debt of instalments.toReversed()) {
    const isMet = (debt.no ?? 0) <= opening.instalmentsMet;
    const isDue = debt.dueOn <= cutOverOn;
    const principal = isMet ? 0 : Math.min(debt.due.principal, principalLeft);
    principalLeft -= principal;
    debt.due.principal = principal;
    if (isMet) {
      debt.due.interest = 0;
      debt.due.fee = 0;
    } else if (isDue) {
      const interest = Math.min(debt.due.interest, interestLeft);
      interestLeft -= interest;
      debt.due.interest = interest;
      // fees that fell due are in the opening fee
      debt.due.fee = 0;
    }
  }
  const last = instalments.at(-1);
  // principal beyond the schedule's contradicts the met instalments: it is not called due before the loan's
  // last day
  if (last !== undefined) last.due.principal += principalLeft;
  for (const debt of instalments) {
    if (debt.dueOn > cutOverOn && (debt.no ?? 0) > opening.instalmentsMet) continue;
    noteMet(debt, cutOverOn);
    debt.metOn = null;
  }
  return openingCharges(opening, interestLeft);
}

function openingCharges(opening: OpeningEntry, interestLeft: number): readonly Debt[] {
  const amounts: readonly (readonly [Component, number])[] = [
    ['interest', interestLeft],
    ['penalty', opening.penaltyFen],
    ['fee', opening.feeFen],
  ];
  return amounts
    .filter(([, amount]) => amount > 0)
    .map(([component, amount]) =>
      chargeDebt({
        entryId: opening.id,
        on: opening.businessOn,
        component,
        amountFen: fen(amount),
        isOpening: true,
      }),
    );
}
