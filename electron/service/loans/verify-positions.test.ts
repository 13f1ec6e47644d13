import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { bookContract } from '../../../shared/contract/book.ts';
import { lendersContract } from '../../../shared/contract/lenders.ts';
import { settingsContract } from '../../../shared/contract/settings.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { answerOf, serviceWithBook, withFolder } from '../../../tests/support/desk-for-tests.ts';
import { HANDLERS } from '../handlers.ts';
import { commandHandler } from '../rpc/handler.ts';
import { LOANS_PER_STEP } from './verify-positions.ts';

/** Two full steps and one of a single loan. */
const LOANS = 2 * LOANS_PER_STEP + 1;

/** What `verify` says of the ledger of a sample book after these statements were run behind the program's back. */
async function ledgerAfter(statements: readonly string[]) {
  return withFolder(async (bookDir) => {
    const found: { readonly ids: string[] } = { ids: [] };
    const tamper = commandHandler(settingsContract['settings.removeView'], async (ctx) => {
      ctx.withoutAudit();
      for (const statement of statements) await sql.raw(statement).execute(ctx.tx);
      const loans = await ctx.tx.selectFrom('loan').select('id').orderBy('id').execute();
      found.ids.push(...loans.map((loan) => loan.id));
      return ok({});
    });
    const service = await serviceWithBook({ bookDir, handlers: { ...HANDLERS, 'test.tamper': tamper } });
    const lenders = lendersContract['lenders.list'].output.parse(await answerOf(service, 'lenders.list', {}));
    const sample = { loans: LOANS, seed: 7, asOf: '2026-11-23', lenderId: lenders[0]?.id };
    await answerOf(service, 'sample.fill', sample);
    await answerOf(service, 'test.tamper', { list: 'x', name: 'y' });
    const verdict = bookContract['book.verify'].output.parse(await answerOf(service, 'book.verify', {}));
    await service.close();
    return { ids: found.ids, ledger: verdict.findings.find((finding) => finding.check === 'ledger') };
  });
}

const changed = (rank: number): string =>
  `UPDATE loan_position SET overdue_total_fen = overdue_total_fen + 1
    WHERE loan_id = (SELECT id FROM loan ORDER BY id LIMIT 1 OFFSET ${rank})`;

describe('the check of the stored positions, step by step', () => {
  it('takes in every loan once, whole steps and the rest', async () => {
    const { ledger } = await ledgerAfter([]);
    expect(ledger).toEqual({ check: 'ledger', isOk: true, checkedCount: LOANS, failedIds: [] });
  });

  it('finds a fen too much in the last step, and on both sides of the border between two steps', async () => {
    const last = LOANS - 1;
    const border = LOANS_PER_STEP - 1;
    const { ids, ledger } = await ledgerAfter([changed(last), changed(border), changed(border + 1)]);
    expect(ledger).toEqual({
      check: 'ledger',
      isOk: false,
      checkedCount: LOANS,
      failedIds: [ids[border], ids[border + 1], ids[last]],
    });
  });

  it('finds a position that is missing', async () => {
    const last = LOANS - 1;
    const { ids, ledger } = await ledgerAfter([
      `DELETE FROM loan_position WHERE loan_id = (SELECT max(id) FROM loan)`,
    ]);
    expect(ledger).toMatchObject({ isOk: false, checkedCount: LOANS, failedIds: [ids[last]] });
  });
});
