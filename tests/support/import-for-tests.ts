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

export type Choice = Awaited<ReturnType<typeof chooseFile>>;

export async function runReport(service: Service, choice: Choice) {
  return importsContract['imports.run'].output.parse(await answerOf(service, 'imports.run', choice));
}
