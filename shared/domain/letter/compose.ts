import { type Fen, formatYuan, sum as total } from '../../kernel/money.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Component } from '../loan/terms.ts';
import { letterDate } from '../wording/dates.ts';
import type { LetterFacts } from './facts.ts';
import type { Condition, LetterTemplate, TemplateBlock } from './template.ts';
import { type EmptyField, formOf, type LetterValues, letterValues, renderText } from './values.ts';

export interface LetterTable {
  readonly columns: readonly {
    readonly heading: string;
    readonly align: 'left' | 'right' | 'center';
    readonly share: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  readonly footRows: readonly (readonly string[])[];
}

/** A letter in words, ready to be laid out: what the PDF prints and what lintWording reads. */
export type LetterBlock =
  | { readonly kind: 'letterhead'; readonly name: string; readonly lines: readonly string[] }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'addressee'; readonly lines: readonly string[] }
  | { readonly kind: 'salutation'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LetterTable }
  | { readonly kind: 'fields'; readonly rows: readonly { readonly label: string; readonly text: string }[] }
  | { readonly kind: 'attachments'; readonly items: readonly string[] }
  | { readonly kind: 'signature'; readonly name: string; readonly date: string }
  | { readonly kind: 'newPage' };

/** The letter's own pages as blocks, in the order of R6.1. Refuses when a printed field is empty (R6.10). */
export function composeLetter(
  facts: LetterFacts,
  template: LetterTemplate,
): Result<LetterBlock[], EmptyField> {
  const values = letterValues(facts);
  const blocks: LetterBlock[] = [
    { kind: 'letterhead', name: facts.lender.name, lines: letterheadLines(facts) },
    { kind: 'title', text: template.title },
    { kind: 'number', text: facts.letterNo ?? '（草稿，编号于签发时取得）' },
    { kind: 'addressee', lines: addresseeLines(facts) },
  ];
  for (const block of template.blocks) {
    if (!holds(block.when, values)) continue;
    const composed = composeBlock(block, { facts, template, values });
    if (!composed.ok) return composed;
    blocks.push(composed.value);
  }
  return ok(blocks);
}

interface Context {
  readonly facts: LetterFacts;
  readonly template: LetterTemplate;
  readonly values: LetterValues;
}

function holds(condition: Condition | undefined, values: LetterValues): boolean {
  if (condition === undefined) return true;
  return condition.startsWith('!')
    ? values.flags[condition.slice(1)] !== true
    : values.flags[condition] === true;
}

function composeBlock(block: TemplateBlock, context: Context): Result<LetterBlock, EmptyField> {
  switch (block.kind) {
    case 'salutation':
    case 'heading':
    case 'paragraph': {
      const text = renderText(block.text, context.values);
      return text.ok ? ok({ kind: block.kind, text: text.value }) : text;
    }
    case 'table':
      return ok({
        kind: 'table',
        table: block.table === 'overdue' ? overdueTable(context) : sumTable(context),
      });
    case 'fields': {
      const rows: { label: string; text: string }[] = [];
      for (const row of block.rows) {
        const text = renderText(row.text, context.values);
        if (!text.ok) return text;
        rows.push({ label: row.label, text: text.value });
      }
      return ok({ kind: 'fields', rows });
    }
    case 'attachments':
      return ok({ kind: 'attachments', items: block.items });
    case 'signature': {
      const name = renderText(block.text, context.values);
      if (!name.ok) return name;
      const date = renderText(block.date, context.values);
      return date.ok ? ok({ kind: 'signature', name: name.value, date: date.value }) : date;
    }
  }
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
  const hasFee = facts.overdue.some((line) => line.feeFen > 0);
  const cells = (
    line: Record<'principalFen' | 'interestFen' | 'penaltyFen' | 'feeFen' | 'totalFen', Fen>,
  ) => [
    formatYuan(line.principalFen),
    formatYuan(line.interestFen),
    formatYuan(line.penaltyFen),
    ...(hasFee ? [formatYuan(line.feeFen)] : []),
    formatYuan(line.totalFen),
  ];
  return {
    columns: [
      { heading: '期次', align: 'center', share: 6.5 },
      { heading: '应付日期', align: 'center', share: 14.5 },
      { heading: '逾期\n天数', align: 'center', share: 8.5 },
      { heading: words.principal, align: 'right', share: 16 },
      { heading: words.interest, align: 'right', share: 15 },
      { heading: words.penalty, align: 'right', share: 15 },
      ...(hasFee ? [{ heading: words.fee, align: 'right' as const, share: 12 }] : []),
      { heading: '小计', align: 'right', share: 17 },
    ],
    rows: facts.overdue.map((line) => [line.no.toString(), line.dueOn, line.days.toString(), ...cells(line)]),
    footRows: [['合计', '', '', ...cells(overdueTotal(facts))]],
  };
}

function overdueTotal(
  facts: LetterFacts,
): Record<'principalFen' | 'interestFen' | 'penaltyFen' | 'feeFen' | 'totalFen', Fen> {
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
    rows: lines.map((line) => [words[line.component], formatYuan(line.claimedFen)]),
    footRows: [[`合计（截至${letterDate(facts.asOf)}）`, formatYuan(facts.claimedFen)]],
  };
}

/** Principal first, as a letter lists it; the ledger's order is that of allocation. */
export function inPrintOrder(facts: LetterFacts): LetterFacts['sums'] {
  const order: readonly Component[] = ['principal', 'interest', 'penalty', 'fee', 'cost'];
  return order.flatMap((component) => facts.sums.filter((line) => line.component === component));
}
