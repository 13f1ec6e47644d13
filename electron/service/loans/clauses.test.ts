import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsContract } from '../../../shared/contract/imports.ts';
import { lettersContract } from '../../../shared/contract/letters.ts';
import { loansGet } from '../../../shared/contract/loan-page.ts';
import { loansContract } from '../../../shared/contract/loans.ts';
import { present } from '../../../shared/kernel/assert.ts';
import { answerOf, codeOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { chooseFile, ledgerCsv, runReport } from '../../../tests/support/import-for-tests.ts';
import type { Service } from '../start-service.ts';

interface Imported {
  readonly service: Service;
  readonly importId: string;
  readonly loanIds: readonly string[];
}

const DELIVERY = { kind: 'delivery-address', clauseNo: '18.2', wording: '约定地址为送达地址。' };
const COSTS = { kind: 'costs', clauseNo: '12', wording: '实现债权的费用由借款人承担。' };

/** A ledger of so many running loans, taken over; each borrower's address is marked as the agreed one. */
function withImport(count: number, work: (book: Imported) => Promise<void>): Promise<void> {
  return withFolder(async (folder) => {
    const file = join(folder, '台账 一.csv');
    const csv = ledgerCsv(count, (line) => `${line},示例市示例路 8 号`);
    await writeFile(file, csv.replace('逾期利息,罚息', '逾期利息,罚息,约定送达地址'));
    const service = await serviceWithBook({ bookDir: join(folder, '账本 1') });
    const choice = { ...(await chooseFile(service, file)), cutoverOn: '2026-11-22' };
    const run = await runReport(service, choice);
    const importId = present(run.importId, 'loans went in');
    const { rows } = loansContract['loans.list'].output.parse(
      await answerOf(service, 'loans.list', {
        filter: { importId },
        sort: { by: 'contractNo', direction: 'asc' },
        offset: 0,
        limit: 50,
      }),
    );
    try {
      await work({ service, importId, loanIds: rows.map((row) => row.loanId) });
    } finally {
      await service.close();
    }
  });
}

async function clausesOn(service: Service, loanId: string | undefined) {
  return loansGet.output.parse(await answerOf(service, 'loans.get', { loanId })).clauses;
}

async function addressCheck(service: Service, loanId: string | undefined) {
  const { checks } = lettersContract['letters.check'].output.parse(
    await answerOf(service, 'letters.check', { loanId }),
  );
  return checks.find((one) => one.code === 'address');
}

describe('a clause of a loan that exists already', () => {
  it('an address marked as agreed lacks its clause until that is recorded with its paper', () =>
    withImport(2, async ({ service, loanIds: [loanId] }) => {
      expect(await addressCheck(service, loanId)).toMatchObject({
        state: 'warn',
        params: { isAgreed: false, lacksClause: true },
      });
      const input = { loanId, clause: DELIVERY, paperOn: '2025-12-09', replacesId: null };
      await answerOf(service, 'loans.addClause', input);
      expect(await addressCheck(service, loanId)).toMatchObject({
        state: 'pass',
        params: { isAgreed: true, lacksClause: false },
      });
      expect(await clausesOn(service, loanId)).toMatchObject([
        { ...DELIVERY, paperOn: '2025-12-09', recordedBy: '负责人', ended: null },
      ]);
      expect(await codeOf(service, 'loans.addClause', input)).toBe('clause.onRecord');
      expect(await codeOf(service, 'loans.addClause', { ...input, paperOn: '2026-11-24' })).toBe(
        'clause.paperInFuture',
      );
      expect(await codeOf(service, 'loans.addClause', { ...input, loanId: 'nobody' })).toBe(
        'record.notFound',
      );
    }));

  it('a replaced clause stays readable and no letter rests on it any more', () =>
    withImport(1, async ({ service, loanIds: [loanId] }) => {
      const add = (clause: object, replacesId: number | null) =>
        answerOf(service, 'loans.addClause', { loanId, clause, paperOn: '2025-12-10', replacesId });
      await add(DELIVERY, null);
      const [old] = await clausesOn(service, loanId);
      // the same number with another wording takes the old one's place
      await add({ ...DELIVERY, wording: '补充协议的送达条款。' }, old?.clauseId ?? 0);
      const both = await clausesOn(service, loanId);
      expect(both.map((one) => [one.wording, one.ended === null])).toEqual([
        ['补充协议的送达条款。', true],
        ['约定地址为送达地址。', false],
      ]);
      expect(both[1]?.ended).toMatchObject({ by: '负责人', reason: '' });
      expect(await codeOf(service, 'loans.endClause', { clauseId: old?.clauseId, reason: '再次' })).toBe(
        'clause.ended',
      );
      await answerOf(service, 'loans.endClause', { clauseId: both[0]?.clauseId, reason: '录错了合同' });
      expect(await addressCheck(service, loanId)).toMatchObject({ params: { lacksClause: true } });
      expect((await clausesOn(service, loanId)).map((one) => one.ended?.reason).toSorted()).toEqual([
        '',
        '录错了合同',
      ]);
    }));

  it('markup in a wording is kept as typed, too long a wording is refused, nothing is cut', () =>
    withImport(1, async ({ service, loanIds: [loanId] }) => {
      const of = (wording: string) => ({
        loanId,
        clause: { ...COSTS, wording },
        paperOn: '2025-12-10',
        replacesId: null,
      });
      expect(await codeOf(service, 'loans.addClause', of('长'.repeat(2001)))).toBe('input.invalid');
      await answerOf(service, 'loans.addClause', of('<b onclick="x()">费用</b>'));
      expect(await clausesOn(service, loanId)).toMatchObject([{ wording: '<b onclick="x()">费用</b>' }]);
    }));
});

describe('one contract form on many loans', () => {
  const apply = (importId: string, rest: object = {}) => ({
    scope: { kind: 'import', importId },
    onto: 'without-clauses',
    paperOn: null,
    clauses: [DELIVERY, COSTS],
    ...rest,
  });

  it('fills those without clauses in one audited step, leaves the others, and can be repeated without effect', () =>
    withImport(5, async ({ service, importId, loanIds }) => {
      const own = { ...DELIVERY, clauseNo: '9', wording: '这一笔自己的送达条款。' };
      await answerOf(service, 'loans.addClause', {
        loanId: loanIds[0],
        clause: own,
        paperOn: '2025-12-10',
        replacesId: null,
      });
      const scope = { kind: 'import', importId };
      expect(await answerOf(service, 'loans.clauseCoverage', { scope })).toMatchObject({
        loanCount: 5,
        withoutClauses: 4,
      });
      // 4 loans × 2 clauses
      expect(await answerOf(service, 'loans.applyClauses', apply(importId))).toEqual({
        loanCount: 4,
        clauseCount: 8,
      });
      expect(await clausesOn(service, loanIds[0])).toMatchObject([own]);
      // each loan's own signing day: its row of the ledger was signed when it was paid out
      expect(await clausesOn(service, loanIds[3])).toMatchObject([
        { ...COSTS, paperOn: '2025-12-10' },
        { ...DELIVERY, paperOn: '2025-12-10' },
      ]);
      expect(await codeOf(service, 'loans.applyClauses', apply(importId))).toBe('clause.nothingToAdd');
      // the loan with its own delivery clause lacks the costs clause alone
      expect(
        await answerOf(service, 'loans.applyClauses', apply(importId, { onto: 'missing-kind' })),
      ).toEqual({
        loanCount: 1,
        clauseCount: 1,
      });
      expect(await clausesOn(service, loanIds[0])).toMatchObject([COSTS, own]);
      const trail = JSON.stringify(
        await answerOf(service, 'audit.list', {
          subjectKind: 'import',
          subjectId: importId,
          limit: 10,
          beforeSeq: null,
        }),
      );
      expect(trail).toContain('loans.applyClauses');
      expect(trail).not.toContain('约定地址为送达地址');
    }));

  it('is refused whole when a clause is there twice or the paper is of tomorrow', () =>
    withImport(1, async ({ service, importId, loanIds: [loanId] }) => {
      expect(await codeOf(service, 'loans.applyClauses', apply(importId, { clauses: [COSTS, COSTS] }))).toBe(
        'clause.repeated',
      );
      expect(await codeOf(service, 'loans.applyClauses', apply(importId, { paperOn: '2026-11-24' }))).toBe(
        'clause.paperInFuture',
      );
      expect(await clausesOn(service, loanId)).toEqual([]);
    }));

  it('does not stand in the way of undoing the import, which takes the clauses with it', () =>
    withImport(3, async ({ service, importId, loanIds: [loanId] }) => {
      await answerOf(service, 'loans.applyClauses', apply(importId));
      const [clause] = await clausesOn(service, loanId);
      await answerOf(service, 'loans.endClause', { clauseId: clause?.clauseId, reason: '录错' });
      const { imports } = importsContract['imports.list'].output.parse(
        await answerOf(service, 'imports.list', {}),
      );
      expect(imports).toMatchObject([{ undoBlockedBy: null, loansWithoutClauses: 0 }]);
      expect(await answerOf(service, 'imports.undo', { importId })).toEqual({ loanCount: 3 });
      expect(await answerOf(service, 'book.verify', {})).toMatchObject({ isOk: true });
    }));
});
