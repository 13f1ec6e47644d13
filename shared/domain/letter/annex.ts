import { daysBetween } from '../../kernel/local-date.ts';
import { add, type Fen, fen, formatYuan, larger, subtract, sum, ZERO } from '../../kernel/money.ts';
import { letterDate } from '../wording/dates.ts';
import { chargeRows, inPrintOrder, twoLines } from './compose.ts';
import type { LetterBlock, LetterTable } from './compose-blocks.ts';
import type { InstalmentTrace, LetterFacts, TraceLine } from './facts.ts';
import type { LetterTemplate } from './template.ts';
import { clauseWords, formOf } from './values.ts';

/**
 * 计算清单: every fen of the letter as days × rate × balance, in tables whose sums are the letter's own. Where the cap is
 * lower the lines count at the cap: a letter prints enforceable figures only (2.2).
 */
export function composeAnnex(facts: LetterFacts, template: LetterTemplate): LetterBlock[] {
  const blocks: LetterBlock[] = [
    { kind: 'newPage' },
    { kind: 'title', text: template.annexTitle },
    {
      kind: 'note',
      text: `合同编号：${facts.contract.contractNo}  截止日：${letterDate(facts.asOf)}  单位：元`,
    },
  ];
  let sections = 0;
  const section = (title: string): LetterBlock => {
    sections += 1;
    return { kind: 'heading', text: `${'一二三'[sections - 1] ?? ''}、${title}` };
  };
  if (facts.instalmentTrace.length > 0) {
    blocks.push(
      section('各期应付、已付与未付'),
      { kind: 'table', table: dueTable(facts, template) },
      { kind: 'note', text: allocationNote(facts, template) },
    );
  }
  if (facts.trace.length > 0) {
    blocks.push(
      section('逾期利息'),
      { kind: 'note', text: penaltyNote(facts) },
      { kind: 'table', table: penaltyTable(facts) },
    );
  }
  blocks.push(section('汇总'), { kind: 'table', table: totalTable(facts, template) });
  if (facts.areCostsOutsideCap) {
    blocks.push({ kind: 'note', text: '注：实现债权的费用未计入利率上限的比较，是否应当计入以裁判为准。' });
  }
  return blocks;
}

/** R1.4: the order of set-off and what it rests on. */
function allocationNote(facts: LetterFacts, template: LetterTemplate): string {
  const words = template.words[formOf(facts)];
  const { order, clauseNo } = facts.allocation;
  const basis = clauseNo === null ? '《中华人民共和国民法典》第五百六十一条' : `合同${clauseWords(clauseNo)}`;
  return `付款抵充顺序：${order.map((component) => words[component]).join('、')}（依据${basis}）。`;
}

function dueTable(facts: LetterFacts, template: LetterTemplate): LetterTable {
  const words = template.words[formOf(facts)];
  const lines = facts.overdue.map((line) => {
    const trace = facts.instalmentTrace.find((one) => one.no === line.no);
    return { line, trace };
  });
  const due = (trace: InstalmentTrace | undefined): Fen =>
    trace ? add(trace.duePrincipalFen, trace.dueInterestFen, trace.dueFeeFen) : ZERO;
  const unpaid = (line: LetterFacts['overdue'][number]): Fen =>
    add(line.principalFen, line.interestFen, line.feeFen);
  const notClaimed = (one: (typeof lines)[number]): Fen =>
    subtract(subtract(due(one.trace), one.trace?.metFen ?? ZERO), unpaid(one.line));
  const hasCut = lines.some((one) => notClaimed(one) > 0);
  const row = (cells: { label: string; on: string; amounts: readonly Fen[] }): string[] => [
    cells.label,
    cells.on,
    ...cells.amounts.map(formatYuan),
  ];
  const amounts = (one: (typeof lines)[number]): Fen[] => [
    one.trace?.duePrincipalFen ?? ZERO,
    add(one.trace?.dueInterestFen ?? ZERO, one.trace?.dueFeeFen ?? ZERO),
    one.trace?.metFen ?? ZERO,
    ...(hasCut ? [notClaimed(one)] : []),
    unpaid(one.line),
  ];
  const all = lines.map(amounts);
  const totals = (all[0] ?? []).map((_, column) => sum(all.map((line) => line[column] ?? ZERO)));
  return {
    columns: [
      { heading: '期次', align: 'center', share: 7 },
      { heading: '应付日期', align: 'center', share: 15 },
      { heading: twoLines(`应付${words.principal}`), align: 'right', share: 18 },
      { heading: '应付利息及费用', align: 'right', share: 18 },
      { heading: '已付及减免', align: 'right', share: 18 },
      ...(hasCut ? [{ heading: '不主张', align: 'right' as const, share: 14 }] : []),
      { heading: '未付', align: 'right', share: 18 },
    ],
    rows: lines.map((one) =>
      row({ label: one.line.no.toString(), on: one.line.dueOn, amounts: amounts(one) }),
    ),
    footRows: [row({ label: '合计', on: '', amounts: totals })],
  };
}

