import { type ComponentType, createElement, lazy, type ReactNode, useMemo } from 'react';

/** A component in a file of its own, loaded when it is read ahead or first shown. */
export interface LateComponent<Props extends object> {
  readonly read: () => Promise<ComponentType<Props>>;
  /** the component itself when it has been read, else one that suspends */
  readonly now: () => ComponentType<Props>;
}

export function lateComponent<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LateComponent<Props> {
  let loaded: ComponentType<Props> | undefined;
  const read = async (): Promise<ComponentType<Props>> => {
    loaded = await load();
    return loaded;
  };
  const late = lazy(async () => ({ default: await read() }));
  return { read, now: () => loaded ?? late };
}

/**
 * Shows a late component; at once if it was read ahead. React's own lazy suspends on its first use even when the file
 * stands ready, and then holds the next picture back for 300 ms (its throttle of fallbacks).
 */
export function Chunk<Props extends object>(shown: {
  readonly of: LateComponent<Props>;
  readonly with: Props;
}): ReactNode {
  // fixed as long as this place shows it: another type would mount its content anew
  const { of } = shown;
  const chosen = useMemo(() => of.now(), [of]);
  return createElement(chosen, shown.with);
}
