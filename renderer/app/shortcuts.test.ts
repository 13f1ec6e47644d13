import { describe, expect, it } from 'vitest';
import { keyName, normalise } from './shortcuts.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('the name of a pressed key', () => {
  it('is the same for a shortcut as written and as pressed', () => {
    expect(keyName({ ...plain, key: 'k', ctrlKey: true })).toBe(normalise('Ctrl+K'));
    expect(keyName({ ...plain, key: 'C' })).toBe(normalise('C'));
    expect(keyName({ ...plain, key: 'Enter', ctrlKey: true })).toBe(normalise('Ctrl+Enter'));
  });

  it('a question mark needs no Shift in its name, since keyboards differ in where it sits', () => {
    expect(keyName({ ...plain, key: '?', shiftKey: true })).toBe('?');
  });

  it('Shift with a letter or a named key is told apart', () => {
    expect(keyName({ ...plain, key: 'Z', shiftKey: true, ctrlKey: true })).toBe('Ctrl+Shift+z');
    expect(keyName({ ...plain, key: 'Tab', shiftKey: true })).toBe('Shift+Tab');
  });
});
