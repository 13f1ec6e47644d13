import { type RawBuilder, sql } from 'kysely';
import {
  compareItems,
  type MorningGroup,
  type MorningItem,
} from '../../../shared/domain/collection/morning/morning-item.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
import { keptUntilChange } from '../db/kept-until-change.ts';
import type { LawResources } from '../law/law-resources.ts';
import { markedKeys } from './marks.ts';

export interface Window {
  readonly offset: number;
  readonly limit: number;
}

export interface SheetQuestion {
  readonly db: ReadDb;
  readonly law: LawResources;
  /** the day the sheet is for; positions stand as of the last day roll */
  readonly today: LocalDate;
}

/** The filter's words, the loans that they find, and the groups that they name, which show all their rows. */
export interface Found {
  readonly words: readonly string[];
  readonly wholeGroups: readonly MorningGroup[];
  readonly loanIds: readonly string[];
}

export interface GroupQuestion extends SheetQuestion {
  /** undefined: nothing is filtered */
  readonly found: Found | undefined;
}

/** What a group adds to the counts. */
export interface GroupCount {
  readonly total: number;
  /** rows that cannot wait until tomorrow */
  readonly dueToday: number;
}

/** One group of the sheet: how many rows stand open, and a part of them in rank. */
export interface GroupSource {
  readonly count: (question: GroupQuestion) => Promise<GroupCount>;
  readonly items: (question: GroupQuestion, window: Window, total: number) => Promise<readonly MorningItem[]>;
}

/** What answers of the sheet depend on beside the book. */
export function nameOfQuestion({ today, found }: GroupQuestion): string {
  return `${today} ${found === undefined ? '' : JSON.stringify([found.words, found.wholeGroups])}`;
}

/** For groups whose candidates are few enough to be ranked here: marked ones out, ranked, then the window. */
export function rankedSource(
  candidates: (question: SheetQuestion) => Promise<readonly MorningItem[]>,
  isDueToday: (item: MorningItem) => boolean,
): GroupSource {
  const standing = keptUntilChange(nameOfQuestion, async (question: GroupQuestion) => {
    const items = await candidates(question);
    const keys = items.map((item) => item.key);
    const marked = await markedKeys(question.db, keys, question.today);
    return items.filter((item) => !marked.has(item.key)).sort(compareItems);
  });
  const open = async (question: GroupQuestion): Promise<readonly MorningItem[]> => {
    const all = await standing({ ...question, found: undefined });
    if (question.found === undefined) return all;
    const found = new Set(question.found.loanIds);
    return all.filter((item) => found.has(item.loanId));
  };
  return {
    count: async (question) => {
      const items = await open(question);
      return { total: items.length, dueToday: items.filter(isDueToday).length };
    },
    items: async (question, { offset, limit }) => (await open(question)).slice(offset, offset + limit),
  };
}

/** One statement's worth of a group's rows. */
export interface Rows {
  /** "from … where …" */
  readonly from: RawBuilder<unknown>;
  readonly loanId: RawBuilder<unknown>;
  /** names an occurrence; a mark on it takes the row off */
  readonly key: RawBuilder<unknown>;
}

/** How many of these rows stand open. */
export async function countOpen(question: GroupQuestion, rows: Rows): Promise<GroupCount> {
  const counted = await sql<{ readonly total: number }>`
    select count(*) as total ${openRows(question, rows)}`.execute(question.db);
  return { total: counted.rows[0]?.total ?? 0, dueToday: 0 };
}

/** From and where of the rows that stand open and that the filter finds. */
export function openRows({ today, found }: GroupQuestion, { from, loanId, key }: Rows): RawBuilder<unknown> {
  const among =
    found === undefined
      ? sql``
      : sql`and +${loanId} in (select value from json_each(${JSON.stringify(found.loanIds)}))`;
  return sql`${from} ${among}
       and not exists (select 1 from work_mark where work_mark.item_key = ${key}
                          and (work_mark.kind = 'done' or work_mark.until_on > ${today}))`;
}
