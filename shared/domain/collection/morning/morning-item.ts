import type { LocalDate } from '../../../kernel/local-date.ts';
import type { Fen } from '../../../kernel/money.ts';
import type { NextAction } from '../next-step.ts';

/** The groups of the morning sheet, most urgent first (ux.md). */
export const MORNING_GROUP_ORDER = [
  'rights',
  'promises',
  'rolling',
  'proof',
  'plans',
  'insurance',
  'mortgage',
  'gps',
  'other',
] as const;
export type MorningGroup = (typeof MORNING_GROUP_ORDER)[number];

export type MorningReason =
  | 'right.limitation'
  | 'right.guarantee'
  | 'right.mortgage'
  | 'right.limitationPassed'
  | 'right.guaranteePassed'
  | 'promise.dueToday'
  | 'promise.broken'
  | 'promise.partial'
  | 'overdue.new'
  | 'overdue.rolling'
  | 'letter.notDispatched'
  | 'letter.inTransit'
  | 'letter.archiveTracking'
  | 'plan.breached'
  | 'plan.dueToday'
  | 'insurance.lapsed'
  | 'insurance.lapsing'
  | 'mortgage.unregistered'
  | 'gps.noData'
  | 'case.nextAction'
  | 'case.noContact';

/** One matter of the sheet. `key` names this occurrence: a later stage of the same matter has another key. */
export interface MorningItem {
  readonly key: string;
  readonly group: MorningGroup;
  readonly reasonCode: MorningReason;
  readonly params: Readonly<Record<string, string | number | null>>;
  readonly loanId: string;
  readonly contractNo: string;
  /** days until it is too late, smaller first; the scale is the group's own */
  readonly urgency: number;
  readonly overdueFen: Fen;
  readonly nextAction: NextAction;
  /** a right's last safe day; null for everything else */
  readonly lastSafeOn: LocalDate | null;
}

/**
 * The rank of two rows: group, urgency, then the larger sum, then contract number and key, so that ranks are the same
 * whatever order the data was entered in (no record id decides).
 */
export function compareItems(a: MorningItem, b: MorningItem): number {
  const byGroup = MORNING_GROUP_ORDER.indexOf(a.group) - MORNING_GROUP_ORDER.indexOf(b.group);
  if (byGroup !== 0) return byGroup;
  if (a.urgency !== b.urgency) return a.urgency - b.urgency;
  if (a.overdueFen !== b.overdueFen) return b.overdueFen - a.overdueFen;
  if (a.contractNo !== b.contractNo) return a.contractNo < b.contractNo ? -1 : 1;
  if (a.reasonCode !== b.reasonCode) return a.reasonCode < b.reasonCode ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
