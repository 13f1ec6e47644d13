import { describe, expect, it } from 'vitest';
import { localDate } from '../../kernel/local-date.ts';
import { type Cell, type SourceRow, textCell } from './cell.ts';
import { findHeading } from './heading-row.ts';
import { identityChecks } from './identity-checks.ts';
import { LedgerReader, rowFingerprintText, standingOf } from './ledger-reader.ts';
import { headingFingerprint, rememberMapping, suggestMapping } from './mapping.ts';

const TODAY = localDate('2026-11-23');
const TITLES = [
  '合同编号',
  '借款人',
  '身份证号',
  '手机号',
  '放款日期',
  '贷款金额(万元)',
  '年利率',
  '还款方式',
  '期数',
  '剩余本金(元)',
  '已还期数',
  '罚息利率',
];
// valid samples of GB 11643 (law/README R7.1)
const GOOD = [
  'HT-001',
  '张三',
  '440524198001010013',
  '13800138000',
  '2026年11月8日',
  '12',
  '12%',
  '等额本息',
  '36期',
  '',
  '',
  '万分之五',
];

function rowOf(row: number, texts: readonly (string | Cell)[]): SourceRow {
  return { row, cells: texts.map((text) => (typeof text === 'string' ? textCell(text) : text)) };
}

function changed(changes: Readonly<Record<number, string | Cell>>): (string | Cell)[] {
  return GOOD.map((text, column) => changes[column] ?? text);
}

function readAll(rows: readonly SourceRow[], titles: readonly string[] = TITLES) {
  const all = [rowOf(1, titles), ...rows];
  const heading = findHeading({ rows: all, merges: [] });
  if (heading === undefined) throw new Error('no heading');
  const context = {
    file: 'a.xlsx',
    sheet: 'S',
    date1904: false,
    checks: identityChecks(TODAY),
    today: TODAY,
  };
  const reader = new LedgerReader({ heading, mapping: suggestMapping(heading), context });
  const outcomes = all.map((row) => reader.read(row));
  return {
    report: reader.report('zh-CN'),
    notes: reader.notes(),
    outcomes,
    loans: outcomes.flatMap((outcome) => outcome?.good ?? []),
  };
}

