/** At most 3 restarts a minute: a service that dies at each start must not spin behind a blank page. */
const RESTARTS = 3;
const WINDOW_MS = 60_000;

export interface RestartLimit {
  /** true: start again now; the death is counted */
  readonly mayRestart: (nowMs: number) => boolean;
  readonly forget: () => void;
}

export function restartLimit(): RestartLimit {
  let restartedAt: number[] = [];
  return {
    mayRestart: (nowMs) => {
      restartedAt = restartedAt.filter((at) => nowMs - at < WINDOW_MS);
      if (restartedAt.length >= RESTARTS) return false;
      restartedAt.push(nowMs);
      return true;
    },
    forget: () => {
      restartedAt = [];
    },
  };
}
