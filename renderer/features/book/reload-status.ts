import { queryCache } from '../../bridge/query-cache.ts';

/** Asks the book's status again: the page shows what it says (Gate). */
export function reloadStatus(): void {
  void queryCache.invalidateQueries({ queryKey: ['book.status'] });
}
