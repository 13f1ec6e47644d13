import { invariant, unreachable } from '../../kernel/assert.ts';
import { type Fen, fen, smaller, subtract, sum } from '../../kernel/money.ts';
import type { AllocationTerms, Component } from '../loan/terms.ts';

/**
 * Calls `visit` for each debt and component in the order in which money is taken; stops when it answers
 * false.
 */
export function visitInOrder<Debt>(
  allocation: AllocationTerms,
  debts: { readonly ofLoan: readonly Debt[]; readonly ofInstalments: readonly Debt[] },
  visit: (debt: Debt, component: Component) => boolean,
): void {
  switch (allocation.mode) {
    case 'byCategory':
      for (const component of allocation.order) {
        for (const debt of debts.ofLoan) if (!visit(debt, component)) return;
        for (const debt of debts.ofInstalments) if (!visit(debt, component)) return;
      }
      return;
    case 'byInstalment': {
      // what the loan owes as a whole (costs, loan fees) has no instalment: it goes before them all where its
      // component comes before principal in the order, after them all where it comes later
      const turn = allocation.order.indexOf('principal');
      for (const component of allocation.order.slice(0, turn)) {
        for (const debt of debts.ofLoan) if (!visit(debt, component)) return;
      }
      for (const debt of debts.ofInstalments) {
        for (const component of allocation.order) if (!visit(debt, component)) return;
      }
      for (const component of allocation.order.slice(turn)) {
        for (const debt of debts.ofLoan) if (!visit(debt, component)) return;
      }
      return;
    }
    default:
      unreachable(allocation.mode);
  }
}

/** What one instalment, or the loan as a whole (no null), owes by component. */
export interface DueAmounts {
  readonly no: number | null;
  /** nothing is taken for what is not due (R1.5) */
  readonly isDue: boolean;
  readonly amounts: Readonly<Partial<Record<Component, Fen>>>;
}

export interface AllocatedPart {
  readonly no: number | null;
  readonly component: Component;
  readonly amountFen: Fen;
}

export interface PaymentAllocation {
  readonly parts: readonly AllocatedPart[];
  /** never income: a credit of the loan or a refund (R1.8) */
  readonly surplusFen: Fen;
}

/**
 * Splits one payment over what is due (R1.1 to R1.6): the contract's order or the statutory one, the
 * oldest instalment
 * first or one component over all. Debts are given oldest first. parts + surplus = payment.
 */
export function allocatePayment(
  debts: readonly DueAmounts[],
  paymentFen: Fen,
  allocation: AllocationTerms,
): PaymentAllocation {
  invariant(paymentFen > 0, 'a payment is positive; corrections are reversals');
  const due = debts.filter((debt) => debt.isDue);
  const ofLoan = due.filter((debt) => debt.no === null);
  const ofInstalments = due.filter((debt) => debt.no !== null);
  const parts: AllocatedPart[] = [];
  let leftFen = paymentFen;
  visitInOrder(allocation, { ofLoan, ofInstalments }, (debt, component) => {
    const amountFen = smaller(leftFen, debt.amounts[component] ?? fen(0));
    if (amountFen > 0) parts.push({ no: debt.no, component, amountFen });
    leftFen = subtract(leftFen, amountFen);
    return leftFen > 0;
  });
  const surplusFen = subtract(paymentFen, sum(parts.map((part) => part.amountFen)));
  invariant(surplusFen >= 0, 'never allocate more than was paid');
  return { parts, surplusFen };
}
