import { useEffect, useRef, useState } from 'react';
import type { DeskError } from '../../bridge/desk-error.ts';

/**
 * Seconds until the next try, counted down. A refusal that only asked to wait is taken back when the wait is over;
 * that a passphrase was wrong stays on screen until the next one is typed.
 */
export function useRetryWait(command: {
  readonly error: DeskError | null;
  readonly reset: () => void;
}): number {
  const { error, reset } = command;
  const [left, setLeft] = useState(0);
  const isOnlyWait = useRef(false);
  useEffect(() => {
    const seconds = error?.params.retryAfterSeconds;
    if (typeof seconds === 'number') setLeft(Math.ceil(seconds));
    isOnlyWait.current = error?.code === 'passphrase.wait';
  }, [error]);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => {
      setLeft(left - 1);
      if (left === 1 && isOnlyWait.current) reset();
    }, 1000);
    return () => clearTimeout(timer);
  }, [left, reset]);
  return left;
}
