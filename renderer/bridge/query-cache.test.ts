import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../shared/contract/topics.ts';
import { invalidateTopic, queryCache, staleMethods } from './query-cache.ts';

describe('what a topic makes stale', () => {
  it('a receipt makes loans, cases, the morning sheet and the status line stale, but not the users', async () => {
    for (const method of ['loans.list', 'cases.get', 'morning.sheet', 'book.statusLine', 'users.list']) {
      queryCache.setQueryData([method, {}], 1);
    }
    invalidateTopic('receipts');
    const stale = queryCache
      .getQueryCache()
      .getAll()
      .filter((entry) => entry.state.isInvalidated)
      .map((entry) => entry.queryKey[0]);
    expect(stale).toEqual(['loans.list', 'cases.get', 'morning.sheet', 'book.statusLine']);
    queryCache.clear();
  });

  it('names methods for every topic but job, whose progress is no record', () => {
    const empty = TOPICS.filter((topic) => staleMethods(topic).length === 0);
    expect(empty).toEqual(['job']);
  });

  it('an unknown topic makes everything stale', () => {
    expect(staleMethods('somethingNew')).toEqual(['']);
  });
});
