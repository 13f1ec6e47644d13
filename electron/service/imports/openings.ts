import type { z } from 'zod';
import type { importsContract } from '../../../shared/contract/imports.ts';
import { type DomainError, domainError } from '../../../shared/domain/errors.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ReadDb } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';

type Asked = z.output<(typeof importsContract)['imports.openings']['input']>;
type Answer = z.input<(typeof importsContract)['imports.openings']['output']>;

const LOANS_PER_STEP = 500;

/** Opening balances that nobody has confirmed, with the file and row that each comes from. */
export async function unconfirmedOpenings(db: ReadDb, asked: Asked): Promise<Answer> {
  const { importId } = asked;
  const source = db
    .selectFrom('opening_balance')
    .innerJoin('loan', 'loan.id', 'opening_balance.loan_id')
    .innerJoin('person', 'person.id', 'loan.borrower_id')
    .where('opening_balance.confirmed_at', 'is', null)
    .$if(importId !== undefined, (query) => query.where('loan.import_id', '=', importId ?? null));
  const counted = await source.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await source
    .select([
      'loan.id',
      'loan.contract_no',
      'person.name',
      'opening_balance.cut_over_on',
      'opening_balance.principal_fen',
      'opening_balance.interest_fen',
      'opening_balance.penalty_fen',
      'opening_balance.fee_fen',
      'opening_balance.instalments_met',
      'opening_balance.last_demand_on',
      'opening_balance.source_file',
      'opening_balance.source_row',
    ])
    .orderBy('opening_balance.source_file')
    .orderBy('opening_balance.source_row')
    .orderBy('loan.contract_no')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute();
  return {
    total: counted.total,
    openings: rows.map((row) => ({
      loanId: row.id,
      contractNo: row.contract_no,
      borrowerName: row.name,
      cutOverOn: row.cut_over_on,
      principalFen: row.principal_fen,
      interestFen: row.interest_fen,
      penaltyFen: row.penalty_fen,
      feeFen: row.fee_fen,
      instalmentsMet: row.instalments_met,
      lastDemandOn: row.last_demand_on,
      sourceFile: row.source_file,
      sourceRow: row.source_row,
    })),
  };
}

type ConfirmError = DomainError<'opening.absent' | 'opening.alreadyConfirmed'>;

/**
 * The actor stands for these figures. Loans confirmed before keep whoever confirmed them; when all are, that is said.
 */
export async function confirmOpenings(
  ctx: CommandContext,
  loanIds: readonly string[],
): Promise<Result<{ readonly confirmed: number }, ConfirmError>> {
  const unconfirmed: string[] = [];
  for (let start = 0; start < loanIds.length; start += LOANS_PER_STEP) {
    const some = loanIds.slice(start, start + LOANS_PER_STEP);
    const rows = await ctx.tx
      .selectFrom('opening_balance')
      .select(['loan_id', 'confirmed_at'])
      .where('loan_id', 'in', some)
      .execute();
    const found = new Set(rows.map((row) => row.loan_id));
    const absent = some.find((loanId) => !found.has(loanId));
    if (absent !== undefined) return err(domainError('opening.absent', { loanId: absent }));
    unconfirmed.push(...rows.filter((row) => row.confirmed_at === null).map((row) => row.loan_id));
  }
  if (unconfirmed.length === 0) {
    return err(domainError('opening.alreadyConfirmed', { loanId: loanIds[0] ?? '' }));
  }
  for (let start = 0; start < unconfirmed.length; start += LOANS_PER_STEP) {
    await ctx.tx
      .updateTable('opening_balance')
      .set({ confirmed_by: ctx.actor.id, confirmed_at: ctx.now })
      .where('loan_id', 'in', unconfirmed.slice(start, start + LOANS_PER_STEP))
      .execute();
  }
  for (const loanId of unconfirmed)
    ctx.audit({ action: 'imports.confirmOpening', subjectKind: 'loan', subjectId: loanId });
  ctx.touch('imports', 'loans', 'letters', 'morning');
  return ok({ confirmed: unconfirmed.length });
}
