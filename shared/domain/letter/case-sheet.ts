import type { LocalDate } from '../../kernel/local-date.ts';
import { add, type Fen, formatYuan, sum } from '../../kernel/money.ts';
import type { Component } from '../loan/terms.ts';
import { letterDate } from '../wording/dates.ts';
import type { LetterBlock, LetterTable } from './compose-blocks.ts';
import type { LetterLender } from './facts.ts';

/** A right and its clock in words: 诉讼时效, 保证期间, 抵押权. */
export interface SheetRight {
  readonly right: string;
  readonly person: string;
  readonly state: string;
  readonly startsOn: LocalDate | null;
  readonly legalEndOn: LocalDate | null;
  readonly lastSafeOn: LocalDate | null;
  readonly rule: string;
}

/** What a lawyer needs who takes the case over (product.md 24): words, days and figures as of a day, persons masked. */
export interface CaseSheetFacts {
  readonly lender: Pick<LetterLender, 'name' | 'address' | 'telephone' | 'creditCode'>;
  readonly contractNo: string;
  /** null: the loan never was a case */
  readonly caseNo: string | null;
  readonly asOf: LocalDate;
  readonly madeBy: string;
  readonly parties: readonly {
    readonly roles: string;
    readonly name: string;
    readonly idNo: string | null;
    readonly phones: readonly string[];
    readonly address: string | null;
  }[];
  /** label and value, two pairs to a row */
  readonly contract: readonly (readonly [label: string, value: string])[];
  readonly daysPastDue: number;
  readonly overdue: readonly {
    readonly no: number;
    readonly dueOn: LocalDate;
    readonly amounts: Readonly<Record<Component, Fen>>;
  }[];
  /** of the loan as a whole: costs, fees, opening amounts */
  readonly charges: readonly { readonly name: string; readonly on: LocalDate; readonly amountFen: Fen }[];
  readonly outstandingPrincipalFen: Fen;
  readonly cureTodayFen: Fen;
  readonly settleTodayFen: Fen;
  readonly stopped: string | null;
  readonly rights: readonly SheetRight[];
  readonly letters: readonly {
    readonly letterNo: string;
    readonly kind: string;
    readonly addressee: string;
    readonly letterDate: LocalDate;
    readonly claimedFen: Fen;
    readonly delivery: string;
  }[];
  readonly promises: readonly {
    readonly madeOn: LocalDate;
    readonly amountFen: Fen;
    readonly dueOn: LocalDate;
    readonly state: string;
  }[];
  readonly plan: string | null;
  /** oldest first */
  readonly timeline: readonly { readonly on: LocalDate; readonly text: string }[];
  /** the book holds more than the list: only the newest are shown */
  readonly isTimelineCut: boolean;
  readonly words: Readonly<Record<Component, string>>;
}

const COMPONENTS: readonly Component[] = ['principal', 'interest', 'penalty', 'fee', 'cost'];

/** 案件表 on A4: parties, contract, balances, open clocks, letters with their proof, promises, and what happened. */
export function composeCaseSheet(facts: CaseSheetFacts): LetterBlock[] {
  let sections = 0;
  const section = (title: string): LetterBlock => {
    sections += 1;
    return { kind: 'heading', text: `${'一二三四五六七八'[sections - 1] ?? ''}、${title}` };
  };
  return [
    { kind: 'title', text: '案件表' },
    ...headLines(facts).map(note),
    section('当事人'),
    { kind: 'table', table: partyTable(facts) },
    section('合同与车辆'),
    { kind: 'table', table: pairTable(facts.contract) },
    section(`欠款（截至${letterDate(facts.asOf)}，逾期${facts.daysPastDue}天，单位：元）`),
    ...debtBlocks(facts),
    section('权利期限'),
    ...(facts.rights.length === 0
      ? [note('没有进行中的期限。')]
      : [{ kind: 'table' as const, table: rightTable(facts.rights) }]),
    ...(facts.stopped === null ? [] : [note(facts.stopped)]),
    section('函件与送达'),
    ...(facts.letters.length === 0
      ? [note('没有签发过函件。')]
      : [{ kind: 'table' as const, table: letterTable(facts.letters) }]),
    section('承诺与还款方案'),
    ...(facts.promises.length === 0 && facts.plan === null ? [note('没有。')] : []),
    ...(facts.promises.length === 0 ? [] : [{ kind: 'table' as const, table: promiseTable(facts.promises) }]),
    ...(facts.plan === null ? [] : [note(facts.plan)]),
    section('经过'),
    ...(facts.isTimelineCut ? [note('记录较多，本表只列最近的部分，其余见账套。')] : []),
    { kind: 'table', table: timelineTable(facts.timeline) },
    note(
      '本表由账套记录生成，含个人信息，仅供办理本案使用。欠款按合同计算，未与利率上限比较；对外主张的金额以函件所附《计算清单》为准。',
    ),
  ];
}

function note(text: string): LetterBlock {
  return { kind: 'note', text };
}

function headLines(facts: CaseSheetFacts): string[] {
  const caseNo = facts.caseNo === null ? '' : `　案件编号：${facts.caseNo}`;
  return [
    facts.lender.name,
    `合同编号：${facts.contractNo}${caseNo}`,
    `制表：${facts.madeBy}，${letterDate(facts.asOf)}`,
  ];
}

function partyTable(facts: CaseSheetFacts): LetterTable {
  return {
    columns: [
      { heading: '身份', align: 'left', share: 18 },
      { heading: '姓名或名称', align: 'left', share: 17 },
      { heading: '证件号码', align: 'left', share: 22 },
      { heading: '电话', align: 'left', share: 15 },
      { heading: '地址', align: 'left', share: 30 },
    ],
    rows: facts.parties.map((party) => [
      party.roles,
      party.name,
      party.idNo ?? '—',
      party.phones.length === 0 ? '—' : party.phones.join('\n'),
      party.address ?? '—',
    ]),
    footRows: [],
  };
}

