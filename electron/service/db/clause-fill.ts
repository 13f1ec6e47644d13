import { sql } from 'kysely';
import type { ReadDb, WriteTx } from './handles.ts';

/** Loans made on one contract form. */
export type ClauseScope =
  | { readonly kind: 'import'; readonly importId: string }
  | { readonly kind: 'lender'; readonly lenderId: string; readonly product: string | null };

export interface ClauseFill {
  readonly scope: ClauseScope;
  readonly onto: 'without-clauses' | 'missing-kind';
  /** null: each loan's own signing day */
  readonly paperOn: string | null;
  readonly clauses: readonly { readonly kind: string; readonly clauseNo: string; readonly wording: string }[];
  readonly recordedAt: string;
  readonly recordedBy: string;
}

function inScope(scope: ClauseScope) {
  if (scope.kind === 'import') return sql`loan.import_id = ${scope.importId}`;
  if (scope.product === null) return sql`loan.lender_id = ${scope.lenderId}`;
  return sql`loan.lender_id = ${scope.lenderId} AND loan.product = ${scope.product}`;
}

/** One statement per clause, so that a hundred thousand loans need no round trip each. Answers how many rows it wrote. */
export async function fillClauses(tx: WriteTx, fill: ClauseFill): Promise<number> {
  const last = await tx
    .selectFrom('loan_clause')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  // what this very command writes does not count as a clause that a loan had
  const before = last?.id ?? 0;
  let written = 0;
  for (const clause of fill.clauses) {
    const sameKind = fill.onto === 'missing-kind' ? sql`AND had.kind = ${clause.kind}` : sql``;
    const result = await sql`
      INSERT INTO loan_clause (loan_id, kind, clause_no, wording, paper_on, recorded_at, recorded_by)
      SELECT loan.id, ${clause.kind}, ${clause.clauseNo}, ${clause.wording}, coalesce(${fill.paperOn}, loan.signed_on),
             ${fill.recordedAt}, ${fill.recordedBy}
      FROM loan
      WHERE ${inScope(fill.scope)} AND NOT EXISTS (
        SELECT 1 FROM loan_clause AS had
        WHERE had.loan_id = loan.id AND had.ended_at IS NULL AND had.id <= ${before} ${sameKind})
      ORDER BY loan.id`.execute(tx);
    written += Number(result.numAffectedRows ?? 0);
  }
  return written;
}

/** Loans of a scope, those without a clause, and those that have each kind. */
export async function clauseCounts(db: ReadDb, scope: ClauseScope) {
  const totals = await sql<{ readonly loans: number; readonly bare: number }>`
    SELECT count(*) AS loans,
           coalesce(sum(NOT EXISTS (SELECT 1 FROM loan_clause
             WHERE loan_clause.loan_id = loan.id AND loan_clause.ended_at IS NULL)), 0) AS bare
    FROM loan WHERE ${inScope(scope)}`.execute(db);
  const kinds = await sql<{ readonly kind: string; readonly loans: number }>`
    SELECT loan_clause.kind, count(DISTINCT loan.id) AS loans
    FROM loan JOIN loan_clause ON loan_clause.loan_id = loan.id AND loan_clause.ended_at IS NULL
    WHERE ${inScope(scope)} GROUP BY loan_clause.kind`.execute(db);
  return {
    loanCount: totals.rows[0]?.loans ?? 0,
    withoutClauses: totals.rows[0]?.bare ?? 0,
    loansByKind: new Map(kinds.rows.map((row) => [row.kind, row.loans])),
  };
}
