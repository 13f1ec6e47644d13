import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookStatusSchema } from '../../../shared/contract/book.ts';
import { importsContract } from '../../../shared/contract/imports.ts';
import { loansList } from '../../../shared/contract/loans.ts';
import { present } from '../../../shared/kernel/assert.ts';
import {
  answerOf,
  codeOf,
  OWNER_PASSPHRASE,
  RESOURCES,
  serviceFor,
  serviceWithBook,
  withFolder,
} from '../../../tests/support/desk-for-tests.ts';
import { chooseFile, ledgerCsv, runReport } from '../../../tests/support/import-for-tests.ts';
import type { Service } from '../start-service.ts';

const SAMPLE = join(RESOURCES, 'sample', 'ledger-300.xlsx');
const KILLED = join(import.meta.dirname, '..', '..', '..', 'tests', 'support', 'import-killed.ts');

async function loanCount(service: Service): Promise<number> {
  const input = { filter: {}, sort: { by: 'contractNo', direction: 'asc' }, offset: 0, limit: 10 };
  return loansList.output.parse(await answerOf(service, 'loans.list', input)).total;
}

async function firstLoans(service: Service) {
  const input = { filter: {}, sort: { by: 'contractNo', direction: 'asc' }, offset: 0, limit: 10 };
  return loansList.output.parse(await answerOf(service, 'loans.list', input)).rows;
}

async function verify(service: Service): Promise<void> {
  expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
}

async function auditCount(service: Service): Promise<number | undefined> {
  const verified = await answerOf(service, 'book.verify', {});
  const findings = present(verified, 'verify answers');
  const text = JSON.stringify(findings);
  return Number(/"check":"audit"[^}]*"checkedCount":(\d+)/.exec(text)?.[1]);
}

/** A book in a folder with hanzi and a blank, and a ledger of so many loans beside it. */
function withLedger(count: number, work: (service: Service, file: string) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const file = join(folder, '台账 一.csv');
    await writeFile(file, ledgerCsv(count));
    const service = await serviceWithBook({ bookDir: join(folder, '账本 1') });
    try {
      await work(service, file);
    } finally {
      await service.close();
    }
  });
}

const cutover = { cutoverOn: '2026-11-22' };

describe('a ledger becomes loans', () => {
  it('the sample of 300: 292 in, 8 out; again nothing; undone as if never there', { timeout: 120_000 }, () =>
    withFolder(async (bookDir) => {
      const service = await serviceWithBook({ bookDir });
      const choice = await chooseFile(service, SAMPLE);
      const dry = importsContract['imports.dryRun'].output.parse(
        await answerOf(service, 'imports.dryRun', choice),
      );
      expect(dry).toMatchObject({ file: 'ledger-300.xlsx', loanRows: 300, goodRows: 292, newRows: 292 });
      expect(dry.badRows.map((bad) => bad.row)).toEqual([21, 62, 98, 135, 174, 210, 248, 295]);
      expect(dry).toMatchObject({ distinctBorrowers: 274, totalPrincipalFen: 4_060_000_000 });
      expect(await loanCount(service)).toBe(0);

      const run = await runReport(service, choice);
      expect(run.report).toEqual(dry);
      expect(await loanCount(service)).toBe(292);
      await verify(service);

      const again = await runReport(service, choice);
      expect(again).toMatchObject({ importId: null, report: { newRows: 0, sameRows: 292 } });

      const importId = present(run.importId, 'loans went in');
      expect(await answerOf(service, 'imports.undo', { importId })).toEqual({ loanCount: 292 });
      expect(await loanCount(service)).toBe(0);
      await verify(service);
      expect(await codeOf(service, 'imports.undo', { importId })).toBe('import.alreadyUndone');
      const { imports } = importsContract['imports.list'].output.parse(
        await answerOf(service, 'imports.list', {}),
      );
      expect(imports).toMatchObject([{ loanCount: 292, badCount: 8, undoBlockedBy: 'undone' }]);
      expect((await runReport(service, choice)).report).toMatchObject({ newRows: 292, sameRows: 0 });
      await service.close();
    }),
  );

  it('a copy with a changed row and a new one shows both and takes in the new one alone', () =>
    withLedger(5, async (service, file) => {
      await runReport(service, { ...(await chooseFile(service, file)), ...cutover });
      await writeFile(
        file,
        ledgerCsv(6, (line, row) => (row === 2 ? line.replace('60000', '70000') : line)),
      );
      const second = await runReport(service, { ...(await chooseFile(service, file)), ...cutover });
      expect(second.report).toMatchObject({ newRows: 1, sameRows: 4, changedRows: [3], badRows: [] });
      expect(await loanCount(service)).toBe(6);
    }));

  it('a file changed after it was inspected is refused, and the book stays as it was', () =>
    withLedger(3, async (service, file) => {
      const choice = { ...(await chooseFile(service, file)), ...cutover };
      const before = await auditCount(service);
      await writeFile(file, ledgerCsv(4));
      expect(await codeOf(service, 'imports.run', choice)).toBe('import.fileChanged');
      expect(await auditCount(service)).toBe(before);
      expect(await loanCount(service)).toBe(0);
    }));

  it('no mapping with a field twice, no unknown sheet, no unknown lender, no used-up file', () =>
    withLedger(3, async (service, file) => {
      const choice = { ...(await chooseFile(service, file)), ...cutover };
      const twice = [...choice.mapping, ...choice.mapping];
      expect(await codeOf(service, 'imports.run', { ...choice, mapping: twice })).toBe(
        'import.mappingInvalid',
      );
      expect(await codeOf(service, 'imports.run', { ...choice, sheet: '没有' })).toBe('import.sheetUnknown');
      expect(await codeOf(service, 'imports.run', { ...choice, lenderId: 'nobody' })).toBe('record.notFound');
      expect(await codeOf(service, 'imports.run', { ...choice, fileToken: 'x' })).toBe(
        'import.fileTokenUsed',
      );
      const impostor = join(file, '..', '假.xlsx');
      await copyFile(file, impostor);
      const fileToken = service.offerFile(impostor);
      expect(await codeOf(service, 'imports.inspect', { fileToken })).toBe('import.notAWorkbook');
      expect(await loanCount(service)).toBe(0);
    }));
});

