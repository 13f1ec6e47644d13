import { describe, expect, it } from 'vitest';
import { filterOf, isFiltered, readListState, sortOf, sortText } from './loan-filter.ts';

describe('the loans list in the URL', () => {
  it('reads codes it knows and drops the others', () => {
    const state = readListState({ status: 'overdue,asleep', bucket: 'M2,M9,M3', due: 7, q: '张 B123' });
    expect(filterOf(state)).toEqual({
      statuses: ['overdue'],
      buckets: ['M2', 'M3'],
      dueWithinDays: 7,
      search: '张 B123',
    });
  });

  it('asks for everything when the URL says nothing', () => {
    expect(filterOf(readListState({}))).toEqual({});
    expect(isFiltered(readListState({ sort: 'overdue-desc' }))).toBe(false);
  });

  it('refuses days that the service would refuse', () => {
    expect(filterOf(readListState({ due: '400' }))).toEqual({});
    expect(filterOf(readListState({ due: '-1' }))).toEqual({});
  });

  it('keeps the order as a word and begins with the longest overdue', () => {
    expect(sortOf('borrower-asc')).toEqual({ by: 'borrower', direction: 'asc' });
    expect(sortOf('phone-asc')).toEqual({ by: 'daysPastDue', direction: 'desc' });
    expect(sortText({ by: 'overdue', direction: 'desc' })).toBe('overdue-desc');
    expect(sortText({ by: 'phone', direction: 'desc' })).toBeUndefined();
  });
});
