import type { Input, Output } from '../../bridge/desk.ts';
import type { Translate } from '../../i18n/words.ts';

export type ClauseInput = Input<'loans.addClause'>['clause'];
export type ClauseKind = ClauseInput['kind'];
export type ClauseRecord = Output<'loans.get'>['clauses'][number];
export type ClauseForm = ClauseInput & { readonly key: string };

/** In the order in which the page offers them; worded under `loans.clause.*`. */
export const CLAUSE_KINDS = [
  'acceleration',
  'costs',
  'delivery-address',
  'jurisdiction',
  'allocation',
  'sale',
  'penalty',
  'other',
] as const satisfies readonly ClauseKind[];

/** What a usual contract form holds. */
export const USUAL_KINDS = [
  'penalty',
  'acceleration',
  'costs',
  'allocation',
  'sale',
  'delivery-address',
  'jurisdiction',
] as const satisfies readonly ClauseKind[];

export const LONGEST_NUMBER = 20;
export const LONGEST_WORDING = 2000;

/** Our own neutral wording of a clause, for the clerk to hold against the paper. */
export function usualWording(t: Translate, kind: ClauseKind): string {
  if (kind === 'other') return '';
  return t(`loanForm.wording.${kind === 'delivery-address' ? 'deliveryAddress' : kind}`);
}

export function newClause(t: Translate, kind: ClauseKind): ClauseForm {
  return { key: crypto.randomUUID(), kind, clauseNo: '', wording: usualWording(t, kind) };
}

export type ClauseProblem = 'missing' | 'number' | 'wording';

/** What stands against saving a clause: nothing may be cut off silently, so too long a wording is told, not cut. */
export function clauseProblem(clause: ClauseInput): ClauseProblem | undefined {
  if (clause.clauseNo.trim() === '' || clause.wording.trim() === '') return 'missing';
  if (clause.clauseNo.trim().length > LONGEST_NUMBER) return 'number';
  return clause.wording.length > LONGEST_WORDING ? 'wording' : undefined;
}

export function clauseInputOf({ kind, clauseNo, wording }: ClauseInput): ClauseInput {
  return { kind, clauseNo: clauseNo.trim(), wording: wording.trim() };
}

/** Two clauses with the same kind and number: the same one typed twice. */
export function repeatedClause(clauses: readonly ClauseInput[]): ClauseInput | undefined {
  return clauses.find((one, at) =>
    clauses
      .slice(0, at)
      .some((other) => other.kind === one.kind && other.clauseNo.trim() === one.clauseNo.trim()),
  );
}
