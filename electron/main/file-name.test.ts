import { describe, expect, it } from 'vitest';
import { suggestedFileName } from './file-name.ts';

describe('a suggested file name', () => {
  it.each([
    ['催收函 安信催〔2026〕0012号.pdf', '催收函 安信催〔2026〕0012号.pdf'],
    ['..\\..\\evil.pdf', '_.._evil.pdf'],
    ['/etc/passwd', '_etc_passwd'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1.tar.pdf', '_lpt1.tar.pdf'],
    ['a:b.pdf', 'a_b.pdf'],
    ['letter.pdf. . ', 'letter.pdf'],
    ['a\u0000b.pdf', 'a_b.pdf'],
    ['fdp.\u202egnp.pdf', 'fdp._gnp.pdf'],
    ['', '_'],
  ])('%j becomes %j', (given, expected) => {
    expect(suggestedFileName(given)).toBe(expected);
  });
});
