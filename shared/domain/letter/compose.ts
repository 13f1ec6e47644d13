import { type Fen, formatYuan, sum as total } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Component } from '../loan/terms.ts';
import { letterDate } from '../wording/dates.ts';
import { composeBlocks, type LetterBlock, type LetterTable } from './compose-blocks.ts';
import type { LetterFacts } from './facts.ts';
import type { LetterTemplate } from './template.ts';
import { type EmptyField, formOf, letterValues } from './values.ts';

/** The title in the words of the loan's legal form: a lease has rent, not a loan. */
export function titleOf(facts: LetterFacts, template: LetterTemplate): string {
  return template.titles?.[formOf(facts)] ?? template.title;
}

/** The letter's own pages as blocks, in the order of R6.1. Refuses when a printed field is empty (R6.10). */
export function composeLetter(
  facts: LetterFacts,
  template: LetterTemplate,
): Result<LetterBlock[], EmptyField> {
  const values = letterValues(facts);
  const blocks: LetterBlock[] = [
    { kind: 'letterhead', name: facts.lender.name, lines: letterheadLines(facts) },
    { kind: 'title', text: titleOf(facts, template) },
    { kind: 'number', text: facts.letterNo ?? '（草稿，编号于签发时取得）' },
    { kind: 'addressee', lines: addresseeLines(facts) },
  ];
  const context = { facts, template };
  const body = composeBlocks(template.blocks, {
    values,
    tables: { overdue: () => overdueTable(context), sums: () => sumTable(context) },
    parties: [],
  });
  return body.ok ? ok([...blocks, ...body.value]) : body;
}

interface Context {
  readonly facts: LetterFacts;
  readonly template: LetterTemplate;
}

function letterheadLines(facts: LetterFacts): string[] {
  const { lender } = facts;
  const lines = [`地址：${lender.address}`, `电话：${lender.telephone}`];
  if (lender.creditCode !== '') lines.push(`统一社会信用代码：${lender.creditCode}`);
  return lines;
}

function addresseeLines(facts: LetterFacts): string[] {
  const { addressee } = facts;
  const label = addressee.isCompany ? '统一社会信用代码' : '证件号码';
  const lines = [`收件人：${addressee.name}`];
  if (addressee.idNoMasked !== null) lines.push(`${label}：${addressee.idNoMasked}`);
  lines.push(`地址：${addressee.address}`);
  return lines;
}

function overdueTable(context: Context): LetterTable {
  const { facts } = context;
  const words = context.template.words[formOf(facts)];
  const totals = overdueTotal(facts);
  // a component of which nothing is owed in any instalment takes no column: an interest-only loan has no principal here
  const shown = OVERDUE_COLUMNS.filter((column) => totals[column.amount] > 0);
  const cells = (line: OverdueAmounts): string[] => [
    ...shown.map((column) => formatYuan(line[column.amount])),
    formatYuan(line.totalFen),
  ];
  return {
    columns: [
      { heading: '期次', align: 'center', share: 6.5 },
      { heading: '应付日期', align: 'center', share: 14.5 },
      { heading: '逾期\n天数', align: 'center', share: 8.5 },
      ...shown.map((column) => ({
        heading: twoLines(words[column.component]),
        align: 'right' as const,
        share: column.share,
      })),
      { heading: '小计', align: 'right', share: 17 },
    ],
    rows: facts.overdue.map((line) => [line.no.toString(), line.dueOn, line.days.toString(), ...cells(line)]),
    footRows: [['合计', '', '', ...cells(totals)]],
  };
}

const OVERDUE_COLUMNS = [
  { component: 'principal', amount: 'principalFen', share: 16 },
  { component: 'interest', amount: 'interestFen', share: 15 },
  { component: 'penalty', amount: 'penaltyFen', share: 15 },
  { component: 'fee', amount: 'feeFen', share: 12 },
] as const;

type OverdueAmounts = Record<'principalFen' | 'interestFen' | 'penaltyFen' | 'feeFen' | 'totalFen', Fen>;

/** 租金（本金部分） as a narrow column's heading breaks before its bracket, not inside it. */
export function twoLines(heading: string): string {
  return heading.replace('（', '\n（');
}

function overdueTotal(facts: LetterFacts): OverdueAmounts {
  return {
    principalFen: total(facts.overdue.map((line) => line.principalFen)),
    interestFen: total(facts.overdue.map((line) => line.interestFen)),
    penaltyFen: total(facts.overdue.map((line) => line.penaltyFen)),
    feeFen: total(facts.overdue.map((line) => line.feeFen)),
    totalFen: total(facts.overdue.map((line) => line.totalFen)),
  };
}

function sumTable(context: Context): LetterTable {
  const { facts } = context;
  const words = context.template.words[formOf(facts)];
  const lines = inPrintOrder(facts).filter((line) => line.claimedFen > 0);
  return {
    columns: [
      { heading: '项目', align: 'left', share: 60 },
      { heading: '金额', align: 'right', share: 40 },
    ],
    rows: [
      ...lines.map((line) => [words[line.component], formatYuan(line.claimedFen)]),
      ...chargeRows(facts, words),
    ],
    footRows: [[`合计（截至${letterDate(facts.asOf)}）`, formatYuan(facts.claimedFen)]],
  };
}

/** What belongs to no instalment (opening balance, costs): named in both sum tables, so that the instalments' total and the sum agree. */
export function chargeRows(facts: LetterFacts, words: Readonly<Record<Component, string>>): string[][] {
  return facts.charges.map((charge) => [
    `其中：${words[charge.component]}（${charge.isOpening ? '期初余额' : '另行发生'}，${letterDate(charge.on)}）`,
    formatYuan(charge.claimedFen),
  ]);
}

/** Principal first, as a letter lists it; the ledger's order is that of allocation. */
export function inPrintOrder(facts: LetterFacts): LetterFacts['sums'] {
  const order: readonly Component[] = ['principal', 'interest', 'penalty', 'fee', 'cost'];
  return order.flatMap((component) => facts.sums.filter((line) => line.component === component));
}
