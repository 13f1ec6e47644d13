import { useSyncExternalStore } from 'react';
import { chinaDateOf, instantFromMillis } from '../../shared/kernel/instant.ts';
import type { LocalDate } from '../../shared/kernel/local-date.ts';

// The page's fallback until the service has said which day its clock shows (book.status, book.statusLine).
let today: LocalDate = chinaDateOf(instantFromMillis(Date.now()));
const listeners = new Set<() => void>();

/** The service's business day; set by app/ whenever the service tells it. */
export function setToday(next: LocalDate): void {
  if (next === today) return;
  today = next;
  for (const listener of listeners) listener();
}

export function todayNow(): LocalDate {
  return today;
}

/** The business day of the service's clock, in China. */
export function useToday(): LocalDate {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, todayNow);
}
