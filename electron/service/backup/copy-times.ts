const MILLIS_BETWEEN_COPIES = 24 * 60 * 60 * 1000;

/** From the opening, and from each copy, a day. */
export function nextCopyAfter(nowMs: number): number {
  return nowMs + MILLIS_BETWEEN_COPIES;
}
