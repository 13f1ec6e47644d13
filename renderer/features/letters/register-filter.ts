import type { UrlState } from '../../app/navigation.ts';
import type { Input } from '../../bridge/desk.ts';
import { oneOf } from '../../ui/one-of.ts';
import { type LetterStatus, STATUSES } from './codes.ts';
import { dayOf, idOf } from './letter-wish.ts';

/** The register as the URL says it; statuses are comma-separated there. */
export interface RegisterState {
  readonly q: string | undefined;
  readonly status: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly loanId: string | undefined;
  readonly batchId: string | undefined;
  readonly noProof: string | undefined;
}

export const NO_FILTER: RegisterState = {
  q: undefined,
  status: undefined,
  from: undefined,
  to: undefined,
  loanId: undefined,
  batchId: undefined,
  noProof: undefined,
};

export function readRegister(search: UrlState): RegisterState {
  const text = (value: unknown): string | undefined =>
    typeof value === 'number'
      ? value.toString()
      : typeof value === 'string' && value !== ''
        ? value
        : undefined;
  return {
    q: text(search.q),
    status: text(search.status),
    from: dayOf(search.from),
    to: dayOf(search.to),
    loanId: idOf(search.loanId),
    batchId: text(search.batchId),
    noProof: text(search.noProof),
  };
}

export function statusesOf(text: string | undefined): LetterStatus[] {
  return (text ?? '').split(',').flatMap((part) => oneOf(STATUSES, part) ?? []);
}

export function filterOf(state: RegisterState): Input<'letters.list'> {
  const statuses = statusesOf(state.status);
  return {
    ...(state.q ? { search: state.q.slice(0, 60) } : {}),
    ...(statuses.length > 0 ? { statuses } : {}),
    ...(state.from ? { from: state.from } : {}),
    ...(state.to ? { to: state.to } : {}),
    ...(state.loanId ? { loanId: state.loanId } : {}),
    ...(state.batchId ? { batchId: state.batchId.slice(0, 64) } : {}),
    ...(state.noProof ? { isWithoutProof: true } : {}),
  };
}
