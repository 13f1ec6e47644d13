import { invariant } from '../../../shared/kernel/assert.ts';

const HEX = Buffer.from('0123456789abcdef', 'ascii');

/**
 * The cipher's raw-key form x'64 hex digits' in a buffer that the caller zeroes; never a JavaScript string.
 */
export function rawKeyText(key: Uint8Array): Buffer {
  invariant(key.length === 32, 'a book key has 32 bytes');
  const text = Buffer.alloc(67);
  text.write("x'", 0, 'ascii');
  key.forEach((byte, index) => {
    text[2 + index * 2] = HEX[byte >> 4] ?? 0;
    text[3 + index * 2] = HEX[byte & 15] ?? 0;
  });
  text.write("'", 66, 'ascii');
  return text;
}
