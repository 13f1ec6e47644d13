import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lettersContract } from '../../../shared/contract/letters.ts';
import { loansGet } from '../../../shared/contract/loan-page.ts';
import { loansContract } from '../../../shared/contract/loans.ts';
import { answerOf, codeOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { chooseFile, ledgerCsv, runReport } from '../../../tests/support/import-for-tests.ts';
import type { Service } from '../start-service.ts';

/** Two loans of a licensed lender: the first paid out before the rule of 2026-08-01, the second after it. */
function withLoans(work: (service: Service, loanIds: readonly string[]) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const file = join(folder, '台账 一.csv');
    const csv = ledgerCsv(2, (line, row) =>
      line
        .replace('2025-12-10', row === 1 ? '2026-07-10' : '2026-08-10')
        .replace('2026-01-10', row === 1 ? '2026-08-10' : '2026-09-10')
        .replace(/,[59],,$/, ',0,,'),
    );
    await writeFile(file, csv);
    const service = await serviceWithBook({ bookDir: join(folder, '账本 1') });
    try {
      await runReport(service, { ...(await chooseFile(service, file)), cutoverOn: '2026-11-22' });
      const { rows } = loansContract['loans.list'].output.parse(
        await answerOf(service, 'loans.list', {
          filter: {},
          sort: { by: 'contractNo', direction: 'asc' },
          offset: 0,
          limit: 5,
        }),
      );
      await work(
        service,
        rows.map((row) => row.loanId),
      );
    } finally {
      await service.close();
    }
  });
}

/** The day from which the table is needed, as the warning names it; undefined without a warning. */
async function warnedSince(service: Service, loanId: string | undefined): Promise<unknown> {
  const { checks } = lettersContract['letters.check'].output.parse(
    await answerOf(service, 'letters.check', { loanId }),
  );
  return checks.find((one) => one.code === 'disclosure' && one.state === 'warn')?.params.since;
}

describe('the table of the all-in cost (R2.12)', () => {
  it('a letter warns of its absence for loans from 2026-08-01 on, and no more once it is recorded', () =>
    withLoans(async (service, [before, after]) => {
      expect(await warnedSince(service, before)).toBeUndefined();
      expect(await warnedSince(service, after)).toBe('2026-08-01');
      const disclosure = { signedOn: '2026-08-10', paper: '合同档案第 3 页' };
      await answerOf(service, 'loans.recordDisclosure', { loanId: after, disclosure });
      expect(await warnedSince(service, after)).toBeUndefined();
      const loan = loansGet.output.parse(await answerOf(service, 'loans.get', { loanId: after }));
      expect(loan.disclosure).toEqual(disclosure);
    }));

  it('is not taken from a day to come, nor for a loan that is not there', () =>
    withLoans(async (service, [before]) => {
      const record = (loanId: string | undefined, signedOn: string) =>
        codeOf(service, 'loans.recordDisclosure', { loanId, disclosure: { signedOn, paper: '档案' } });
      expect(await record(before, '2099-01-01')).toBe('disclosure.inFuture');
      expect(await record('none', '2026-08-10')).toBe('record.notFound');
      const loan = loansGet.output.parse(await answerOf(service, 'loans.get', { loanId: before }));
      expect(loan.disclosure).toBeNull();
    }));
});
