import type { LocalDate } from '../../kernel/local-date.ts';
import { add, type Fen, formatYuan, sum } from '../../kernel/money.ts';
import type { Component } from '../loan/terms.ts';
import { amountInWords } from '../wording/amount-in-words.ts';
import { letterDate } from '../wording/dates.ts';
import type { LetterBlock, LetterTable } from './compose-blocks.ts';
import type { LetterLender } from './facts.ts';
import { clauseWords } from './values.ts';

/** What a receipt 收据 says of a payment that was booked. */
export interface ReceiptPaperFacts {
  readonly receiptNo: string;
  readonly lender: Pick<LetterLender, 'name' | 'address' | 'telephone' | 'creditCode'>;
  readonly contractNo: string;
  readonly borrowerName: string;
  readonly payerName: string;
  /** how the money came, in words */
  readonly channel: string;
  readonly reference: string;
  readonly paidOn: LocalDate;
  readonly amountFen: Fen;
  readonly handledBy: string;
  /** null: the payer owes nothing and learns no more of the debt than what he paid (C6, 5.3) */
  readonly allocation: {
    readonly lines: readonly {
      readonly instalmentNo: number | null;
      readonly dueOn: LocalDate | null;
      readonly amountsFen: Readonly<Record<Component, Fen>>;
    }[];
    readonly unallocatedFen: Fen;
    readonly order: readonly Component[];
    /** null: Civil Code 561 */
    readonly clauseNo: string | null;
  } | null;
  readonly words: Readonly<Record<Component, string>>;
}

const COLUMNS: readonly Component[] = ['principal', 'interest', 'penalty', 'fee', 'cost'];

/** One page: the sum in words and figures, what it was for, what it paid, who took it. */
export function composeReceiptPaper(facts: ReceiptPaperFacts): LetterBlock[] {
  const { lender, allocation } = facts;
  const lines = [`地址：${lender.address}`, `电话：${lender.telephone}`];
  if (lender.creditCode !== '') lines.push(`统一社会信用代码：${lender.creditCode}`);
  return [
    { kind: 'letterhead', name: lender.name, lines },
    { kind: 'title', text: '收据' },
    { kind: 'number', text: `编号：${facts.receiptNo}` },
    {
      kind: 'fields',
      rows: [
        { label: '付款人', text: facts.payerName },
        { label: '付款日期', text: letterDate(facts.paidOn) },
        {
          label: '付款方式',
          text: [facts.channel, facts.reference].filter((part) => part !== '').join('，'),
        },
        { label: '金额大写', text: amountInWords(facts.amountFen) },
        { label: '金额小写', text: `¥${formatYuan(facts.amountFen)}` },
        { label: '收款事由', text: `合同 ${facts.contractNo}（${facts.borrowerName}）项下还款` },
      ],
    },
    ...(allocation === null ? [] : allocationBlocks(facts, allocation)),
    { kind: 'fields', rows: [{ label: '经办人', text: facts.handledBy }] },
    { kind: 'signature', name: lender.name, date: letterDate(facts.paidOn) },
  ];
}

type Allocation = NonNullable<ReceiptPaperFacts['allocation']>;

function allocationBlocks(facts: ReceiptPaperFacts, allocation: Allocation): LetterBlock[] {
  const basis =
    allocation.clauseNo === null
      ? '《中华人民共和国民法典》第五百六十一条'
      : `合同${clauseWords(allocation.clauseNo)}`;
  const order = allocation.order.map((component) => facts.words[component]).join('、');
  return [
    { kind: 'paragraph', text: '本次付款抵充下列款项（单位：元）：' },
    { kind: 'table', table: allocationTable(facts, allocation) },
    { kind: 'note', text: `抵充顺序：${order}（依据${basis}）。` },
  ];
}

function allocationTable(facts: ReceiptPaperFacts, allocation: Allocation): LetterTable {
  const totalOf = (component: Component): Fen =>
    sum(allocation.lines.map((line) => line.amountsFen[component]));
  const shown = COLUMNS.filter((component) => totalOf(component) > 0);
  const rowTotal = (amounts: Readonly<Record<Component, Fen>>): Fen =>
    sum(COLUMNS.map((component) => amounts[component]));
  const allocated = sum(COLUMNS.map(totalOf));
  const blanks = shown.map(() => '');
  return {
    columns: [
      { heading: '期次', align: 'center', share: 10 },
      { heading: '应付日期', align: 'center', share: 16 },
      ...shown.map((component) => ({
        heading: facts.words[component].replace('（', '\n（'),
        align: 'right' as const,
        share: 16,
      })),
      { heading: '小计', align: 'right', share: 18 },
    ],
    rows: allocation.lines.map((line) => [
      line.instalmentNo === null ? '—' : line.instalmentNo.toString(),
      line.dueOn ?? '—',
      ...shown.map((component) => formatYuan(line.amountsFen[component])),
      formatYuan(rowTotal(line.amountsFen)),
    ]),
    footRows: [
      ...(allocation.unallocatedFen > 0
        ? [['未抵充，留存于本合同', '', ...blanks, formatYuan(allocation.unallocatedFen)]]
        : []),
      [
        '合计',
        '',
        ...(allocation.unallocatedFen > 0
          ? blanks
          : shown.map((component) => formatYuan(totalOf(component)))),
        formatYuan(add(allocated, allocation.unallocatedFen)),
      ],
    ],
  };
}
