import { z } from 'zod';
import { command, query } from './define.ts';
import { dateField, idField, instantField, requiredTextField, textField } from './fields.ts';

export const clauseKindField = z.enum([
  'acceleration',
  'costs',
  'delivery-address',
  'jurisdiction',
  'allocation',
  'sale',
  'penalty',
  'other',
]);

/** One clause of the contract paper: its number there and its wording. */
export const clauseInput = z.strictObject({
  kind: clauseKindField,
  clauseNo: requiredTextField(20),
  wording: requiredTextField(2000),
});

export const clauseIdField = z.number().int().positive();

/** A clause as recorded; one that was replaced or struck keeps its wording, with when, by whom and why it ended. */
export const clauseOutput = z.strictObject({
  clauseId: clauseIdField,
  kind: clauseKindField,
  clauseNo: z.string(),
  wording: z.string(),
  /** the day of the contract or supplement that holds it */
  paperOn: dateField,
  recordedAt: instantField,
  /** null: came with the loan */
  recordedBy: z.string().nullable(),
  /** null: in force */
  ended: z.strictObject({ at: instantField, by: z.string(), reason: z.string() }).nullable(),
});

/**
 * A clause of a loan that exists already. `replacesId` ends that clause and keeps it readable.
 * Errors: clause.onRecord {clauseNo} · clause.ended {clauseId} · clause.paperInFuture {today}
 */
export const loansAddClause = command({
  input: z.strictObject({
    loanId: idField('loan'),
    clause: clauseInput,
    paperOn: dateField,
    replacesId: clauseIdField.nullable(),
  }),
  output: z.strictObject({ clauseId: clauseIdField }),
  errors: ['clause.onRecord', 'clause.ended', 'clause.paperInFuture'],
});

/** Strikes a clause that does not stand in the paper; it stays readable. Errors: clause.ended {clauseId} */
export const loansEndClause = command({
  input: z.strictObject({ clauseId: clauseIdField, reason: requiredTextField(400) }),
  output: z.strictObject({}),
  errors: ['clause.ended'],
});

/** Loans that were made on one contract form: those of an import, or of a lender (and one of its products). */
export const clauseScopeField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('import'), importId: idField('import') }),
  z.strictObject({
    kind: z.literal('lender'),
    lenderId: idField('lender'),
    product: textField(60).nullable(),
  }),
]);

/** How many loans of a scope have no clause at all, and how many lack each kind. */
export const loansClauseCoverage = query({
  input: z.strictObject({ scope: clauseScopeField }),
  output: z.strictObject({
    loanCount: z.number().int(),
    withoutClauses: z.number().int(),
    missing: z.array(z.strictObject({ kind: clauseKindField, loanCount: z.number().int() })),
  }),
});

/**
 * Records one contract form's clauses on many loans in one transaction. `without-clauses`: only loans that have none;
 * `missing-kind`: each clause also on loans that have clauses, but none of its kind. Never changes a recorded clause.
 * Errors: clause.repeated {clauseNo} · clause.paperInFuture {today} · clause.nothingToAdd {loanCount}
 */
export const loansApplyClauses = command({
  input: z.strictObject({
    scope: clauseScopeField,
    onto: z.enum(['without-clauses', 'missing-kind']),
    /** null: each loan's own signing day */
    paperOn: dateField.nullable(),
    clauses: z.array(clauseInput).min(1).max(20),
  }),
  output: z.strictObject({ loanCount: z.number().int(), clauseCount: z.number().int() }),
  errors: ['clause.repeated', 'clause.paperInFuture', 'clause.nothingToAdd'],
});
