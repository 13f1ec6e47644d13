import type { TraceNode } from '../../shared/domain/ledger/trace.ts';
import type { Translate } from '../i18n/words.ts';
import { oneOf } from './one-of.ts';
import { percentOfPpm } from './percent-text.ts';
import type { TraceRow } from './TracePanel.tsx';

const COMPONENTS = ['principal', 'interest', 'penalty', 'fee', 'cost'] as const;

/** A trace as lines that a clerk can follow: facts and products first, then the subtotal of each instalment or charge. */
export function traceRows(t: Translate, trace: TraceNode): readonly TraceRow[] {
  return trace.parts.flatMap((part, index) => groupRows(t, part, index.toString()));
}

function groupRows(t: Translate, node: TraceNode, key: string): readonly TraceRow[] {
  const [only] = node.parts;
  if (only === undefined) return [leafRow(t, node, { key, what: ruleWord(t, node) })];
  const what = groupName(t, node);
  if (node.parts.length === 1 && only.parts.length === 0) return [leafRow(t, only, { key, what })];
  const rows = node.parts.map((part, index) =>
    leafRow(t, part, { key: `${key}.${index}`, what: index === 0 ? what : '' }),
  );
  const subtotal = { key: `${key}.sum`, what: t('loans.trace.subtotal'), amountFen: node.amountFen };
  return [...rows, { ...subtotal, isSubtotal: true }];
}

/** '第 3 期利息（2026-08-15 到期）' or the name and day of a charge. */
function groupName(t: Translate, node: TraceNode): string {
  const parts = textOf(node, 'name').split(' ');
  const component = oneOf(COMPONENTS, parts.at(-1));
  const name = component === undefined ? '' : t(`loans.component.${component}`);
  const no = numberOf(node, 'no');
  if (no !== undefined)
    return t('loans.trace.instalment', { no, component: name, date: textOf(node, 'dueOn') });
  const first = node.parts[0];
  return t('loans.trace.charge', { component: name, date: first ? textOf(first, 'on') : '' });
}

function leafRow(
  t: Translate,
  node: TraceNode,
  row: { readonly key: string; readonly what: string },
): TraceRow {
  const from = textOf(node, 'fromOn');
  const to = textOf(node, 'toOn');
  const on = textOf(node, 'receivedOn') || textOf(node, 'on');
  return {
    ...row,
    period: from ? `${from} – ${to}` : on,
    days: numberOf(node, 'days'),
    baseFen: numberOf(node, 'balanceFen') ?? numberOf(node, 'interestFen'),
    rate: rateText(t, node),
    rule: ruleWord(t, node),
    amountFen: node.amountFen,
  };
}

function rateText(t: Translate, node: TraceNode): string | undefined {
  const ofDays = numberOf(node, 'ofDays');
  if (ofDays !== undefined) return t('loans.trace.shareOf', { days: numberOf(node, 'days') ?? 0, ofDays });
  const numerator = numberOf(node, 'rateNumerator');
  const denominator = numberOf(node, 'rateDenominator');
  if (numerator === undefined || denominator === undefined || denominator === 0) return undefined;
  const ppm = Math.round((numerator * 1_000_000) / denominator);
  return t('loans.trace.ratePerDay', { rate: `${percentOfPpm(ppm)}%` });
}

function ruleWord(t: Translate, node: TraceNode): string {
  switch (node.rule) {
    case 'total':
      return t('loans.rule.total');
    case 'schedule.agreed':
      return t('loans.rule.schedule');
    case 'opening.balance':
      return t('loans.rule.opening');
    case 'charge.booked':
      return t('loans.rule.charge');
    case 'receipt.allocated':
      return t('loans.rule.receipt');
    case 'waiver.granted':
      return t('loans.rule.waiver');
    case 'penalty.segment':
      return t('loans.rule.penalty');
    case 'interest.accrued':
      return t('loans.rule.accrued');
    case 'credit.unallocated':
      return t('loans.rule.credit');
  }
}

function textOf(node: TraceNode, fact: string): string {
  const value = node.facts[fact];
  return typeof value === 'string' ? value : '';
}

function numberOf(node: TraceNode, fact: string): number | undefined {
  const value = node.facts[fact];
  return typeof value === 'number' ? value : undefined;
}
