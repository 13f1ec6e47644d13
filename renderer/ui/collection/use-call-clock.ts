import { useEffect, useRef, useState } from 'react';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { later } from './contact-form.ts';
import type { GateState } from './use-gate.ts';

export interface CallClock {
  /** undefined until the gate has told the service's time */
  readonly startedAt: Instant | undefined;
  readonly text: string;
  readonly now: () => Instant | undefined;
}

/** The time of a call by the service's clock: it starts with the first answer of the gate and runs on from there. */
export function useCallClock(state: GateState): CallClock {
  const start = useRef<{ readonly at: Instant; readonly ticks: number } | undefined>(undefined);
  const [seconds, setSeconds] = useState(0);
  if (start.current === undefined && state.gate)
    start.current = { at: state.gate.at, ticks: performance.now() };
  useEffect(() => {
    const timer = setInterval(() => {
      if (start.current) setSeconds(Math.floor((performance.now() - start.current.ticks) / 1000));
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const two = (part: number): string => part.toString().padStart(2, '0');
  return {
    startedAt: start.current?.at,
    text: `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`,
    now: () => (start.current ? later(start.current.at, performance.now() - start.current.ticks) : undefined),
  };
}
