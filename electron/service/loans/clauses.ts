import type { z } from 'zod';
import {
  clauseKindField,
  type clauseScopeField,
  type loansAddClause,
  type loansApplyClauses,
  type loansEndClause,
} from '../../../shared/contract/clauses.ts';
import { domainError } from '../../../shared/domain/errors.ts';
import { invariant, present } from '../../../shared/kernel/assert.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import { localDate } from '../../../shared/kernel/local-date.ts';
import { err, ok } from '../../../shared/kernel/result.ts';
import { clauseCounts, fillClauses } from '../db/clause-fill.ts';
import type { ReadDb } from '../db/handles.ts';
import type { CommandContext } from '../rpc/context.ts';
import { sha256Hex } from '../sha256.ts';

type Clause = z.output<typeof loansAddClause.input>['clause'];
type Scope = z.output<typeof clauseScopeField>;

/** The clauses in force: what letters, agreements and costs may rest on. */
export async function clausesOf(db: ReadDb, loanId: string) {
  const rows = await db
    .selectFrom('loan_clause')
    .select(['kind', 'clause_no', 'wording'])
    .where('loan_id', '=', loanId)
    .where('ended_at', 'is', null)
    .orderBy('clause_no')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ kind: row.kind, clauseNo: row.clause_no, wording: row.wording }));
}

/** Every clause that was ever recorded on a loan: in force first, then ended ones, the last ended first. */
export async function clauseRecordsOf(db: ReadDb, loanId: string) {
  const rows = await db
    .selectFrom('loan_clause')
    .leftJoin('actor as recorder', 'recorder.id', 'loan_clause.recorded_by')
    .leftJoin('actor as ender', 'ender.id', 'loan_clause.ended_by')
    .selectAll('loan_clause')
    .select(['recorder.name as recorder_name', 'ender.name as ender_name'])
    .where('loan_id', '=', loanId)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('clause_no')
    .orderBy('loan_clause.id')
    .execute();
  return rows.map((row) => ({
    clauseId: row.id,
    kind: row.kind,
    clauseNo: row.clause_no,
    wording: row.wording,
    paperOn: localDate(row.paper_on),
    recordedAt: instant(row.recorded_at),
    recordedBy: row.recorder_name,
    ended:
      row.ended_at === null
        ? null
        : { at: instant(row.ended_at), by: row.ender_name ?? '', reason: row.end_reason ?? '' },
  }));
}

/** The wording itself stays in the book; the audit trail proves it by its hash. */
function provenClause({ kind, clauseNo, wording }: Clause) {
  return { kind, clauseNo, wordingSha256: sha256Hex(wording) };
}

