import type { UrlState } from '../../app/navigation.ts';
import type { Input } from '../../bridge/desk.ts';
import { oneOf } from '../../ui/one-of.ts';

export const STATUSES = ['active', 'overdue', 'settled', 'written-off'] as const;
export const BUCKETS = ['M0', 'M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7'] as const;
export const SORTS = [
  'contractNo',
  'borrower',
  'outstanding',
  'overdue',
  'daysPastDue',
  'nextDue',
  'disbursedOn',
] as const;
const FIRST_SORT = { by: 'daysPastDue', direction: 'desc' } as const;

/** The loans list as the URL says it; lists are comma-separated there. */
export interface LoanListState {
  readonly status: string | undefined;
  readonly bucket: string | undefined;
  readonly plate: string | undefined;
  readonly due: string | undefined;
  readonly unregistered: string | undefined;
  readonly unconfirmed: string | undefined;
  readonly lender: string | undefined;
  readonly importId: string | undefined;
  readonly q: string | undefined;
  readonly sort: string | undefined;
}

export const NO_FILTER: LoanListState = {
  status: undefined,
  bucket: undefined,
  plate: undefined,
  due: undefined,
  unregistered: undefined,
  unconfirmed: undefined,
  lender: undefined,
  importId: undefined,
  q: undefined,
  sort: undefined,
};

/** Reads the URL, or a saved view's body: unknown values are dropped, numbers are taken as text. */
export function readListState(search: UrlState): LoanListState {
  const text = (name: string): string | undefined => {
    const value = search[name];
    if (typeof value === 'number') return value.toString();
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    status: text('status'),
    bucket: text('bucket'),
    plate: text('plate'),
    due: text('due'),
    unregistered: text('unregistered'),
    unconfirmed: text('unconfirmed'),
    lender: text('lender'),
    importId: text('importId'),
    q: text('q'),
    sort: text('sort'),
  };
}

/** The members of a comma-separated list that are codes of the filter. */
export function codesOf<Code extends string>(codes: readonly Code[], text: string | undefined): Code[] {
  return (text ?? '').split(',').flatMap((part) => oneOf(codes, part) ?? []);
}

type Filter = Input<'loans.list'>['filter'];

export function filterOf(state: LoanListState): Filter {
  const statuses = codesOf(STATUSES, state.status);
  const buckets = codesOf(BUCKETS, state.bucket);
  const days = Number(state.due);
  return {
    ...(statuses.length > 0 ? { statuses } : {}),
    ...(buckets.length > 0 ? { buckets } : {}),
    ...(state.plate ? { plate: state.plate.slice(0, 12) } : {}),
    ...(state.due && Number.isInteger(days) && days >= 0 && days <= 366 ? { dueWithinDays: days } : {}),
    ...(state.unregistered ? { mortgageUnregistered: true } : {}),
    ...(state.unconfirmed ? { openingUnconfirmed: true } : {}),
    ...(state.lender ? { lenderId: state.lender } : {}),
    ...(state.importId ? { importId: state.importId } : {}),
    ...(state.q ? { search: state.q.slice(0, 60) } : {}),
  };
}

export function isFiltered(state: LoanListState): boolean {
  return Object.keys(filterOf(state)).length > 0;
}

export type Sort = Input<'loans.list'>['sort'];

/** 'overdue-desc' of the URL; the list begins with the longest overdue. */
export function sortOf(text: string | undefined): Sort {
  const [name, direction] = (text ?? '').split('-');
  const by = oneOf(SORTS, name);
  return by ? { by, direction: direction === 'asc' ? 'asc' : 'desc' } : FIRST_SORT;
}

export function sortText(
  sort: { readonly by: string; readonly direction: string } | undefined,
): string | undefined {
  const by = oneOf(SORTS, sort?.by);
  return by && sort ? `${by}-${sort.direction}` : undefined;
}