function penaltyNote(facts: LetterFacts): string {
  const base = '每行金额=计息基数×日利率×天数；自应付日起算，至付款日或截止日止，付款日不计。';
  const hasCap = facts.trace.some((line) => line.basis === 'cap');
  return hasCap ? `${base}标“*”的行按法定上限利率（年利率÷365）计算。` : base;
}

function penaltyTable(facts: LetterFacts): LetterTable {
  const accrued = sum(facts.trace.map((line) => line.amountFen));
  const charged = sum(facts.instalmentTrace.map((trace) => trace.penaltyChargedFen));
  const claimed = sum(facts.overdue.map((line) => line.penaltyFen));
  const met = subtract(add(accrued, charged), claimed);
  const foot = (label: string, amountFen: Fen): string[] => [
    label,
    '',
    '',
    '',
    '',
    '',
    formatYuan(amountFen),
  ];
  return {
    columns: [
      { heading: '期次', align: 'center', share: 11 },
      { heading: '自', align: 'center', share: 15 },
      { heading: '至', align: 'center', share: 15 },
      { heading: '天数', align: 'right', share: 8 },
      { heading: '计息基数', align: 'right', share: 19 },
      { heading: '日利率', align: 'right', share: 17 },
      { heading: '金额', align: 'right', share: 17 },
    ],
    rows: facts.trace.map(penaltyRow),
    footRows: [
      foot('小计', accrued),
      ...(charged > 0 ? [foot('另行计收', charged)] : []),
      ...(met > 0 ? [foot('已付及减免', fen(-met))] : []),
      ...(charged > 0 || met > 0 ? [foot('未付', claimed)] : []),
    ],
  };
}

function penaltyRow(line: TraceLine): string[] {
  return [
    `${line.instalmentNo}${line.basis === 'cap' ? '*' : ''}`,
    line.fromOn,
    line.toOn,
    line.days.toString(),
    formatYuan(line.balanceFen),
    dailyPercent(line),
    formatYuan(line.amountFen),
  ];
}

/** A day's rate in per cent: exact where it ends within six decimals, else the year's rate over its days. */
export function dailyPercent(line: Pick<TraceLine, 'dailyRate'>): string {
  const { numerator, denominator } = line.dailyRate;
  const scaled = BigInt(numerator) * 100_000_000n;
  if (scaled % BigInt(denominator) === 0n) {
    return `${trimZeros(Number(scaled / BigInt(denominator)) / 1_000_000)}%`;
  }
  for (const yearDays of [365, 360]) {
    const yearScaled = BigInt(numerator) * BigInt(yearDays) * 1_000_000n;
    if (yearScaled % BigInt(denominator) === 0n) {
      return `${trimZeros(Number(yearScaled / BigInt(denominator)) / 10_000)}%/${yearDays}`;
    }
  }
  return `${numerator}/${denominator}`;
}

function trimZeros(value: number): string {
  return value.toFixed(6).replace(/0+$/, '').replace(/\.$/, '');
}

function totalTable(facts: LetterFacts, template: LetterTemplate): LetterTable {
  const words = template.words[formOf(facts)];
  const days = daysBetween(facts.asOf, facts.deadlineOn);
  const accrual = larger(ZERO, subtract(facts.payableFen, facts.claimedFen));
  const hasAccrual = facts.dailyAccrualFen > 0;
  return {
    columns: [
      { heading: '项目', align: 'left', share: 70 },
      { heading: '金额', align: 'right', share: 30 },
    ],
    rows: [
      ...inPrintOrder(facts)
        .filter((line) => line.claimedFen > 0)
        .map((line) => [words[line.component], formatYuan(line.claimedFen)]),
      ...chargeRows(facts, words),
    ],
    footRows: [
      [`截至${letterDate(facts.asOf)}合计`, formatYuan(facts.claimedFen)],
      ...(hasAccrual
        ? [
            [
              `截止日后逾期利息：每日${formatYuan(facts.dailyAccrualFen)}元（不足一分的部分不计）×${days}天`,
              formatYuan(accrual),
            ],
            [`${letterDate(facts.deadlineOn)}付清应付`, formatYuan(facts.payableFen)],
          ]
        : []),
    ],
  };
}
