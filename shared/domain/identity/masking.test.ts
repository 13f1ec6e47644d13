import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCard, maskIdNumber, maskPhone, maskPlate, maskVin } from './masking.ts';

const MASKS = [
  { name: 'ID', mask: maskIdNumber, head: 6, tail: 4 },
  { name: 'telephone', mask: maskPhone, head: 3, tail: 4 },
  { name: 'card', mask: maskCard, head: 0, tail: 4 },
  { name: 'plate', mask: maskPlate, head: 2, tail: 2 },
  { name: 'VIN', mask: maskVin, head: 0, tail: 6 },
];

describe('masking (law/README 5.3)', () => {
  it.each([
    [maskIdNumber('11010519491231002X'), '110105********002X'],
    [maskIdNumber('110105491231002'), '110105*****1002'],
    [maskPhone('13800000000'), '138****0000'],
    [maskCard('6200000000000005'), '************0005'],
    [maskPlate('京A12345'), '京A***45'],
    [maskPlate('京AD12345'), '京A****45'],
    [maskVin('1M8GDM9AXKP042788'), '***********042788'],
  ])('%s', (masked, expected) => {
    expect(masked).toBe(expected);
  });

  it.each([
    [maskIdNumber('110105'), '******'],
    [maskPhone('1380000'), '*******'],
    [maskCard('0005'), '****'],
    [maskPlate('无牌'), '**'],
    [maskVin('042788'), '******'],
    [maskPhone(''), ''],
  ])('a text too short to hide anything is hidden whole: %s', (masked, expected) => {
    expect(masked).toBe(expected);
  });

  it.each(MASKS)(
    'of $name keeps the length, and shows no more than its head and tail',
    ({ mask, head, tail }) => {
      const sign = fc.constantFrom(...'0123456789ABCX京学李');
      fc.assert(
        fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
          const masked = [...mask(signs.join(''))];
          expect(masked).toHaveLength(signs.length);
          const shown = masked.flatMap((each, index) => (each === '*' ? [] : [index]));
          expect(shown.every((index) => index < head || index >= signs.length - tail)).toBe(true);
          expect(shown.every((index) => masked[index] === signs[index])).toBe(true);
          // something is always hidden
          expect(signs.length === 0 || shown.length < signs.length).toBe(true);
        }),
        { numRuns: 500 },
      );
    },
  );
});
