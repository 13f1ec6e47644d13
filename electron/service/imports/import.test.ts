import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsContract } from '../../../shared/contract/imports.ts';
import { answerOf, RESOURCES, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { chooseFile, runReport } from '../../../tests/support/import-for-tests.ts';

const SAMPLE = join(RESOURCES, 'sample', 'ledger-300.xlsx');

describe('a ledger becomes loans', () => {
  it('the sample of 300: 292 in, 8 out, the book verifies', { timeout: 60_000 }, () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const choice = await chooseFile(service, SAMPLE);
      const dry = importsContract['imports.dryRun'].output.parse(
        await answerOf(service, 'imports.dryRun', choice),
      );
      expect(dry).toMatchObject({ file: 'ledger-300.xlsx', loanRows: 300, goodRows: 292, newRows: 292 });
      expect(dry.badRows).toHaveLength(8);
      const run = await runReport(service, choice);
      expect(run.report).toMatchObject({ goodRows: 292, newRows: 292, sameRows: 0 });
      const verified = await answerOf(service, 'book.verify', {});
      expect(verified).toMatchObject({ isOk: true });
      await service.close();
    }),
  );
});
