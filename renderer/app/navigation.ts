import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type UrlState = Readonly<Record<string, unknown>>;

/** Goes to a page: `go('/loans/abc')`, `go('/loans', { bucket: 'M2' })`. */
export function useGo(): (path: string, search?: UrlState) => void {
  const navigate = useNavigate();
  return useCallback(
    (path, search = {}) => {
      void navigate({ to: path, search: () => search });
    },
    [navigate],
  );
}

/** A part of the page's path, '' when it is absent: usePathParam('loanId'). */
export function usePathParam(name: string): string {
  const params: UrlState = useParams({ strict: false });
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/**
 * The page's filters, kept in the URL: survives lock, reload and the back key. `read` turns whatever stands there
 * into the page's own type (unknown values dropped). Setting replaces the entry in the history.
 */
export function useUrlState<State extends object>(
  read: (search: UrlState) => State,
): readonly [State, (next: Partial<State>) => void] {
  const search: UrlState = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (next: Partial<State>) => {
      void navigate({
        to: '.',
        search: (previous: object) => clean({ ...previous, ...next }),
        replace: true,
      });
    },
    [navigate],
  );
  return [read(search), set];
}

function clean(search: object): UrlState {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}
