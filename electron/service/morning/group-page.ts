import { compareItems, type MorningItem } from '../../../shared/domain/collection/morning/morning-item.ts';
import type { LocalDate } from '../../../shared/kernel/local-date.ts';
import type { ReadDb } from '../db/handles.ts';
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

/** A part of one group: its rows in rank, and how many there are in all. */
export interface GroupPage {
  readonly total: number;
  readonly items: readonly MorningItem[];
  /** rows that cannot wait until tomorrow */
  readonly dueToday: number;
}

export type GroupSource = (question: SheetQuestion, window: Window) => Promise<GroupPage>;

/** For groups whose candidates are few enough to be ranked here: marked ones out, ranked, then the window. */
export async function rankedPage(
  question: SheetQuestion,
  candidates: readonly MorningItem[],
  window: Window & { readonly isDueToday: (item: MorningItem) => boolean },
): Promise<GroupPage> {
  const marked = await markedKeys(
    question.db,
    candidates.map((item) => item.key),
    question.today,
  );
  const open = candidates.filter((item) => !marked.has(item.key)).sort(compareItems);
  return {
    total: open.length,
    items: open.slice(window.offset, window.offset + window.limit),
    dueToday: open.filter(window.isDueToday).length,
  };
}
