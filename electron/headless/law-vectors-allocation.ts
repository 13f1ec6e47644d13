import { allocatePayment, type DueAmounts } from '../../shared/domain/ledger/allocation.ts';
import { allocateAcrossDebts } from '../../shared/domain/ledger/several-debts.ts';
import type { AllocationTerms, Component } from '../../shared/domain/loan/terms.ts';
import { localDate } from '../../shared/kernel/local-date.ts';
import { type Fen, subtract } from '../../shared/kernel/money.ts';
import { fenAt, fenOf, type JsonObject, numberAt, objectAt, objectsAt, textAt } from './golden-json.ts';
import type { Actual } from './law-vectors.ts';
import { moneyText } from './law-vectors-procedure.ts';

/** The words of the vectors for the engine's components; 'interest' in an order stands for both kinds. */
const COMPONENT_OF: Readonly<Record<string, Component>> = {
  enforcementCosts: 'cost',
  termInterest: 'interest',
  interest: 'interest',
  penaltyInterest: 'penalty',
  principal: 'principal',
};
const STATUTORY: readonly Component[] = ['cost', 'interest', 'penalty', 'fee', 'principal'];

export function allocationCase(one: JsonObject): Actual {
  if (one.debts !== undefined) return severalDebtsCase(one);
  if (one.instalments !== undefined) return instalmentsCase(one);
  return oneDebtCase(one);
}

function oneDebtCase(one: JsonObject): Actual {
  const due = Object.entries(objectAt(one, 'due'));
  const amounts: Partial<Record<Component, Fen>> = {};
  for (const [name, amount] of due) {
    const component = COMPONENT_OF[name];
    if (component === undefined) throw new Error(`unknown component ${name}`);
    amounts[component] = fenOf(String(amount));
  }
  const terms: AllocationTerms = {
    order: orderOf(Array.isArray(one.order) ? one.order : []),
    mode: 'byCategory',
    source: { kind: 'contract-clause', clauseNo: '' },
  };
  const split = allocatePayment([{ no: null, isDue: true, amounts }], fenAt(one, 'payment'), terms);
  const paid = new Map(split.parts.map((part) => [part.component, part.amountFen]));
  const named = due.flatMap(([name]) => {
    const amountFen = paid.get(COMPONENT_OF[name] ?? 'fee');
    return amountFen === undefined ? [] : [[name, moneyText(amountFen)] as const];
  });
  const principalPaid = paid.get('principal');
  const principalAfter =
    principalPaid === undefined
      ? amounts.principal
      : subtract(fenAt(objectAt(one, 'due'), 'principal'), principalPaid);
  return {
    paid: Object.fromEntries(named),
    ...(principalAfter === undefined ? {} : { principalAfter: moneyText(principalAfter) }),
  };
}

function orderOf(names: readonly unknown[]): readonly Component[] {
  const order = names.flatMap((name): Component[] =>
    name === 'interest'
      ? ['interest', 'penalty']
      : typeof name === 'string'
        ? [COMPONENT_OF[name] ?? 'fee']
        : [],
  );
  return [...order, ...STATUTORY.filter((component) => !order.includes(component))];
}

/** Debts that the case does not tell apart are alike: no burden and one due day. */
function severalDebtsCase(one: JsonObject): Actual {
  const debts = objectsAt(one, 'debts').map((debt) => ({
    name: textAt(debt, 'name'),
    amountFen: fenAt(debt, 'amount'),
    isDue: debt.due === true,
    securityRank: debt.secured === true ? 1 : 0,
    burdenPpm: 0,
    dueOn: localDate('2025-01-01'),
  }));
  const { paidFen } = allocateAcrossDebts(debts, fenAt(one, 'payment'));
  return { paid: Object.fromEntries([...paidFen].map(([name, amountFen]) => [name, moneyText(amountFen)])) };
}

function instalmentsCase(one: JsonObject): Actual {
  const debts = objectsAt(one, 'instalments').map(
    (instalment): DueAmounts => ({
      no: numberAt(instalment, 'no'),
      isDue: instalment.due === true,
      amounts: { interest: fenAt(instalment, 'interest'), principal: fenAt(instalment, 'principal') },
    }),
  );
  const mode = one.mode === 'byCategory' ? 'byCategory' : 'byInstalment';
  const terms: AllocationTerms = { order: STATUTORY, mode, source: { kind: 'statutory' } };
  const split = allocatePayment(debts, fenAt(one, 'payment'), terms);
  const paid: Record<string, Record<string, string>> = {};
  for (const part of split.parts) {
    const line = paid[String(part.no)] ?? {};
    paid[String(part.no)] = { ...line, [part.component]: moneyText(part.amountFen) };
  }
  return { paid };
}
