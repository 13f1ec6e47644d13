import { invariant, unreachable } from '../../kernel/assert.ts';
import { daysBetween, earlier, type LocalDate } from '../../kernel/local-date.ts';
import { type Fen, fen, sum, ZERO } from '../../kernel/money.ts';
import { COMPONENTS, type Component } from '../loan/terms.ts';
import { accruedInterest } from './accrued-interest.ts';
import type { InstalmentPosition, LoanPosition, PenaltySegment } from './position.ts';

/** The totals of a position that open to their parts. */
export type TracedAmount =
  | { readonly kind: 'overdue'; readonly component: Component }
  | { readonly kind: 'overdue-total' }
  | { readonly kind: 'due-today' }
  | { readonly kind: 'outstanding-principal' }
  | { readonly kind: 'accrued-interest' }
  | { readonly kind: 'credit' }
  | { readonly kind: 'cure-today' }
  | { readonly kind: 'settle-today' };

/** The rule behind a line; the page and the letter's annex word it. */
export type TraceRule =
  | 'total'
  | 'schedule.agreed'
  | 'opening.balance'
  | 'charge.booked'
  | 'receipt.allocated'
  | 'waiver.granted'
  | 'penalty.segment'
  | 'interest.accrued'
  | 'credit.unallocated';

/**
 * One line of an explanation. With parts, amountFen is their sum; without, it is a fact or a product in
 * `facts`.
 */
export interface TraceNode {
  readonly rule: TraceRule;
  readonly amountFen: Fen;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly parts: readonly TraceNode[];
}

/** Opens an amount of a position to its parts, down to facts: traceSum(trace) = the amount, always. */
export function trace(position: LoanPosition, amount: TracedAmount): TraceNode {
  const node = total(amount.kind, partsOf({ position, lines: linesByDebt(position) }, amount));
  invariant(node.amountFen === amountOf(position, amount), 'the trace of an amount adds up to it');
  return node;
}

/** Sum of the leaves. */
export function traceSum(node: TraceNode): Fen {
  return node.parts.length === 0 ? node.amountFen : sum(node.parts.map(traceSum));
}

/** The amount that a trace explains. */
export function amountOf(position: LoanPosition, amount: TracedAmount): Fen {
  switch (amount.kind) {
    case 'overdue':
      return position.overdueFen[amount.component];
    case 'overdue-total':
      return position.overdueTotalFen;
    case 'due-today':
      return position.dueTodayFen;
    case 'outstanding-principal':
      return position.outstandingPrincipalFen;
    case 'accrued-interest':
      return position.accruedInterestFen;
    case 'credit':
      return position.creditFen;
    case 'cure-today':
      return position.cureTodayFen;
    case 'settle-today':
      return position.settleTodayFen;
    default:
      return unreachable(amount);
  }
}

/** Lines of receipts and waivers by what they paid. */
type LinesByDebt = ReadonlyMap<string, readonly TraceNode[]>;

interface Opened {
  readonly position: LoanPosition;
  readonly lines: LinesByDebt;
}

function partsOf(opened: Opened, amount: TracedAmount): readonly TraceNode[] {
  const { position } = opened;
  if (amountOf(position, amount) === 0 && amount.kind !== 'overdue' && amount.kind !== 'overdue-total')
    return [];
  switch (amount.kind) {
    case 'overdue':
      return overdueParts(opened, amount.component);
    case 'overdue-total':
      return COMPONENTS.flatMap((component) => overdueParts(opened, component));
    case 'due-today':
      return COMPONENTS.flatMap((component) => instalmentParts(opened, component, ['due']));
    case 'outstanding-principal':
      return instalmentParts(opened, 'principal', ['undue', 'due', 'overdue']);
    case 'accrued-interest':
      return accruedParts(position);
    case 'credit':
      return creditParts(position, 1);
    case 'cure-today':
      return [...owedParts(opened), ...creditParts(position, -1)];
    case 'settle-today':
      return [
        ...owedParts(opened),
        ...instalmentParts(opened, 'principal', ['undue']),
        ...accruedParts(position),
        ...undueChargeParts(position),
        ...creditParts(position, -1),
      ];
    default:
      return unreachable(amount);
  }
}

function owedParts(opened: Opened): readonly TraceNode[] {
  return [...partsOf(opened, { kind: 'overdue-total' }), ...partsOf(opened, { kind: 'due-today' })];
}

function total(name: string, parts: readonly TraceNode[]): TraceNode {
  return { rule: 'total', amountFen: sum(parts.map((part) => part.amountFen)), facts: { name }, parts };
}

function leaf(rule: TraceRule, amountFen: number, facts: TraceNode['facts']): TraceNode {
  return { rule, amountFen: fen(amountFen), facts, parts: [] };
}

function debtKey(
  debt: { readonly no: number | null; readonly entryId: string | null },
  component: Component,
): string {
  return `${debt.no ?? debt.entryId} ${component}`;
}

