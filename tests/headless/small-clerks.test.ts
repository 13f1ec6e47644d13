import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeGb18030 } from '../../scripts/sample-ledger/write-files.ts';
import type { ImportedLoan } from '../../shared/domain/import/imported-loan.ts';
import { readLedger } from '../support/read-ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk 小台账 '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Plain = string | number | boolean | null | CellObject;

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function sheetOf(rows: readonly (readonly Plain[])[], merges: readonly string[] = []): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  return sheet;
}

function workbook(
  name: string,
  sheets: Readonly<Record<string, WorkSheet>>,
  options: { readonly hidden?: readonly string[]; readonly date1904?: boolean } = {},
): string {
  const book = utils.book_new();
  for (const [title, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, title);
  book.Workbook = {
    Sheets: Object.keys(sheets).map((title) => ({
      name: title,
      Hidden: options.hidden?.includes(title) ? 1 : 0,
    })),
    WBProps: { date1904: options.date1904 === true },
  };
  const bookType = name.endsWith('.xls') ? 'biff8' : 'xlsx';
  const bytes: unknown = write(book, { type: 'buffer', bookType });
  if (!(bytes instanceof Uint8Array)) throw new Error('the library writes bytes');
  return fileOf(name, bytes);
}

/** contract, borrower, principal, rate, method, term, pay-out, first due, due day, borrower's first telephone */
function gist(loan: ImportedLoan) {
  const { terms } = loan;
  return [
    loan.contractNo,
    loan.borrower.name,
    terms.principalFen,
    terms.annualRatePpm,
    terms.method,
    terms.termCount,
    terms.disbursedOn,
    terms.firstDueOn,
    terms.dueDay,
  ];
}

describe('text files of other systems', () => {
  const LINES = [
    [
      '序号',
      '借款合同编号',
      '客户名称',
      '身份证号码',
      '手机',
      '放款金额',
      '年化利率',
      '还款方式',
      '期限',
      '放款日',
    ],
    [
      '1',
      'C-1',
      '赵示例',
      '440524198001010013',
      '13800138000',
      '100000',
      '12%',
      '等额本息',
      '12',
      '2026-10-08',
    ],
    ['2', 'C-2', '钱示例', '', '', '8.5万', '10.8%', '先息后本', '6个月', '2026/10/31'],
  ];
  const wanted = [
    ['C-1', '赵示例', 10_000_000, 120_000, 'equal-instalment', 12, '2026-10-08', '2026-11-08', 8],
    // the 31st: 30 November is only the short month's last day
    ['C-2', '钱示例', 8_500_000, 108_000, 'interest-only', 6, '2026-10-31', '2026-11-30', 31],
  ];
  const text = (delimiter: string, end = '\r\n') => LINES.map((line) => line.join(delimiter)).join(end) + end;

  it.each([
    ['utf8-comma.csv', Buffer.from(text(','))],
    ['utf8-bom-semicolon.csv', Buffer.from(`\ufeff${text(';')}`)],
    ['utf16le-tab.csv', Buffer.from(`\ufeff${text('\t')}`, 'utf16le')],
    ['utf16be-comma.csv', Buffer.from(`\ufeff${text(',')}`, 'utf16le').swap16()],
    ['gb18030-semicolon.csv', encodeGb18030(text(';', '\n'))],
    ['old-mac.csv', Buffer.from(text(',', '\r'))],
  ])('%s', async (name, bytes) => {
    const seen = await readLedger(fileOf(name, bytes));
    expect(seen.loans.map(gist)).toEqual(wanted);
    expect(seen.doubts).toEqual(['3 identity.missing']);
    expect(seen.report).toMatchObject({
      loanRows: 2,
      goodRows: 2,
      distinctBorrowers: 2,
      totalPrincipalFen: 18_500_000,
    });
  });

  it('="0012" is the text 0012, an error of a workbook is an error, 1.2E+17 has lost its digits', async () => {
    const seen = await readLedger(
      fileOf(
        'exported.csv',
        [
          '合同编号,姓名,身份证号,贷款金额,月利率,还款方式,期数,放款日期,每月还款日',
          '="0012",孙示例,="440524198001010013","¥100,000.00 元",1.2%/月,等本等息,24期,20260115,每月15日',
          '0013,#N/A,,50000,月息1分2厘,等额本金,2年,2026.1.15,15号',
          '0014,李示例,4.40524E+17,50000,1分,等额,1年半,2026年1月31日,月末',
          '0015,周示例,,50000,0.8%,等额,36,2026-02-30,8',
          '"0016","吴示例",,"5万5千",9厘,利息月付到期还本,12,2026-1-5,5',
        ].join('\n'),
      ),
    );
    expect(seen.bad).toEqual([
      [3, 'cell.error borrowerName'],
      [4, 'identity.digitsLost borrowerIdNumber'],
      [5, 'date.noSuchDay paidOutOn'],
    ]);
    expect(seen.loans.map(gist)).toEqual([
      ['0012', '孙示例', 10_000_000, 144_000, 'flat', 24, '2026-01-15', '2026-02-15', 15],
      ['0016', '吴示例', 5_500_000, 108_000, 'interest-only', 12, '2026-01-05', '2026-02-05', 5],
    ]);
  });

  it('English, from a loan system: dates day first as another row shows', async () => {
    const seen = await readLedger(
      fileOf(
        'export-en.csv',
        [
          'Loan ID;Client Name;National ID No.;Mobile Phone;Principal Amount (CNY);Interest Rate (p.a.);Repayment Method;Tenor (months);Disbursement Date;First Repayment Date;License Plate',
          'LN-9;WANG Shili;440524198001010013;+86 138 0013 8000;120,000.00;12;Equal installments;24;25/03/2026;25/04/2026;京A·12345',
          'LN-10;LI Shili;;13800138000 / 0755-12345678;80000;9.6% per annum;Interest only;3 years;08/03/2026;08/04/2026;沪AD12345',
          'LN-11;ZHOU Shili;;1380013;80000;0.8% per month;Flat;12;8 March 2026;;',
        ].join('\n'),
      ),
    );
    expect(seen.loans.map(gist)).toEqual([
      ['LN-9', 'WANG Shili', 12_000_000, 120_000, 'equal-instalment', 24, '2026-03-25', '2026-04-25', 25],
      ['LN-10', 'LI Shili', 8_000_000, 96_000, 'interest-only', 36, '2026-03-08', '2026-04-08', 8],
      ['LN-11', 'ZHOU Shili', 8_000_000, 96_000, 'flat', 12, '2026-03-08', '2026-04-08', 8],
    ]);
    expect(seen.loans.map((loan) => loan.borrower.phones.map((phone) => phone.number))).toEqual([
      ['13800138000'],
      ['13800138000', '0755-12345678'],
      ['1380013'],
    ]);
    expect(seen.loans.map((loan) => loan.vehicle?.plate ?? null)).toEqual(['京A12345', '沪AD12345', null]);
    expect(seen.doubts).toEqual([
      '3 identity.missing',
      '3 date.orderAssumed',
      '3 date.orderAssumed',
      '4 phone.checkFailed',
      '4 identity.missing',
    ]);
  });

  it('refuses 3/8/2025 where no other date shows the order', async () => {
    const seen = await readLedger(
      fileOf(
        'order.csv',
        '合同号,姓名,金额,利率,还款方式,期数,放款日期\nA,郑示例,50000,12%,等额,12,3/8/2026\n',
      ),
    );
    expect(seen.bad).toEqual([[2, 'date.ambiguous paidOutOn']]);
  });
});

describe('workbooks of small offices', () => {
  const HEAD = ['合同号', '借款人', '身份证', '电话', '借款金额', '利率', '还款方式', '期数', '借款日期'];

  it('a title, notes, a heading of two merged rows, a repeated heading, subtotals and a signature', async () => {
    const rows = [
      ['某某汽车金融借款台账'],
      ['单位：万元', '', '', '统计日期：2026年11月20日'],
      ['序号', '合同', '', '借款人', '', '期初情况', '', '备注'],
      ['', '编号', '金额', '姓名', '身份证号', '剩余本金', '已还期数', ''],
    ];
    const titles = [...['年利率', '还款方式', '期数', '放款日期']];
    const top = rows.map((row, index) => (index === 2 ? [...row, ...titles] : row));
    const loan = (no: number, name: string, left: number) => [
      ...[no, `HT-${no}`, 12, name, '', left, 5, ''],
      ...['12%', '等额本金', '36期', '2026-05-20'],
    ];
    const sheet = sheetOf(
      [
        ...top,
        loan(1, '冯示例', 10.3333),
        loan(2, '陈示例', 10),
        ['小计', '', 24],
        [],
        ...top.slice(2),
        loan(3, '褚示例', 12.5),
        ['合　计', '', 36],
        ['制表人：某某', '', '', '', '', '', '审核：'],
      ],
      ['A1:L1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:G3', 'H3:H4', 'I3:I4', 'J3:J4', 'K3:K4', 'L3:L4'],
    );
    const seen = await readLedger(workbook('titles.xlsx', { 台账: sheet }));
    expect(
      seen.loans.map((one) => [one.contractNo, one.terms.principalFen, one.opening?.principalFen]),
    ).toEqual([
      ['HT-1', 12_000_000, 10_333_300],
      ['HT-2', 12_000_000, 10_000_000],
    ]);
    expect(seen.loans[0]?.opening).toMatchObject({ cutoverOn: '2026-11-20', instalmentsMet: 5 });
    expect(seen.bad).toEqual([[11, 'opening.principalAbovePrincipal openingPrincipal']]);
  });

  it('takes the right one of several sheets, and not the hidden one with more columns', async () => {
    const good = sheetOf([HEAD, ['S-1', '卫示例', '', '', 60_000, '12%', '等额', 12, '2026-10-01']]);
    const old = sheetOf([
      [...HEAD, '车牌号', '车架号'],
      ['OLD-1', '蒋示例', '', '', 60_000, '12%', '等额', 12, '2020-10-01', '', ''],
    ]);
    const notes = sheetOf([['说明'], ['本表由业务部填写']]);
    const seen = await readLedger(
      workbook('sheets.xls', { 说明: notes, 旧台账: old, 在贷: good }, { hidden: ['旧台账'] }),
    );
    expect([seen.sheet, seen.loans.map((loan) => loan.contractNo)]).toEqual(['在贷', ['S-1']]);
  });

  it.each([
    ['1900', false, 46_023],
    ['1904', true, 46_023 - 1462],
  ])('dates as serials of the %s system, with and without a format', async (name, date1904, serial) => {
    const dated: CellObject = { t: 'n', v: serial, z: 'yyyy"年"m"月"d"日"' };
    const sheet = sheetOf([
      HEAD,
      ['D-1', '沈示例', '', '', 60_000, 0.12, '等额', 12, dated],
      ['D-2', '韩示例', '', '', 60_000, 0.12, '等额', 12, serial],
      ['D-3', '杨示例', '', '', 60_000, { t: 'n', v: 0.12, z: '0.00%' }, '等额', 12, 20_260_101],
    ]);
    const seen = await readLedger(workbook(`${name}.xlsx`, { 台账: sheet }, { date1904 }));
    // 46023 days after 30 December 1899 is 1 January 2026
    expect(seen.loans.map((loan) => loan.terms.disbursedOn)).toEqual([
      '2026-01-01',
      '2026-01-01',
      '2026-01-01',
    ]);
    expect(seen.loans.map((loan) => loan.terms.annualRatePpm)).toEqual([120_000, 120_000, 120_000]);
  });

  it('formulas count by their stored value, errors and missing values are bad, a number shown as a date is itself', async () => {
    const sheet = sheetOf([
      HEAD,
      [
        'F-1',
        '朱示例',
        '',
        '',
        { t: 'n', v: 60_000, f: 'A1*2' },
        '12%',
        '等额',
        { t: 'n', v: 36, z: 'yyyy-mm-dd' },
        '2026-10-01',
      ],
      ['F-2', '秦示例', '', '', { t: 'e', v: 0x2a }, '12%', '等额', 12, '2026-10-01'],
      ['F-3', '尤示例', { t: 'n', v: 440_524_198_001_010_000 }, '', 60_000, '12%', '等额', 12, '2026-10-01'],
      [
        'F-4',
        '许示例',
        "'440524198001010013",
        { t: 'n', v: 13_800_138_000 },
        60_000,
        '12%',
        '等额',
        12,
        '2026-10-01',
      ],
    ]);
    const seen = await readLedger(workbook('cells.xlsx', { 台账: sheet }));
    expect(
      seen.loans.map((loan) => [loan.contractNo, loan.terms.principalFen, loan.terms.termCount]),
    ).toEqual([
      ['F-1', 6_000_000, 36],
      ['F-4', 6_000_000, 12],
    ]);
    expect(seen.loans[1]?.borrower).toMatchObject({
      identity: { idNumber: '440524198001010013', check: 'passed' },
      phones: [{ number: '13800138000', kind: 'mobile' }],
    });
    expect(seen.bad).toEqual([
      [3, 'cell.error principal'],
      [4, 'identity.digitsLost borrowerIdNumber'],
    ]);
  });

  it('one borrower merged over two loans; a repeated contract is bad and names the first row', async () => {
    const sheet = sheetOf(
      [
        HEAD,
        ['M-1', '何示例', '440524198001010013', '13800138000', 60_000, '12%', '等额', 12, '2026-10-01'],
        ['M-2', null, null, null, 70_000, '12%', '等额', 12, '2026-10-02'],
        ['M-1', '吕示例', '', '', 80_000, '12%', '等额', 12, '2026-10-02'],
      ],
      ['B2:B3', 'C2:C3', 'D2:D3'],
    );
    const seen = await readLedger(workbook('merged.xlsx', { 台账: sheet }));
    expect(seen.loans.map((loan) => [loan.contractNo, loan.borrower.identity.idNumber])).toEqual([
      ['M-1', '440524198001010013'],
      ['M-2', '440524198001010013'],
    ]);
    expect(seen.report.badRows).toEqual([{ row: 4, reasons: ['合同编号与第 2 行重复'] }]);
    expect(seen.report).toMatchObject({ distinctBorrowers: 1, totalPrincipalFen: 13_000_000 });
  });

  it('companies with a credit code of its own column, two guarantors in one cell', async () => {
    const sheet = sheetOf([
      [...HEAD, '统一社会信用代码', '担保人', '担保人身份证', '担保人电话'],
      [
        'G-1',
        '示例运输有限公司',
        '',
        '',
        '50万',
        '年化10%',
        '先息后本',
        12,
        '2026-10-01',
        '91350100M000100Y43',
        '施示例、张示例',
        '440524198001010013、11010519491231002X',
        '13800138000、13900139000',
      ],
      [
        'G-2',
        '孔示例',
        '440524198001010013',
        '',
        '壹拾万元整',
        '12％',
        '等额本息',
        '１２',
        '２０２６－１０－０１',
        '',
        '曹示例',
        '',
        '',
      ],
    ]);
    const seen = await readLedger(workbook('company.xlsx', { 台账: sheet }));
    expect(
      seen.loans.map((loan) => [loan.borrower.kind, loan.borrower.identity.idType, loan.terms.principalFen]),
    ).toEqual([
      ['company', 'credit-code', 50_000_000],
      ['natural', 'resident-id', 10_000_000],
    ]);
    expect(
      seen.loans[0]?.guarantors.map(({ person }) => [
        person.name,
        person.identity.idNumber,
        person.phones[0]?.number,
      ]),
    ).toEqual([
      ['施示例', '440524198001010013', '13800138000'],
      ['张示例', '11010519491231002X', '13900139000'],
    ]);
  });

  it('running loans: overdue days alone, settled ones, new ones with dashes, 罚息 as an amount or a rate', async () => {
    const titles = [...HEAD, '剩余本金', '已还期数', '逾期天数', '罚息', '贷款状态'];
    const loan = (no: string, history: readonly Plain[]) => [
      ...[no, '严示例', '', '', 120_000, '12%', '等额本金', 12, '2026-05-20'],
      ...history,
    ];
    const sheet = sheetOf([
      titles,
      loan('R-1', [80_000, 4, 34, 56.5, '逾期']),
      loan('R-2', ['', '', 34, 0, '逾期']),
      loan('R-3', ['', '', '', '', '已结清']),
      loan('R-4', ['-', '-', '-', '-', '正常']),
      loan('R-5', [90_000, '', '', '', '逾期']),
    ]);
    const seen = await readLedger(workbook('running.xlsx', { 台账: sheet }));
    expect(seen.fields).toContain('openingPenalty');
    expect(seen.loans.map((one) => one.opening?.penaltyFen ?? null)).toEqual([5650, 0, 0, null, 0]);
    expect(seen.loans.map((one) => one.opening?.instalmentsMet ?? null)).toEqual([4, null, 12, null, null]);
    expect(seen.doubts.filter((doubt) => !doubt.includes('identity'))).toEqual([
      '2 opening.interestFromSchedule',
      '3 opening.fromDaysPastDue',
      '4 status.settledAssumed',
      '5 opening.none',
      '6 opening.metFromSchedule',
    ]);
    const rates = sheetOf([
      [...HEAD, '罚息'],
      ['P-1', '华示例', '', '', 120_000, '12%', '等额本金', 12, '2026-10-20', '万分之五'],
    ]);
    const rate = await readLedger(workbook('rates.xlsx', { 台账: rates }));
    expect(rate.loans[0]?.terms.penalty).toMatchObject({ kind: 'fixed-daily', dailyRatePpm: 500 });
  });

  it('a term in years, a due day of its own, one payment at the end, an instalment that differs, no term but an end', async () => {
    const sheet = sheetOf([
      [
        '编号',
        '客户',
        '贷款总额（元）',
        '利率(月)',
        '还款方式',
        '期限(年)',
        '起息日',
        '首次还款日',
        '月供',
        '到期日',
      ],
      [1, '金示例', 120_000, '1%', '等额本息', 1, '2026-01-31', '2026-02-28', 10_661.85, '2027-01-31'],
      [2, '魏示例', 120_000, '1%', '到期一次还本付息', 0.5, '2026-01-10', '', '', '2026-07-10'],
      [3, '陶示例', 120_000, '1%', '等额本息', 1, '2026-01-10', '2026-02-10', 12_000, ''],
      [4, '姜示例', 120_000, '1%', '等额本息', '', '2026-01-10', '', '', '2027-01-10'],
    ]);
    const seen = await readLedger(workbook('terms.xlsx', { 台账: sheet }));
    expect(seen.bad).toEqual([]);
    expect(seen.loans.map(gist)).toEqual([
      ['1', '金示例', 12_000_000, 120_000, 'equal-instalment', 12, '2026-01-31', '2026-02-28', 31],
      ['2', '魏示例', 12_000_000, 120_000, 'interest-only', 1, '2026-01-10', '2026-07-10', 10],
      ['3', '陶示例', 12_000_000, 120_000, 'equal-instalment', 12, '2026-01-10', '2026-02-10', 10],
      ['4', '姜示例', 12_000_000, 120_000, 'equal-instalment', 12, '2026-01-10', '2026-02-10', 10],
    ]);
    expect(seen.doubts.filter((doubt) => !doubt.includes('identity'))).toEqual([
      '4 instalment.differs',
      '5 term.fromMaturity',
    ]);
  });
});
