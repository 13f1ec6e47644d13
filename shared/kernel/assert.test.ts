import { describe, expect, it } from 'vitest';
import { InvariantError, invariant, present, unreachable } from './assert.ts';

describe('an assertion', () => {
  it('passes what holds and throws the rule in words otherwise', () => {
    expect(() => invariant(true, 'rule')).not.toThrow();
    expect(() => invariant(false, 'a loan has a borrower')).toThrow(
      new InvariantError('a loan has a borrower'),
    );
    expect(new InvariantError('x').name).toBe('InvariantError');
  });

  it('gives back what is present: zero and the empty text are', () => {
    expect(present(0, 'rule')).toBe(0);
    expect(present('', 'rule')).toBe('');
    expect(() => present(undefined, 'rule')).toThrow(InvariantError);
    expect(() => present(null, 'rule')).toThrow(InvariantError);
  });

  it('names a case that no switch should meet', () => {
    const lightOf = (colour: 'red') => (colour === 'red' ? 'stop' : unreachable(colour));
    expect(lightOf('red')).toBe('stop');
    expect(() => lightOf(JSON.parse('"grey"'))).toThrow('unreachable case: "grey"');
  });
});
