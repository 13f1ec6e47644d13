import { describe, expect, it } from 'vitest';
import { offeredFiles } from './offered-files.ts';

const letter = new Uint8Array([37, 80, 68, 70]);

describe('a file that the service offered', () => {
  it('can be printed and then saved', () => {
    const files = offeredFiles(() => 0);
    files.keep('t1', letter);
    expect(files.bytesOf('t1')).toBe(letter);
    expect(files.bytesOf('t1')).toBe(letter);
  });
  it('is gone after a quarter of an hour', () => {
    let now = 0;
    const files = offeredFiles(() => now);
    files.keep('t1', letter);
    now = 15 * 60_000 + 1;
    expect(files.bytesOf('t1')).toBeUndefined();
  });
  it('is gone at a lock', () => {
    const files = offeredFiles(() => 0);
    files.keep('t1', letter);
    files.forgetAll();
    expect(files.bytesOf('t1')).toBeUndefined();
  });
  it('gives way to newer ones: the twenty-first drops the first', () => {
    const files = offeredFiles(() => 0);
    for (let at = 1; at <= 21; at += 1) files.keep(`t${at}`, letter);
    expect(files.bytesOf('t1')).toBeUndefined();
    expect(files.bytesOf('t2')).toBe(letter);
    expect(files.bytesOf('t21')).toBe(letter);
  });
});
