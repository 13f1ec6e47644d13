import { useSyncExternalStore } from 'react';
import { desk } from '../bridge/desk.ts';
import { toDeskError } from '../bridge/desk-error.ts';
import { queryCache } from '../bridge/query-cache.ts';
import { storeDrafts } from './drafts.ts';

let isBlank = false;
const listeners = new Set<() => void>();

function setBlank(next: boolean): void {
  isBlank = next;
  for (const listener of listeners) listener();
}

/** True from the moment a lock begins until the lock screen stands: nothing of the book is on screen. */
export function useIsBlank(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => isBlank,
  );
}

let isLocking = false;

/** Blanks the screen, keeps drafts in the book, closes it, forgets every answer, shows the lock screen. */
export async function lockNow(): Promise<void> {
  if (isLocking) return;
  isLocking = true;
  setBlank(true);
  try {
    await storeDrafts();
    await desk.call('book.lock', {});
  } catch (thrown) {
    // A service that died has closed the book by dying; the status asked next tells.
    console.error('lock', toDeskError(thrown).code);
  } finally {
    queryCache.removeQueries({ predicate: (entry) => entry.queryKey[0] !== 'book.status' });
    await queryCache.invalidateQueries({ queryKey: ['book.status'] });
    isLocking = false;
    setBlank(false);
  }
}
