import { describe, expect, it } from 'vitest';
import { onScreenBounds } from './window-bounds.ts';

const office = { x: 0, y: 0, width: 1920, height: 1040 };
const secondMonitor = { x: 1920, y: 0, width: 1920, height: 1040 };
const onTheSecond = { x: 2000, y: 50, width: 1366, height: 768 };

describe('the window comes back where it was', () => {
  it('when its monitor is still there', () => {
    expect(onScreenBounds(onTheSecond, [office, secondMonitor])).toEqual(onTheSecond);
  });
  it('but not on a monitor that was taken away', () => {
    expect(onScreenBounds(onTheSecond, [office])).toEqual({});
  });
  it('but not with its title bar above the screen', () => {
    expect(onScreenBounds({ x: 10, y: -30, width: 1366, height: 768 }, [office])).toEqual({});
  });
  it('and opens at the usual place the first time', () => {
    expect(onScreenBounds(null, [office])).toEqual({});
  });
});
