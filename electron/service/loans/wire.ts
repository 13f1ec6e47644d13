import { bucketOf } from '../../../shared/domain/delinquency/bucket.ts';
import type {
  ComponentAmounts,
  InstalmentPosition,
  LoanPosition,
  LoanTotals,
  ReceiptAllocation,
} from '../../../shared/domain/ledger/position.ts';
import { ENGINE_VERSION } from '../../../shared/domain/ledger/position.ts';
import { COMPONENTS } from '../../../shared/domain/loan/terms.ts';
import type { Instalment } from '../../../shared/domain/schedule/instalment.ts';
import { type Fen, fen, sum, ZERO } from '../../../shared/kernel/money.ts';
import { statusOf } from './rows.ts';

/** Domain figures in the shape the page asks for. */
export interface WireComponents {
  readonly principalFen: Fen;
  readonly interestFen: Fen;
  readonly penaltyFen: Fen;
  readonly feeFen: Fen;
  readonly costFen: Fen;
  readonly totalFen: Fen;
}

export function wireComponents(amounts: ComponentAmounts): WireComponents {
  return {
    principalFen: amounts.principal,
    interestFen: amounts.interest,
    penaltyFen: amounts.penalty,
    feeFen: amounts.fee,
    costFen: amounts.cost,
    totalFen: sum(COMPONENTS.map((component) => amounts[component])),
  };
}

/** What a receipt or waiver paid, by component. */
export function allocatedComponents(receipt: ReceiptAllocation): WireComponents {
  const amounts = { cost: 0, interest: 0, penalty: 0, fee: 0, principal: 0 };
  for (const line of receipt.lines) amounts[line.component] += line.amountFen;
  return wireComponents({
    cost: fen(amounts.cost),
    interest: fen(amounts.interest),
    penalty: fen(amounts.penalty),
    fee: fen(amounts.fee),
    principal: fen(amounts.principal),
  });
}

export function wirePosition(totals: LoanTotals) {
  return {
    asOf: totals.asOf,
    engineVersion: ENGINE_VERSION,
    status: statusOf(totals),
    daysPastDue: totals.dpd,
    bucket: bucketOf(totals.dpd),
    oldestUnpaidDueOn: totals.oldestUnpaidDueOn,
    overdue: wireComponents(totals.overdueFen),
    outstandingPrincipalFen: totals.outstandingPrincipalFen,
    accruedInterestFen: totals.accruedInterestFen,
    creditFen: totals.creditFen,
    cureTodayFen: totals.cureTodayFen,
    settleTodayFen: totals.settleTodayFen,
    writeOff:
      totals.writeOff === null
        ? null
        : {
            on: totals.writeOff.on,
            amountFen: totals.writeOff.amountFen,
            recoveredFen: totals.writeOff.recoveredFen,
          },
    nextDue: totals.nextDue === null ? null : { on: totals.nextDue.on, amountFen: totals.nextDue.amountFen },
  };
}

export function wireInstalment(
  one: InstalmentPosition,
  position: LoanPosition,
  agreed: Instalment | undefined,
) {
  return {
    no: one.no,
    fromOn: one.fromOn,
    dueOn: one.dueOn,
    state: instalmentState(one, position),
    metOn: one.metOn,
    agreed: {
      principalFen: agreed?.principalFen ?? ZERO,
      interestFen: agreed?.interestFen ?? ZERO,
      feeFen: agreed?.feeFen ?? ZERO,
    },
    due: wireComponents(one.dueFen),
    paid: wireComponents(one.paidFen),
    waived: wireComponents(one.waivedFen),
    outstanding: wireComponents(one.outstandingFen),
  };
}

type InstalmentState = 'met' | 'met-late' | 'overdue' | 'due' | 'future' | 'before-cut-over';

function instalmentState(one: InstalmentPosition, position: LoanPosition): InstalmentState {
  switch (one.state) {
    case 'undue':
      return 'future';
    case 'due':
    case 'overdue':
      return one.state;
    case 'met':
      if (one.metOn === null) {
        const isBefore = position.cutOverOn !== null && one.dueOn <= position.cutOverOn;
        return isBefore ? 'before-cut-over' : 'met';
      }
      return one.metOn > one.dueOn ? 'met-late' : 'met';
  }
}

export const NO_AMOUNTS: WireComponents = {
  principalFen: ZERO,
  interestFen: ZERO,
  penaltyFen: ZERO,
  feeFen: ZERO,
  costFen: ZERO,
  totalFen: ZERO,
};