/** Label and value, two pairs beside each other, no head. */
function pairTable(pairs: CaseSheetFacts['contract']): LetterTable {
  const rows: string[][] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [left, right] = [pairs[at], pairs[at + 1]];
    rows.push([left?.[0] ?? '', left?.[1] ?? '', right?.[0] ?? '', right?.[1] ?? '']);
  }
  const label = { heading: '', align: 'left', share: 14 } as const;
  const value = { heading: '', align: 'left', share: 36 } as const;
  return { columns: [label, value, label, value], rows, footRows: [] };
}

function debtBlocks(facts: CaseSheetFacts): LetterBlock[] {
  return [
    ...(facts.overdue.length === 0 ? [] : [{ kind: 'table' as const, table: overdueTable(facts) }]),
    { kind: 'table', table: balanceTable(facts) },
  ];
}

function overdueTable(facts: CaseSheetFacts): LetterTable {
  const totalOf = (component: Component): Fen => sum(facts.overdue.map((line) => line.amounts[component]));
  const shown = COMPONENTS.filter((component) => totalOf(component) > 0);
  const lineTotal = (amounts: Readonly<Record<Component, Fen>>): Fen =>
    sum(COMPONENTS.map((component) => amounts[component]));
  return {
    columns: [
      { heading: '期次', align: 'center', share: 8 },
      { heading: '应付日期', align: 'center', share: 16 },
      ...shown.map((component) => ({
        heading: facts.words[component].replace('（', '\n（'),
        align: 'right' as const,
        share: 17,
      })),
      { heading: '小计', align: 'right', share: 19 },
    ],
    rows: facts.overdue.map((line) => [
      line.no.toString(),
      line.dueOn,
      ...shown.map((component) => formatYuan(line.amounts[component])),
      formatYuan(lineTotal(line.amounts)),
    ]),
    footRows: [
      [
        '合计',
        '',
        ...shown.map((component) => formatYuan(totalOf(component))),
        formatYuan(sum(facts.overdue.map((line) => lineTotal(line.amounts)))),
      ],
    ],
  };
}

function balanceTable(facts: CaseSheetFacts): LetterTable {
  const overdueFen = sum(
    facts.overdue.flatMap((line) => COMPONENTS.map((component) => line.amounts[component])),
  );
  const chargesFen = sum(facts.charges.map((charge) => charge.amountFen));
  return {
    columns: [
      { heading: '项目', align: 'left', share: 70 },
      { heading: '金额', align: 'right', share: 30 },
    ],
    rows: [
      ['逾期各期未付', formatYuan(overdueFen)],
      ...facts.charges.map((charge) => [
        `${charge.name}（${letterDate(charge.on)}）`,
        formatYuan(charge.amountFen),
      ]),
      ...(facts.charges.length === 0 ? [] : [['逾期未付合计', formatYuan(add(overdueFen, chargesFen))]]),
      ['未还本金（含未到期）', formatYuan(facts.outstandingPrincipalFen)],
      ['当日补齐应付', formatYuan(facts.cureTodayFen)],
      ['当日结清应付', formatYuan(facts.settleTodayFen)],
    ],
    footRows: [],
  };
}

function rightTable(rights: readonly SheetRight[]): LetterTable {
  return {
    columns: [
      { heading: '权利', align: 'left', share: 14 },
      { heading: '对象', align: 'left', share: 16 },
      { heading: '状态', align: 'left', share: 26 },
      { heading: '起算', align: 'center', share: 14 },
      { heading: '届满', align: 'center', share: 14 },
      { heading: '最后稳妥日', align: 'center', share: 16 },
      { heading: '规则', align: 'center', share: 9 },
    ],
    rows: rights.map((right) => [
      right.right,
      right.person,
      right.state,
      right.startsOn ?? '—',
      right.legalEndOn ?? '—',
      right.lastSafeOn ?? '—',
      right.rule,
    ]),
    footRows: [],
  };
}

function letterTable(letters: CaseSheetFacts['letters']): LetterTable {
  return {
    columns: [
      { heading: '函号', align: 'left', share: 25 },
      { heading: '收件人', align: 'left', share: 16 },
      { heading: '签发日', align: 'center', share: 14 },
      { heading: '主张金额', align: 'right', share: 16 },
      { heading: '寄送与送达', align: 'left', share: 29 },
    ],
    rows: letters.map((letter) => [
      `${letter.letterNo}\n${letter.kind}`,
      letter.addressee,
      letter.letterDate,
      formatYuan(letter.claimedFen),
      letter.delivery,
    ]),
    footRows: [],
  };
}

function promiseTable(promises: CaseSheetFacts['promises']): LetterTable {
  return {
    columns: [
      { heading: '作出日', align: 'center', share: 20 },
      { heading: '承诺金额', align: 'right', share: 25 },
      { heading: '到期日', align: 'center', share: 20 },
      { heading: '结果', align: 'left', share: 35 },
    ],
    rows: promises.map((one) => [one.madeOn, formatYuan(one.amountFen), one.dueOn, one.state]),
    footRows: [],
  };
}

function timelineTable(timeline: CaseSheetFacts['timeline']): LetterTable {
  return {
    columns: [
      { heading: '日期', align: 'center', share: 15 },
      { heading: '事项', align: 'left', share: 85 },
    ],
    rows: timeline.map((item) => [item.on, item.text]),
    footRows: [],
  };
}
