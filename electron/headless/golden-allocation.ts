import type { LedgerEntry } from '../../shared/domain/ledger/entry.ts';
import type { LoanPosition, ReceiptAllocation } from '../../shared/domain/ledger/position.ts';
import { replay } from '../../shared/domain/ledger/replay.ts';
import { termsOf } from '../../shared/domain/loan/default-terms.ts';
import { COMPONENTS, type Component } from '../../shared/domain/loan/terms.ts';
import { invariant } from '../../shared/kernel/assert.ts';
import { id } from '../../shared/kernel/ids.ts';
import { instant } from '../../shared/kernel/instant.ts';
import { addDays, earlier, type LocalDate, later, localDate } from '../../shared/kernel/local-date.ts';
import { type Fen, fen, sum } from '../../shared/kernel/money.ts';
import { ratePpm } from '../../shared/kernel/rate.ts';
import { type Difference, EXACTLY, MoneyComparison } from './golden-comparison.ts';
import {
  dateAt,
  fenAt,
  fenOf,
  isObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  optionalNumber,
  optionalText,
  textAt,
} from './golden-json.ts';

function componentOf(name: string): Component {
  const component = COMPONENTS.find((one) => one === name);
  invariant(component !== undefined, `${name} is a component of a debt`);
  return component;
}

/** An event of an allocation case as a ledger entry; its number is its place in the book. */
function entryOf(event: JsonObject, seq: number): LedgerEntry {
  const base = {
    id: id<'ledger-entry'>(`e${seq}`),
    seq,
    loanId: id<'loan'>('golden'),
    businessOn: dateAt(event, 'on'),
    recordedAt: RECORDED,
  };
  switch (textAt(event, 'type')) {
    case 'charge': {
      const component = componentOf(textAt(event, 'component')) === 'penalty' ? 'penalty' : 'fee';
      const instalmentNo = optionalNumber(event, 'instalment') ?? null;
      return { ...base, kind: 'fee', amountFen: fenAt(event, 'amount'), component, instalmentNo };
    }
    case 'reversal': {
      const reversesEntryId = id<'ledger-entry'>(`e${numberAt(event, 'of')}`);
      return { ...base, kind: 'reversal', reversesEntryId, reason: 'reversed' };
    }
    default: {
      const amountFen = fenAt(event, 'amount');
      return { ...base, kind: 'receipt', amountFen, payerRelation: 'borrower', designation: null };
    }
  }
}

const RECORDED = instant('2026-01-01T00:00:00.000Z');

/** The position after the events so far: the open instalments all fell due before the first event. */
function positionAfter(input: JsonObject, entries: readonly LedgerEntry[]): LoanPosition {
  const open = objectsAt(input, 'instalments');
  const order = (Array.isArray(input.order) ? input.order : []).map((name) => componentOf(String(name)));
  const days = objectsAt(input, 'events').map((event) => dateAt(event, 'on'));
  const firstOn = days.reduce(earlier, days[0] ?? localDate('2020-01-01'));
  const lastOn = days.reduce(later, firstOn);
  const dueOn = (no: number): LocalDate => addDays(firstOn, no - open.length - 1);
  const amount = (row: JsonObject, name: string): Fen => fenOf(optionalText(row, name) ?? '0');
  const instalments = open.map((row, index) => ({
    no: index + 1,
    fromOn: dueOn(index),
    dueOn: dueOn(index + 1),
    principalFen: amount(row, 'principal'),
    interestFen: amount(row, 'interest'),
    feeFen: amount(row, 'fee'),
  }));
  const penalties = open.flatMap((row, index) =>
    optionalText(row, 'penalty') === undefined
      ? []
      : [penaltyAtStart({ no: index + 1, on: dueOn(index + 1), amountFen: amount(row, 'penalty') })],
  );
  const terms = termsOf(
    {
      principalFen: sum(instalments.map((one) => one.principalFen)),
      annualRatePpm: ratePpm(0),
      method: 'free-form',
      termCount: open.length,
      disbursedOn: dueOn(0),
      firstDueOn: dueOn(1),
    },
    {
      allocation: {
        order: [...order, ...COMPONENTS.filter((component) => !order.includes(component))],
        mode: 'byInstalment',
        source: { kind: 'contract-clause', clauseNo: 'case' },
      },
    },
  );
  const schedules = [{ versionNo: 1, effectiveOn: dueOn(0), recordedAt: RECORDED, instalments }];
  return replay({ terms, schedules, entries: [...penalties, ...entries], asOf: lastOn });
}

function penaltyAtStart(charge: {
  readonly no: number;
  readonly on: LocalDate;
  readonly amountFen: Fen;
}): LedgerEntry {
  return {
    id: id<'ledger-entry'>(`start${charge.no}`),
    seq: charge.no - 1_000_000,
    loanId: id<'loan'>('golden'),
    businessOn: charge.on,
    recordedAt: RECORDED,
    kind: 'fee',
    amountFen: charge.amountFen,
    component: 'penalty',
    instalmentNo: charge.no,
  };
}

/** An `allocation` case: open instalments, events in the order of booking, the state after some of them. */
export function allocationCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const comparison = new MoneyComparison(2);
  const entries = objectsAt(input, 'events').map(entryOf);
  for (const [event, state] of Object.entries(objectAt(expected, 'afterEvent'))) {
    invariant(isObject(state), 'the state after an event is an object');
    const position = positionAfter(input, entries.slice(0, Number(event) + 1));
    compareState(comparison, { state, position, label: `after event ${event}` });
  }
  return comparison.differences;
}

function compareState(
  comparison: MoneyComparison,
  after: { readonly state: JsonObject; readonly position: LoanPosition; readonly label: string },
): void {
  const { state, position, label } = after;
  const owed = position.instalments.map((one) => sum(COMPONENTS.map((part) => one.outstandingFen[part])));
  const outstanding = Array.isArray(state.outstanding) ? state.outstanding : [];
  outstanding.forEach((amount, index) => {
    const pair = { expected: amount, actual: owed[index] ?? Number.NaN, ...EXACTLY };
    comparison.compare(`${label} outstanding no ${index + 1}`, pair);
  });
  const total = { expected: state.totalOutstanding, actual: sum(owed), ...EXACTLY };
  comparison.compare(`${label} total outstanding`, total);
  const published = objectsAt(state, 'transactions');
  const split = splitsOf(position);
  for (const one of published) {
    const no = numberAt(one, 'event');
    const actual = split.get(`e${no}`);
    for (const column of [...COMPONENTS, 'principalBalance'] as const) {
      const pair = { expected: one[column], actual: actual?.[column] ?? Number.NaN, ...EXACTLY };
      comparison.compare(`${label} payment ${no} ${column}`, pair);
    }
  }
}

type Split = Readonly<Record<Component | 'principalBalance', Fen>>;

function splitsOf(position: LoanPosition): ReadonlyMap<string, Split> {
  let balance: number = sum(position.instalments.map((one) => one.dueFen.principal));
  const splits = new Map<string, Split>();
  for (const receipt of position.receipts) {
    const principal = paidOf(receipt, 'principal');
    balance -= principal;
    splits.set(receipt.entryId, {
      cost: paidOf(receipt, 'cost'),
      interest: paidOf(receipt, 'interest'),
      penalty: paidOf(receipt, 'penalty'),
      fee: paidOf(receipt, 'fee'),
      principal,
      principalBalance: fen(balance),
    });
  }
  return splits;
}

function paidOf(receipt: ReceiptAllocation, component: Component): Fen {
  return sum(receipt.lines.filter((line) => line.component === component).map((line) => line.amountFen));
}
