import type { LoanTerms } from '../../shared/domain/loan/terms.ts';
import { buildSchedule, printedSchedule } from '../../shared/domain/schedule/build-schedule.ts';
import type { Instalment } from '../../shared/domain/schedule/instalment.ts';
import { daysBetween } from '../../shared/kernel/local-date.ts';
import { type Fen, fen } from '../../shared/kernel/money.ts';
import { type Difference, MoneyComparison } from './golden-comparison.ts';
import {
  fenOf,
  isObject,
  type JsonObject,
  numberAt,
  objectsAt,
  optionalNumber,
  optionalText,
} from './golden-json.ts';
import { termsOfCase } from './golden-terms.ts';

/** One line of a schedule as the case files print it. */
interface PrintedRow {
  readonly no: number;
  readonly dueOn: string;
  readonly days: number;
  readonly principal: Fen;
  readonly interest: Fen;
  readonly fee: Fen;
  readonly total: Fen;
  readonly balanceAfter: Fen;
}

function printedRows(terms: LoanTerms, schedule: readonly Instalment[]): readonly PrintedRow[] {
  let balance = Number(terms.principalFen);
  return schedule.map((one) => {
    balance -= one.principalFen;
    const balanceAfter = fen(balance);
    const drawn = terms.variations?.furtherDisbursements?.filter((draw) => draw.afterNo === one.no) ?? [];
    balance += drawn.reduce((total, draw) => total + draw.amountFen, 0);
    return {
      no: one.no,
      dueOn: one.dueOn,
      days: daysBetween(one.fromOn, one.dueOn),
      principal: one.principalFen,
      interest: one.interestFen,
      fee: one.feeFen,
      total: fen(one.principalFen + one.interestFen + one.feeFen),
      balanceAfter,
    };
  });
}

/** The lines as the source prints them: figures of exact balances are each rounded once, to the places shown. */
function shownRows(
  terms: LoanTerms,
  rows: readonly PrintedRow[],
  displayScale: number,
): readonly PrintedRow[] {
  if (terms.rounding.balance !== 'exact') return rows;
  const printed = printedSchedule(terms, 10 ** (2 - displayScale));
  if (!printed.ok) return rows;
  return rows.map((row, index) => {
    const line = printed.value[index];
    if (line === undefined) return row;
    return {
      ...row,
      principal: line.principalFen,
      interest: line.interestFen,
      total: fen(line.totalFen + row.fee),
      balanceAfter: line.balanceAfterFen,
    };
  });
}

const MONEY_COLUMNS = ['principal', 'interest', 'fee', 'total', 'balanceAfter'] as const;

/** Compares a schedule with the published rows and totals. */
function compareSchedule(
  terms: LoanTerms,
  schedule: readonly Instalment[],
  expected: JsonObject,
): readonly Difference[] {
  const rows = printedRows(terms, schedule);
  const displayScale = optionalNumber(expected, 'displayScale') ?? 2;
  const shown = shownRows(terms, rows, displayScale);
  const comparison = new MoneyComparison(displayScale);
  const toleranceFen = fenOf(optionalText(expected, 'tolerance') ?? '0');
  const totalsFen = fenOf(optionalText(expected, 'totalsTolerance') ?? '0');
  for (const row of objectsAt(expected, 'instalments')) {
    const no = numberAt(row, 'no');
    const actual = shown[no - 1];
    comparison.compareText(`no ${no} due on`, row.dueOn, actual?.dueOn ?? 'no such instalment');
    comparison.compareText(`no ${no} days`, row.days, String(actual?.days));
    for (const column of MONEY_COLUMNS) {
      const pair = { expected: row[column], actual: actual?.[column] ?? Number.NaN, toleranceFen };
      comparison.compare(`no ${no} ${column}`, pair);
    }
  }
  const totals = isObject(expected.totals) ? expected.totals : {};
  for (const column of MONEY_COLUMNS) {
    const actual = rows.reduce((total, row) => total + row[column], 0);
    comparison.compare(`total ${column}`, { expected: totals[column], actual, toleranceFen: totalsFen });
  }
  comparison.compareText('number of instalments', expected.termCount, String(rows.length));
  const level = shown[terms.variations?.grace?.principalInstalments ?? 0]?.total ?? Number.NaN;
  comparison.compare('instalment', { expected: expected.instalmentAmount, actual: level, toleranceFen });
  const years = isObject(expected.interestByYear) ? expected.interestByYear : {};
  for (const [year, amount] of Object.entries(years)) {
    const within = rows.filter((row) => Math.ceil(row.no / 12) === Number(year));
    const actual = within.reduce((total, row) => total + row.interest, 0);
    comparison.compare(`interest of year ${year}`, { expected: amount, actual, toleranceFen: totalsFen });
  }
  return comparison.differences;
}

/** A `schedule` case: builds the terms, asks the engine, compares. */
export function scheduleCase(input: JsonObject, expected: JsonObject): readonly Difference[] {
  const terms = termsOfCase(input);
  const schedule = buildSchedule(terms);
  if (!schedule.ok) return [{ what: 'schedule', expected: 'a schedule', actual: schedule.error.code }];
  return compareSchedule(terms, schedule.value, expected);
}
