import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Service } from '../../electron/service/start-service.ts';
import * as bookEn from '../../renderer/i18n/en/book.ts';
import * as importsEn from '../../renderer/i18n/en/imports.ts';
import * as receiptsEn from '../../renderer/i18n/en/receipts.ts';
import * as bookZh from '../../renderer/i18n/zh-CN/book.ts';
import * as importsZh from '../../renderer/i18n/zh-CN/imports.ts';
import * as receiptsZh from '../../renderer/i18n/zh-CN/receipts.ts';
import { loansList } from '../../shared/contract/loans.ts';
import { answerOf, serviceWithBook, withFolder } from '../support/desk-for-tests.ts';
import { chooseFile, runReport } from '../support/import-for-tests.ts';
import { textRow, xlsxOf } from '../support/xlsx-parts.ts';

interface Sentence {
  readonly what: string;
  readonly act: string;
}

const ERRORS: Readonly<Record<'zh' | 'en', Readonly<Record<string, Sentence>>>> = {
  zh: { ...importsZh.errors, ...receiptsZh.errors },
  en: { ...importsEn.errors, ...receiptsEn.errors },
};

/** What the operator reads of an error in both languages, its params filled in. */
function sentencesOf(error: { readonly code: string; readonly params: Readonly<Record<string, unknown>> }) {
  const filled = (text: string): string =>
    text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String(error.params[name]));
  return (['zh', 'en'] as const).map((language) => {
    const words = ERRORS[language][error.code];
    return words === undefined ? error.code : `${filled(words.what)} ${filled(words.act)}`;
  });
}

async function refusalOf(service: Service, method: string, input: unknown): Promise<string[]> {
  const result = await service.call(method, input);
  return result.ok ? ['ok'] : sentencesOf(result.error);
}

async function loansIn(service: Service) {
  const list = await answerOf(service, 'loans.list', {
    filter: {},
    sort: { by: 'contractNo', direction: 'asc' },
    offset: 0,
    limit: 50,
  });
  return loansList.output.parse(list).rows;
}

function encrypted(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64));
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(5000));
  const bytes: unknown = CFB.write(file, { type: 'buffer' });
  if (!(bytes instanceof Uint8Array)) throw new Error('the writer gives bytes');
  return bytes;
}

const TITLES = ['合同编号', '姓名', '身份证号', '贷款金额', '年利率', '还款方式', '期数', '放款日期'];
const GOOD = [
  'A-1',
  '<b onclick="x()">赵示例</b>',
  '440524198001010013',
  '60000',
  '12%',
  '等额',
  '12',
  '2026-10-08',
];
const BAD = [
  ['A-2', '钱示例', '', '-60000', '12%', '等额', '12', '2026-10-08'],
  ['A-3', '孙示例', '', '60000', '12%', '等额', '12', '2026-02-31'],
];

/** A workbook with a heading, rows, and empty rows formatted down to row 1,000,000. */
function longWorkbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const filled = rows.map((row, index) => textRow(index + 1, row)).join('');
  const empty = Array.from(
    { length: 1_000_000 - rows.length },
    (_, index) => `<row r="${index + rows.length + 1}"/>`,
  );
  return xlsxOf({ sheetData: filled + empty.join('') });
}

describe('bad input gets a sentence that names the record and the next step, and leaves nothing behind', () => {
  it('files that are no ledger', () =>
    withFolder(async (folder) => {
      const service = await serviceWithBook({ bookDir: join(folder, '账本') });
      const told = async (name: string, bytes: string | Uint8Array): Promise<string[]> => {
        const path = join(folder, name);
        await writeFile(path, bytes);
        return refusalOf(service, 'imports.inspect', { fileToken: service.offerFile(path) });
      };
      expect(await told('信.xlsx', 'not a workbook')).toEqual([
        '这个文件不是 Excel 工作簿，没有读入。 用 Excel 打开它，另存为 .xlsx 后再选。',
        'This file is no Excel workbook; nothing was read. Open it in Excel, save it as .xlsx and choose that file.',
      ]);
      expect(await told('加密.xlsx', encrypted())).toEqual([
        '工作簿有打开密码，没有读入。 在 Excel 中去掉密码另存一份，再选那一份。',
        'The workbook needs a password to open; nothing was read. Save a copy without the password in Excel and choose that copy.',
      ]);
      expect(await told('引号.csv', `${TITLES.join(',')}\nA-1,"赵示例\n`)).toEqual([
        'CSV 第 2 行附近引号不成对，没有读入。 在那一行补上或删去引号，再选一次。',
        'Quotes do not match near row 2 of the CSV; nothing was read. Add or delete the quote in that row and choose the file again.',
      ]);
      expect(await loansIn(service)).toEqual([]);
      expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
      await service.close();
    }));

  it(
    'a million empty rows, a negative amount, 31 February, a name with HTML, a receipt before the pay-out',
    {
      timeout: 60_000,
    },
    () =>
      withFolder(async (folder) => {
        const service = await serviceWithBook({ bookDir: join(folder, '账本') });
        const path = join(folder, '百万空行.xlsx');
        await writeFile(path, await longWorkbook([TITLES, GOOD, ...BAD]));
        const { report } = await runReport(service, await chooseFile(service, path));
        expect(
          report.badRows.map(({ row, reasons }) => [row, ...reasons.map((reason) => reason.text)]),
        ).toEqual([
          [3, '贷款金额“-60000”是负数，请改为正数'],
          [4, '放款日期“2026-02-31”没有这一天，请改为实际日期'],
        ]);
        const loans = await loansIn(service);
        // the name is text, as it was written
        expect(loans.map((loan) => [loan.contractNo, loan.borrowerName])).toEqual([
          ['A-1', '<b onclick="x()">赵示例</b>'],
        ]);
        const receipt = {
          loanId: loans[0]?.loanId,
          businessOn: '2026-10-07',
          amountFen: 100_000,
          channel: 'bank-transfer',
          payerName: '赵示例',
          payerRelation: 'borrower',
          reference: '',
          designation: '',
          note: '',
        };
        for (const method of ['receipts.preview', 'receipts.book']) {
          const input = method === 'receipts.book' ? { ...receipt, isDuplicateConfirmed: false } : receipt;
          expect(await refusalOf(service, method, input), method).toEqual([
            '到账日 2026-10-07 早于放款日 2026-10-08，没有入账。 核对回单上的日期。',
            'The day 2026-10-07 is before the pay-out on 2026-10-08; nothing was booked. Compare the date with the bank advice.',
          ]);
        }
        expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
        await service.close();
      }),
  );

  // that each is recognised, and every byte kept: bad-books.test.ts, full-disk.test.ts, every-operation-fails.test.ts
  it.each(['damaged', 'foreign', 'newer', 'readOnly', 'diskFull'] as const)(
    'a book that is %s: what it is and what to do, in both languages',
    (reason) => {
      for (const { words } of [bookZh, bookEn]) {
        expect(words.refusal[reason].length).toBeGreaterThan(3);
        expect(words.refusalAct[reason]).toMatch(/再试|恢复|安装|[Tt]ry|[Rr]estore|[Ii]nstall/);
      }
    },
  );
});
