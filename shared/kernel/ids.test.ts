import { describe, expect, it } from 'vitest';
import { InvariantError } from './assert.ts';
import { id } from './ids.ts';

describe('an id', () => {
  it.each(['a', '0', 'loan-1', '9f8e7d6c-1234', 'x'.repeat(64)])('may be %s', (text) => {
    expect(id<'loan'>(text)).toBe(text);
  });

  it.each(['', '-a', 'A', 'a b', 'a_b', '李', 'x'.repeat(65), "a'--", 'a\n'])('may not be %j', (text) => {
    expect(() => id<'loan'>(text)).toThrow(InvariantError);
  });
});
