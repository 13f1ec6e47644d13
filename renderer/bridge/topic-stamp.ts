import { useEffect, useState } from 'react';
import { serviceWire } from './desk.ts';
import { staleMethods } from './query-cache.ts';

/** A number that grows whenever an event makes answers of `method` stale: for lists that page by themselves. */
export function useStamp(method: string): number {
  const [stamp, setStamp] = useState(0);
  useEffect(
    () =>
      serviceWire.onEvent((event) => {
        if (staleMethods(event.topic).some((prefix) => method.startsWith(prefix))) setStamp((old) => old + 1);
      }),
    [method],
  );
  return stamp;
}
