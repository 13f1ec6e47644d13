import { chinaDateOf } from '../../kernel/instant.ts';
import { addDays, daysBetween, type LocalDate } from '../../kernel/local-date.ts';
import { isConnected, type PastContact } from './contact.ts';
import type { ContactLimits } from './limits.ts';

/** Whether the debtor counts as lost 失联, which alone opens contacts with third persons (C6). */
export interface LostState {
  readonly isLost: boolean;
  readonly ground: 'number-invalid' | 'consecutive-failures' | 'consecutive-days' | null;
  /** the first day on which third persons may be asked */
  readonly from: LocalDate | null;
  /** failures in a row up to now */
  readonly failures: number;
}

export interface LostQuestion {
  readonly on: LocalDate;
  /** every call with the debtor over all loans, in any order */
  readonly calls: readonly PastContact[];
  /** the debtor's numbers on file: whether each is known to be dead */
  readonly numbers: readonly { readonly isDead: boolean }[];
}

/**
 * Lost: every number is invalid; or so many failed attempts in a row (from the next day on); or so many days in a row
 * with attempts and no contact. Any talk with the debtor, the debtor's own call too, ends it (C6).
 */
export function debtorLostState(question: LostQuestion, limits: ContactLimits): LostState {
  const run = trailingFailures(question.calls);
  const failures = run.length;
  if (question.numbers.length > 0 && question.numbers.every((number) => number.isDead)) {
    return { isLost: true, ground: 'number-invalid', from: question.on, failures };
  }
  const byCount = run.at(limits.lostFailures.value - 1);
  const fromCount = byCount === undefined ? null : addDays(chinaDateOf(byCount.at), 1);
  const fromDays = dayAfterRun(run, limits.lostDays.value);
  const from = firstOf(fromCount, fromDays);
  if (from === null || question.on < from) return { isLost: false, ground: null, from, failures };
  const ground = from === fromCount ? 'consecutive-failures' : 'consecutive-days';
  return { isLost: true, ground, from, failures };
}

/** The failed attempts since the last talk, oldest first. */
function trailingFailures(calls: readonly PastContact[]): readonly PastContact[] {
  const ordered = [...calls].sort((a, b) => (a.at < b.at ? -1 : 1));
  const lastTalk = ordered.findLastIndex((call) => isConnected(call));
  return ordered.slice(lastTalk + 1).filter((call) => call.direction === 'out' && call.channel === 'call');
}

/** The day after the first run of `length` days in a row that each saw an attempt. */
function dayAfterRun(failures: readonly PastContact[], length: number): LocalDate | null {
  const days = [...new Set(failures.map((call) => chinaDateOf(call.at)))].sort();
  let run = 0;
  let previous: LocalDate | null = null;
  for (const day of days) {
    run = previous !== null && daysBetween(previous, day) === 1 ? run + 1 : 1;
    if (run >= length) return addDays(day, 1);
    previous = day;
  }
  return null;
}

function firstOf(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null) return b;
  if (b === null) return a;
  return a < b ? a : b;
}
