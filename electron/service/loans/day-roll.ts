import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import { syncCases } from '../cases/commands.ts';
import { setBookFact } from '../db/book-facts.ts';
import type { JobContext } from '../rpc/context.ts';
import { loadLoanStates } from './load-loan.ts';
import { loansToRoll, positionOf, refreshPositions, rolledTo } from './positions.ts';

const LOANS_PER_STEP = 500;

export interface DayRollResult {
  readonly asOf: LocalDate;
  readonly rolledLoans: number;
  readonly overdueLoans: number;
  /** false: a day before the book's own; counted from the ledger, nothing stored */
  readonly isStored: boolean;
}

/**
 * Brings every cached position to a day, in steps between which queries answer. Loans with nothing new are not touched.
 * A day before the one the book stands at is only looked at: today's state stays as it is.
 */
export async function rollDay(ctx: JobContext, asOf: LocalDate): Promise<DayRollResult> {
  const stands = await ctx.read(({ db }) => rolledTo(db));
  if (stands !== undefined && asOf < stands) return lookBack(ctx, asOf);
  const loanIds = await ctx.read(({ db }) => loansToRoll(db, asOf));
  for (let done = 0; done < loanIds.length; done += LOANS_PER_STEP) {
    const step = loanIds.slice(done, done + LOANS_PER_STEP);
    await ctx.write(async (command) => {
      command.withoutAudit();
      await refreshPositions(command.tx, step, asOf);
      await syncCases(command.tx, asOf, { recordedAt: command.now, loanIds: step });
    });
    ctx.progress(Math.min(done + LOANS_PER_STEP, loanIds.length), loanIds.length);
  }
  await ctx.write(async (command) => {
    await setBookFact(command.tx, 'rolled_to', asOf);
    if (stands === asOf) command.withoutAudit();
    else {
      command.audit({
        action: 'book.dayRoll',
        subjectKind: 'book',
        subjectId: asOf,
        detail: { loans: loanIds.length },
      });
    }
    if (loanIds.length > 0 || stands !== asOf) command.touch('loans', 'cases', 'morning');
  });
  const overdue = await ctx.read(({ db }) =>
    db
      .selectFrom('loan_position')
      .select((eb) => eb.fn.count<number>('oldest_unpaid_due_on').as('count'))
      .executeTakeFirstOrThrow(),
  );
  return { asOf, rolledLoans: loanIds.length, overdueLoans: overdue.count, isStored: true };
}

async function lookBack(ctx: JobContext, asOf: LocalDate): Promise<DayRollResult> {
  const rows = await ctx.read(({ db }) =>
    db.selectFrom('loan').select('id').where('disbursed_on', '<=', asOf).execute(),
  );
  let overdueLoans = 0;
  for (let done = 0; done < rows.length; done += LOANS_PER_STEP) {
    const step = rows.slice(done, done + LOANS_PER_STEP).map((row) => row.id);
    const states = await ctx.read(({ db }) => loadLoanStates(db, step));
    for (const state of states.values()) if (positionOf(state, asOf).dpd > 0) overdueLoans += 1;
    ctx.progress(Math.min(done + LOANS_PER_STEP, rows.length), rows.length);
  }
  return { asOf, rolledLoans: rows.length, overdueLoans, isStored: false };
}
