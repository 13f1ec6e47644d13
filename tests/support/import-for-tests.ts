import type { Service } from '../../electron/service/start-service.ts';
import { importsContract } from '../../shared/contract/imports.ts';
import { lendersContract } from '../../shared/contract/lenders.ts';
import { present } from '../../shared/kernel/assert.ts';
import { answerOf } from './desk-for-tests.ts';

/** What a clerk chooses who takes everything that the desk proposes. */
export async function chooseFile(service: Service, path: string) {
  const inspected = importsContract['imports.inspect'].output.parse(
    await answerOf(service, 'imports.inspect', { fileToken: service.offerFile(path) }),
  );
  const name = present(inspected.suggestedSheet, 'a sheet is proposed');
  const sheet = present(
    inspected.sheets.find((one) => one.name === name),
    'the proposed sheet is there',
  );
  const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
  return {
    fileToken: inspected.fileToken,
    sheet: sheet.name,
    mapping: sheet.mapping,
    lenderId: present(lenders[0], 'a book has a lender').id,
    cutoverOn: sheet.asOf,
  };
}

type Choice = Omit<Awaited<ReturnType<typeof chooseFile>>, 'cutoverOn'> & {
  readonly cutoverOn: string | null;
};

export async function runReport(service: Service, choice: Choice) {
  return importsContract['imports.run'].output.parse(await answerOf(service, 'imports.run', choice));
}

const TITLES =
  '合同编号,姓名,身份证号码,联系电话,车架号,放款日期,贷款金额(元),年利率(%),还款方式,期数,首期还款日,已还期数,逾期利息,罚息';

/** A CSV of running loans of invented persons, one after another: contract BB-000001 and so on. */
export function ledgerCsv(
  count: number,
  change: (line: string, row: number) => string = (line) => line,
): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const no = (index + 1).toString().padStart(6, '0');
    const met = index % 10 === 0 ? 5 : 9;
    const line = `BB-${no},王示例,,19900${no},LZZC4390000${no},2025-12-10,60000,12,等额本息,36,2026-01-10,${met},,`;
    return change(line, index + 1);
  });
  return `${[TITLES, ...lines].join('\n')}\n`;
}