describe('reading a ledger', () => {
  it('makes a whole loan of a good row', () => {
    const { report, loans } = readAll([rowOf(2, GOOD)]);
    expect(report).toEqual({
      file: 'a.xlsx',
      sheet: 'S',
      loanRows: 1,
      goodRows: 1,
      badRows: [],
      warnings: [],
      distinctBorrowers: 1,
      totalPrincipalFen: 12_000_000,
    });
    expect(loans[0]?.terms).toEqual({
      principalFen: 12_000_000,
      annualRatePpm: 120_000,
      rateQuoted: 'annual',
      method: 'equal-instalment',
      termCount: 36,
      signedOn: null,
      disbursedOn: '2026-11-08',
      firstDueOn: '2026-12-08',
      dueDay: 8,
      isFirstDueDerived: true,
      penalty: { kind: 'fixed-daily', dailyRatePpm: 500, base: 'principal', graceDays: 0 },
    });
    expect(loans[0]?.borrower.identity).toEqual({
      idType: 'resident-id',
      idNumber: '440524198001010013',
      check: 'passed',
    });
    expect(loans[0]?.opening).toBeNull();
  });

  it('says of each bad row what is wrong, and keeps the others', () => {
    const { report, notes } = readAll([
      rowOf(2, changed({ 0: 'HT-002', 4: '2025-02-31' })),
      rowOf(3, changed({ 0: 'HT-003', 5: '-12' })),
      rowOf(4, changed({ 0: 'HT-004', 1: '' })),
      rowOf(5, changed({ 0: '', 8: '' })),
      rowOf(6, GOOD),
      rowOf(7, GOOD),
      rowOf(
        8,
        changed({
          0: 'HT-008',
          2: {
            kind: 'number',
            number: 440524198001010000,
            text: '440524198001010000',
            warning: 'digitsLost',
          },
        }),
      ),
    ]);
    expect(
      notes.bad.map((bad) => [bad.row, ...bad.reasons.map((note) => `${note.code} ${note.field}`)]),
    ).toEqual([
      [2, 'date.noSuchDay paidOutOn'],
      [3, 'amount.negative principal'],
      [4, 'field.missing borrowerName'],
      [5, 'field.missing contractNo', 'field.missing termMonths'],
      [7, 'contractNo.repeated contractNo'],
      [8, 'identity.digitsLost borrowerIdNumber'],
    ]);
    expect(report.badRows[0]).toEqual({
      row: 2,
      reasons: ['放款日期“2025-02-31”没有这一天，请改为实际日期'],
    });
    expect([report.loanRows, report.goodRows, report.totalPrincipalFen]).toEqual([7, 1, 12_000_000]);
  });

  it('keeps a value that fails its check, marked, with a warning', () => {
    const { loans, notes } = readAll([rowOf(2, changed({ 2: '440524198001010014' }))]);
    expect(loans[0]?.borrower.identity.check).toBe('kept');
    expect(notes.warnings.map(({ row, note }) => [row, note.code])).toEqual([[2, 'identity.checkFailed']]);
  });

  it('leaves out total rows, notes, repeated headings and empty numbered lines', () => {
    const { report } = readAll([
      rowOf(2, GOOD),
      rowOf(3, TITLES),
      rowOf(5, ['合计', '', '', '', '', '12']),
      rowOf(6, ['制表人：某某']),
      rowOf(7, ['', '', '', '', '', '', '', '', '5']),
    ]);
    expect(report.loanRows).toBe(1);
  });

  it('counts one borrower with two loans once and doubts one ID number under two names', () => {
    const { report, notes } = readAll([
      rowOf(2, GOOD),
      rowOf(3, changed({ 0: 'HT-009' })),
      rowOf(4, changed({ 0: 'HT-010', 1: '李四' })),
    ]);
    expect(report.distinctBorrowers).toBe(1);
    expect(notes.warnings.map(({ row, note }) => [row, note.code, note.params])).toEqual([
      [4, 'person.sameIdOtherName', { row: 2 }],
    ]);
  });

  it('holds opening figures against the contract', () => {
    const opened = (row: number, principal: string, met: string) =>
      rowOf(row, [...changed({ 0: `HT-${row}`, 9: principal, 10: met }), '2026-11-22']);
    const { notes, loans } = readAll(
      [opened(2, '100000', '5'), opened(3, '130000', '5'), opened(4, '100000', '37')],
      [...TITLES, '截止日期'],
    );
    expect(loans[0]?.opening).toEqual({
      cutoverOn: '2026-11-22',
      principalFen: 10_000_000,
      overduePrincipalFen: null,
      // the ledger has no column for it: the schedule will tell
      interestFen: null,
      penaltyFen: 0,
      feeFen: 0,
      instalmentsMet: 5,
      statedDaysPastDue: null,
      lastDemandOn: null,
    });
    expect(notes.bad.map((bad) => bad.reasons.map((note) => note.code))).toEqual([
      ['opening.principalAbovePrincipal'],
      ['opening.metAboveTerm'],
    ]);
  });

  it('asks for a cut-over date where opening figures have none', () => {
    const { notes } = readAll([rowOf(2, changed({ 9: '100000', 10: '5' }))]);
    expect(notes.bad[0]?.reasons.map((note) => note.code)).toEqual(['opening.cutoverMissing']);
  });

  it('knows a row again wherever its columns stand, and sees a change in it', () => {
    const order = [4, 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11];
    const turn = (texts: readonly (string | Cell)[]) => order.map((column) => texts[column] ?? '');
    const [first] = readAll([rowOf(2, GOOD)]).loans.map(rowFingerprintText);
    const [moved] = readAll(
      [rowOf(9, turn(GOOD))],
      order.map((column) => TITLES[column] ?? ''),
    ).loans.map(rowFingerprintText);
    const [other] = readAll([rowOf(2, changed({ 5: '13' }))]).loans.map(rowFingerprintText);
    expect(moved).toBe(first);
    expect(standingOf(other ?? '', first)).toBe('changed');
    expect(standingOf(moved ?? '', first)).toBe('same');
  });
});