export async function addClause(ctx: CommandContext, input: z.output<typeof loansAddClause.input>) {
  const { loanId, clause, paperOn, replacesId } = input;
  if (paperOn > ctx.today) return err(domainError('clause.paperInFuture', { today: ctx.today }));
  const loan = await ctx.tx.selectFrom('loan').select('id').where('id', '=', loanId).executeTakeFirst();
  if (loan === undefined) return err(domainError('record.notFound', { kind: 'loan', id: loanId }));
  if (replacesId !== null) {
    const old = await findClause(ctx, replacesId);
    if (old === undefined || old.loan_id !== loanId) {
      return err(domainError('record.notFound', { kind: 'clause', id: String(replacesId) }));
    }
    if (old.ended_at !== null) return err(domainError('clause.ended', { clauseId: replacesId }));
    await end(ctx, replacesId, '');
  }
  const twin = await ctx.tx
    .selectFrom('loan_clause')
    .select('id')
    .where('loan_id', '=', loanId)
    .where('kind', '=', clause.kind)
    .where('clause_no', '=', clause.clauseNo)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (twin !== undefined) return err(domainError('clause.onRecord', { clauseNo: clause.clauseNo }));
  const stored = await ctx.tx
    .insertInto('loan_clause')
    .values({
      loan_id: loanId,
      kind: clause.kind,
      clause_no: clause.clauseNo,
      wording: clause.wording,
      paper_on: paperOn,
      recorded_at: ctx.now,
      recorded_by: ctx.actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  ctx.audit({
    action: 'loans.addClause',
    subjectKind: 'loan',
    subjectId: loanId,
    detail: { clauseId: stored.id, ...provenClause(clause), paperOn, replacesId },
  });
  ctx.touch('loans', 'letters', 'imports');
  return ok({ clauseId: stored.id });
}

function findClause(ctx: CommandContext, clauseId: number) {
  return ctx.tx
    .selectFrom('loan_clause')
    .select(['id', 'loan_id', 'kind', 'clause_no', 'ended_at'])
    .where('id', '=', clauseId)
    .executeTakeFirst();
}

async function end(ctx: CommandContext, clauseId: number, reason: string): Promise<void> {
  const result = await ctx.tx
    .updateTable('loan_clause')
    .set({ ended_at: ctx.now, ended_by: ctx.actor.id, end_reason: reason })
    .where('id', '=', clauseId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  invariant(result.numUpdatedRows === 1n, 'one clause in force is ended');
}

export async function endClause(ctx: CommandContext, input: z.output<typeof loansEndClause.input>) {
  const old = await findClause(ctx, input.clauseId);
  if (old === undefined) {
    return err(domainError('record.notFound', { kind: 'clause', id: String(input.clauseId) }));
  }
  if (old.ended_at !== null) return err(domainError('clause.ended', { clauseId: input.clauseId }));
  await end(ctx, input.clauseId, input.reason);
  ctx.audit({
    action: 'loans.endClause',
    subjectKind: 'loan',
    subjectId: old.loan_id,
    detail: { clauseId: old.id, kind: old.kind, clauseNo: old.clause_no, reason: input.reason },
  });
  ctx.touch('loans', 'letters', 'imports');
  return ok({});
}

export async function clauseCoverage(db: ReadDb, scope: Scope) {
  const counts = await clauseCounts(db, scope);
  return {
    loanCount: counts.loanCount,
    withoutClauses: counts.withoutClauses,
    missing: clauseKindField.options.map((kind) => ({
      kind,
      loanCount: counts.loanCount - (counts.loansByKind.get(kind) ?? 0),
    })),
  };
}

/**
 * One contract form's clauses on all loans made on it. The loans' own rows are not touched: clauses belong to taking a
 * ledger over, like its confirmed openings, so an import can still be undone and takes them with it.
 */
export async function applyClauses(ctx: CommandContext, input: z.output<typeof loansApplyClauses.input>) {
  const { scope, onto, paperOn, clauses } = input;
  if (paperOn !== null && paperOn > ctx.today) {
    return err(domainError('clause.paperInFuture', { today: ctx.today }));
  }
  const repeated = clauses.find((one, at) =>
    clauses.slice(0, at).some((other) => other.kind === one.kind && other.clauseNo === one.clauseNo),
  );
  if (repeated !== undefined) return err(domainError('clause.repeated', { clauseNo: repeated.clauseNo }));
  const before = await clauseCounts(ctx.tx, scope);
  const clauseCount = await fillClauses(ctx.tx, {
    scope,
    onto,
    paperOn,
    clauses,
    recordedAt: ctx.now,
    recordedBy: ctx.actor.id,
  });
  if (clauseCount === 0) return err(domainError('clause.nothingToAdd', { loanCount: before.loanCount }));
  const loanCount = await loansJustFilled(ctx, clauseCount);
  ctx.audit({
    action: 'loans.applyClauses',
    subjectKind: scope.kind,
    subjectId: scope.kind === 'import' ? scope.importId : scope.lenderId,
    detail: { onto, paperOn, loanCount, clauseCount, clauses: clauses.map(provenClause) },
  });
  ctx.touch('loans', 'letters', 'imports');
  return ok({ loanCount, clauseCount });
}

/** The rows just written are the last ones of the table. */
async function loansJustFilled(ctx: CommandContext, clauseCount: number): Promise<number> {
  const last = await ctx.tx
    .selectFrom('loan_clause')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirstOrThrow();
  const row = await ctx.tx
    .selectFrom('loan_clause')
    .select((eb) => eb.fn.count<number>('loan_id').distinct().as('loans'))
    .where('id', '>', present(last.id, 'clauses were written') - clauseCount)
    .executeTakeFirstOrThrow();
  return row.loans;
}
