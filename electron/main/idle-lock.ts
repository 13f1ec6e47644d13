import type { PowerMonitor } from 'electron';
import type { LockReason } from '../../shared/contract/shell.ts';

/** desktop.md 2.4: 5 minutes unless the book's settings say otherwise. */
const STANDARD_MINUTES = 5;
const LOOK_EVERY_MS = 5_000;

export interface IdleLock {
  readonly setMinutes: (minutes: number) => void;
  /** input arrived in our own window */
  readonly noteActivity: () => void;
  readonly stop: () => void;
}

/**
 * Asks for a lock once when nothing was typed or clicked in the desk for the set time, and when the PC sleeps or its
 * screen is locked. Time in another program counts as idle: the desk would stand open behind it.
 */
export function idleLock(power: PowerMonitor, onLock: (reason: LockReason) => void): IdleLock {
  let minutes = STANDARD_MINUTES;
  let activeAt = Date.now();
  let isAsked = false;
  const timer = setInterval(() => {
    if (isAsked || Date.now() - activeAt < minutes * 60_000) return;
    isAsked = true;
    onLock('idle');
  }, LOOK_EVERY_MS);
  const onSuspend = (): void => onLock('suspend');
  const onScreenLocked = (): void => onLock('screenLocked');
  power.on('suspend', onSuspend).on('lock-screen', onScreenLocked);
  return {
    setMinutes: (next) => {
      minutes = next;
    },
    noteActivity: () => {
      activeAt = Date.now();
      isAsked = false;
    },
    stop: () => {
      clearInterval(timer);
      power.off('suspend', onSuspend).off('lock-screen', onScreenLocked);
    },
  };
}
