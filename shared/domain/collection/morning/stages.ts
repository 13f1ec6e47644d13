import type { RightClock } from '../rights/right-clock.ts';

/** 60, 30 and 7 days before the last safe day, and that day itself: each stage is a row of its own (issue 5, point 6). */
export const RIGHT_STAGES_DAYS = [60, 30, 7, 0] as const;

/** The stage a clock has reached: the smallest number of days that is not smaller than what is left; null: not yet. */
export function rightStage(clock: Pick<RightClock, 'state' | 'daysLeft'>): number | null {
  if (clock.state === 'passed') return -1;
  if (clock.state !== 'near' && clock.state !== 'urgent') return null;
  const left = clock.daysLeft;
  if (left === null) return null;
  return [...RIGHT_STAGES_DAYS].reverse().find((stage) => left <= stage) ?? null;
}
