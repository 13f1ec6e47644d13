import { describe, expect, it } from 'vitest';
import { percentOfPpm, readPercentText } from './percent-text.ts';

describe('a rate on the screen', () => {
  it('is per cent with two to four decimals', () => {
    expect(percentOfPpm(30_000)).toBe('3.00');
    expect(percentOfPpm(34_500)).toBe('3.45');
    expect(percentOfPpm(123_456)).toBe('12.3456');
    expect(percentOfPpm(0)).toBe('0.00');
  });

  it('is read exactly, with or without the sign', () => {
    expect(readPercentText('3.45')).toBe(34_500);
    expect(readPercentText('3.45%')).toBe(34_500);
    expect(readPercentText('３.5％')).toBe(35_000);
    expect(readPercentText('3.45678')).toBeUndefined();
    expect(readPercentText('three')).toBeUndefined();
  });
});
