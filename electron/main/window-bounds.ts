import type { Bounds } from './desk-memory.ts';

/** A title bar's worth of the window must be reachable with the mouse. */
const REACHABLE_WIDTH = 120;
const REACHABLE_HEIGHT = 40;

function overlap(from: number, to: number, otherFrom: number, otherTo: number): number {
  return Math.min(to, otherTo) - Math.max(from, otherFrom);
}

/** The remembered place, or nothing when no present display shows enough of it (a monitor was taken away). */
export function onScreenBounds(bounds: Bounds | null, displays: readonly Bounds[]): Partial<Bounds> {
  if (bounds === null) return {};
  const isReachable = displays.some((display) => {
    const width = overlap(bounds.x, bounds.x + bounds.width, display.x, display.x + display.width);
    const isTitleInside = bounds.y >= display.y && bounds.y + REACHABLE_HEIGHT <= display.y + display.height;
    return width >= REACHABLE_WIDTH && isTitleInside;
  });
  return isReachable ? bounds : {};
}