describe('headings', () => {
  it('joins merged heading rows and leaves the title above out', () => {
    const rows = [
      rowOf(1, ['安信车贷台账（单位：万元，截至2026年11月22日）']),
      rowOf(2, ['合同编号', '借款人信息', '', '贷款信息', '', '逾期情况', '']),
      rowOf(3, ['', '姓名', '电话', '放款日期', '金额', '本金', '天数']),
    ];
    const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number) => ({
      firstRow,
      lastRow,
      firstColumn,
      lastColumn,
    });
    const heading = findHeading({
      rows,
      merges: [merge(0, 0, 0, 6), merge(1, 2, 0, 0), merge(1, 1, 1, 2), merge(1, 1, 3, 4), merge(1, 1, 5, 6)],
    });
    expect(heading?.titles).toEqual([
      '合同编号',
      '借款人信息/姓名',
      '借款人信息/电话',
      '贷款信息/放款日期',
      '贷款信息/金额',
      '逾期情况/本金',
      '逾期情况/天数',
    ]);
    expect([heading?.firstRow, heading?.lastRow, heading?.sheetUnit, heading?.asOf]).toEqual([
      2,
      3,
      'wanYuan',
      '2026-11-22',
    ]);
    expect(
      heading &&
        suggestMapping(heading).map(({ field, unit }) => (unit === undefined ? field : `${field} ${unit}`)),
    ).toEqual([
      'contractNo',
      'borrowerName',
      'borrowerPhones',
      'paidOutOn',
      'principal wanYuan',
      'overduePrincipal wanYuan',
      'daysPastDue',
    ]);
  });

  it('gives a repeated heading to the person before it', () => {
    const titles = ['合同号', '借款人', '身份证号', '电话', '担保人', '身份证号', '电话'];
    expect(suggestMapping({ titles, sheetUnit: undefined }).map((mapped) => mapped.field)).toEqual([
      'contractNo',
      'borrowerName',
      'borrowerIdNumber',
      'borrowerPhones',
      'guarantorName',
      'guarantorIdNumber',
      'guarantorPhone',
    ]);
  });

  it('never takes a column of another person for the borrower', () => {
    const titles = ['合同编号', '姓名', '紧急联系人电话', '配偶信息/单位'];
    expect(suggestMapping({ titles, sheetUnit: undefined }).map((mapped) => mapped.field)).toEqual([
      'contractNo',
      'borrowerName',
    ]);
  });

  it('knows English headings', () => {
    const titles = [
      'Contract No.',
      'Borrower',
      'ID Number',
      'Mobile',
      'Loan Amount (RMB)',
      'Disbursement Date',
      'Annual Rate (%)',
      'Term (months)',
      'Repayment Method',
    ];
    expect(suggestMapping({ titles, sheetUnit: undefined }).map((mapped) => mapped.field)).toEqual([
      'contractNo',
      'borrowerName',
      'borrowerIdNumber',
      'borrowerPhones',
      'principal',
      'paidOutOn',
      'annualRate',
      'termMonths',
      'method',
    ]);
  });

  it('remembers a choice by title, whatever the order of columns', () => {
    const titles = ['合同编号', '老板', '金额'];
    const chosen = [
      { column: 0, field: 'contractNo', confidence: 1 },
      { column: 1, field: 'borrowerName', confidence: 1 },
    ] as const;
    const remembered = rememberMapping(titles, chosen);
    const again = suggestMapping({ titles: ['金额', '老板', '合同编号'], sheetUnit: undefined }, remembered);
    expect(again.map(({ column, field }) => [column, field])).toEqual([
      [1, 'borrowerName'],
      [2, 'contractNo'],
    ]);
    expect(headingFingerprint(['金额', '老板', '合同编号'])).toBe(headingFingerprint(titles));
  });
});
