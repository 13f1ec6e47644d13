import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { loansGet } from '../../../shared/contract/loan-page.ts';
import { loansList } from '../../../shared/contract/loans.ts';
import { answerOf, serviceWithBook, testClock, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { chooseFile, runReport } from '../../../tests/support/import-for-tests.ts';

const TITLES =
  '合同编号,姓名,身份证号码,联系电话,车架号,放款日期,贷款金额(元),年利率(%),还款方式,期数,首期还款日,节假日顺延';

it('a ledger that says 顺延 is imported with days of payment off the days off, one that says 不顺延 as agreed', async () => {
  await withFolder(async (folder) => {
    const service = await serviceWithBook({ bookDir: `${folder}/book 账簿`, clock: testClock() });
    const rows = [
      'YQ-1,王示例,,19900000001,LZZC43900000001,2026-08-12,12000,12,等额本金,12,2026-09-12,顺延',
      'YQ-2,李示例,,19900000002,LZZC43900000002,2026-08-12,12000,12,等额本金,12,2026-09-12,不顺延',
    ];
    const path = `${folder}/台账.csv`;
    await writeFile(path, `${[TITLES, ...rows].join('\n')}\n`);
    const choice = { ...(await chooseFile(service, path)), rememberMapping: false };
    const { report } = await runReport(service, choice);
    expect([report.newRows, report.badRows]).toEqual([2, []]);
    const listed = loansList.output.parse(
      await answerOf(service, 'loans.list', {
        filter: {},
        sort: { by: 'contractNo', direction: 'asc' },
        offset: 0,
        limit: 10,
      }),
    );
    const firstLines = await Promise.all(
      listed.rows.map(async ({ loanId }) => {
        const loan = loansGet.output.parse(
          await answerOf(service, 'loans.get', { loanId, asOf: '2026-09-12' }),
        );
        return loan.schedule.slice(0, 2).map((one) => `${one.fromOn} ${one.dueOn} ${one.agreed.interestFen}`);
      }),
    );
    // 2026-09-12 is a Saturday; interest of 120.00 and 110.00 runs to the agreed days in both
    expect(firstLines).toEqual([
      ['2026-08-12 2026-09-14 12000', '2026-09-12 2026-10-12 11000'],
      ['2026-08-12 2026-09-12 12000', '2026-09-12 2026-10-12 11000'],
    ]);
    await service.close();
  });
});
