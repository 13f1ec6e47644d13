import { describe, expect, it } from 'vitest';
import { restartLimit } from './restart-limit.ts';

describe('a dead service', () => {
  it('is started again three times a minute, not a fourth', () => {
    const limit = restartLimit();
    expect([0, 1_000, 2_000, 3_000].map(limit.mayRestart)).toEqual([true, true, true, false]);
  });
  it('is started again once the first death is a minute old', () => {
    const limit = restartLimit();
    for (const at of [0, 1_000, 2_000]) limit.mayRestart(at);
    expect(limit.mayRestart(59_999)).toBe(false);
    expect(limit.mayRestart(60_000)).toBe(true);
  });
  it('is started again when the operator asks', () => {
    const limit = restartLimit();
    for (const at of [0, 1, 2]) limit.mayRestart(at);
    limit.forget();
    expect(limit.mayRestart(3)).toBe(true);
  });
});
