import { useEffect } from 'react';
import { desk } from '../bridge/desk.ts';
import { toDeskError } from '../bridge/desk-error.ts';

const LOOK_AGAIN_MS = 60_000;

/**
 * Brings every loan to today when the book opens, and again when midnight passes with the desk open. The service does
 * nothing when the book already stands at the day, so asking each minute costs one small query.
 */
export function useDayRoll(): void {
  useEffect(() => {
    let rolledTo = '';
    const roll = async (): Promise<void> => {
      const { today } = await desk.call('book.status', {});
      if (today === rolledTo) return;
      await desk.call('loans.dayRoll', {});
      rolledTo = today;
    };
    // a failed roll shows in the status bar's job line and is tried again a minute later
    const tryRoll = (): void => void roll().catch(toDeskError);
    tryRoll();
    const timer = setInterval(tryRoll, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
}
