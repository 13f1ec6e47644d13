import { useSyncExternalStore } from 'react';

let isHeld = false;
const listeners = new Set<() => void>();

/** The wizard opens the book before the recovery key is on paper: while held, the open book does not replace it. */
export function holdWizard(next: boolean): void {
  isHeld = next;
  for (const listener of listeners) listener();
}

export function useIsWizardHeld(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    () => isHeld,
  );
}
