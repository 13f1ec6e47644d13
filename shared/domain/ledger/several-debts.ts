import type { LocalDate } from '../../kernel/local-date.ts';
import { allocate, type Fen, smaller, subtract, sum, ZERO } from '../../kernel/money.ts';

/** One of several debts of one debtor to one creditor. */
export interface RankedDebt {
  readonly name: string;
  readonly amountFen: Fen;
  readonly isDue: boolean;
  /** 0 = no security; more is better secured */
  readonly securityRank: number;
  /** the yearly cost of leaving it unpaid; more is heavier for the debtor */
  readonly burdenPpm: number;
  readonly dueOn: LocalDate;
}

/**
 * Splits a payment over several debts (Civil Code 560, R1.2): the debtor's designation made when paying →
 * debts due →
 * no or least security → heavier for the debtor → earliest due → pro rata. Names map to amounts; the rest
 * is surplus.
 */
export function allocateAcrossDebts(
  debts: readonly RankedDebt[],
  paymentFen: Fen,
  designatedName: string | null = null,
): { readonly paidFen: ReadonlyMap<string, Fen>; readonly surplusFen: Fen } {
  const paidFen = new Map<string, Fen>();
  let leftFen = paymentFen;
  const ranked = [...debts].sort((a, b) => compareDebts(a, b, designatedName));
  while (ranked.length > 0 && leftFen > 0) {
    const [first] = ranked;
    if (first === undefined) break;
    const equals = ranked.filter((debt) => compareDebts(first, debt, designatedName) === 0);
    ranked.splice(0, equals.length);
    const owedFen = sum(equals.map((debt) => debt.amountFen));
    if (owedFen <= 0) continue;
    const shares = allocate(
      smaller(leftFen, owedFen),
      equals.map((debt) => debt.amountFen),
    );
    equals.forEach((debt, index) => {
      const share = shares[index] ?? ZERO;
      if (share > 0) paidFen.set(debt.name, share);
      leftFen = subtract(leftFen, share);
    });
  }
  return { paidFen, surplusFen: leftFen };
}

function compareDebts(a: RankedDebt, b: RankedDebt, designatedName: string | null): number {
  const designated = Number(b.name === designatedName) - Number(a.name === designatedName);
  if (designated !== 0) return designated;
  const due = Number(b.isDue) - Number(a.isDue);
  if (due !== 0) return due;
  if (a.securityRank !== b.securityRank) return a.securityRank - b.securityRank;
  if (a.burdenPpm !== b.burdenPpm) return b.burdenPpm - a.burdenPpm;
  return a.dueOn < b.dueOn ? -1 : Number(a.dueOn > b.dueOn);
}
