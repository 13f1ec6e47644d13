import { describe, expect, it } from 'vitest';
import { measurePassphrase } from './passphrase-strength.ts';

const level = (text: string, names: readonly string[] = []): number => measurePassphrase(text, names).level;

describe('the strength of a passphrase', () => {
  it('fewer than eight characters are refused whatever they are', () => {
    expect(measurePassphrase('aB3$x9!')).toMatchObject({ level: 0, problem: 'short' });
    expect(measurePassphrase('')).toMatchObject({ level: 0, problem: 'empty' });
  });

  it('what everybody tries is refused', () => {
    for (const text of ['password', '12345678', 'aaaaaaaa', 'qwer1234', 'admin123', '密码密码密码密码']) {
      expect(measurePassphrase(text), text).toMatchObject({ level: 0, problem: 'common' });
    }
  });

  it('a passphrase holding the own name is refused unless the rest is long', () => {
    expect(measurePassphrase('zhangmin8080', ['zhangmin'])).toMatchObject({ level: 0, problem: 'name' });
    expect(level('zhangmin buys green tea on rainy tuesdays', ['zhangmin'])).toBe(3);
  });

  it('length counts more than signs', () => {
    expect(level('kT7!mq2x')).toBe(2);
    expect(level('xkdhwuvn')).toBe(1);
    expect(level('blue kettle morning harbour')).toBe(3);
    expect(level('老街口的桂花糕最香')).toBe(3);
  });
});