function linesByDebt(position: LoanPosition): LinesByDebt {
  const lines = new Map<string, TraceNode[]>();
  for (const receipt of position.receipts) {
    const rule = receipt.kind === 'receipt' ? 'receipt.allocated' : 'waiver.granted';
    for (const line of receipt.lines) {
      const key = debtKey({ no: line.instalmentNo, entryId: line.chargeEntryId }, line.component);
      const node = leaf(rule, -line.amountFen, {
        entryId: line.entryId,
        receivedOn: receipt.on,
        on: line.on,
      });
      const known = lines.get(key);
      if (known === undefined) lines.set(key, [node]);
      else known.push(node);
    }
  }
  return lines;
}

function overdueParts(opened: Opened, component: Component): readonly TraceNode[] {
  const charges = opened.position.charges.filter(
    (one) => one.component === component && one.outstandingFen !== 0,
  );
  const chargeNodes = charges.map((charge) => {
    const rule = charge.isOpening ? 'opening.balance' : 'charge.booked';
    const booked = leaf(rule, charge.dueFen, { entryId: charge.entryId, on: charge.on });
    const paid = opened.lines.get(debtKey({ no: null, entryId: charge.entryId }, component)) ?? [];
    return total(`charge ${component}`, [booked, ...paid]);
  });
  return [...chargeNodes, ...instalmentParts(opened, component, ['overdue'])];
}

function instalmentParts(
  opened: Opened,
  component: Component,
  states: readonly InstalmentPosition['state'][],
): readonly TraceNode[] {
  return opened.position.instalments
    .filter((one) => states.includes(one.state) && one.outstandingFen[component] !== 0)
    .map((one) => instalmentNode(opened, one, component));
}

function instalmentNode(opened: Opened, instalment: InstalmentPosition, component: Component): TraceNode {
  const { cutOverOn } = opened.position;
  const segments = component === 'penalty' ? instalment.penaltySegments.map(segmentNode) : [];
  const agreed =
    instalment.dueFen[component] - segments.reduce((whole, segment) => whole + segment.amountFen, 0);
  const isTakenOver = cutOverOn !== null && instalment.dueOn <= cutOverOn;
  const agreedRule = isTakenOver ? 'opening.balance' : 'schedule.agreed';
  const facts = { no: instalment.no, dueOn: instalment.dueOn };
  const base =
    agreed === 0 ? [] : [leaf(component === 'penalty' ? 'charge.booked' : agreedRule, agreed, facts)];
  const paid = opened.lines.get(debtKey({ no: instalment.no, entryId: null }, component)) ?? [];
  const node = total(`instalment ${component}`, [...base, ...segments, ...paid]);
  return { ...node, facts: { ...node.facts, ...facts } };
}

/** balance × day's rate × days, rounded half-up on its own. */
function segmentNode(segment: PenaltySegment): TraceNode {
  return leaf('penalty.segment', segment.amountFen, {
    fromOn: segment.fromOn,
    toOn: segment.toOn,
    days: segment.days,
    balanceFen: segment.balanceFen,
    rateNumerator: segment.dailyRate.numerator,
    rateDenominator: segment.dailyRate.denominator,
  });
}

/** Two periods can run at once: one whose payment moved off a day off, and the next, that began on the agreed day. */
function accruedParts(position: LoanPosition): readonly TraceNode[] {
  if (position.accruedInterestFen === 0) return [];
  return position.instalments.flatMap((one) => {
    const amountFen =
      one.state === 'undue' ? accruedInterest(one, one.outstandingFen.interest, position.asOf) : ZERO;
    return amountFen === 0 ? [] : [leaf('interest.accrued', amountFen, accruedFacts(one, position.asOf))];
  });
}

function accruedFacts(running: InstalmentPosition, asOf: LocalDate): TraceNode['facts'] {
  const endsOn = running.interestToOn ?? running.dueOn;
  const toOn = earlier(asOf, endsOn);
  return {
    no: running.no,
    interestFen: running.outstandingFen.interest,
    fromOn: running.fromOn,
    toOn,
    days: daysBetween(running.fromOn, toOn),
    ofDays: daysBetween(running.fromOn, endsOn),
  };
}

/** Fees and penalties booked on instalments that are not due yet. */
function undueChargeParts(position: LoanPosition): readonly TraceNode[] {
  return position.instalments
    .filter((one) => one.state === 'undue' && one.chargedOutstandingFen > 0)
    .map((one) => leaf('charge.booked', one.chargedOutstandingFen, { no: one.no, on: one.dueOn }));
}

function creditParts(position: LoanPosition, sign: 1 | -1): readonly TraceNode[] {
  return position.receipts
    .filter((receipt) => receipt.kind === 'receipt' && receipt.unallocatedFen > 0)
    .map((receipt) =>
      leaf('credit.unallocated', sign * receipt.unallocatedFen, { entryId: receipt.entryId, on: receipt.on }),
    );
}
