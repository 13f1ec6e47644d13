import { useQueries } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { MORNING_GROUP_ORDER } from '../../../shared/domain/collection/morning/morning-item.ts';
import { desk } from '../../bridge/desk.ts';
import { useDeskQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/words.ts';
import type { MorningRow } from '../../ui/collection/collection-words.ts';

const FIRST_ROWS = 30;
const MORE_ROWS = 100;

export interface SheetGroup {
  readonly group: MorningRow['group'];
  readonly total: number;
  readonly rows: readonly MorningRow[];
}

/** What was typed, and the groups whose title has it: 保险 shows everything about insurance. */
function useFilter(text: string) {
  const t = useT();
  const search = useDeferredValue(text.trim());
  if (search === '') return {};
  const isNamed = (group: MorningRow['group']): boolean =>
    t(`morning.groups.${group}`).toLowerCase().includes(search.toLowerCase());
  return { search, wholeGroups: MORNING_GROUP_ORDER.filter(isNamed) };
}

interface Page {
  readonly group: MorningRow['group'];
  readonly offset: number;
  /** of another filter: not shown */
  readonly text: string;
}

/** The sheet, filtered by the service over all its rows, and the further pages that were asked for, rows by key. */
export function useSheet(text: string) {
  const filter = useFilter(text);
  const sheet = useDeskQuery(
    'morning.sheet',
    { limitPerGroup: FIRST_ROWS, ...filter },
    { keepPrevious: true },
  );
  const [asked, setPages] = useState<readonly Page[]>([]);
  const pages = asked.filter((page) => page.text === text);
  const more = useQueries({
    queries: pages.map(({ group, offset }) => ({
      queryKey: ['morning.group', { group, offset, limit: MORE_ROWS, ...filter }],
      queryFn: () => desk.call('morning.group', { group, offset, limit: MORE_ROWS, ...filter }),
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
    const page = { group: group.group, offset: group.rows.length, text };
    const isAsked = pages.some((one) => one.group === page.group && one.offset === page.offset);
    if (!isAsked) setPages([...pages, page]);
  };
  return { sheet, groups, loadMore, isLoadingMore: more.some((page) => page.isPending) };
}
