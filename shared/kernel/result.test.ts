import { describe, expect, it } from 'vitest';
import { err, ok } from './result.ts';

describe('a result', () => {
  it('is a value or an expected error', () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(err('code')).toEqual({ ok: false, error: 'code' });
  });
});
