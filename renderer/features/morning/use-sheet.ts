import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { desk } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import type { MorningRow } from '../../ui/collection/collection-words.ts';

const FIRST_ROWS = 30;
const FILTERED_ROWS = 200;
const MORE_ROWS = 100;

export interface SheetGroup {
  readonly group: MorningRow['group'];
  readonly total: number;
  readonly rows: readonly MorningRow[];
}

/** The sheet and the further pages of its groups that were asked for, rows by key. */
export function useSheet(isFiltered: boolean) {
  const limitPerGroup = isFiltered ? FILTERED_ROWS : FIRST_ROWS;
  const sheet = useDeskQuery('morning.sheet', { limitPerGroup }, { keepPrevious: true });
  const [pages, setPages] = useState<readonly { group: MorningRow['group']; offset: number }[]>([]);
  const more = useQueries({
    queries: pages.map(({ group, offset }) => ({
      queryKey: ['morning.group', { group, offset, limit: MORE_ROWS }],
      queryFn: () => desk.call('morning.group', { group, offset, limit: MORE_ROWS }),
    })),
  });
  const groups = (sheet.data?.groups ?? []).map((group): SheetGroup => {
    const rows = new Map<string, MorningRow>(group.rows.map((row) => [row.key, row]));
    for (const page of more) {
      if (page.data?.group === group.group) for (const row of page.data.rows) rows.set(row.key, row);
    }
    return { group: group.group, total: group.total, rows: [...rows.values()] };
  });
  const loadMore = (group: SheetGroup): void => {
    const page = { group: group.group, offset: group.rows.length };
    const isAsked = pages.some((one) => one.group === page.group && one.offset === page.offset);
    if (!isAsked) setPages([...pages, page]);
  };
  return { sheet, groups, loadMore, isLoadingMore: more.some((page) => page.isPending) };
}
