import { fen } from '../../kernel/money.ts';
import { COMPONENTS } from '../loan/terms.ts';
import type { ComponentAmounts, LoanPosition } from './position.ts';

function collected(read: (add: (component: keyof ComponentAmounts, amountFen: number) => void) => void) {
  const totals = { cost: 0, interest: 0, penalty: 0, fee: 0, principal: 0 };
  read((component, amountFen) => {
    totals[component] += amountFen;
  });
  return {
    cost: fen(totals.cost),
    interest: fen(totals.interest),
    penalty: fen(totals.penalty),
    fee: fen(totals.fee),
    principal: fen(totals.principal),
  };
}

/** What has fallen due and is unpaid, the position's own day included: what a waiver can reach. */
export function dueAmounts(position: LoanPosition): ComponentAmounts {
  return collected((add) => {
    for (const charge of position.charges) add(charge.component, charge.outstandingFen);
    for (const one of position.instalments) {
      if (one.state === 'undue') continue;
      for (const component of COMPONENTS) add(component, one.outstandingFen[component]);
    }
  });
}

/**
 * The whole debt of a day by component: what a settlement owes, before held money is taken off. Undue principal, interest of
 * the running period, and what entries charged to instalments not yet due (as fees) are in it.
 */
export function wholeDebt(position: LoanPosition): ComponentAmounts {
  const due = dueAmounts(position);
  return collected((add) => {
    for (const component of COMPONENTS) add(component, due[component]);
    for (const one of position.instalments) {
      if (one.state !== 'undue') continue;
      add('principal', one.outstandingFen.principal);
      add('fee', one.chargedOutstandingFen);
    }
    add('interest', position.accruedInterestFen);
  });
}