describe('the same command again', () => {
  it('answers the whole report of the first run and stores nothing', () =>
    withLedger(3, async (service, file) => {
      const choice = { ...(await chooseFile(service, file)), ...cutover };
      const first = await answerOf(service, 'imports.run', choice, 'import-1');
      const audited = await auditCount(service);
      expect(await answerOf(service, 'imports.run', choice, 'import-1')).toEqual(first);
      expect(first).toMatchObject({ report: { newRows: 3, file: '台账 一.csv' } });
      expect(await auditCount(service)).toBe(audited);
      expect(await loanCount(service)).toBe(3);
    }));
});

describe('taking an import back', () => {
  it('is refused once money was booked, naming the contract, and leaves everything', () =>
    withLedger(3, async (service, file) => {
      const run = await runReport(service, { ...(await chooseFile(service, file)), ...cutover });
      const loan = present((await firstLoans(service))[0], 'a loan');
      await answerOf(service, 'receipts.book', {
        loanId: loan.loanId,
        amountFen: 10_000,
        businessOn: '2026-11-23',
        channel: 'bank-transfer',
        payerName: '王示例',
        payerRelation: 'borrower',
        reference: 'R1',
        designation: '',
        isDuplicateConfirmed: false,
        note: '',
      });
      const refused = await service.call('imports.undo', { importId: run.importId });
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: 'import.builtOn',
          params: { builtOn: 'receipt', loanCount: 1, contractNos: 'BB-000001' },
        },
      });
      expect(await loanCount(service)).toBe(3);
      await verify(service);
    }));

  it('confirmed openings do not stand in its way, and a confirmation names who and when', () =>
    withLedger(3, async (service, file) => {
      const run = await runReport(service, { ...(await chooseFile(service, file)), ...cutover });
      const openings = importsContract['imports.openings'].output.parse(
        await answerOf(service, 'imports.openings', { importId: run.importId }),
      );
      expect(openings.openings.map((one) => one.sourceRow)).toEqual([2, 3, 4]);
      expect(openings.openings[0]).toMatchObject({ sourceFile: '台账 一.csv', cutOverOn: '2026-11-22' });
      const loanIds = openings.openings.map((one) => one.loanId);
      expect(await answerOf(service, 'imports.confirmOpening', { loanIds })).toEqual({ confirmed: 3 });
      expect(await codeOf(service, 'imports.confirmOpening', { loanIds })).toBe('opening.alreadyConfirmed');
      expect(await codeOf(service, 'imports.confirmOpening', { loanIds: ['none'] })).toBe('opening.absent');
      expect(await answerOf(service, 'imports.undo', { importId: run.importId })).toEqual({ loanCount: 3 });
      await verify(service);
    }));
});

describe('all or nothing', () => {
  it('cancelled while storing, nothing of it is in the book', { timeout: 60_000 }, () =>
    withLedger(2500, async (service, file) => {
      const choice = { ...(await chooseFile(service, file)), ...cutover };
      const before = await auditCount(service);
      service.onEvent(({ payload }) => {
        if (typeof payload !== 'object' || payload === null) return;
        if (!('done' in payload) || !('total' in payload)) return;
        if (Number(payload.done) > Number(payload.total) / 2)
          void service.call('jobs.cancel', { jobId: 'import-1' });
      });
      const outcome = await service.call('imports.run', choice, { commandId: 'import-1' });
      expect(outcome).toMatchObject({ ok: false, error: { code: 'job.cancelled' } });
      expect(await loanCount(service)).toBe(0);
      expect(await auditCount(service)).toBe(before);
    }),
  );

  it(
    'killed while storing, nothing of it is in the book, and it can be imported then',
    { timeout: 90_000 },
    () =>
      withFolder(async (folder) => {
        const bookDir = join(folder, '账本');
        const file = join(folder, '台账 二.csv');
        await writeFile(file, ledgerCsv(2500).replaceAll(',9,,', ',,,').replaceAll(',5,,', ',,,'));
        await (await serviceWithBook({ bookDir })).close();
        const child = spawn(process.execPath, [KILLED, bookDir, file]);
        const said: string[] = [];
        child.stdout.on('data', (text: Buffer) => {
          said.push(text.toString());
          child.kill('SIGKILL');
        });
        await once(child, 'close');
        expect(said.join('')).toMatch(/^storing/);
        expect(said.join('')).not.toContain('done');
        const service = await serviceFor({ bookDir });
        const { users } = bookStatusSchema.parse(await answerOf(service, 'book.status', {}));
        await answerOf(service, 'book.unlock', { userId: users[0]?.id, passphrase: OWNER_PASSPHRASE });
        expect(await loanCount(service)).toBe(0);
        await verify(service);
        const run = await runReport(service, await chooseFile(service, file));
        expect(run.report.newRows).toBe(2500);
        await service.close();
      }),
  );
});
